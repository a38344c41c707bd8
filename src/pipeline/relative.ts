/** Paths in outputs and reports: as seen from a folder, with forward slashes on every system. */
import { relative, sep } from 'node:path';

export function relativePath(folder: string, file: string): string {
  return relative(folder, file).split(sep).join('/') || '.';
}
