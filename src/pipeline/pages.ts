/** What was asked for → the pages of its decks and all that there is to say about them: open → assemble → render → check. */
import { assembleDeck } from '../assemble/deck.ts';
import { type Diagnostic, hasErrors, type Outcome, sortDiagnostics } from '../diagnostics/diagnostic.ts';
import type { Host } from '../host/host.ts';
import { createFontLoader, type FontLoader } from '../load/fonts/loader.ts';
import type { Deck } from '../model/deck.ts';
import { checkPage } from './check-page.ts';
import { CUT_FONTS } from './deck-fonts.ts';
import { createDeckRenderer, type RenderedPage, startRenderer } from './deck-page.ts';
import { inDeckMessage } from './diagnostics-for.ts';
import { openKeptFiles } from './kept/files.ts';
import { type Keep, keepNothing } from './kept/values.ts';
import { type Opened, type OpenRequest, openDecks } from './open.ts';

export interface PagesRequest extends OpenRequest {
  /** Files may be fetched from the network, once, while building. */
  readonly allowRemote: boolean;
}

export interface Pages {
  readonly opened: Opened;
  /** Of every deck without an error of its own. */
  readonly pages: readonly RenderedPage[];
  /** What loaded their fonts, for other pages of the same run. */
  readonly fonts: FontLoader;
}

/** What a run that builds more than once has from its earlier builds. */
export interface FromBefore {
  readonly keep: Keep;
  /** Of `startRenderer`. */
  readonly renderer: ReturnType<typeof startRenderer>;
}

/** Makes pages. With errors among the diagnostics, none is fit to be written. */
export async function makePages(
  host: Host,
  request: PagesRequest,
  before: FromBefore = { keep: keepNothing(host), renderer: startRenderer(host) },
): Promise<Outcome<Pages>> {
  const { keep } = before;
  const opened = await openDecks(host, request, keep);
  const { themes, knownNames, project } = opened.value;
  const folders = [project.root, host.packageFolder()];
  const fonts = await keep(`fonts ${folders[0]}`, async (kept) =>
    createFontLoader(kept, folders, openKeptFiles(host, CUT_FONTS)),
  );
  const { allowRemote } = request;
  const render = createDeckRenderer({ themes, project, fonts, allowRemote, ...before });
  const diagnostics: Diagnostic[] = [...opened.diagnostics];
  const pages: RenderedPage[] = [];
  for (const one of opened.value.decks) {
    const context = { knownNames, outFolder: one.outFolder, sources: one.sources, theme: one.theme };
    const assembled = assembleDeck(one.deck, context);
    diagnostics.push(...inDeck(one.deck, assembled.diagnostics));
    if (hasErrors(assembled.diagnostics)) continue;
    const page = await render(one, assembled.value);
    diagnostics.push(...inDeck(one.deck, [...page.diagnostics, ...checkPage(one, page.value)]));
    if (page.value !== undefined) pages.push(page.value);
  }
  return { value: { opened: opened.value, pages, fonts }, diagnostics: sortDiagnostics(diagnostics) };
}

function inDeck(deck: Deck, diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const message = inDeckMessage(deck);
  return diagnostics.map((one) => ({ ...one, related: [...(one.related ?? []), { message }] }));
}
