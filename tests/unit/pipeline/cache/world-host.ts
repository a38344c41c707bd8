/** A project in memory beside the program's own files on the disk; what is kept between runs of packed CSS and fonts is shared. */
import { join } from 'node:path';
import type { Host, WriteOptions } from '../../../../src/host/host.ts';
import { MemoryHost } from '../../../../src/host/memory.ts';
import { testHost } from '../../../host.ts';

const packageFolder = join(import.meta.dirname, '..', '..', '..', '..');
const disk = testHost(packageFolder);
const kept = new MemoryHost();
const PROGRAM = join(packageFolder, 'dist', 'program.json');

export class WorldHost extends MemoryHost {
  /** Stands for what the program is made of. */
  program = 'one';
  /** Paths that were read from the program's own packages. */
  readonly fromPackages: string[] = [];

  #ownerOf(path: string): Host | undefined {
    if (path.startsWith(packageFolder)) return disk;
    return path.startsWith(this.cacheFolder()) ? kept : undefined;
  }
  override packageFolder(): string {
    return packageFolder;
  }
  override async readFile(path: string) {
    if (path === PROGRAM)
      return new TextEncoder().encode(JSON.stringify({ sha256: this.program, outside: [] }));
    if (path.startsWith(packageFolder)) this.fromPackages.push(path);
    return this.#ownerOf(path)?.readFile(path) ?? super.readFile(path);
  }
  override stat(path: string) {
    return this.#ownerOf(path)?.stat(path) ?? super.stat(path);
  }
  override list(path: string) {
    return this.#ownerOf(path)?.list(path) ?? super.list(path);
  }
  override realPath(path: string) {
    return this.#ownerOf(path)?.realPath(path) ?? super.realPath(path);
  }
  override writeFile(path: string, bytes: Uint8Array | string, options?: WriteOptions) {
    const isKept = this.#ownerOf(path) === kept;
    return isKept ? kept.writeFile(path, bytes, options) : super.writeFile(path, bytes, options);
  }
}
