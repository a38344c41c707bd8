/**
 * `report.json` of the decks in an output folder → what the gallery shows of them. Reports are the program's own, but
 * may be of another version or cut short: one that is not understood is passed over.
 */
import { join } from 'node:path';
import type { Host } from '../host/host.ts';
import type { GalleryFile, GalleryVersion } from '../model/gallery.ts';

const REPORT_FILE = 'report.json';
/** Deck, audience, row. */
const DEEPEST = 3;

/** The decks that lie in `out`, by folder, sorted. */
export async function readReports(host: Host, out: string): Promise<readonly GalleryVersion[]> {
  return readFolder(host, { out, path: [] });
}

interface Folder {
  readonly out: string;
  /** Names of folders from `out`. */
  readonly path: readonly string[];
}

async function readFolder(host: Host, { out, path }: Folder): Promise<readonly GalleryVersion[]> {
  const own = path.length === 0 ? undefined : await readReport(host, { out, path });
  if (path.length === DEEPEST) return own === undefined ? [] : [own];
  const folder = join(out, ...path);
  const names = await host.list(folder);
  const kinds = await Promise.all(names.map(async (name) => (await host.stat(join(folder, name)))?.kind));
  const below = await Promise.all(
    names
      .filter((name, index) => kinds[index] === 'directory' && !name.startsWith('.'))
      .map((name) => readFolder(host, { out, path: [...path, name] })),
  );
  return [...(own === undefined ? [] : [own]), ...below.flat()];
}

async function readReport(host: Host, { out, path }: Folder): Promise<GalleryVersion | undefined> {
  const folder = join(out, ...path);
  const bytes = await host.readFile(join(folder, REPORT_FILE)).catch(() => undefined);
  const report = bytes === undefined ? undefined : parse(bytes);
  if (report === undefined || bytes === undefined) return undefined;
  const { title, lang, page, slides, minutes, budget, audienceName, row, rowName, outputs } = report;
  if (typeof title !== 'string' || typeof page !== 'string' || !/^[0-9a-f]{64}$/.test(page)) return undefined;
  if (typeof minutes !== 'number' || !Array.isArray(slides) || !Array.isArray(outputs)) return undefined;
  const { files, isWhole } = await existingFiles(host, { folder, path: path.join('/'), outputs });
  return {
    folder: path.join('/'),
    title,
    page,
    isWhole,
    minutes,
    lang: typeof lang === 'string' ? lang : 'en',
    slides: slides.length,
    warnings: countWarnings(report.diagnostics),
    files: [
      ...files,
      { format: 'json', path: `${path.join('/')}/${REPORT_FILE}`, bytes: bytes.length, count: 1 },
    ],
    ...(typeof audienceName === 'string' ? { audience: audienceName } : {}),
    ...(typeof row === 'string' ? { row: typeof rowName === 'string' ? rowName : row } : {}),
    ...(typeof budget === 'number' ? { budget } : {}),
  };
}

function parse(bytes: Uint8Array): Readonly<Record<string, unknown>> | undefined {
  try {
    return fieldsOf(JSON.parse(new TextDecoder().decode(bytes)));
  } catch {
    return undefined;
  }
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : undefined;
}

function countWarnings(diagnostics: unknown): number {
  if (!Array.isArray(diagnostics)) return 0;
  return diagnostics.filter((one) => fieldsOf(one)?.severity === 'warning').length;
}

/** The files that a report lists and that are there, one entry for each format, with the sizes that they have now. */
async function existingFiles(
  host: Host,
  given: { folder: string; path: string; outputs: readonly unknown[] },
): Promise<{ readonly files: readonly GalleryFile[]; readonly isWhole: boolean }> {
  let isWhole = true;
  const found = new Map<string, GalleryFile>();
  for (const output of given.outputs) {
    const { format, file, bytes } = fieldsOf(output) ?? {};
    if (typeof format !== 'string' || typeof file !== 'string' || /(^|\/)\.\.(\/|$)|^\//.test(file)) continue;
    const entry = await host.stat(join(given.folder, file));
    if (entry?.size !== bytes) isWhole = false;
    if (entry?.kind !== 'file') continue;
    const known = found.get(format);
    found.set(format, {
      format,
      path: known?.path ?? `${given.path}/${file}`,
      bytes: (known?.bytes ?? 0) + entry.size,
      count: (known?.count ?? 0) + 1,
    });
  }
  return { files: [...found.values()], isWhole };
}
