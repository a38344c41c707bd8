/** Where finished files go: into the output folder, or against what lies there already (`--verify`). */
import { type Diagnostic, diagnose, type Place } from '../diagnostics/diagnostic.ts';
import type { Host } from '../host/host.ts';
import { relativePath } from './relative.ts';

export interface FolderDelivery {
  /** Takes a file that is finished; `path` is absolute. */
  put(path: string, bytes: Uint8Array): Promise<void>;
  /** Takes a file away that an earlier build wrote and this one does not. */
  drop(path: string): Promise<void>;
}

export interface Delivery {
  /** Runs `work` while no other build writes into `folder`. When it has ended, what it put is written, in its order. */
  inFolder<T>(folder: string, work: (files: FolderDelivery) => Promise<T>): Promise<T>;
  /** What is to be said of the files so far. */
  readonly findings: readonly Diagnostic[];
}

/** Writes nothing; finds the files that are missing from the output folder or hold other bytes. */
export function compareFiles(host: Host, out: string): Delivery {
  const findings: Diagnostic[] = [];
  const hint = 'build again with the same options; if it still differs, sources, version or browser do';
  const find = (message: string, at?: Place) =>
    findings.push(diagnose('output-differs', message, { hint, ...(at === undefined ? {} : { at }) }));
  const files: FolderDelivery = {
    drop: async (path) => void find(`"${relativePath(out, path)}" is left over from an earlier build`),
    put: async (path, bytes) => {
      const entry = await host.stat(path);
      if (entry?.kind !== 'file') return void find(`"${relativePath(out, path)}" is missing`);
      const before = Buffer.from(await host.readFile(path));
      if (before.equals(bytes)) return;
      find('this file is not what the sources make now', {
        file: path,
        line: changedLine(before, bytes),
        column: 1,
      });
    },
  };
  return { findings, inFolder: (_, work) => work(files) };
}

/** The first line that is not the same, from 1. */
function changedLine(before: Uint8Array, after: Uint8Array): number {
  let line = 1;
  for (let at = 0; at < before.length && before[at] === after[at]; at += 1) if (before[at] === 10) line += 1;
  return line;
}
