/** A proof as the table writes it → the file of the test and a part of its name. */
import { join } from 'node:path';

export interface Proof {
  /** From `tests/`. */
  readonly file: string;
  /** What the full name of the test holds. */
  readonly name: string;
}

export const TESTS = join(import.meta.dirname, '..');

export function readProof(written: string): Proof {
  const [, kind = '', rest = ''] = /^(fixture|case) (.+)$/.exec(written) ?? [];
  if (kind === 'fixture') return { file: 'diagnostics/diagnostics.test.ts', name: `(${rest})` };
  if (kind === 'case') return { file: 'unit/load/cases.test.ts', name: rest };
  const [file = '', name = ''] = written.split(' > ');
  return { file, name };
}
