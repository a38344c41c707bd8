/**
 * A font of a printed PDF → what it has for each of its glyphs: outline, width, and the characters that it stands for. Only
 * TrueType fonts whose codes are glyph numbers are read (ISO 32000-1, 9.7): those a browser writes for nearly every font.
 */
import { createHash, hash } from 'node:crypto';
import { unpacked } from '../packing.ts';
import type { PdfObject } from '../pdf-file.ts';
import { type PdfDictionary, readDictionary, referredObject } from '../pdf-syntax.ts';
import { type Glyph, partsOf, readTrueType, type TrueType } from './truetype.ts';

export interface PrintedFont {
  /** Equal for prints of one font file. */
  readonly key: string;
  /** Its name, without the tag of the choice of glyphs. */
  readonly name: string;
  readonly descriptor: PdfDictionary;
  readonly cid: PdfDictionary;
  readonly tables: TrueType['tables'];
  /** Each is looked up once. */
  glyph(number: number): PrintedGlyph | undefined;
}

/** What a font says of one glyph. */
export interface PrintedGlyph extends Glyph {
  readonly number: number;
  /** As written. */
  readonly width: string;
  /** UTF-16 in hexadecimal; empty where the font does not tell. */
  readonly text: string;
  /** All of it, with a hash for the outline: equal for glyphs that are equal. */
  readonly id: string;
}

/** These glyphs, that for what is missing, and those that they are made of; undefined when the font lacks one. */
export function glyphsOf(font: PrintedFont, numbers: Iterable<number>): readonly PrintedGlyph[] | undefined {
  const found = new Map<number, PrintedGlyph>();
  const waiting = [0, ...numbers];
  for (let number = waiting.pop(); number !== undefined; number = waiting.pop()) {
    if (found.has(number)) continue;
    const glyph = font.glyph(number);
    if (glyph === undefined) return undefined;
    found.set(number, glyph);
    waiting.push(...partsOf(glyph));
  }
  return [...found.values()];
}

/** Reads the font that an object describes; undefined for one of another kind. */
export function readFont(objects: ReadonlyMap<number, PdfObject>, number: number): PrintedFont | undefined {
  const at = (value: string | undefined) => objects.get(referredObject(value) ?? -1);
  const dictionary = (object: PdfObject | undefined) => readDictionary(object?.text ?? '')?.entries;
  const font = dictionary(objects.get(number));
  const cid = dictionary(at(/^\[\s*(\d+ 0 R)\s*\]$/.exec(font?.get('/DescendantFonts') ?? '')?.[1]));
  const descriptor = dictionary(at(cid?.get('/FontDescriptor')));
  const stream = at(descriptor?.get('/FontFile2'))?.stream;
  const map = at(font?.get('/ToUnicode'))?.stream;
  const isPlain =
    font?.get('/Encoding') === '/Identity-H' && cid?.get('/CIDToGIDMap') === '/Identity' && !cid.has('/W2');
  if (!isPlain || cid === undefined || descriptor === undefined || stream === undefined) return undefined;
  const file = readTrueType(unpacked(stream) ?? new Uint8Array());
  const widths = readWidths(cid.get('/W') ?? '[]');
  const texts =
    map === undefined ? new Map<number, string>() : readTexts(unpacked(map)?.toString('latin1') ?? '');
  if (file === undefined || widths === undefined) return undefined;
  const name = (font.get('/BaseFont') ?? '/').replace(/^\/(?:[A-Z]{6}\+)?/, '');
  const parts = {
    name,
    descriptor: without(descriptor, ['/FontFile2', '/FontName']),
    cid: without(cid, OWN),
  };
  const usualWidth = cid.get('/DW') ?? '1000';
  const known = new Map<number, PrintedGlyph | undefined>();
  const look = (number: number): PrintedGlyph | undefined => {
    const glyph = file.glyph(number);
    const width = widths.get(number) ?? usualWidth;
    return glyph && printedGlyph(number, glyph, { width, text: texts.get(number) ?? '' });
  };
  return {
    key: keyOf(parts, file),
    ...parts,
    tables: file.tables,
    glyph: (number) => {
      if (!known.has(number)) known.set(number, look(number));
      return known.get(number);
    },
  };
}

function printedGlyph(
  number: number,
  { outline, advance, bearing }: Glyph,
  { width, text }: Pick<PrintedGlyph, 'width' | 'text'>,
): PrintedGlyph {
  const drawn = outline.length === 0 ? '' : hash('sha256', outline, 'base64').slice(0, 24);
  const id = `${number} ${width} ${text} ${advance} ${bearing} ${drawn}`;
  return { number, outline, advance, bearing, width, text, id };
}

const OWN = ['/W', '/DW', '/BaseFont', '/FontDescriptor'];

function without(entries: PdfDictionary, keys: readonly string[]): PdfDictionary {
  return new Map([...entries].filter(([key]) => !keys.includes(key)));
}

function keyOf(parts: Pick<PrintedFont, 'name' | 'descriptor' | 'cid'>, file: TrueType): string {
  const digest = createHash('sha256');
  digest.update(JSON.stringify([parts.name, [...parts.descriptor], [...parts.cid]]));
  for (const [name, table] of file.tables) digest.update(name).update(table);
  return digest.digest('hex').slice(0, 24);
}

/** `[0 [600 0 0 348] 20 24 636]` → widths by glyph; undefined when it is written otherwise, or names another object. */
function readWidths(text: string): ReadonlyMap<number, string> | undefined {
  const widths = new Map<number, string>();
  const tokens: readonly string[] = text.match(/\[|\]|[^\s[\]]+/g) ?? [];
  for (let at = 1; at < tokens.length - 1; ) {
    const first = Number(tokens[at]);
    if (tokens[at + 1] === '[') {
      const end = tokens.indexOf(']', at);
      for (const [index, width] of tokens.slice(at + 2, end).entries()) widths.set(first + index, width);
      at = end + 1;
    } else {
      const [last, width] = [Number(tokens[at + 1]), tokens[at + 2] ?? '0'];
      if (!(last - first < 65536)) return undefined;
      for (let number = first; number <= last; number += 1) widths.set(number, width);
      at += 3;
    }
  }
  return tokens.includes('R') ? undefined : widths;
}

/** What the lines of a character map say (Adobe Technical Note 5411): single characters and runs of them. */
function readTexts(map: string): ReadonlyMap<number, string> {
  const texts = new Map<number, string>();
  for (const [, kind, body = ''] of map.matchAll(/begin(bfchar|bfrange)\s([\s\S]*?)end\1/g)) {
    const words = [...body.matchAll(/<([0-9A-Fa-f]+)>/g)].map((match) => match[1] ?? '');
    const width = kind === 'bfchar' ? 2 : 3;
    for (let at = 0; at + width <= words.length; at += width) {
      const [first = 0, last = 0] = words.slice(at, at + width - 1).map((word) => Number.parseInt(word, 16));
      const text = words[at + width - 1] ?? '';
      texts.set(first, text.toUpperCase());
      if (width === 3)
        for (let more = 1; more <= last - first; more += 1) texts.set(first + more, later(text, more));
    }
  }
  return texts;
}

/** The text whose last unit is so many further. */
function later(text: string, more: number): string {
  const unit = Number.parseInt(text.slice(-4), 16) + more;
  return `${text.slice(0, -4)}${unit.toString(16).padStart(4, '0')}`.toUpperCase();
}
