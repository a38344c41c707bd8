/** Glyphs out of as many prints of a font as it takes → the font of a document, with these glyphs only. */
import { createMemory } from '../../source/memory.ts';
import { packed } from '../packing.ts';
import type { PdfObject } from '../pdf-file.ts';
import { writeDictionary } from '../pdf-syntax.ts';
import type { PrintedFont, PrintedGlyph } from './font.ts';
import { writeTrueType } from './truetype.ts';

/** Glyphs of a font, by their numbers. */
export interface FontChoice {
  readonly font: PrintedFont;
  readonly glyphs: Map<number, PrintedGlyph>;
}

/** Adds glyphs. False when another print of the font draws one of them otherwise. */
export function addGlyphs({ glyphs }: FontChoice, more: readonly PrintedGlyph[]): boolean {
  for (const glyph of more) {
    const known = glyphs.get(glyph.number);
    if (known === undefined) glyphs.set(glyph.number, glyph);
    else if (known !== glyph && known.id !== glyph.id) return false;
  }
  return true;
}

/** Decks of one talk often show the same glyphs. */
const written = createMemory<ReturnType<typeof writeStreams>>({
  most: 4_000_000,
  weigh: ({ file, texts, widths }) => file.length + texts.length + widths.length,
});

function writeStreams({ tables }: PrintedFont, glyphs: readonly PrintedGlyph[]) {
  const outlines = writeTrueType({ tables }, new Map(glyphs.map((glyph) => [glyph.number, glyph])));
  const texts = Buffer.from(writeTexts(glyphs), 'latin1');
  return {
    file: packed(outlines),
    length: outlines.length,
    texts: packed(texts),
    widths: writeWidths(glyphs),
  };
}

/** The objects of a font with these glyphs; the first is the font itself. `number`: of the first; `tag`: six letters. */
export function writeFont({ font, glyphs }: FontChoice, number: number, tag: string): readonly PdfObject[] {
  const name = `/${tag}+${font.name}`;
  const sorted = [...glyphs.values()].sort((a, b) => a.number - b.number);
  // By what is drawn, not by the numbers of glyphs: in two cuts of one font they stand for different ones.
  const key = `${font.key}${sorted.map(({ id }) => id).join('')}`;
  const { file, length, texts, widths } = written(key, () => writeStreams(font, sorted));
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
    .set('/W', widths);
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

function writeWidths(glyphs: readonly PrintedGlyph[]): string {
  const runs: string[][] = [];
  let next = -1;
  for (const { number, width } of glyphs) {
    if (number !== next) runs.push([`${number} [`]);
    runs.at(-1)?.push(width);
    next = number + 1;
  }
  return `[${runs.map(([start = '', ...widths]) => `${start}${widths.join(' ')}]`).join(' ')}]`;
}

const MAP_HEAD =
  '/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo\n<</Registry (Adobe)\n/Ordering (UCS)\n/Supplement 0\n>> def\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n';
const MAP_END = 'endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend';
/** More may not stand in one list. */
const MOST_LINES = 100;

function writeTexts(glyphs: readonly PrintedGlyph[]): string {
  const lines = glyphs.flatMap(({ number, text }) =>
    text === '' ? [] : [`<${number.toString(16).padStart(4, '0').toUpperCase()}> <${text}>\n`],
  );
  let lists = '';
  for (let at = 0; at < lines.length; at += MOST_LINES) {
    const some = lines.slice(at, at + MOST_LINES);
    lists += `${some.length} beginbfchar\n${some.join('')}endbfchar\n`;
  }
  return `${MAP_HEAD}${lists}${MAP_END}`;
}
