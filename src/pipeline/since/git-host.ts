/**
 * The project as a commit holds it, as a host: files below the repository come from git, all else, and what git is told
 * to ignore (installed packages, generated files), from the disk.
 */
import { join, posix, relative, sep } from 'node:path';
import type { Entry, Host } from '../../host/host.ts';
import { hostWith } from '../host-with.ts';
import type { GitFile, GitTree } from './git.ts';

/** More links than this in a row are a ring. */
const MOST_LINKS = 20;

export function gitHost(host: Host, tree: GitTree): Host {
  const folders = foldersOf(tree);
  /** The path from the top; undefined for one that git has no say in. */
  const inside = (path: string): string | undefined => {
    const name = relative(tree.top, path).split(sep).join('/');
    if (name === '..' || name.startsWith('../') || path === join(host.packageFolder(), 'package.json'))
      return undefined;
    return !tree.files.has(name) && isIgnored(name, tree) ? undefined : name;
  };
  const follow = async (name: string, links = 0): Promise<string | undefined> => {
    const file = tree.files.get(name);
    if (file === undefined) return folders.has(name) ? name : undefined;
    if (!file.isLink) return name;
    if (links > MOST_LINKS) return undefined;
    const target = new TextDecoder().decode(await tree.read(file.blob));
    return follow(posix.normalize(posix.join(posix.dirname(name), target)).replace(/\/$/, ''), links + 1);
  };
  const stat = async (name: string): Promise<Entry | undefined> => {
    const real = await follow(name);
    if (real === undefined) return undefined;
    const file = tree.files.get(real);
    return file === undefined
      ? { kind: 'directory', size: 0, modified: 0 }
      : { kind: 'file', size: file.size, modified: 0 };
  };
  const readFile = async (name: string): Promise<Uint8Array> => {
    const real = await follow(name);
    const file: GitFile | undefined = real === undefined ? undefined : tree.files.get(real);
    if (file === undefined)
      throw Object.assign(new Error(`ENOENT: no such file, open '${name}'`), { code: 'ENOENT' });
    return tree.read(file.blob);
  };
  const answer =
    <T>(own: (name: string) => Promise<T>, disk: (path: string) => Promise<T>) =>
    (path: string): Promise<T> => {
      const name = inside(path);
      return name === undefined ? disk(path) : own(name);
    };
  return hostWith(host, {
    stat: answer(stat, (path) => host.stat(path)),
    readFile: answer(readFile, (path) => host.readFile(path)),
    list: answer(
      async (name) => [...(folders.get((await follow(name)) ?? name) ?? [])].sort(),
      (path) => host.list(path),
    ),
    realPath: answer(
      async (name) => {
        const real = await follow(name);
        return real === undefined ? undefined : join(tree.top, real);
      },
      (path) => host.realPath(path),
    ),
  });
}

/** Names in each folder, that of the top under the empty name. */
function foldersOf({ files }: GitTree): ReadonlyMap<string, ReadonlySet<string>> {
  const folders = new Map<string, Set<string>>([['', new Set()]]);
  for (const path of files.keys()) {
    const parts = path.split('/');
    for (const [index, part] of parts.entries()) {
      const folder = parts.slice(0, index).join('/');
      const names = folders.get(folder) ?? new Set();
      folders.set(folder, names.add(part));
    }
  }
  return folders;
}

function isIgnored(name: string, { ignored }: GitTree): boolean {
  const parts = name.split('/');
  if (parts.includes('node_modules') || ignored.has(name)) return true;
  return parts.some((_, index) => ignored.has(`${parts.slice(0, index + 1).join('/')}/`));
}
