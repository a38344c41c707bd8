/** A rendered page → the files of its deck, written whole or not at all, and the report that lists them. */
import { join } from 'node:path';
import { checkOverflow } from '../check/page/content-stays-on-slide.ts';
import { type Diagnostic, hasErrors, type Outcome } from '../diagnostics/diagnostic.ts';
import type { OpenPage, PageYield, PictureWish } from '../export/page-work.ts';
import type { Host } from '../host/host.ts';
import { loadMeasureScript } from '../load/measure-script.ts';
import { FORMATS, type Format } from '../model/audience.ts';
import type { Project } from '../model/project.ts';
import type { MergeTable } from '../model/row.ts';
import { writeSteps } from '../render/steps.ts';
import { auditOutputs } from './audit.ts';
import { deckDate } from './date.ts';
import type { RenderedPage } from './deck-page.ts';
import type { Delivery } from './delivery.ts';
import { inputFiles } from './inputs.ts';
import { makeCard } from './outputs/card.ts';
import { finishedFiles, madeOf } from './outputs/finished.ts';
import { makeHandout } from './outputs/handout.ts';
import { makeHtml } from './outputs/html.ts';
import { leftOverPictures } from './outputs/left-over.ts';
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
import { reviewPage, type Seen } from './review.ts';

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

/** Of the picture of a deck in the gallery, in pixels. */
const THUMBNAIL_WIDTH = 480;

export interface BuiltFile {
  readonly format: Output['format'];
  /** Absolute. */
  readonly path: string;
  readonly bytes: number;
  /** True when the file was not made anew. */
  readonly cached: boolean;
}

export interface BuiltDeck {
  readonly deck: string;
  readonly audience?: string;
  /** The name of the row's folder. */
  readonly row?: string;
  readonly title: string;
  readonly slides: number;
  readonly minutes: number;
  /** Absolute. */
  readonly folder: string;
  readonly outputs: readonly BuiltFile[];
  /** A picture of the first slide for the gallery, taken while the page was printed. */
  readonly thumbnail?: { readonly page: string; readonly webp: Uint8Array };
}

export interface ExportRequest {
  readonly page: RenderedPage;
  readonly formats: readonly Format[];
  readonly options: OutputOptions;
  readonly printing: Printing;
  /** Takes the finished files. */
  readonly delivery: Delivery;
  readonly project: Project;
  /** What the decks are merged with. */
  readonly table?: MergeTable | undefined;
  readonly diagnostics: readonly Diagnostic[];
  /** Whether a picture of the first slide is wanted, if the page is printed at all. */
  readonly thumbnail: boolean;
  /** Whether files stay as they are that an interrupted run has finished. */
  readonly resume: boolean;
  /** Told what is cut off on the slides, once the page has been printed; gives what is to be said about it. */
  readonly seen: (seen: readonly Seen[]) => readonly Diagnostic[];
  /** Called once, when the deck needs the browser no longer. */
  readonly printed: () => void;
}

/**
 * Makes and writes the files of one deck. Those that need no browser are written even when there is none. With a leak
 * among the diagnostics none is written and the value is undefined.
 */
export async function exportDeck(
  host: Host,
  request: ExportRequest,
): Promise<Outcome<BuiltDeck | undefined>> {
  const { page } = request;
  const visit = printVisit(host, request);
  const context = outputContext(host, request, visit);
  const made = await madeOf(context, request.formats);
  if (request.resume) {
    const outputs = await finishedFiles(host, page.opened.outFolder, made);
    if (outputs !== undefined) return { value: await finishedDeck(request, outputs), diagnostics: [] };
  }
  const outcome = await makeOutputs(context, request);
  const shown = request.seen(visit.seen);
  const said = [...request.diagnostics, ...shown];
  const report = await makeReport({ ...context, diagnostics: said }, { made, outputs: outcome.outputs });
  const outputs = [...outcome.outputs, report];
  const diagnostics = await auditOutputs(host, { ...request, diagnostics: said, outputs });
  if (hasErrors([...shown, ...diagnostics])) return { value: undefined, diagnostics };
  const folder = page.opened.outFolder;
  const leftOver = await leftOverPictures(host, folder, outputs);
  await request.delivery.inFolder(folder, async (files) => {
    for (const { name, bytes } of outputs) await files.put(join(folder, name), bytes);
    for (const path of leftOver) await files.drop(path);
  });
  if (outcome.fault !== undefined) throw outcome.fault.error;
  const picture = visit.made === undefined ? undefined : (await visit.made).pictures[0];
  const built = outputs.map(({ format, name, bytes }) => ({
    format,
    path: join(folder, name),
    bytes: bytes.length,
    cached: false,
  }));
  return { value: builtDeck(page, built, picture), diagnostics };
}

function builtDeck(
  { deck, opened, rendered, title, html }: RenderedPage,
  outputs: readonly BuiltFile[],
  picture: Uint8Array | undefined,
): BuiltDeck {
  return {
    deck: deck.id,
    ...(deck.audience === undefined ? {} : { audience: deck.audience.id }),
    ...(deck.row === undefined ? {} : { row: deck.row.id }),
    title,
    slides: rendered.slides.length,
    minutes: deck.plan.minutes,
    folder: opened.outFolder,
    outputs,
    ...(picture === undefined ? {} : { thumbnail: { page: sha256(encode(html)), webp: picture } }),
  };
}

/** A deck that an earlier run has finished; only its picture for the gallery, which comes last, is taken now. */
async function finishedDeck(request: ExportRequest, outputs: readonly BuiltFile[]): Promise<BuiltDeck> {
  const { page, formats, printing, printed } = request;
  const wanted = thumbnailWish(request);
  const isPrinted = formats.some(needsBrowser);
  if (wanted === undefined || !isPrinted) {
    printed();
    return builtDeck(page, outputs, undefined);
  }
  const { width, height } = page.rendered;
  const browser = await printing.browser();
  const { pictures } = await browser.visit(page.html, { width, height, pictures: wanted });
  printed();
  return builtDeck(page, outputs, pictures[0]);
}

function thumbnailWish({ page, thumbnail }: ExportRequest): PictureWish | undefined {
  if (!thumbnail) return undefined;
  return { slides: [1], scale: THUMBNAIL_WIDTH / page.rendered.width, type: 'webp', quality: 82 };
}

/** Makers run side by side. The first fault is kept until the other files are written. */
async function makeOutputs(
  context: OutputContext,
  { formats: asked, printed }: ExportRequest,
): Promise<{ outputs: readonly Output[]; fault?: { error: unknown } }> {
  // In one order, however they were asked for: the report lists them.
  const formats = FORMATS.filter((format) => asked.includes(format));
  const making = formats.map((format) => ({ format, files: MAKERS[format].map((make) => make(context)) }));
  const printing = making.flatMap(({ format, files }) => (needsBrowser(format) ? files : []));
  void Promise.allSettled(printing).then(printed);
  const settled = await Promise.allSettled([makeMarkdown(context), ...making.flatMap(({ files }) => files)]);
  const outputs = settled.flatMap((one) => (one.status === 'fulfilled' ? one.value : []));
  const failed = settled.find((one) => one.status === 'rejected');
  return { outputs, ...(failed === undefined ? {} : { fault: { error: failed.reason } }) };
}

/** The one visit that prints a page, begun when the first asks for it. */
interface PrintVisit {
  made?: Promise<PageYield>;
  /** What is cut off on its slides, once it is made. */
  seen: readonly Seen[];
  sheets(): Promise<Sheets>;
}

function printVisit(host: Host, request: ExportRequest): PrintVisit {
  const { page, options, printing } = request;
  const { width, height } = page.rendered;
  const pictures = thumbnailWish(request);
  const talk = async (open: OpenPage) => {
    const script = await loadMeasureScript(host);
    visit.seen = await reviewPage(open, { page, script, rules: [checkOverflow], grounds: false });
  };
  const work = { width, height, pdf: true, talk, ...(pictures === undefined ? {} : { pictures }) };
  const visit: PrintVisit = {
    seen: [],
    sheets: async () => {
      const { html, sheets } = options.steps
        ? writeSteps(page.request)
        : { html: page.html, sheets: page.rendered.slides.length };
      visit.made ??= printing.browser().then((browser) => browser.visit(html, work));
      return { pdf: (await visit.made).pdf, count: sheets };
    },
  };
  return visit;
}

function outputContext(host: Host, request: ExportRequest, visit: PrintVisit): OutputContext {
  const { page, options, printing, project, diagnostics } = request;
  const { deck, opened, assets } = page;
  const files = [...inputFiles(opened), ...assets, ...project.inputs];
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
