/**
 * The list of files that builds wrote into a folder of the output folder, by name and SHA-256: `.lectern/<folder>/.files.json`,
 * so that the folders themselves hold only what is handed out. What is not listed is somebody else's; what has another
 * hash was edited. While files are written, both the old and the new hash of each are listed: a run may be killed between.
 */
import { join } from 'node:path';
import type { Host } from '../host/host.ts';
import { GALLERY_MARK } from '../model/gallery.ts';
import { sha256 } from './outputs/output.ts';
import { relativePath } from './relative.ts';

/** Names below the folder, with `/`, and the hashes that a build may have left there. */
export type Ledger = ReadonlyMap<string, readonly string[]>;

const ABOUT = 'What lectern build wrote here. A file with another hash was edited and is never overwritten.';
const LIST = '.files.json';
const NAME = /^(?!.*\.\.)[\w.-]+(?:\/[\w.-]+)*$/;

/** Where what is known of `folder` lies; both absolute. */
export function ledgerFolder(out: string, folder: string): string {
  return join(out, '.lectern', relativePath(out, folder));
}

/** The list of `folder`; both absolute. */
export function ledgerFile(out: string, folder: string): string {
  return join(ledgerFolder(out, folder), LIST);
}

/** Without a list, what the files themselves say: the report lists the others, and the gallery has its mark. */
export async function readLedger(host: Host, out: string, folder: string): Promise<Ledger> {
  const listed = await readJson(host, ledgerFile(out, folder));
  if (listed !== undefined) return new Map(entriesOf(listed.files));
  return new Map([...(await reportedFiles(host, folder)), ...(await markedGallery(host, folder))]);
}

/** Writes nothing when it would say the same. */
export async function writeLedger(host: Host, out: string, given: { folder: string; ledger: Ledger }) {
  const file = ledgerFile(out, given.folder);
  const names = [...given.ledger].sort(([a], [b]) => (a < b ? -1 : 1));
  const text = `${JSON.stringify({ about: ABOUT, files: Object.fromEntries(names) }, null, 2)}\n`;
  const before = await host.readFile(file).catch(() => undefined);
  if (before === undefined || !Buffer.from(before).equals(Buffer.from(text)))
    await host.writeFile(file, text);
}

async function readJson(host: Host, file: string): Promise<Readonly<Record<string, unknown>> | undefined> {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(await host.readFile(file)));
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

function entriesOf(files: unknown): readonly (readonly [string, readonly string[]])[] {
  if (typeof files !== 'object' || files === null) return [];
  return Object.entries(files).flatMap(([name, hashes]) =>
    NAME.test(name) && Array.isArray(hashes) ? [[name, hashes.map(String)] as const] : [],
  );
}

async function reportedFiles(host: Host, folder: string) {
  const report = await readJson(host, join(folder, 'report.json'));
  if (!Array.isArray(report?.outputs)) return [];
  const files = report.outputs.map((one: unknown) => {
    const { file, sha256: hash } = (one ?? {}) as Record<string, unknown>;
    return [String(file), [String(hash)]] as const;
  });
  const own = await host.readFile(join(folder, 'report.json'));
  return [...files.filter(([name]) => NAME.test(name)), ['report.json', [sha256(own)]] as const];
}

async function markedGallery(host: Host, folder: string) {
  const page = await host.readFile(join(folder, 'index.html')).catch(() => undefined);
  const isOwn = page !== undefined && new TextDecoder().decode(page).includes(GALLERY_MARK);
  return isOwn ? [['index.html', [sha256(page)]] as const] : [];
}
