/** A font → what its codes mean to a reader, by its ToUnicode map (ISO 32000-1, 9.10.3), and how wide they are set (9.2.4). */
import { remembered } from '../remembered.ts';
import { dictionaryAt, type PdfObjects, resolved } from './file.ts';
import { streamText } from './stream.ts';
import { hexBytes, nameOf, type PdfDictionary, type PdfValue } from './syntax.ts';

/** Reads strings shown in a font. */
export interface FontReader {
  /** What a reader understands. */
  read(bytes: string): string;
  /** How far it reaches, in sizes of the font. */
  width(bytes: string): number;
}

/** Of a sign whose width the font does not tell. */
const USUAL_WIDTH = 600;

/** What a reader was made of: the objects that were looked at, by their numbers, and the map of signs. */
interface Looked {
  readonly values: ReadonlyMap<number, PdfValue | undefined>;
  readonly map: string | undefined;
  readonly reader: FontReader;
}

const readers = new WeakMap<PdfDictionary, Looked[]>();
/** Fonts of the same text with other maps or widths. */
const MOST_READERS = 8;

/** The reader of a font; one and the same for fonts in which all that decides what is read is the same. */
export function fontReader(objects: PdfObjects, font: PdfDictionary): FontReader {
  const stream = objects.stream(font.get('ToUnicode'));
  const map = stream === undefined ? undefined : streamText(stream);
  const before = readers.get(font) ?? [];
  const known = before.find(
    (one) => one.map === map && [...one.values].every(([number, value]) => objects.value(number) === value),
  );
  if (known !== undefined) return known.reader;
  const values = new Map<number, PdfValue | undefined>();
  const value = (number: number) => {
    values.set(number, objects.value(number));
    return values.get(number);
  };
  const reader = makeReader({ value }, font, map);
  readers.set(font, [{ values, map, reader }, ...before].slice(0, MOST_READERS));
  return reader;
}

type Looking = Pick<PdfObjects, 'value'>;

function makeReader(objects: Looking, font: PdfDictionary, map: string | undefined): FontReader {
  const size = nameOf(font.get('Subtype')) === 'Type0' ? 2 : 1;
  const widths = size === 2 ? wideWidths(objects, font) : simpleWidths(objects, font);
  const width = (bytes: string) => {
    let sum = 0;
    for (let at = 0; at < bytes.length; at += size) sum += widths.get(codeAt(bytes, at, size)) ?? USUAL_WIDTH;
    return sum / 1000;
  };
  if (map === undefined) {
    if (size === 2) return { read: () => '', width };
    return { read: byEncoding(changedSigns(objects, font)), width };
  }
  const signs = signsOf(map);
  const read = (bytes: string) => {
    let text = '';
    for (let at = 0; at < bytes.length; at += size) text += signs.get(codeAt(bytes, at, size)) ?? '';
    return text;
  };
  return { read, width };
}

const signsOf = remembered(readToUnicode, (signs) => signs.size * 4);

function codeAt(bytes: string, at: number, size: 1 | 2): number {
  return size === 1 ? bytes.charCodeAt(at) : (bytes.charCodeAt(at) << 8) | (bytes.charCodeAt(at + 1) || 0);
}

/** `W` of the font's descendant: `first [w …]` or `first last w`. */
function wideWidths(objects: Looking, font: PdfDictionary): ReadonlyMap<number, number> {
  const list = resolved(objects, font.get('DescendantFonts'));
  const descendant = dictionaryAt(objects, Array.isArray(list) ? list[0] : undefined);
  const entries = resolved(objects, descendant.get('W'));
  const widths = new Map<number, number>();
  const all = Array.isArray(entries) ? entries : [];
  for (let at = 0; at < all.length; ) {
    const [first, second, third] = [all[at], resolved(objects, all[at + 1]), all[at + 2]];
    if (typeof first !== 'number') break;
    if (Array.isArray(second)) {
      for (const [offset, width] of second.entries())
        if (typeof width === 'number') widths.set(first + offset, width);
      at += 2;
    } else {
      if (typeof second === 'number' && typeof third === 'number')
        for (let code = first; code <= Math.min(second, first + 0xffff); code += 1) widths.set(code, third);
      at += 3;
    }
  }
  return widths;
}

function simpleWidths(objects: Looking, font: PdfDictionary): ReadonlyMap<number, number> {
  const first = font.get('FirstChar');
  const list = resolved(objects, font.get('Widths'));
  const matrix = resolved(objects, font.get('FontMatrix'));
  const [unit] = Array.isArray(matrix) ? matrix : [];
  const scale = typeof unit === 'number' ? unit * 1000 : 1;
  const widths = new Map<number, number>();
  for (const [index, width] of (Array.isArray(list) ? list : []).entries())
    if (typeof first === 'number' && typeof width === 'number') widths.set(first + index, width * scale);
  return widths;
}

/** Bytes that stand for another sign: names of glyphs in `Differences` where they are letters or digits. */
function changedSigns(objects: Looking, font: PdfDictionary): ReadonlyMap<string, string> {
  const differences = resolved(objects, dictionaryAt(objects, font.get('Encoding')).get('Differences'));
  const changed = new Map<string, string>();
  let code = 0;
  for (const one of Array.isArray(differences) ? differences : []) {
    const name = nameOf(one);
    if (typeof one === 'number') code = one;
    else if (name !== undefined) {
      const sign = name.length === 1 ? name : /^uni([0-9A-F]{4})$/.exec(name)?.[1];
      if (sign !== undefined)
        changed.set(
          String.fromCharCode(code),
          sign.length === 1 ? sign : String.fromCharCode(Number.parseInt(sign, 16)),
        );
      code += 1;
    }
  }
  return changed;
}

/** One sign a byte. */
function byEncoding(changed: ReadonlyMap<string, string>): FontReader['read'] {
  return (bytes) =>
    changed.size === 0 ? bytes : bytes.replace(/[\s\S]/g, (byte) => changed.get(byte) ?? byte);
}

function readToUnicode(map: string): ReadonlyMap<number, string> {
  const signs = new Map<number, string>();
  for (const [, block = ''] of map.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
    for (const [, code = '', sign = ''] of block.matchAll(/<([^>]*)>\s*<([^>]*)>/g))
      signs.set(Number.parseInt(code, 16), utf16(sign));
  for (const [, block = ''] of map.matchAll(/beginbfrange([\s\S]*?)endbfrange/g))
    for (const [, from = '', to = '', first, list] of block.matchAll(
      /<([^>]*)>\s*<([^>]*)>\s*(?:<([^>]*)>|\[([^\]]*)\])/g,
    )) {
      const start = Number.parseInt(from, 16);
      const end = Math.min(Number.parseInt(to, 16), start + 0xffff);
      const listed =
        list === undefined ? [] : [...list.matchAll(/<([^>]*)>/g)].map((match) => match[1] ?? '');
      for (let code = start; code <= end; code += 1)
        signs.set(
          code,
          first === undefined ? utf16(listed[code - start] ?? '') : counted(first, code - start),
        );
    }
  return signs;
}

/** The sign `offset` places after the one that a range begins with. */
function counted(first: string, offset: number): string {
  const text = utf16(first);
  const last = text.codePointAt(text.length - 1) ?? 0;
  const whole = [...text].length === 1 ? (text.codePointAt(0) ?? 0) : undefined;
  return whole === undefined
    ? text.slice(0, -1) + String.fromCharCode(last + offset)
    : String.fromCodePoint(Math.min(whole + offset, 0x10ffff));
}

function utf16(hex: string): string {
  const bytes = hexBytes(hex);
  let text = '';
  for (let at = 0; at < bytes.length - 1; at += 2) text += String.fromCharCode(codeAt(bytes, at, 2));
  return text;
}
