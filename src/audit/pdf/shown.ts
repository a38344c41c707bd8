/**
 * What a page or a form shows → its words. Decks that share a slide have fonts of their own, each with the glyphs of its
 * deck: what a page says is known from another when their fonts read each of its strings alike.
 */
import { createRemembered } from '../remembered.ts';
import { type Piece, pieceOf, weighPiece } from '../surface.ts';
import { numbersOfLine, union } from '../word-numbers.ts';
import type { FontReader } from './font.ts';
import { pageText } from './page-text.ts';

type Fonts = ReadonlyMap<string, FontReader>;

interface Reading {
  readonly fonts: Fonts;
  readonly strings: readonly ReadString[];
  readonly piece: Piece;
}

/** A string of a page, and what a font made of it. */
interface ReadString {
  readonly font: string;
  readonly raw: string;
  readonly text: string;
  readonly width: number;
}

/** A page that other fonts read otherwise is another page. */
const MOST_READINGS = 3;
const readings = createRemembered<readonly Reading[]>();

/** `fonts` by the name under which the content calls them. */
export function readShown(content: string, fonts: Fonts): Piece {
  const before = readings.get(content) ?? [];
  const known =
    before.find((one) => areSame(one.fonts, fonts)) ?? before.find((one) => readAlike(one, fonts));
  if (known !== undefined) return known.piece;
  const strings: ReadString[] = [];
  const piece = wordsShown(content, recording(fonts, strings));
  const kept = [{ fonts, strings, piece }, ...before].slice(0, MOST_READINGS);
  const weight = strings.reduce((sum, { raw, text }) => sum + raw.length + text.length, weighPiece(piece));
  readings.set(content, kept, kept.length * weight);
  return piece;
}

function areSame(some: Fonts, others: Fonts): boolean {
  if (some.size !== others.size) return false;
  for (const [name, font] of some) if (others.get(name) !== font) return false;
  return true;
}

function readAlike({ fonts: known, strings }: Reading, fonts: Fonts): boolean {
  // Another name may be that of a font with which nothing could be read before.
  if (known.size !== fonts.size || ![...known.keys()].every((name) => fonts.has(name))) return false;
  return strings.every(({ font, raw, text, width }) => {
    const reader = fonts.get(font);
    return reader?.read(raw) === text && reader.width(raw) === width;
  });
}

function wordsShown(content: string, fonts: Fonts): Piece {
  const { apart, joined } = pageText(content, fonts);
  return pieceOf([{ where: 'text', words: union([...new Set([...apart, ...joined])].map(numbersOfLine)) }]);
}

/** Fonts that note each string that they read, once. */
function recording(fonts: Fonts, strings: ReadString[]): Fonts {
  return new Map(
    [...fonts].map(([name, font]) => {
      const seen = new Map<string, ReadString>();
      const known = (raw: string): ReadString => {
        const before = seen.get(raw);
        if (before !== undefined) return before;
        const one = { font: name, raw, text: font.read(raw), width: font.width(raw) };
        seen.set(raw, one);
        strings.push(one);
        return one;
      };
      return [name, { read: (raw) => known(raw).text, width: (raw) => known(raw).width }] as const;
    }),
  );
}
