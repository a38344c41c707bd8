/**
 * The whole line: pages → files. Nothing is written before every deck has come
 * through without an error, so a run either says what is wrong or leaves whole files.
 */
import { type Diagnostic, hasErrors, isFailure, sortDiagnostics } from '../diagnostics/diagnostic.ts';
import type { Host } from '../host/host.ts';
import { isInDecksFolder } from '../load/project.ts';
import type { Format } from '../model/audience.ts';
import { settleFew } from './at-once.ts';
import type { RenderedPage } from './deck-page.ts';
import { compareFiles } from './delivery.ts';
import { diagnosticsFor } from './diagnostics-for.ts';
import { writeFiles } from './file-delivery.ts';
import { foreignOutputs } from './foreign-outputs.ts';
import { foreignGallery, updateGallery } from './gallery.ts';
import { overwrittenInputs } from './inputs.ts';
import type { Opened } from './open.ts';
import { DEFAULT_OPTIONS, needsBrowser, type OutputOptions } from './outputs/output.ts';
import { type BuiltDeck, exportDeck } from './outputs.ts';
import { type DeckPage, type FromBefore, makePages, type PagesRequest } from './pages.ts';
import { type Printing, startPrinting } from './printing.ts';
import { type Seen, tellSeen } from './review.ts';

/** Decks that are exported at the same time: enough to keep a browser busy while others are read again and written. */
const MOST_AT_ONCE = 6;

export interface BuildRequest extends PagesRequest {
  /** Undefined: what audience or deck ask for, else HTML and PDF. */
  readonly formats?: readonly Format[];
  /** How files are made; what is left out is as by default. */
  readonly options?: Partial<OutputOptions>;
  /** Warnings count as errors. `strict: true` in the settings says the same. */
  readonly strict: boolean;
  /** Write nothing and compare with what lies in the output folder: each difference is a diagnostic. */
  readonly verify?: boolean;
  /** Leave files as they are that an interrupted run of the same build has finished. */
  readonly resume?: boolean;
  /** Path of a browser; undefined: one is looked for. */
  readonly browser?: string;
  /** A browser that is already being started; undefined: one is started when the build begins. Closed at the end in any case. */
  readonly printing?: Printing;
}

/** What happens while a build runs, for a progress bar. */
export interface BuildProgress {
  /** A deck was looked at, the first of two passes; called only when there are many. */
  look?(done: number, decks: number): void;
  /** How many decks there are; called once, before the first is made. */
  start(decks: number): void;
  /** A deck's files are written. */
  finish(deck: BuiltDeck): void;
}

export interface BuildResult {
  readonly decks: readonly BuiltDeck[];
  readonly diagnostics: readonly Diagnostic[];
  /** Path of the page that lists all decks; undefined when there is none. */
  readonly gallery?: string;
  /** True when nothing was written because of errors, or of warnings in a strict build. */
  readonly refused: boolean;
}

/** What a run that builds more than once has from its earlier builds. */
export interface BuiltBefore extends FromBefore {
  /** Reads what was kept. */
  readonly host: Host;
  /** Whether the files of a page are already as they would be written now. */
  readonly isWritten: (page: RenderedPage) => Promise<boolean>;
}

/**
 * Builds decks. Faults of the text come back as diagnostics; faults of the machine are thrown as `Fault`,
 * after all files that need no browser have been written.
 */
export async function buildDecks(
  host: Host,
  request: BuildRequest,
  progress: BuildProgress,
  again?: BuiltBefore,
): Promise<BuildResult> {
  const printing = request.printing ?? startPrinting(host, request);
  try {
    const made = await makePages(again?.host ?? host, request, {
      ...again,
      looked: progress.look?.bind(progress),
    });
    const { opened, fonts, settler } = made.value;
    const { project, out } = opened;
    const pages = await unwritten(made.value.pages, again);
    const inWay = await inTheWay(host, request, { opened, pages });
    const isProject = made.value.pages.some(({ deck }) => isInDecksFolder(project, deck.file));
    const foreign = isProject ? await foreignGallery(host, out) : [];
    const hasGallery = isProject && foreign.length === 0;
    const said = sortDiagnostics([
      ...made.diagnostics,
      ...settler.settle([...inWay, ...foreign]),
      ...settler.unused({ thorough: false, shown: false, asked: request }),
    ]);
    const isStrict = request.strict || project.settings.strict === true;
    if (isFailure(said, isStrict)) return { decks: [], diagnostics: said, refused: true };
    const delivery = request.verify === true ? compareFiles(host, out) : writeFiles(host, out);
    progress.start(pages.length);
    const decks: BuiltDeck[] = [];
    const leaks: Diagnostic[] = [];
    const seen: Seen[] = [];
    const pictured = picturedDecks(pages);
    const toPrint = new Set(
      pages.filter((page) => (request.formats ?? page.deck.formats).some(needsBrowser)),
    );
    const outcomes = await settleFew(pages, MOST_AT_ONCE, async (one) => {
      const page = await one.page();
      const built = await exportDeck(host, {
        page,
        formats: request.formats ?? page.deck.formats,
        options: { ...DEFAULT_OPTIONS, ...request.options },
        printing,
        delivery,
        project,
        table: opened.table,
        diagnostics: diagnosticsFor(page, said),
        thumbnail: hasGallery && pictured.has(one),
        resume: request.resume === true,
        seen: (found) => {
          seen.push(...found);
          return diagnosticsFor(page, weighed(settler.settle(tellSeen(found)), isStrict));
        },
        // The browser ends while the last files are still being written.
        printed: () => {
          toPrint.delete(one);
          if (toPrint.size === 0) void printing.close();
        },
      });
      leaks.push(...built.diagnostics);
      if (built.value === undefined) return;
      decks.push(built.value);
      progress.finish(built.value);
    });
    const thumbnails = new Map(
      decks.flatMap(({ thumbnail }) =>
        thumbnail === undefined ? [] : [[thumbnail.page, thumbnail.webp] as const],
      ),
    );
    const gallery = hasGallery ? await updateGallery(host, { out, thumbnails, fonts, delivery }) : undefined;
    for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
    const shown = weighed(settler.settle(tellSeen(seen)), isStrict);
    const all = sortDiagnostics([...said, ...shown, ...leaks, ...delivery.findings]);
    return {
      decks: decks.sort((a, b) => (a.folder < b.folder ? -1 : 1)),
      diagnostics: all,
      ...(gallery === undefined ? {} : { gallery }),
      refused: decks.length === 0 && hasErrors(all),
    };
  } finally {
    await printing.close();
  }
}

/** What is learned when others have been written already ends a strict build for its own deck: it is an error there. */
function weighed(diagnostics: readonly Diagnostic[], isStrict: boolean): readonly Diagnostic[] {
  if (!isStrict) return diagnostics;
  return diagnostics.map((one) => (one.severity === 'warning' ? { ...one, severity: 'error' } : one));
}

/** Files that the build must not write over. */
async function inTheWay(
  host: Host,
  { verify, formats }: BuildRequest,
  { opened, pages }: { readonly opened: Opened; readonly pages: readonly DeckPage[] },
): Promise<readonly Diagnostic[]> {
  const inputs = overwrittenInputs(opened.decks);
  if (verify === true || inputs.length > 0) return inputs;
  const planned = pages.map(({ deck, outFolder, slides }) => ({
    folder: outFolder,
    formats: formats ?? deck.formats,
    slides,
  }));
  return foreignOutputs(host, opened.out, planned);
}

async function unwritten(
  pages: readonly DeckPage[],
  again: BuiltBefore | undefined,
): Promise<readonly DeckPage[]> {
  if (again === undefined) return pages;
  const left: DeckPage[] = [];
  for (const one of pages) if (!(await again.isWritten(await one.page()))) left.push(one);
  return left;
}

/** Of the rows of a merge, which look alike, the gallery shows the first of each deck and audience. */
function picturedDecks(pages: readonly DeckPage[]): ReadonlySet<DeckPage> {
  const firsts = new Map<string, DeckPage>();
  for (const one of pages) {
    const { row, file, audience } = one.deck;
    const key = row === undefined ? one.outFolder : `${file}\0${audience?.id ?? ''}`;
    if (!firsts.has(key)) firsts.set(key, one);
  }
  return new Set(firsts.values());
}
