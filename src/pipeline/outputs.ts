/** A rendered page → the files of its deck, written whole or not at all, and the report that lists them. */
import { readAhead } from '../audit/audit.ts';
import { BUILD_RULES } from '../check/page/rules.ts';
import { type Diagnostic, hasErrors, type Outcome } from '../diagnostics/diagnostic.ts';
import { INNER_LINK } from '../export/joined/page-part.ts';
import type { PageYield } from '../export/page-work.ts';
import type { Host } from '../host/host.ts';
import { loadMeasureScript } from '../load/measure-script.ts';
import { FORMATS, type Format } from '../model/audience.ts';
import type { SlideFacts } from '../model/page-facts.ts';
import type { Project } from '../model/project.ts';
import type { MergeTable } from '../model/row.ts';
import { writeSheet } from '../render/sheet.ts';
import { writeSteps } from '../render/steps.ts';
import { auditOutputs } from './audit.ts';
import { deckDate } from './date.ts';
import type { RenderedPage } from './deck-page.ts';
import { measurePage } from './measure.ts';
import { makeCard } from './outputs/card.ts';
import { makeHandout } from './outputs/handout.ts';
import { makeHtml } from './outputs/html.ts';
import { makeMarkdown } from './outputs/markdown.ts';
import {
  encode,
  needsBrowser,
  type Output,
  type OutputContext,
  type OutputMaker,
  type OutputOptions,
  type Sheets,
  sha256,
} from './outputs/output.ts';
import { makePdf } from './outputs/pdf.ts';
import { makePictures } from './outputs/pictures.ts';
import { makePresenter } from './outputs/presenter.ts';
import { makeReport } from './outputs/report.ts';
import { makeScript, makeScriptText } from './outputs/script.ts';
import type { Printing } from './printing.ts';
import { type Seen, seenOn } from './review.ts';

/** Who makes the files of a format, each for itself. */
const MAKERS: Readonly<Record<Format, readonly OutputMaker[]>> = {
  html: [makeHtml],
  presenter: [makePresenter],
  pdf: [makePdf],
  handout: [makeHandout],
  script: [makeScriptText, makeScript],
  png: [makePictures('png'), makeCard],
  jpeg: [makePictures('jpeg')],
  webp: [makePictures('webp')],
};

/** How long slides wait for those of other decks, where there are very many: as long as some twenty decks take to be rendered. */
const PATIENCE_MS = 150;

/** Of the picture of a deck in the gallery, in pixels. */
const THUMBNAIL_WIDTH = 480;

/** The files of a deck, finished and judged, on their way to its folder. */
export interface MadeDeck {
  readonly deck: string;
  readonly audience?: string;
  /** The name of the row's folder. */
  readonly row?: string;
  readonly title: string;
  readonly slides: number;
  readonly minutes: number;
  readonly outputs: readonly Output[];
  /** A picture of the first slide for the gallery, taken while the page was printed, and the hash of the page. */
  readonly thumbnail?: { readonly page: string; readonly webp: Uint8Array };
  /** What is cut off or unseen on its slides, where the page was printed. */
  readonly seen: readonly Seen[];
  /** True when the files were not made anew. */
  readonly cached: boolean;
  /** What kept some files from being made; told once the others are written. */
  readonly fault?: { readonly error: unknown };
}

export interface MakeRequest {
  readonly page: RenderedPage;
  readonly formats: readonly Format[];
  readonly options: OutputOptions;
  readonly printing: Pick<Printing, 'browser'>;
  readonly project: Project;
  /** What the decks are merged with. */
  readonly table?: MergeTable | undefined;
  readonly diagnostics: readonly Diagnostic[];
  /** Whether a picture of the first slide is wanted, if the page is printed at all. */
  readonly thumbnail: boolean;
  /** Told what is cut off or unseen on the slides, once the page has been printed; gives what is to be said about it. */
  readonly seen: (seen: readonly Seen[]) => readonly Diagnostic[];
  /** Whether very many decks are made, so that its slides may wait for theirs. */
  readonly isOneOfMany: boolean;
  /** Called once, when the deck needs the browser no longer. */
  readonly printed: () => void;
  /** As in `AuditRequest`. */
  readonly unexplained?: Set<number>;
  /** What `beginPrint` gave, where the page is being printed already. */
  readonly visit?: PrintVisit | undefined;
}

/**
 * Makes the files of one deck. Those that need no browser are made even when there is none. With a leak among the
 * diagnostics the value is undefined.
 */
export async function makeDeck(host: Host, request: MakeRequest): Promise<Outcome<MadeDeck | undefined>> {
  const { page } = request;
  const visit = request.visit ?? printVisit(host, request);
  const context = outputContext(host, request, visit);
  const made = await makeOutputs(context, request);
  const seen = await visit.seen();
  const shown = request.seen(seen);
  const said = [...request.diagnostics, ...shown];
  const report = await makeReport({ ...context, diagnostics: said }, made.outputs);
  const outputs = [...made.outputs, report];
  const diagnostics = await auditOutputs(host, { ...request, diagnostics: said, outputs });
  if (hasErrors([...shown, ...diagnostics])) return { value: undefined, diagnostics };
  const { deck, rendered, title } = page;
  const picture =
    visit.made === undefined ? undefined : (await visit.made.catch(() => undefined))?.pictures[0];
  const value = {
    deck: deck.id,
    ...(deck.audience === undefined ? {} : { audience: deck.audience.id }),
    ...(deck.row === undefined ? {} : { row: deck.row.id }),
    title,
    slides: rendered.slides.length,
    minutes: deck.plan.minutes,
    outputs,
    seen,
    cached: false,
    ...(picture === undefined ? {} : { thumbnail: { page: page.hash, webp: picture } }),
    ...(made.fault === undefined ? {} : { fault: made.fault }),
  };
  return { value, diagnostics };
}

/** Makers run side by side. The first fault is kept until the other files are written. */
async function makeOutputs(
  context: OutputContext,
  { formats: asked, printed }: MakeRequest,
): Promise<{ outputs: readonly Output[]; fault?: { error: unknown } }> {
  // In one order, however they were asked for: the report lists them.
  const formats = FORMATS.filter((format) => asked.includes(format));
  const making = formats.map((format) => ({ format, files: MAKERS[format].map((make) => make(context)) }));
  const printing = making.flatMap(({ format, files }) => (needsBrowser(format) ? files : []));
  void Promise.allSettled(printing).then(printed);
  const all = [makeMarkdown(context), ...making.flatMap(({ files }) => files)];
  if (printing.length > 0) readAheadWhilePrinting(all.filter((one) => !printing.includes(one)));
  const settled = await Promise.allSettled(all);
  const outputs = settled.flatMap((one) => (one.status === 'fulfilled' ? one.value : []));
  const failed = settled.find((one) => one.status === 'rejected');
  return { outputs, ...(failed === undefined ? {} : { fault: { error: failed.reason } }) };
}

/** The audit reads files again; those that need no browser while the browser is busy with the others. */
function readAheadWhilePrinting(files: readonly ReturnType<OutputMaker>[]): void {
  for (const one of files)
    void one.then(
      (outputs) => void setImmediate(() => outputs.forEach(readAhead)),
      () => undefined,
    );
}

/** Begins to print a page whose files are made later. Nobody need ask for it: then what goes wrong is nobody's. */
export function beginPrint(host: Host, request: PrintRequest): PrintVisit {
  const visit = printVisit(host, request);
  visit.sheets().catch(() => undefined);
  return visit;
}

export type PrintRequest = Pick<MakeRequest, 'page' | 'options' | 'printing' | 'thumbnail' | 'isOneOfMany'>;

/** The one visit that prints a page, begun when the first asks for it. */
export interface PrintVisit {
  made?: Promise<PageYield>;
  /** What is cut off or unseen on its slides; nothing where it was not made. */
  seen(): Promise<readonly Seen[]>;
  sheets(): Promise<Sheets>;
}

function printVisit(host: Host, request: PrintRequest): PrintVisit {
  const { page, options, printing, thumbnail } = request;
  const { width, height, slides } = page.rendered;
  const pictures = { slides: [1], scale: THUMBNAIL_WIDTH / width, type: 'webp', quality: 82 } as const;
  const print = async (html: string) => {
    const [browser, script] = await Promise.all([printing.browser(), loadMeasureScript(host)]);
    const sheet = options.steps || !mayShareSlides(page) ? undefined : writeSheet(page.request, INNER_LINK);
    return browser.visit(html, {
      width,
      height,
      pdf: true,
      ...(sheet === undefined ? {} : { sheet, patienceMs: request.isOneOfMany ? PATIENCE_MS : 0 }),
      talk: (open, count = slides.length) => measurePage(open, { script, slides: count }),
      talkName: `measure ${sha256(encode(script))}`,
      ...(thumbnail ? { pictures } : {}),
    });
  };
  const visit: PrintVisit = {
    seen: async () => {
      const made = await visit.made?.catch(() => undefined);
      const facts = (made?.answer ?? []) as readonly SlideFacts[];
      // A slide may have been measured among those of other decks.
      const numbered = facts.map((slide, index) => ({ ...slide, number: index + 1 }));
      return seenOn(page, numbered, BUILD_RULES);
    },
    sheets: async () => {
      const { html, sheets } = options.steps
        ? writeSteps(page.request)
        : { html: page.html, sheets: slides.length };
      visit.made ??= print(html);
      const made = await visit.made;
      return { print: made, count: sheets, isBlank: (made.answer as readonly SlideFacts[]).every(isBlank) };
    },
  };
  return visit;
}

/** Slides of a longer deck are printed on several pages of the browser at once. */
const LONG_DECK = 200;

/**
 * Whether there may be other decks with the same slides, or so many slides that they are better printed apart. Decided by
 * the deck alone: its files are the same, whatever else is built.
 */
function mayShareSlides({ deck, rendered }: RenderedPage): boolean {
  return deck.audience !== undefined || deck.row !== undefined || rendered.slides.length > LONG_DECK;
}

function isBlank({ texts, images }: SlideFacts): boolean {
  return texts.length === 0 && images.length === 0;
}

function outputContext(host: Host, request: MakeRequest, visit: PrintVisit): OutputContext {
  const { page, options, printing, project, diagnostics } = request;
  const { deck, opened, assets } = page;
  const texts = [deck.file, ...deck.sections.map(({ file }) => file), ...[opened.theme.file ?? []].flat()];
  const files = [...texts, ...assets, ...project.inputs];
  return {
    host,
    page,
    options,
    project,
    diagnostics,
    browser: () => printing.browser(),
    date: once(() => deckDate(host, { deck, files })),
    sheets: visit.sheets,
  };
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
