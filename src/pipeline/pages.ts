/** What was asked for → the pages of its decks and all that there is to say about them: open → assemble → render → check. */
import { dirname } from 'node:path';
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
import { checkFileLinks } from './file-links.ts';
import { openKeptFiles } from './kept/files.ts';
import { type Keep, keepNothing } from './kept/values.ts';
import { type Opened, type OpenedDeck, type OpenRequest, openDecks } from './open.ts';
import { createSettler, type Settler } from './settler.ts';

/** Of more decks than these, what was printed is not held until all have been looked at. */
const FEW = 64;
/** So many pages are kept from the first look until their files are made; those of more decks are made twice. */
const MOST_KEPT = 160;

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
  /** Says that the page is not likely to be asked for again. */
  release(): void;
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
  /** Gives what `startRenderer` gave. */
  readonly renderer: () => ReturnType<typeof startRenderer>;
}

/** Smaller copies of pictures between runs. */
const SCALED_PICTURES = { name: 'pictures', makers: ['sharp'], mostFiles: 500 };

/** Called for each deck that was looked at, when they are many. */
export type Looked = (done: number, decks: number) => void;

/** Makes pages; the diagnostics are settled. With errors among the diagnostics, none is fit to be written. */
export async function makePages(
  host: Host,
  request: PagesRequest,
  given: Partial<FromBefore> = {},
  looked?: Looked,
): Promise<Outcome<Pages>> {
  const { keep = keepNothing(host), renderer = loadedAtOnce(host) } = given;
  const maker = await createPageMaker(host, request, { keep, renderer });
  const { settler } = maker;
  const diagnostics: Diagnostic[] = [...maker.diagnostics];
  const pages: DeckPage[] = [];
  for (const [index, one] of maker.decks.entries()) {
    const page = await maker.make(one);
    if (maker.areMany) looked?.(index + 1, maker.decks.length);
    for (const said of page.diagnostics) diagnostics.push(said);
    if (page.value !== undefined) pages.push(page.value);
  }
  const { opened, pageOf, fonts } = maker;
  return { value: { opened, pages, pageOf, fonts, settler }, diagnostics: sortDiagnostics(diagnostics) };
}

/** Loads Marp while texts are read. */
function loadedAtOnce(host: Host): FromBefore['renderer'] {
  const renderer = startRenderer(host);
  return () => renderer;
}

/** What was asked for, opened, and what makes the page of each deck. */
export interface PageMaker {
  readonly opened: Opened;
  /** What was said of what was opened, settled. */
  readonly diagnostics: readonly Diagnostic[];
  readonly settler: Settler;
  /** Those whose pages are worth making: with errors nothing is written, so there is no need to look at every row of a merge. */
  readonly decks: readonly OpenedDeck[];
  /** So many that somebody who waits wants to hear how many were looked at, and that not all can be printed ahead. */
  readonly areMany: boolean;
  /** What loads their fonts, for other pages of the same run. */
  readonly fonts: FontLoader;
  /**
   * The page of a deck; undefined with errors. `keep` notes what is asked for this deck; default: that of the run.
   * `isSoonDone`: its files are made next, so it is kept until then.
   */
  make(one: OpenedDeck, keep?: Keep, isSoonDone?: boolean): Promise<LookedAt>;
  /** The page of another deck in the place of one of these, whatever there is to say about it. */
  pageOf(one: OpenedDeck): Promise<RenderedPage | undefined>;
}

export interface LookedAt extends Outcome<DeckPage | undefined> {
  /** The same as `diagnostics`, before they were settled. */
  readonly unsettled: readonly Diagnostic[];
}

export async function createPageMaker(
  host: Host,
  request: PagesRequest,
  before: FromBefore,
): Promise<PageMaker> {
  const { keep } = before;
  const opened = await openDecks(host, request, keep);
  const { themes, knownNames, project } = opened.value;
  const folders = [project.root, host.packageFolder()];
  const loadFonts = (by: Keep) =>
    by(`fonts ${folders[0]}`, async (kept) =>
      createFontLoader(kept, folders, openKeptFiles(host, CUT_FONTS)),
    );
  const fonts = await loadFonts(keep);
  const settler = createSettler(opened.value);
  const { allowRemote, thorough = false } = request;
  const pictures = openKeptFiles(host, SCALED_PICTURES);
  const render = createDeckRenderer({ themes, project, fonts, allowRemote, pictures, ...before });
  const make = async (one: OpenedDeck, by: Keep): Promise<Made> => {
    const context = { knownNames, outFolder: one.outFolder, sources: one.sources, theme: one.theme };
    const assembled = assembleDeck(one.deck, context);
    const texts = checkText(one, assembled.value, thorough);
    const written = [...assembled.diagnostics, ...texts];
    const told = settler.settle(written);
    if (hasErrors(told)) return { page: undefined, diagnostics: told, unsettled: written };
    // The fonts are those of the run; this notes that the deck rests on them.
    await loadFonts(by);
    const { value: page, diagnostics } = await render(one, assembled.value, by);
    const linked = { assembled: assembled.value, roots: [project.root, dirname(one.deck.file)], thorough };
    const links = await checkFileLinks(by, linked);
    const shown = [...diagnostics, ...checkPage(one, page), ...links];
    return {
      page,
      diagnostics: [...told, ...settler.settle(shown)],
      unsettled: [...written, ...shown],
    };
  };
  const diagnostics = settler.settle([...opened.diagnostics, ...settler.faults]);
  const areFew = opened.value.decks.length <= FEW;
  let count = 0;
  return {
    opened: opened.value,
    diagnostics,
    settler,
    decks: hasErrors(diagnostics) && !areFew ? [] : opened.value.decks,
    areMany: !areFew,
    fonts,
    pageOf: async (one) => (await make(one, keep)).page,
    make: async (one, by = keep, isSoonDone = false) => {
      const made = await make(one, by);
      const said = {
        diagnostics: inDeck(one.deck, made.diagnostics),
        unsettled: inDeck(one.deck, made.unsettled),
      };
      if (made.page === undefined) return { value: undefined, ...said };
      const slides = made.page.rendered.slides.length;
      if (!isSoonDone) count += 1;
      let kept = isSoonDone || count <= MOST_KEPT ? made.page : undefined;
      const page = async () => kept ?? again(await make(one, by));
      const release = () => {
        if (!areFew) kept = undefined;
      };
      return { value: { deck: one.deck, outFolder: one.outFolder, slides, page, release }, ...said };
    },
  };
}

interface Made extends Omit<LookedAt, 'value'> {
  readonly page: RenderedPage | undefined;
}

/** The same texts made the same page before. */
function again({ page, diagnostics }: Made): RenderedPage {
  if (page === undefined || hasErrors(diagnostics))
    throw new Fault('input-changed', 'a file was changed while decks were made of it', 'build again');
  return page;
}

function inDeck(deck: Deck, diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const message = inDeckMessage(deck);
  return diagnostics.map((one) => ({ ...one, related: [...(one.related ?? []), { message }] }));
}
