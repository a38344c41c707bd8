/**
 * Each character of a deck has a font inside the page. One that has none may still show here, by a font of this machine,
 * and be a box for the reader; so it is a warning wherever it is built.
 */
import { type Diagnostic, diagnose } from '../diagnostics/diagnostic.ts';
import { type MappedText, originPlace } from '../source/mapped-text.ts';

/** A warning for each line on which such characters stand first; `missing` maps them to the npm package that has them. */
export function checkGlyphs(
  mapped: MappedText,
  missing: ReadonlyMap<string, string | undefined>,
): readonly Diagnostic[] {
  if (missing.size === 0) return [];
  const lines = mapped.text.split('\n');
  const byLine = new Map<number, string[]>();
  for (const sign of missing.keys()) {
    const line =
      Math.max(
        0,
        lines.findIndex((text) => text.includes(sign)),
      ) + 1;
    byLine.set(line, [...(byLine.get(line) ?? []), sign]);
  }
  return [...byLine].map(([line, signs]) => {
    const first = [...(lines[line - 1] ?? '')].find((sign) => signs.includes(sign)) ?? signs[0] ?? '';
    const packages = [...new Set(signs.flatMap((sign) => missing.get(sign) ?? []))];
    const hint =
      packages.length > 0
        ? `npm install ${packages.join(' ')}`
        : 'use another sign, or list a font that has it in theme.yaml';
    return diagnose('missing-glyph', `${wordsFor(first, signs.length - 1)}`, {
      at: originPlace(mapped, line, first),
      hint,
    });
  });
}

function wordsFor(sign: string, others: number): string {
  const point = `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
  const rest = others === 0 ? '' : ` or for ${others} more on this line`;
  return `there is no font for "${sign}" (${point})${rest}: readers may see a box`;
}
