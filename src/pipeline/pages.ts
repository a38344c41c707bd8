/** What was asked for → the pages of its decks and all that there is to say about them: open → assemble → render → check. */
import { assembleDeck } from '../assemble/deck.ts';
import { type Diagnostic, hasErrors, type Outcome, sortDiagnostics } from '../diagnostics/diagnostic.ts';
import { Fault } from '../diagnostics/fault.ts';
import type { Host } from '../host/host.ts';
import { createFontLoader, type FontLoader } from '../load/fonts/loader.ts';
import type { Deck } from '../model/deck.ts';
import { checkPage, checkText } from './check-page.ts';
import { CUT_FONTS } from './deck-fonts.ts';
import { createDeckRenderer, type RenderedPage, startRenderer } from './deck-page.ts';
import { inDeckMessage } from './diagnostics-for.ts';
import { openKeptFiles } from './kept/files.ts';
import { type Keep, keepNothing } from './kept/values.ts';
import { type Opened, type OpenedDeck, type OpenRequest, openDecks } from './open.ts';
import { createSettler, type Settler } from './settler.ts';

/** Pages take a megabyte each: so many are kept, more are made twice. */
const MOST_KEPT = 64;

export interface PagesRequest extends OpenRequest {
  /** Files may be fetched from the network, once, while building. */
  readonly allowRemote: boolean;
  /** Rules that only `check` has are run too. */
  readonly thorough?: boolean;
}

/** The page of one deck. A run of many decks does not keep it: it is made when it is asked for, and made again. */
export interface DeckPage extends Pick<OpenedDeck, 'deck' | 'outFolder'> {
  /** How many. */
  readonly slides: number;
  page(): Promise<RenderedPage>;
}

export interface Pages {
  readonly opened: Opened;
  /** Of every deck without an error of its own. */
  readonly pages: readonly DeckPage[];
  /** What loaded their fonts, for other pages of the same run. */
  readonly fonts: FontLoader;
  /** The page of a deck that is not among them; undefined when it has errors. */
  readonly pageOf: (one: OpenedDeck) => Promise<RenderedPage | undefined>;
  /** Through which whatever else is said in the run must go. */
  readonly settler: Settler;
}

/** What a run that builds more than once has from its earlier builds. */
export interface FromBefore {
  readonly keep: Keep;
  /** Of `startRenderer`. */
  readonly renderer: ReturnType<typeof startRenderer>;
}

/** Smaller copies of pictures between runs. */
const SCALED_PICTURES = { name: 'pictures', makers: ['sharp'], mostFiles: 500 };

export interface MakeOptions extends Partial<FromBefore> {
  /** Called for each deck that was looked at, when they are many. */
  readonly looked?: ((done: number, decks: number) => void) | undefined;
}

/** Makes pages; the diagnostics are settled. With errors among the diagnostics, none is fit to be written. */
export async function makePages(
  host: Host,
  request: PagesRequest,
  given: MakeOptions = {},
): Promise<Outcome<Pages>> {
  const { keep = keepNothing(host), renderer = startRenderer(host), looked } = given;
  const opened = await openDecks(host, request, keep);
  const { themes, knownNames, project } = opened.value;
  const folders = [project.root, host.packageFolder()];
  const fonts = await keep(`fonts ${folders[0]}`, async (kept) =>
    createFontLoader(kept, folders, openKeptFiles(host, CUT_FONTS)),
  );
  const settler = createSettler(opened.value);
  const { allowRemote } = request;
  const pictures = openKeptFiles(host, SCALED_PICTURES);
  const render = createDeckRenderer({ themes, project, fonts, allowRemote, pictures, keep, renderer });
  const make = async (one: OpenedDeck): Promise<Outcome<RenderedPage | undefined>> => {
    const context = { knownNames, outFolder: one.outFolder, sources: one.sources, theme: one.theme };
    const assembled = assembleDeck(one.deck, context);
    const written = settler.settle([
      ...assembled.diagnostics,
      ...checkText(one, assembled.value, request.thorough === true),
    ]);
    if (hasErrors(written)) return { value: undefined, diagnostics: written };
    const page = await render(one, assembled.value);
    const checked = settler.settle([...page.diagnostics, ...checkPage(one, page.value)]);
    return { value: page.value, diagnostics: [...written, ...checked] };
  };
  const diagnostics: Diagnostic[] = [...settler.settle([...opened.diagnostics, ...settler.faults])];
  const pages: DeckPage[] = [];
  const areFew = opened.value.decks.length <= MOST_KEPT;
  // With errors nothing is written, so there is no need to look at every row.
  const decks = hasErrors(diagnostics) && !areFew ? [] : opened.value.decks;
  for (const [index, one] of decks.entries()) {
    const made = await make(one);
    if (!areFew) looked?.(index + 1, decks.length);
    diagnostics.push(...inDeck(one.deck, made.diagnostics));
    if (made.value === undefined) continue;
    const kept = areFew ? made.value : undefined;
    const slides = made.value.rendered.slides.length;
    const page = async () => kept ?? again(await make(one));
    pages.push({ deck: one.deck, outFolder: one.outFolder, slides, page });
  }
  const pageOf = async (one: OpenedDeck) => (await make(one)).value;
  return {
    value: { opened: opened.value, pages, pageOf, fonts, settler },
    diagnostics: sortDiagnostics(diagnostics),
  };
}

/** The same texts made the same page before. */
function again({ value, diagnostics }: Outcome<RenderedPage | undefined>): RenderedPage {
  if (value === undefined || hasErrors(diagnostics))
    throw new Fault('input-changed', 'a file was changed while decks were made of it', 'build again');
  return value;
}

function inDeck(deck: Deck, diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const message = inDeckMessage(deck);
  return diagnostics.map((one) => ({ ...one, related: [...(one.related ?? []), { message }] }));
}
