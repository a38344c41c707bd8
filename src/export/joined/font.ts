/**
 * A font of a printed PDF ↔ what it has for each of its glyphs: outline, width, and the characters that it stands for. Only
 * TrueType fonts whose codes are glyph numbers are read (ISO 32000-1, 9.7): those a browser writes for nearly every font.
 */
import { createHash } from 'node:crypto';
import { createMemory } from '../../source/memory.ts';
import { packed, unpacked } from '../packing.ts';
import type { PdfObject } from '../pdf-file.ts';
import { type PdfDictionary, readDictionary, referredObject, writeDictionary } from '../pdf-syntax.ts';
import { type Glyph, partsOf, readTrueType, type TrueType, writeTrueType } from './truetype.ts';

export interface PrintedFont {
  /** Equal for prints of one font file. */
  readonly key: string;
  /** Its name, without the tag of the choice of glyphs. */
  readonly name: string;
  readonly descriptor: PdfDictionary;
  readonly cid: PdfDictionary;
  readonly file: TrueType;
  /** As written, by glyph. */
  readonly widths: ReadonlyMap<number, string>;
  /** Of the glyphs that have none of their own. */
  readonly usualWidth: string;
  /** UTF-16 in hexadecimal, by glyph. */
  readonly texts: ReadonlyMap<number, string>;
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
  return { key: keyOf(parts, file), ...parts, file, widths, usualWidth, texts };
}

const OWN = ['/W', '/DW', '/BaseFont', '/FontDescriptor'];

/** Glyphs of a font, out of as many prints as it takes. */
export interface FontChoice {
  readonly font: PrintedFont;
  readonly glyphs: Map<number, { readonly glyph: Glyph; readonly width: string; readonly text?: string }>;
}

/** Adds glyphs, and those that they are made of. False when another print of the font draws one of them otherwise. */
export function addGlyphs(choice: FontChoice, font: PrintedFont, numbers: Iterable<number>): boolean {
  const waiting = [0, ...numbers];
  for (let number = waiting.pop(); number !== undefined; number = waiting.pop()) {
    const known = choice.glyphs.get(number);
    if (known !== undefined && choice.font === font) continue;
    const glyph = font.file.glyph(number);
    if (glyph === undefined) return false;
    if (known !== undefined) {
      if (Buffer.compare(known.glyph.outline, glyph.outline) !== 0) return false;
      continue;
    }
    const text = font.texts.get(number);
    const width = font.widths.get(number) ?? font.usualWidth;
    choice.glyphs.set(number, { glyph, width, ...(text === undefined ? {} : { text }) });
    waiting.push(...partsOf(glyph));
  }
  return true;
}

/** Decks of one talk often show the same glyphs. */
const written = createMemory<ReturnType<typeof writeStreams>>({
  most: 4_000_000,
  weigh: ({ file, texts }) => file.length + texts.length,
});

/** By what is drawn, not by the numbers of glyphs: in two cuts of one font they stand for different ones. */
function contentKey({ key }: PrintedFont, glyphs: FontChoice['glyphs']): string {
  const digest = createHash('sha256').update(key);
  for (const number of sorted(glyphs)) {
    const { glyph, text = '' } = glyphs.get(number) ?? {};
    digest.update(`${number} ${text} ${glyph?.advance} ${glyph?.bearing} ${glyph?.outline.length} `);
    if (glyph !== undefined) digest.update(glyph.outline);
  }
  return digest.digest('hex');
}

function writeStreams({ file }: PrintedFont, glyphs: FontChoice['glyphs']) {
  const outlines = writeTrueType(file, new Map([...glyphs].map(([number, { glyph }]) => [number, glyph])));
  const texts = Buffer.from(writeTexts(glyphs), 'latin1');
  return { file: packed(outlines), length: outlines.length, texts: packed(texts) };
}

/** The objects of a font with these glyphs; the first is the font itself. `number`: of the first; `tag`: six letters. */
export function writeFont({ font, glyphs }: FontChoice, number: number, tag: string): readonly PdfObject[] {
  const name = `/${tag}+${font.name}`;
  const { file, length, texts } = written(contentKey(font, glyphs), () => writeStreams(font, glyphs));
  const reference = (index: number) => `${number + index} 0 R`;
  const type0 = {
    '/Type': '/Font',
    '/Subtype': '/Type0',
    '/BaseFont': name,
    '/Encoding': '/Identity-H',
    '/DescendantFonts': `[${reference(1)}]`,
    '/ToUnicode': reference(4),
  };
  const cid = new Map(font.cid)
    .set('/BaseFont', name)
    .set('/FontDescriptor', reference(2))
    .set('/DW', '0')
    .set('/W', writeWidths(glyphs));
  const descriptor = new Map(font.descriptor).set('/FontName', name).set('/FontFile2', reference(3));
  return [
    { text: writeDictionary(new Map(Object.entries(type0))) },
    { text: writeDictionary(cid) },
    { text: writeDictionary(descriptor) },
    { text: streamHead(file, `/Length1 ${length}`), stream: file },
    { text: streamHead(texts), stream: texts },
  ];
}

function streamHead({ length }: Uint8Array, more = ''): string {
  return `<</Filter /FlateDecode /Length ${length}${more === '' ? '' : ` ${more}`}>>`;
}

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

function writeWidths(glyphs: FontChoice['glyphs']): string {
  const runs: string[][] = [];
  let next = -1;
  for (const number of sorted(glyphs)) {
    if (number !== next) runs.push([`${number} [`]);
    runs.at(-1)?.push(glyphs.get(number)?.width ?? '0');
    next = number + 1;
  }
  return `[${runs.map(([start = '', ...widths]) => `${start}${widths.join(' ')}]`).join(' ')}]`;
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

const MAP_HEAD =
  '/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo\n<</Registry (Adobe)\n/Ordering (UCS)\n/Supplement 0\n>> def\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n';
const MAP_END = 'endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend';
/** More may not stand in one list. */
const MOST_LINES = 100;

function writeTexts(glyphs: FontChoice['glyphs']): string {
  const lines = sorted(glyphs).flatMap((number) => {
    const text = glyphs.get(number)?.text;
    return text === undefined ? [] : [`<${number.toString(16).padStart(4, '0').toUpperCase()}> <${text}>\n`];
  });
  let lists = '';
  for (let at = 0; at < lines.length; at += MOST_LINES) {
    const some = lines.slice(at, at + MOST_LINES);
    lists += `${some.length} beginbfchar\n${some.join('')}endbfchar\n`;
  }
  return `${MAP_HEAD}${lists}${MAP_END}`;
}

function sorted(glyphs: FontChoice['glyphs']): readonly number[] {
  return [...glyphs.keys()].sort((a, b) => a - b);
}
