/** CSS files of font packages → their `@font-face` rules with the place of each font file, each read once. */
import { dirname, join } from 'node:path';
import type { Host } from '../../host/host.ts';
import { fontFaces } from '../css.ts';

export interface PackageFace {
  /** Declarations of the rule, without those that say where the file is and how to wait for it. */
  readonly declarations: ReadonlyMap<string, string>;
  readonly range: string | undefined;
  /** The bytes of the WOFF2 file. */
  readonly read: () => Promise<Uint8Array>;
}

/** Gives the faces of `<package>/<css file>`; undefined when it is not installed. */
export type SheetReader = (path: string) => Promise<readonly PackageFace[] | undefined>;

/** Makes a reader that looks for packages upwards from `folders`. */
export function createSheetReader(host: Host, folders: readonly string[]): SheetReader {
  const sheets = new Map<string, Promise<readonly PackageFace[] | undefined>>();
  return (path) => {
    const pending = sheets.get(path) ?? readSheet(host, folders, path);
    sheets.set(path, pending);
    return pending;
  };
}

async function readSheet(
  host: Host,
  folders: readonly string[],
  path: string,
): Promise<readonly PackageFace[] | undefined> {
  for (const start of folders) {
    for (let folder = start; ; folder = dirname(folder)) {
      const file = join(folder, 'node_modules', path);
      if ((await host.stat(file))?.kind === 'file') return facesOf(host, file);
      if (dirname(folder) === folder) break;
    }
  }
  return undefined;
}

async function facesOf(host: Host, file: string): Promise<readonly PackageFace[]> {
  const css = new TextDecoder().decode(await host.readFile(file));
  return fontFaces(css).map(({ declarations }) => {
    const address = /url\(["']?([^"')]+\.woff2)["']?\)/.exec(declarations.get('src') ?? '')?.[1] ?? '';
    let bytes: Promise<Uint8Array> | undefined;
    return {
      declarations: new Map([...declarations].filter(([name]) => name !== 'src' && name !== 'font-display')),
      range: declarations.get('unicode-range'),
      read: () => {
        bytes ??= host.readFile(join(dirname(file), address));
        return bytes;
      },
    };
  });
}
