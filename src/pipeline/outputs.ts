/** A rendered page → the files of its deck, written whole or not at all, and the report that lists them. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { withoutNotes } from '../assemble/notes.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { finishPdf } from '../export/pdf.ts';
import type { Host } from '../host/host.ts';
import type { Format } from '../model/audience.ts';
import type { Project } from '../model/project.ts';
import { originPlace } from '../source/mapped-text.ts';
import { deckDate } from './date.ts';
import type { RenderedPage } from './deck-page.ts';
import { inputFiles } from './inputs.ts';
import type { Printing } from './printing.ts';
import { relativePath } from './relative.ts';
import { lecternVersion } from './version.ts';

export interface BuiltFile {
  readonly format: 'md' | 'html' | 'pdf' | 'json';
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
  readonly printing: Printing;
  readonly project: Project;
  readonly diagnostics: readonly Diagnostic[];
  /** Called when the deck needs the browser no longer. */
  readonly printed: () => void;
}

interface Output {
  readonly format: BuiltFile['format'];
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Makes and writes the files of one deck. Those that need no browser are written even when there is none. */
export async function exportDeck(host: Host, request: ExportRequest): Promise<BuiltDeck> {
  const { page, formats } = request;
  const shared =
    page.deck.audience?.notes === true
      ? page.assembled.mapped.text
      : withoutNotes(page.assembled.mapped.text);
  const outputs: Output[] = [{ format: 'md', name: 'deck.md', bytes: encode(shared) }];
  if (formats.includes('html')) outputs.push({ format: 'html', name: 'deck.html', bytes: encode(page.html) });
  const fault = formats.includes('pdf') ? await addPdf(host, request, outputs) : undefined;
  outputs.push({
    format: 'json',
    name: 'report.json',
    bytes: encode(await writeReport(host, request, outputs)),
  });
  const folder = page.opened.outFolder;
  for (const { name, bytes } of outputs) await host.writeFile(join(folder, name), bytes);
  if (fault !== undefined) throw fault.error;
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

/** Prints the page; a fault is kept until the other files are written. */
async function addPdf(
  host: Host,
  request: ExportRequest,
  outputs: Output[],
): Promise<{ error: unknown } | undefined> {
  const { page, printing, project } = request;
  let waits = true;
  const printed = () => {
    if (waits) request.printed();
    waits = false;
  };
  const { rendered, deck } = page;
  try {
    const browser = await printing.browser();
    const [sheets, date] = await Promise.all([
      browser.print(page.html, { width: rendered.width, height: rendered.height }),
      deckDate(host, { deck, files: [...inputFiles(page.opened), ...page.assets, ...project.inputs] }),
    ]);
    printed();
    const bytes = await finishPdf(sheets, {
      title: page.title,
      ...(deck.author === undefined ? {} : { author: deck.author }),
      lang: deck.lang,
      date,
      pages: rendered.slides.length,
      version: await lecternVersion(host),
    });
    outputs.push({ format: 'pdf', name: 'deck.pdf', bytes });
    return undefined;
  } catch (error) {
    return { error };
  } finally {
    printed();
  }
}

/** The report holds only what this audience may see: sections that it gets, and nothing about the others. */
async function writeReport(host: Host, request: ExportRequest, outputs: readonly Output[]): Promise<string> {
  const { page, project, diagnostics } = request;
  const { deck, assembled, rendered } = page;
  const { root } = project;
  const kept = deck.plan.sections.filter((entry) => entry.included);
  const files = new Set([deck.file, ...kept.map((entry) => entry.file)]);
  const texts = [...files].sort();
  const report = {
    deck: deck.id,
    audience: deck.audience?.id ?? null,
    title: page.title,
    lang: deck.lang,
    theme: rendered.theme,
    minutes: deck.plan.minutes,
    budget: deck.plan.budget ?? null,
    plan: kept.map(({ id, file, minutes, slides, rule }) => ({
      id,
      file: relativePath(root, file),
      minutes,
      slides,
      rule,
    })),
    slides: rendered.slides.map((slide, index) => {
      const at = originPlace(assembled.mapped, slide.line + 1);
      const section = assembled.parts.findLast((part) => part.line <= slide.line + 2)?.section ?? null;
      return {
        number: index + 1,
        heading: slide.heading ?? null,
        section,
        file: relativePath(root, at.file),
        line: at.line,
      };
    }),
    sources: assembled.cited.map((source, index) => ({
      number: index + 1,
      id: source.id,
      standing: source.standing ?? null,
      reference: source.reference,
    })),
    claims: assembled.claims.map((claim) => ({
      section: claim.section,
      sources: claim.sources,
      partyOnly: claim.partyOnly,
      file: relativePath(root, claim.at.file),
      line: claim.at.line,
    })),
    diagnostics: diagnostics
      .filter((one) => one.at !== undefined && files.has(one.at.file))
      .map(({ code, severity, message, at }) => ({
        code,
        severity,
        message,
        file: relativePath(root, at?.file ?? ''),
        line: at?.line,
        column: at?.column,
      })),
    inputs: await Promise.all(
      [...texts, ...page.assets].map(async (file) => ({
        file: relativePath(root, file),
        sha256: sha256(await host.readFile(file)),
      })),
    ),
    outputs: outputs.map(({ format, name, bytes }) => ({
      format,
      file: name,
      bytes: bytes.length,
      sha256: sha256(bytes),
    })),
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
