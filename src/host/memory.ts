/**
 * A `Host` that lives in memory, for tests: files from a record of paths to contents, links, things that are no files.
 * It answers as the real one does, errors of the operating system included, so a test needs neither disk nor mocks.
 * Paths are absolute and POSIX; a folder exists when something is in it, or when it was made.
 */

import { posix } from 'node:path';
import type { Entry, EntryKind, Host, WriteOptions } from './host.ts';
import { systemError } from './system-reason.ts';

/** What a memory host has besides plain files. */
export interface MemoryWorld {
  /** Symbolic links: path → target, absolute or from the link's folder. */
  readonly links?: Readonly<Record<string, string>>;
  /** Paths of pipes and devices: reading one would never end, so it rejects. */
  readonly others?: readonly string[];
  /** Files that may not be read. */
  readonly denied?: readonly string[];
  /** What lies behind http addresses. */
  readonly web?: Readonly<Record<string, Uint8Array>>;
  readonly env?: Readonly<Record<string, string>>;
  /** Default `/work`. */
  readonly workingFolder?: string;
  /** What `now` gives, and when files were changed; default 0. */
  readonly now?: number;
}

type Node = { readonly kind: EntryKind; readonly bytes: Uint8Array; readonly modified: number };

const NOTHING = new Uint8Array();
/** As many as Linux follows. */
const MAX_LINKS = 40;
const CIRCLE = Symbol('links that lead back to themselves');

export class MemoryHost implements Host {
  readonly workingFolder: string;
  readonly platform = 'linux';
  readonly arch = 'x64';
  readonly isRoot = false;
  readonly #world: MemoryWorld;
  readonly #nodes = new Map<string, Node>();
  readonly #links: Map<string, string>;
  readonly #turns = new Map<string, Promise<unknown>>();

  constructor(files: Readonly<Record<string, string | Uint8Array>> = {}, world: MemoryWorld = {}) {
    this.#world = world;
    this.workingFolder = world.workingFolder ?? '/work';
    this.#links = new Map(Object.entries(world.links ?? {}));
    for (const path of [...Object.keys(files), ...this.#links.keys()]) this.#makeFolder(posix.dirname(path));
    for (const [path, content] of Object.entries(files)) this.#put(path, content);
    for (const path of world.others ?? []) {
      this.#makeFolder(posix.dirname(path));
      this.#nodes.set(path, { kind: 'other', bytes: NOTHING, modified: this.now() });
    }
  }

  /** Paths of all files, sorted. */
  get files(): readonly string[] {
    return [...this.#nodes].flatMap(([path, node]) => (node.kind === 'file' ? [path] : [])).sort();
  }

  /** The text of a file; undefined when there is none. For assertions. */
  text(path: string): string | undefined {
    const node = this.#nodes.get(path);
    return node?.kind === 'file' ? new TextDecoder().decode(node.bytes) : undefined;
  }

  async readFile(path: string): Promise<Uint8Array> {
    const real = this.#real(path);
    if (real === CIRCLE) throw systemError('ELOOP', path);
    const node = real === undefined ? undefined : this.#nodes.get(real);
    if (node === undefined) throw systemError('ENOENT', path);
    if (node.kind === 'directory') throw systemError('EISDIR', path);
    if (node.kind === 'other') throw systemError('EINVAL', path);
    if (this.#world.denied?.includes(path)) throw systemError('EACCES', path);
    return node.bytes.slice();
  }

  async stat(path: string): Promise<Entry | undefined> {
    const real = this.#real(path);
    if (real === CIRCLE) return { kind: 'other', size: 0, modified: 0 };
    const node = real === undefined ? undefined : this.#nodes.get(real);
    return node && { kind: node.kind, size: node.bytes.length, modified: node.modified };
  }

  async list(path: string): Promise<readonly string[]> {
    const real = this.#real(path);
    const inside = [...this.#nodes.keys(), ...this.#links.keys()].filter(
      (one) => one !== '/' && posix.dirname(one) === real,
    );
    return inside.map((one) => posix.basename(one)).sort();
  }

  async realPath(path: string): Promise<string | undefined> {
    const real = this.#real(path);
    return real === CIRCLE ? undefined : real;
  }

  async writeFile(path: string, bytes: Uint8Array | string, options?: WriteOptions): Promise<void> {
    if (options?.isNew === true && this.#nodes.has(path)) throw systemError('EEXIST', path);
    if (this.#nodes.get(path)?.kind === 'directory') throw systemError('EISDIR', path);
    this.#makeFolder(posix.dirname(path));
    this.#put(path, bytes);
  }

  async touch(path: string): Promise<void> {
    const node = this.#nodes.get(path);
    if (node !== undefined) this.#nodes.set(path, { ...node, modified: this.now() });
  }

  async remove(path: string): Promise<void> {
    for (const map of [this.#nodes, this.#links]) {
      for (const one of [...map.keys()]) if (one === path || one.startsWith(`${path}/`)) map.delete(one);
    }
  }

  async exclusively<T>(path: string, work: () => Promise<T>): Promise<T> {
    const turn = (this.#turns.get(path) ?? Promise.resolve()).then(work);
    this.#turns.set(
      path,
      turn.catch(() => undefined),
    );
    return turn;
  }

  async rename(from: string, to: string): Promise<void> {
    const moved = [...this.#nodes].filter(([one]) => one === from || one.startsWith(`${from}/`));
    if (moved.length === 0) throw systemError('ENOENT', from);
    if (this.#nodes.get(to)?.kind === 'directory') throw systemError('ENOTEMPTY', to);
    this.#makeFolder(posix.dirname(to));
    await this.remove(from);
    for (const [one, node] of moved) this.#nodes.set(to + one.slice(from.length), node);
  }

  async makeTempFolder(parent: string, prefix: string): Promise<string> {
    let number = 1;
    while (this.#nodes.has(posix.join(parent, `${prefix}${number}`))) number += 1;
    const path = posix.join(parent, `${prefix}${number}`);
    this.#makeFolder(path);
    return path;
  }

  async fetchBytes(address: string): Promise<Uint8Array | undefined> {
    return this.#world.web?.[address];
  }

  env(name: string): string | undefined {
    return this.#world.env?.[name] || undefined;
  }

  cacheFolder(): string {
    return '/cache/lectern';
  }

  packageFolder(): string {
    return '/package';
  }

  now(): number {
    return this.#world.now ?? 0;
  }

  #put(path: string, content: string | Uint8Array): void {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    this.#nodes.set(path, { kind: 'file', bytes, modified: this.now() });
  }

  #makeFolder(path: string): void {
    const known = this.#nodes.get(path);
    if (known !== undefined && known.kind !== 'directory') throw systemError('ENOTDIR', path);
    if (known !== undefined) return;
    if (path !== '/') this.#makeFolder(posix.dirname(path));
    this.#nodes.set(path, { kind: 'directory', bytes: NOTHING, modified: this.now() });
  }

  /** The path with every link followed; undefined when nothing is there, `CIRCLE` when links lead back to themselves. */
  #real(path: string): string | typeof CIRCLE | undefined {
    let done = '/';
    let rest = posix
      .normalize(path)
      .split('/')
      .filter((part) => part !== '');
    for (let followed = 0; rest.length > 0; ) {
      const next = posix.join(done, rest[0] ?? '');
      const target = this.#links.get(next);
      rest = rest.slice(1);
      if (target === undefined) done = next;
      else {
        followed += 1;
        if (followed > MAX_LINKS) return CIRCLE;
        rest = [
          ...posix
            .resolve(done, target)
            .split('/')
            .filter((part) => part !== ''),
          ...rest,
        ];
        done = '/';
      }
    }
    return this.#nodes.has(done) ? done : undefined;
  }
}
