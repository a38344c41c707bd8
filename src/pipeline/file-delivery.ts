/**
 * Writes the finished files of a folder together: while no other build writes there, and never over what another hand
 * wrote or changed. A file that has the same bytes already is left as it is.
 */
import { dirname, join, parse } from 'node:path';
import { type Diagnostic, diagnose } from '../diagnostics/diagnostic.ts';
import type { Host } from '../host/host.ts';
import type { Delivery } from './delivery.ts';
import { type Ledger, ledgerFolder, readLedger, writeLedger } from './ledger.ts';
import { sha256 } from './outputs/output.ts';
import { relativePath } from './relative.ts';

/** What is to be done in a folder; names are below it, with `/`. */
interface Batch {
  readonly files: Map<string, Uint8Array>;
  readonly drops: Set<string>;
}

interface Target {
  readonly host: Host;
  readonly out: string;
  readonly folder: string;
  readonly findings: Diagnostic[];
}

/** Writes files below `out`; finds those that somebody edited, and keeps them aside. */
export function writeFiles(host: Host, out: string): Delivery {
  const findings: Diagnostic[] = [];
  return {
    findings,
    inFolder: (folder, work) =>
      host.exclusively(join(ledgerFolder(out, folder), '.lock'), async () => {
        const batch: Batch = { files: new Map(), drops: new Set() };
        const value = await work({
          put: async (path, bytes) => void batch.files.set(relativePath(folder, path), bytes),
          drop: async (path) => void batch.drops.add(relativePath(folder, path)),
        });
        await writeBatch({ host, out, folder, findings }, batch);
        return value;
      }),
  };
}

async function writeBatch(target: Target, batch: Batch): Promise<void> {
  const { host, out, folder } = target;
  // Also where nothing is written, because all is as it should be.
  const folders = new Set([...batch.files.keys()].map((name) => join(folder, dirname(name))));
  await Promise.all([...folders, ledgerFolder(out, folder)].map((one) => host.sweepTemporaries?.(one)));
  const known = await readLedger(host, out, folder);
  const found = new Map<string, Uint8Array>();
  await allOf([...batch.files.keys(), ...batch.drops], async (name) => {
    const bytes = await readOutput(host, join(folder, name));
    if (bytes !== undefined) found.set(name, bytes);
  });
  const isOwn = (name: string) => known.get(name)?.includes(sha256(found.get(name) ?? new Uint8Array()));
  const changed = [...batch.files].filter(([name, bytes]) => !isSame(found.get(name), bytes));
  const during = new Map(known);
  for (const [name, bytes] of batch.files)
    during.set(name, [...new Set([...(known.get(name) ?? []), sha256(bytes)])]);
  if (changed.length > 0) await writeLedger(host, out, { folder, ledger: during });
  await allOf(changed, async ([name, bytes]) => {
    const before = found.get(name);
    if (before !== undefined && !isOwn(name)) await keepAside(target, name, before);
    await host.writeFile(join(folder, name), bytes);
  });
  for (const name of batch.drops) if (found.has(name) && isOwn(name)) await host.remove(join(folder, name));
  await writeLedger(host, out, { folder, ledger: await settled(target, during, batch) });
}

/** Side by side. The first fault is thrown when all have ended, so that nothing is written once the folder is let go. */
async function allOf<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const outcomes = await Promise.allSettled(items.map(work));
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
}

/** Files of this build have one hash; of the others those are left that still lie there. */
async function settled({ host, folder }: Target, during: Ledger, batch: Batch): Promise<Ledger> {
  const ledger = new Map<string, readonly string[]>();
  for (const [name, hashes] of during) {
    const bytes = batch.files.get(name);
    if (bytes !== undefined) ledger.set(name, [sha256(bytes)]);
    else if ((await host.stat(join(folder, name))) !== undefined) ledger.set(name, hashes);
  }
  return ledger;
}

/** Keeps the bytes of an edited file beside it, under a name that nothing has. */
async function keepAside(
  { host, out, folder, findings }: Target,
  name: string,
  bytes: Uint8Array,
): Promise<void> {
  const { dir, name: stem, ext } = parse(name);
  for (let number = 1; ; number += 1) {
    const kept = join(folder, dir, `${stem}.edited${number === 1 ? '' : `-${number}`}${ext}`);
    try {
      await host.writeFile(kept, bytes, { isNew: true });
    } catch (error) {
      if (isTaken(error)) continue;
      throw error;
    }
    const path = relativePath(out, join(folder, name));
    const hint = `what it held is now ${relativePath(out, kept)}; move the change to the sections, then delete that file`;
    findings.push(diagnose('output-edited', `"${path}" was changed since it was built`, { hint }));
    return;
  }
}

function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EEXIST';
}

/** What is no file, or cannot be read, is refused when it is to be written. */
async function readOutput(host: Host, path: string): Promise<Uint8Array | undefined> {
  const entry = await host.stat(path);
  return entry?.kind === 'file' ? host.readFile(path).catch(() => undefined) : undefined;
}

function isSame(before: Uint8Array | undefined, after: Uint8Array): boolean {
  return before !== undefined && Buffer.from(before.buffer, before.byteOffset, before.length).equals(after);
}
