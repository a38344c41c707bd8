/**
 * One deck for one audience while it is served: built when somebody looks at it, built again when one of its inputs has
 * changed, and told to the pages that are open. The last good build stays until there is a better one.
 */
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { WebStream } from '../../host/host.ts';
import type { LiveFault, LiveMessage } from '../../model/live.ts';
import type { ViewerRole } from '../../model/viewer.ts';
import { createFeed, type Feed } from '../../present/feed.ts';
import type { Reader } from '../../present/routes.ts';
import { updateBetween } from '../../present/update.ts';
import type { Question } from '../kept/disk.ts';
import { type Basis, joinBases } from '../kept/values.ts';
import { type LiveBuild, liveBuild } from './live-build.ts';
import { livePage, type MadePage } from './live-page.ts';
import type { Workshop } from './workshop.ts';

/** Where a deck is found and for whom it is made. */
export interface LiveDeckPlace {
  readonly key: string;
  /** Absolute path of the deck spec. */
  readonly file: string;
  readonly id: string;
  readonly audience?: string;
  /** The parts of its address. */
  readonly path: readonly string[];
}

/** What a build came to, for the terminal. */
export interface Rebuilt {
  readonly deck: LiveDeckPlace;
  /** Slides that are new or changed; all of them in the first build. */
  readonly slides: number;
  readonly diagnostics: readonly Diagnostic[];
  readonly first: boolean;
  /** There are errors, so what was built before is still shown. */
  readonly failed: boolean;
  /** Nothing that is shown has changed. */
  readonly same: boolean;
}

export interface LiveDeck {
  readonly place: LiveDeckPlace;
  /** Builds it when it was never built, or when an input has changed since. */
  ensure(): Promise<void>;
  /** Builds it anew and tells open pages, if `changed` concerns it; without open pages it is built when it is next asked for. */
  follow(changed: ReadonlySet<Question>): Promise<void>;
  made(reader: Reader): MadePage | undefined;
  faults(): readonly LiveFault[];
  /** What it rests on, and what it will rest on again when its errors are mended. */
  basis(): Basis;
  listen(reader: Reader, stream: WebStream): void;
  /** Says that the address shows something else now. */
  leave(): void;
  breathe(): void;
  close(): void;
}

/** Notes are for the speaker's page only, whatever an audience may see in a file. */
export const ROLES = { audience: 'deck', speaker: 'presenter' } as const satisfies Record<Reader, ViewerRole>;

const NOTHING: LiveBuild = { faults: [], ...joinBases([]), diagnostics: [] };

/** Nothing is built yet. `told` hears of every build. */
export function createLiveDeck(
  workshop: Workshop,
  place: LiveDeckPlace,
  told: (rebuilt: Rebuilt) => Promise<void>,
): LiveDeck {
  let build = NOTHING;
  let lastGood = NOTHING;
  let isDue = true;
  const made: Partial<Record<Reader, MadePage>> = {};
  const feeds: Record<Reader, Feed> = { audience: createFeed(), speaker: createFeed() };
  const tell = (message: LiveMessage) => {
    for (const feed of Object.values(feeds)) feed.send(message);
  };
  /** Gives how many slides are new. */
  const renew = (reader: Reader, page: NonNullable<LiveBuild['page']>): number => {
    const before = made[reader];
    const after = livePage(page, ROLES[reader], { before, version: workshop.nextVersion });
    made[reader] = after;
    if (before === undefined) {
      // Who waits for the deck has a page without slides.
      feeds[reader].send({ kind: 'reload' });
      return after.live.slides.length;
    }
    const update = updateBetween(before.live, after.live);
    if (update !== undefined) feeds[reader].send({ kind: 'update', update });
    return update?.slides.length ?? 0;
  };
  const ensure = async () => {
    if (!isDue) return;
    isDue = false;
    const before = build;
    build = await liveBuild(workshop, place);
    if (build.page !== undefined) lastGood = build;
    const first = made.speaker === undefined;
    const version = made.speaker?.live.version;
    const slides =
      build.page === undefined ? 0 : Math.max(renew('audience', build.page), renew('speaker', build.page));
    const sameFaults = JSON.stringify(before.faults) === JSON.stringify(build.faults);
    if (!sameFaults) tell({ kind: 'faults', faults: build.faults });
    const same = !first && sameFaults && version === made.speaker?.live.version;
    const { diagnostics, faults } = build;
    await told({ deck: place, slides, diagnostics, first, failed: faults.length > 0, same });
  };
  return {
    place,
    ensure,
    follow: async (changed) => {
      if (![...changed].some((question) => build.asked.has(question))) return;
      isDue = true;
      if (feeds.audience.size + feeds.speaker.size > 0) await ensure();
    },
    made: (reader) => made[reader],
    faults: () => build.faults,
    basis: () => joinBases([build, lastGood]),
    listen: (reader, stream) =>
      feeds[reader].add(stream, () => ({
        kind: 'hello',
        version: made[reader]?.live.version ?? '',
        faults: build.faults,
      })),
    leave: () => tell({ kind: 'reload' }),
    breathe: () => {
      for (const feed of Object.values(feeds)) feed.breathe();
    },
    close: () => {
      for (const feed of Object.values(feeds)) feed.close();
    },
  };
}
