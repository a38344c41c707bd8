/** Fonts that a theme names → `@font-face` rules with the fonts inside, cut to the characters of the deck. */
import { type Diagnostic, diagnose, type Outcome } from '../../diagnostics/diagnostic.ts';
import type { Theme, ThemeFont } from '../../model/theme.ts';
import { dataUri } from '../asset.ts';
import type { Cutter } from './cut.ts';
import { pointsInRange } from './points.ts';
import type { PackageFace, SheetReader } from './sheets.ts';

export interface FontTools {
  readonly sheets: SheetReader;
  readonly cut: Cutter;
}

export interface EmbeddedFonts {
  readonly rules: readonly string[];
  /** Characters of the deck that each family has, by its name. */
  readonly covers: ReadonlyMap<string, ReadonlySet<number>>;
}

/** Embeds every face of the theme that has one of `points`. A package that is not installed is an error. */
export async function embedThemeFonts(
  tools: FontTools,
  theme: Theme,
  points: ReadonlySet<number>,
): Promise<Outcome<EmbeddedFonts>> {
  const files = theme.fonts.flatMap((font) => font.files.map((file) => ({ font, file })));
  const embedded = await Promise.all(
    files.map(async ({ font, file }) => ({
      font,
      file,
      faces: await embedSheet(tools, `${font.package}/${file}`, points),
    })),
  );
  const covers = new Map<string, Set<number>>();
  const diagnostics: Diagnostic[] = [];
  for (const { font, file, faces } of embedded) {
    const covered = covers.get(font.family) ?? new Set<number>();
    covers.set(font.family, covered);
    if (faces === undefined) diagnostics.push(missingFont(font, file, theme));
    for (const face of faces ?? []) for (const point of face.points) covered.add(point);
  }
  const rules = embedded.flatMap(({ faces }) => faces?.map(({ rule }) => rule) ?? []);
  return { value: { rules, covers }, diagnostics };
}

async function embedSheet(
  { sheets, cut }: FontTools,
  path: string,
  points: ReadonlySet<number>,
): Promise<readonly { rule: string; points: readonly number[] }[] | undefined> {
  const faces = await sheets(path);
  const made = await Promise.all(
    (faces ?? []).map(async ({ range, read, declarations }) => {
      const held = pointsInRange(range, points);
      if (held.length === 0) return [];
      const found = await cut({ bytes: await read(), points: held });
      if (found.points.length === 0) return [];
      return [{ rule: faceRule(declarations, found.bytes), points: found.points }];
    }),
  );
  return faces === undefined ? undefined : made.flat();
}

/** One rule with the font inside. */
export function faceRule(declarations: PackageFace['declarations'], bytes: Uint8Array): string {
  const written = [...declarations].map(([name, value]) => `${name}:${value};`).join('');
  return `@font-face{${written}src:url(${dataUri(bytes, 'font/woff2')}) format("woff2")}`;
}

function missingFont(font: ThemeFont, file: string, theme: Theme): Diagnostic {
  const at = font.at === undefined ? {} : { at: font.at };
  const message = `the font "${font.family}" of theme "${theme.name}" needs ${font.package}/${file}, which is not installed`;
  return diagnose('font-missing', message, { ...at, hint: `npm install ${font.package}` });
}
