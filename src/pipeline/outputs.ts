/** A rendered page → the files of its deck, written whole or not at all, and the report that lists them. */
import { join } from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Host } from '../host/host.ts';
import type { Format } from '../model/audience.ts';
import type { Project } from '../model/project.ts';
import { deckDate } from './date.ts';
import type { RenderedPage } from './deck-page.ts';
import { inputFiles } from './inputs.ts';
import { makeHandout } from './outputs/handout.ts';
import { makeHtml } from './outputs/html.ts';
import { makeMarkdown } from './outputs/markdown.ts';
import {
  needsBrowser,
  type Output,
  type OutputContext,
  type OutputMaker,
  type OutputOptions,
} from './outputs/output.ts';
import { makePdf } from './outputs/pdf.ts';
import { makeReport } from './outputs/report.ts';
import type { Printing } from './printing.ts';

/** Who makes the files of a format. */
const MAKERS: Readonly<Record<Format, OutputMaker>> = {
  html: makeHtml,
  pdf: makePdf,
  handout: makeHandout,
};

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
  readonly title: string;
  readonly slides: number;
  readonly minutes: number;
  /** Absolute. */
  readonly folder: string;
  readonly outputs: readonly BuiltFile[];
}

export interface ExportRequest {
  readonly page: RenderedPage;
  readonly formats: readonly Format[];
  readonly options: OutputOptions;
  readonly printing: Printing;
  readonly project: Project;
  readonly diagnostics: readonly Diagnostic[];
  /** Called once, when the deck needs the browser no longer. */
  readonly printed: () => void;
}

/** Makes and writes the files of one deck. Those that need no browser are written even when there is none. */
export async function exportDeck(host: Host, request: ExportRequest): Promise<BuiltDeck> {
  const { page } = request;
  const context = outputContext(host, request);
  const made = await makeOutputs(context, request);
  const outputs = [...made.outputs, await makeReport(context, made.outputs)];
  const folder = page.opened.outFolder;
  for (const { name, bytes } of outputs) await host.writeFile(join(folder, name), bytes);
  if (made.fault !== undefined) throw made.fault.error;
  const { deck, rendered, title } = page;
  return {
    deck: deck.id,
    ...(deck.audience === undefined ? {} : { audience: deck.audience.id }),
    title,
    slides: rendered.slides.length,
    minutes: deck.plan.minutes,
    folder,
    outputs: outputs.map(({ format, name, bytes }) => ({
      format,
      path: join(folder, name),
      bytes: bytes.length,
      cached: false,
    })),
  };
}

/** Makers run side by side. The first fault is kept until the other files are written. */
async function makeOutputs(
  context: OutputContext,
  { formats, printed }: ExportRequest,
): Promise<{ outputs: readonly Output[]; fault?: { error: unknown } }> {
  const making = formats.map((format) => MAKERS[format](context));
  const printing = making.filter((_, index) => needsBrowser(formats[index] ?? 'html'));
  void Promise.allSettled(printing).then(printed);
  const settled = await Promise.allSettled([makeMarkdown(context), ...making]);
  const outputs = settled.flatMap((one) => (one.status === 'fulfilled' ? one.value : []));
  const failed = settled.find((one) => one.status === 'rejected');
  return { outputs, ...(failed === undefined ? {} : { fault: { error: failed.reason } }) };
}

function outputContext(host: Host, request: ExportRequest): OutputContext {
  const { page, options, printing, project, diagnostics } = request;
  const { deck, opened, assets, rendered, html } = page;
  const files = [...inputFiles(opened), ...assets, ...project.inputs];
  return {
    host,
    page,
    options,
    project,
    diagnostics,
    browser: () => printing.browser(),
    date: once(() => deckDate(host, { deck, files })),
    sheets: once(async () =>
      (await printing.browser()).print(html, { width: rendered.width, height: rendered.height }),
    ),
  };
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
