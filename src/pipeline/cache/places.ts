/**
 * Paths in what is kept: those inside the project and inside Lectern's own folder are told from there, so that another
 * checkout of the same project, in another folder or on another machine, finds what was made here.
 */
import { sep } from 'node:path';
import type { Place } from '../../diagnostics/diagnostic.ts';

export interface Places {
  /** A path as it is kept. */
  name(path: string): string;
  /** The path that a kept name stands for. */
  path(name: string): string;
}

/** `root`: the project's folder; `own`: Lectern's. Both absolute. */
export function createPlaces(root: string, own: string): Places {
  const folders = [
    ['<project>', root],
    ['<lectern>', own],
  ] as const;
  return {
    name: (path) => {
      for (const [name, folder] of folders) {
        if (path === folder) return name;
        if (path.startsWith(`${folder}${sep}`)) return `${name}${path.slice(folder.length)}`;
      }
      return path;
    },
    path: (kept) => {
      for (const [name, folder] of folders)
        if (kept === name || kept.startsWith(`${name}${sep}`)) return `${folder}${kept.slice(name.length)}`;
      return kept;
    },
  };
}

interface Placed {
  readonly at?: Place;
  readonly related?: readonly { readonly message: string; readonly at?: Place }[];
}

/** Diagnostics, or whatever has places, with each file changed by `rename`, such as `name` or `path` of `Places`. */
export function renameFiles<T extends Placed>(
  placed: readonly T[],
  rename: (path: string) => string,
): readonly T[] {
  const renamed = <P extends { readonly at?: Place }>(one: P): P =>
    one.at === undefined ? one : { ...one, at: { ...one.at, file: rename(one.at.file) } };
  return placed.map((one) => {
    const { related } = one;
    return related === undefined ? renamed(one) : { ...renamed(one), related: related.map(renamed) };
  });
}

/** For what is kept with whole paths, because it is for one folder only. */
export const HERE: Places = { name: (path) => path, path: (name) => name };
