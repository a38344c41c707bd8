/**
 * Fonts of a theme → `@font-face` rules with the font files inside, only those ranges of letters that the deck uses.
 * Font packages carry one file for each script, with its `unicode-range`, as Google Fonts cuts them.
 */
import { dirname, join } from 'node:path';
import { type Diagnostic, diagnose, type Outcome } from '../diagnostics/diagnostic.ts';
import type { Host } from '../host/host.ts';
import type { Theme, ThemeFont } from '../model/theme.ts';
import { dataUri } from './asset.ts';
import { type FontFace, fontFaces } from './css.ts';

/** Gives rules for the fonts of `theme`; `text` is all that the deck shows. Kept between decks by `createFontLoader`. */
export type FontLoader = (theme: Theme, text: string) => Promise<Outcome<string>>;

/** Makes a loader that looks for packages upwards from `folders` and reads each file once. */
export function createFontLoader(host: Host, folders: readonly string[]): FontLoader {
  const sheets = new Map<string, Promise<LoadedSheet | undefined>>();
  const files = new Map<string, Promise<string>>();
  return async (theme, text) => {
    const points = codePoints(`${text}${theme.css.replace(/[\0-\x7f]+/g, '')}`);
    const diagnostics: Diagnostic[] = [];
    const rules: string[] = [];
    for (const font of theme.fonts) {
      for (const name of font.files) {
        const key = `${font.package}/${name}`;
        const pending = sheets.get(key) ?? loadSheet(host, folders, key);
        sheets.set(key, pending);
        const sheet = await pending;
        if (sheet === undefined) diagnostics.push(missingFont(font, name, theme));
        for (const face of sheet?.faces ?? []) {
          if (coversAny(face.declarations.get('unicode-range'), points))
            rules.push(await writeFace(host, files, { face, folder: sheet?.folder ?? '' }));
        }
      }
    }
    return { value: rules.join(''), diagnostics };
  };
}

interface LoadedSheet {
  readonly folder: string;
  readonly faces: readonly FontFace[];
}

async function loadSheet(
  host: Host,
  folders: readonly string[],
  path: string,
): Promise<LoadedSheet | undefined> {
  for (const start of folders) {
    for (let folder = start; ; folder = dirname(folder)) {
      const file = join(folder, 'node_modules', path);
      if ((await host.stat(file))?.kind === 'file') {
        return {
          folder: dirname(file),
          faces: fontFaces(new TextDecoder().decode(await host.readFile(file))),
        };
      }
      if (dirname(folder) === folder) break;
    }
  }
  return undefined;
}

function missingFont(font: ThemeFont, file: string, theme: Theme): Diagnostic {
  const at = font.at === undefined ? {} : { at: font.at };
  const message = `the font "${font.family}" of theme "${theme.name}" needs ${font.package}/${file}, which is not installed`;
  return diagnose('font-missing', message, { ...at, hint: `npm install ${font.package}` });
}

async function writeFace(
  host: Host,
  files: Map<string, Promise<string>>,
  given: { face: FontFace; folder: string },
): Promise<string> {
  const { declarations } = given.face;
  const address = /url\(["']?([^"')]+\.woff2)["']?\)/.exec(declarations.get('src') ?? '')?.[1] ?? '';
  const file = join(given.folder, address);
  const pending = files.get(file) ?? host.readFile(file).then((bytes) => dataUri(bytes, 'font/woff2'));
  files.set(file, pending);
  const others = [...declarations]
    .filter(([name]) => name !== 'src' && name !== 'font-display')
    .map(([name, value]) => `${name}:${value};`);
  return `@font-face{${others.join('')}src:url(${await pending}) format("woff2")}`;
}

/** The code points of a text, without repetitions. */
export function codePoints(text: string): ReadonlySet<number> {
  const points = new Set<number>();
  for (const sign of text) points.add(sign.codePointAt(0) ?? 0);
  return points;
}

/** Whether a `unicode-range` (https://www.w3.org/TR/css-fonts-4/#unicode-range-desc) holds one of the points; without a range it holds all. */
export function coversAny(range: string | undefined, points: ReadonlySet<number>): boolean {
  if (range === undefined) return true;
  const spans = range.split(',').map((part) => {
    const [, first = '', last] = /U\+([0-9a-f?]+)(?:-([0-9a-f]+))?/i.exec(part.trim()) ?? [];
    return {
      from: Number.parseInt(first.replaceAll('?', '0'), 16),
      to: Number.parseInt(last ?? first.replaceAll('?', 'F'), 16),
    };
  });
  for (const point of points) if (spans.some((span) => span.from <= point && point <= span.to)) return true;
  return false;
}
