/** What to tell of a file that is not there: the name that was most likely meant, and how to mend it where only capital letters differ. */
import { basename, dirname } from 'node:path';
import type { Diagnostic, Place } from '../diagnostics/diagnostic.ts';
import { nearestName } from '../diagnostics/nearest.ts';
import type { Host } from '../host/host.ts';
import { isInside, pathOnDisk, withNamesOf } from './path-case.ts';

export interface MissingFile {
  /** Absolute path. */
  readonly file: string;
  /** The address as the author wrote it. */
  readonly address: string;
  /** Folders in which files may lie. Absolute. */
  readonly roots: readonly string[];
  readonly at: Place;
  /** `at` marks the address, whole, so that it can be mended there. */
  readonly isWhole?: boolean;
}

export async function nearFile(
  host: Host,
  { file, address, roots, at, isWhole }: MissingFile,
): Promise<Pick<Diagnostic, 'fix'> & { readonly hint: string }> {
  const root = roots.find((one) => isInside(one, file));
  const other = root === undefined ? undefined : await pathOnDisk(host, root, file);
  if (other !== undefined) {
    const replacement = withNamesOf(address, other);
    const fix = isWhole === true ? { fix: { at, was: address, replacement } } : {};
    return { hint: `did you mean "${replacement}"? capital letters count`, ...fix };
  }
  const near = nearestName(basename(file), await host.list(dirname(file)));
  return {
    hint:
      near === undefined
        ? 'paths begin at the folder of the file they are written in'
        : `did you mean "${near}"?`,
  };
}
