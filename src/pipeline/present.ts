/**
 * Decks in memory, behind a server, following their inputs: the catalog says which there are, each is built when
 * somebody looks at it, and a change on the disk goes to the pages that are open. Nothing is written.
 */
import { randomBytes } from 'node:crypto';
import { hasErrors, type Outcome } from '../diagnostics/diagnostic.ts';
import type { Host } from '../host/host.ts';
import { answer } from '../present/answer.ts';
import { DEFAULT_PORT, listen } from '../present/listen.ts';
import type { Reader, Tokens } from '../present/routes.ts';
import { startRenderer } from './deck-page.ts';
import { watchInputs } from './kept/watch-inputs.ts';
import type { PagesRequest } from './pages.ts';
import { readCatalog } from './present/catalog.ts';
import { liveContent } from './present/live-content.ts';
import type { Rebuilt } from './present/live-deck.ts';
import { createShelf } from './present/shelf.ts';
import { createWorkshop } from './present/workshop.ts';

export type { Rebuilt };

export interface PresentRequest extends PagesRequest {
  /** Where to listen; undefined: this machine only. With it, every address has a secret part. */
  readonly address?: string;
  /** Undefined: the default port, or the next that is free. */
  readonly port?: number;
}

export interface PresentedDeck {
  readonly deck: string;
  readonly audience?: string;
  readonly title: string;
  /** Paths from the root of the server. */
  readonly path: Readonly<Record<Reader, string>>;
}

export interface Presenting {
  readonly port: number;
  /** The port that was asked for, or the default. */
  readonly wantedPort: number;
  /** Paths of the two lists. */
  readonly lists: Readonly<Record<Reader, string>>;
  readonly decks: readonly PresentedDeck[];
  close(): Promise<void>;
}

/** How often open pages get a sign of life. */
const BREATH_MS = 15_000;

/**
 * Starts serving. Undefined, with diagnostics, when what was asked for does not exist; a deck with errors is served all
 * the same. Throws a `Fault` when the server cannot listen. `told` hears of every build.
 */
export async function presentDecks(
  host: Host,
  request: PresentRequest,
  told: (rebuilt: Rebuilt) => Promise<void>,
): Promise<Outcome<Presenting | undefined>> {
  host.keepLean?.();
  const tokens = createTokens(request.address !== undefined);
  const given = { renderer: startRenderer(host), run: secret() };
  const workshop = createWorkshop(host, request, given);
  const { disk, values } = workshop;
  const first = await values.run((kept) => readCatalog(kept, request, []));
  if (hasErrors(first.value.diagnostics) && first.value.value.length === 0)
    return { value: undefined, diagnostics: first.value.diagnostics };
  const shelf = createShelf(workshop, tokens, told);
  shelf.set(first.value.value, first);
  const watch = watchInputs(host, disk, async (changed) => {
    values.drop(changed);
    if (shelf.isListed(changed)) {
      const again = await values.run((kept) => readCatalog(kept, request, shelf.catalog()));
      shelf.set(again.value.value, again);
    }
    await shelf.follow(changed);
    const live = shelf.basis();
    disk.retain(live.asked);
    values.retain(live);
  });
  const content = liveContent(host, shelf, watch);
  const names = request.address === undefined ? {} : { asked: request.address };
  const serving = await listen(host, {
    address: request.address ?? '127.0.0.1',
    ...(request.port === undefined ? {} : { port: request.port }),
    respond: (asked) => answer(asked, { names, routes: shelf.routes(), content }),
  }).catch(async (error: unknown) => {
    await watch.close();
    throw error;
  });
  const breath = setInterval(() => shelf.breathe(), BREATH_MS);
  // Whoever opens the first page finds it made.
  void watch.between(() => shelf.decks()[0]?.ensure() ?? Promise.resolve());
  return {
    value: {
      port: serving.port,
      wantedPort: request.port ?? DEFAULT_PORT,
      lists: shelf.lists(),
      decks: shelf.presented(),
      close: async () => {
        clearInterval(breath);
        shelf.close();
        await Promise.all([serving.close(), watch.close()]);
      },
    },
    diagnostics: first.value.diagnostics,
  };
}

/** 128 bits each. */
function createTokens(isExposed: boolean): Tokens {
  return { speaker: secret(), ...(isExposed ? { audience: secret() } : {}) };
}

function secret(): string {
  return randomBytes(16).toString('base64url');
}
