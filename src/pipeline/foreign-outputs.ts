/** Files that stand where a build would write, and that no build wrote: found before anything is made. */
import { join } from 'node:path';
import { type Diagnostic, diagnose } from '../diagnostics/diagnostic.ts';
import type { Host } from '../host/host.ts';
import type { Format } from '../model/audience.ts';
import { readLedger } from './ledger.ts';
import { isOutputName } from './outputs/output.ts';

/** What will be written for a deck. */
export interface PlannedFolder {
  /** Absolute. */
  readonly folder: string;
  readonly formats: readonly Format[];
  /** How many. */
  readonly slides: number;
}

/** An error for each such file below the output folder `out`. */
export async function foreignOutputs(
  host: Host,
  out: string,
  planned: readonly PlannedFolder[],
): Promise<readonly Diagnostic[]> {
  const found = await Promise.all(
    planned.map(async (one) => {
      const names = await standingNames(host, one);
      const known = names.length === 0 ? new Map() : await readLedger(host, out, one.folder);
      return names.filter((name) => !known.has(name)).map((name) => foreign(join(one.folder, name)));
    }),
  );
  return found.flat();
}

/** Names below the folder at which something lies and a file will be written. */
async function standingNames(
  host: Host,
  { folder, formats, slides }: PlannedFolder,
): Promise<readonly string[]> {
  const pictures = await host.list(join(folder, 'slides'));
  const wanted = pictures
    .filter((name) => Number.parseInt(name, 10) <= slides)
    .map((name) => `slides/${name}`);
  return [...(await host.list(folder)), ...wanted].filter((name) => isOutputName(name, formats));
}

function foreign(file: string): Diagnostic {
  return diagnose('output-foreign', 'no build wrote this file, and one would be written here', {
    at: { file, line: 1, column: 1 },
    hint: 'move it away, or choose another folder with --out',
  });
}
