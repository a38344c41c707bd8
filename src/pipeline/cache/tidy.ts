/** Keeps a folder of kept things below a size: what was not used for longest goes first. */
import { join } from 'node:path';
import type { Host } from '../../host/host.ts';

export interface TidyRequest {
  /** Names of files that this run used and did not write. */
  readonly used: ReadonlySet<string>;
  /** Bytes that this run wrote. */
  readonly added: number;
  readonly mostBytes: number;
}

/** Its time tells when the folder was last looked through. */
const MARK = 'looked-through';
const DAY_MS = 24 * 60 * 60 * 1000;
/** A run that wrote more than this part of all that may be there looks through the folder, whenever that was done last. */
const MUCH = 1 / 20;
/** How much goes once it is too much, so that it is not too much again at once. */
const KEPT_PART = 0.8;

/** Looks through the folder when it is time, and removes what is too much. */
export async function tidyFolder(host: Host, folder: string, request: TidyRequest): Promise<void> {
  const { used, added, mostBytes } = request;
  const mark = join(folder, MARK);
  const last = (await host.stat(mark))?.modified;
  const isTime = last === undefined || Math.abs(host.now() - last) > DAY_MS;
  if (!isTime && added < mostBytes * MUCH) return;
  await host.writeFile(mark, '');
  await Promise.all([...used].map((name) => host.touch(join(folder, name))));
  const entries = await Promise.all((await host.list(folder)).map((name) => entryOf(host, folder, name)));
  const files = entries.flatMap((one) => (one === undefined ? [] : [one]));
  let total = files.reduce((sum, { size }) => sum + size, 0);
  if (total <= mostBytes) return;
  for (const { path, size } of files.sort((a, b) => a.modified - b.modified)) {
    if (total <= mostBytes * KEPT_PART) break;
    await host.remove(path);
    total -= size;
  }
}

async function entryOf(
  host: Host,
  folder: string,
  name: string,
): Promise<{ path: string; size: number; modified: number } | undefined> {
  const path = join(folder, name);
  const entry = await host.stat(path);
  // Names that begin with a point are files that are being written.
  if (entry?.kind !== 'file' || name === MARK || name.startsWith('.')) return undefined;
  return { path, size: entry.size, modified: entry.modified };
}
