/**
 * A TrueType font as it stands in a PDF: the outlines of some glyphs, each at the number that the whole font gives it.
 * Read glyph by glyph, and written with others: the same glyphs make the same bytes, whatever prints they came from.
 * Tables that a PDF does not ask for (ISO 32000-1, 9.9) are left out. Formats: OpenType 1.9, `glyf`, `loca`, `hmtx`.
 */

/** What a font draws for one glyph. */
export interface Glyph {
  /** Empty for a blank. */
  readonly outline: Uint8Array;
  readonly advance: number;
  /** Left side bearing, as its 16 bits. */
  readonly bearing: number;
}

export interface TrueType {
  /** Tables that are the same for every choice of glyphs, by their names. */
  readonly tables: ReadonlyMap<string, Uint8Array>;
  glyph(number: number): Glyph | undefined;
}

const STEADY = ['cvt ', 'fpgm', 'head', 'hhea', 'maxp', 'prep'];

/** Reads a font; undefined for what is no TrueType, or torn. */
export function readTrueType(bytes: Uint8Array): TrueType | undefined {
  const all = readTables(bytes);
  const [head, hhea, maxp] = [all?.get('head'), all?.get('hhea'), all?.get('maxp')];
  const [glyf, loca, hmtx] = [all?.get('glyf'), all?.get('loca'), all?.get('hmtx')];
  if (!all || !head || !hhea || !maxp || !glyf || !loca || !hmtx) return undefined;
  if (head.length < 54 || hhea.length < 36 || maxp.length < 6) return undefined;
  const isLong = viewOf(head).getInt16(50) === 1;
  const [count, metrics] = [viewOf(maxp).getUint16(4), viewOf(hhea).getUint16(34)];
  const enough = loca.length >= (count + 1) * (isLong ? 4 : 2) && hmtx.length >= metrics * 2 + count * 2;
  if (!enough || metrics === 0) return undefined;
  const [places, widths] = [viewOf(loca), viewOf(hmtx)];
  const offset = (index: number) => (isLong ? places.getUint32(index * 4) : places.getUint16(index * 2) * 2);
  const tables = new Map(STEADY.flatMap((name) => [[name, all.get(name)] as const].filter(isThere)));
  return {
    tables: tables
      .set('head', changed(head, withoutSum))
      .set(
        'hhea',
        changed(hhea, (view) => view.setUint16(34, 0)),
      )
      .set(
        'maxp',
        changed(maxp, (view) => view.setUint16(4, 0)),
      ),
    glyph: (number) => {
      if (number >= count) return undefined;
      const isOwn = number < metrics;
      return {
        outline: glyf.subarray(offset(number), offset(number + 1)),
        advance: widths.getUint16(Math.min(number, metrics - 1) * 4),
        bearing: widths.getUint16(isOwn ? number * 4 + 2 : metrics * 4 + (number - metrics) * 2),
      };
    },
  };
}

/** Flags of the parts of a composite glyph. */
const [WORDS, SCALE, MORE, SCALES, MATRIX] = [0x0001, 0x0008, 0x0020, 0x0040, 0x0080] as const;

/** Numbers of the glyphs that a composite glyph is made of; empty for any other. */
export function partsOf({ outline }: Glyph): readonly number[] {
  const view = viewOf(outline);
  if (outline.length < 10 || view.getInt16(0) >= 0) return [];
  const parts: number[] = [];
  for (let at = 10; at + 4 <= outline.length; ) {
    const flags = view.getUint16(at);
    parts.push(view.getUint16(at + 2));
    const turned = flags & MATRIX ? 8 : flags & SCALES ? 4 : flags & SCALE ? 2 : 0;
    at += 4 + (flags & WORDS ? 4 : 2) + turned;
    if ((flags & MORE) === 0) break;
  }
  return parts;
}

/** The font with these glyphs only, and as many numbers as the last of them needs. */
export function writeTrueType(
  { tables }: Pick<TrueType, 'tables'>,
  glyphs: ReadonlyMap<number, Glyph>,
): Uint8Array {
  const sorted = [...glyphs].sort(([a], [b]) => a - b);
  const count = (sorted.at(-1)?.[0] ?? 0) + 1;
  const size = sorted.reduce((sum, [, { outline }]) => sum + padded(outline.length), 0);
  const glyf = new Uint8Array(size);
  const [loca, hmtx] = [new Uint8Array((count + 1) * 4), new Uint8Array(count * 4)];
  const [places, widths] = [viewOf(loca), viewOf(hmtx)];
  let end = 0;
  let next = 0;
  for (const [number, { outline, advance, bearing }] of sorted) {
    for (; next <= number; next += 1) places.setUint32(next * 4, end);
    glyf.set(outline, end);
    end += padded(outline.length);
    widths.setUint16(number * 4, advance);
    widths.setUint16(number * 4 + 2, bearing);
  }
  places.setUint32(count * 4, end);
  const counted = (name: string, at: number) =>
    changed(tables.get(name) ?? new Uint8Array(at + 2), (view) => view.setUint16(at, count));
  const own = { glyf, hmtx, loca, hhea: counted('hhea', 34), maxp: counted('maxp', 4) };
  return writeTables(new Map([...tables, ...Object.entries(own)]));
}

/** Without the sum over the whole file, and for places of four bytes. */
function withoutSum(head: DataView): void {
  head.setUint32(8, 0);
  head.setInt16(50, 1);
}

/** A copy of a table with something else in it. */
function changed(table: Uint8Array, change: (view: DataView) => void): Uint8Array {
  const copy = table.slice();
  change(viewOf(copy));
  return copy;
}

function readTables(bytes: Uint8Array): ReadonlyMap<string, Uint8Array> | undefined {
  const view = viewOf(bytes);
  if (bytes.length < 12) return undefined;
  const version = view.getUint32(0);
  if (version !== 0x00010000 && version !== 0x74727565) return undefined;
  const tables = new Map<string, Uint8Array>();
  for (let index = 0; index < view.getUint16(4); index += 1) {
    const at = 12 + index * 16;
    if (at + 16 > bytes.length) return undefined;
    const [offset, length] = [view.getUint32(at + 8), view.getUint32(at + 12)];
    if (offset + length > bytes.length) return undefined;
    tables.set(
      Buffer.from(bytes.subarray(at, at + 4)).toString('latin1'),
      bytes.subarray(offset, offset + length),
    );
  }
  return tables;
}

function writeTables(tables: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const sorted = [...tables].sort(([a], [b]) => (a < b ? -1 : 1));
  const start = 12 + sorted.length * 16;
  const size = sorted.reduce((sum, [, table]) => sum + padded(table.length), start);
  const file = new Uint8Array(size);
  const view = viewOf(file);
  const most = 2 ** Math.floor(Math.log2(sorted.length));
  view.setUint32(0, 0x00010000);
  for (const [index, value] of [
    sorted.length,
    most * 16,
    Math.log2(most),
    (sorted.length - most) * 16,
  ].entries())
    view.setUint16(4 + index * 2, value);
  let offset = start;
  for (const [index, [name, table]] of sorted.entries()) {
    const at = 12 + index * 16;
    file.set(table, offset);
    file.set(Buffer.from(name, 'latin1'), at);
    for (const [place, value] of [sum(view, offset, table.length), offset, table.length].entries())
      view.setUint32(at + 4 + place * 4, value);
    offset += padded(table.length);
  }
  return file;
}

/** Of the words of four bytes; the file is padded with zeros. */
function sum(view: DataView, from: number, length: number): number {
  let total = 0;
  for (let at = from; at < from + padded(length); at += 4) total = (total + view.getUint32(at)) >>> 0;
  return total;
}

function padded(length: number): number {
  return (length + 3) & ~3;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function isThere<Key, Value>(entry: readonly [Key, Value | undefined]): entry is readonly [Key, Value] {
  return entry[1] !== undefined;
}
