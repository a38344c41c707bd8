/** Paths and what is on the disk: names that differ in capital letters only, for which some systems do not care and others find nothing. */
import { join, relative, sep } from 'node:path';
import type { Host } from '../host/host.ts';

/** The path of the file below `root` that `file` is, but for capital letters; undefined when there is none, or more than one. */
export async function pathOnDisk(host: Host, root: string, file: string): Promise<string | undefined> {
  let found = root;
  for (const name of relative(root, file).split(sep)) {
    const names = await host.list(found);
    const alike = names.filter((one) => one.toLowerCase() === name.toLowerCase());
    const exact = alike.includes(name) ? name : alike[0];
    if (exact === undefined || (exact !== name && alike.length > 1)) return undefined;
    found = join(found, exact);
  }
  return found;
}

/** An address with the names of the path that it leads to: what stands before and behind them stays as it is written. */
export function withNamesOf(address: string, path: string): string {
  const [, written = '', rest = ''] = /^([^?#]*)(.*)$/s.exec(address) ?? [];
  const names = path.split(sep);
  const segments = written.split('/');
  for (let back = 1; back <= Math.min(segments.length, names.length); back += 1) {
    const segment = segments[segments.length - back] ?? '';
    const name = names[names.length - back] ?? '';
    if (decoded(segment).toLowerCase() !== name.toLowerCase()) break;
    if (decoded(segment) !== name)
      segments[segments.length - back] = segment.includes('%') ? encodeURIComponent(name) : name;
  }
  return `${segments.join('/')}${rest}`;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Whether a path is a folder, or lies in it. Both absolute. */
export function isInside(root: string, file: string): boolean {
  return file === root || file.startsWith(root.endsWith(sep) ? root : `${root}${sep}`);
}
