import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import fc from 'fast-check';
import { convert } from 'fontverter';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  type Glyph,
  partsOf,
  readTrueType,
  type TrueType,
  writeTrueType,
} from '../../../../src/export/joined/truetype.ts';

const FONT = '@fontsource/source-serif-4/files/source-serif-4-latin-400-normal.woff2';

let font: TrueType;
let count: number;
beforeAll(async () => {
  const bytes = readFileSync(createRequire(import.meta.url).resolve(FONT));
  font = read(new Uint8Array(await convert(bytes, 'sfnt')));
  count = Array.from({ length: 5000 }, (_, number) => font.glyph(number)).filter(
    (glyph) => glyph !== undefined,
  ).length;
});

function read(bytes: Uint8Array): TrueType {
  const found = readTrueType(bytes);
  if (found === undefined) throw new Error('the font is not read');
  return found;
}

const chosen = (numbers: readonly number[], from = font): ReadonlyMap<number, Glyph> =>
  new Map(
    numbers
      .flatMap((number) => [[number, from.glyph(number)] as const])
      .flatMap(([number, glyph]) => (glyph ? [[number, glyph] as const] : [])),
  );
const cut = (numbers: readonly number[], from = font) => writeTrueType(from, chosen(numbers, from));

/** Outlines are padded: what a font adds behind the last point of a glyph says nothing. */
const plain = (glyph: Glyph | undefined) =>
  glyph && {
    ...glyph,
    outline: Buffer.from(glyph.outline)
      .toString('hex')
      .replace(/(?:00)*$/, ''),
  };

describe('a font with some of its glyphs', () => {
  it('draws them as the whole font does', () => {
    expect(count).toBeGreaterThan(200);
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(count - 1), { minLength: 1, maxLength: 40 }), (numbers) => {
        const some = read(cut(numbers));
        for (const number of numbers) expect(plain(some.glyph(number))).toEqual(plain(font.glyph(number)));
      }),
      { numRuns: 50 },
    );
  });

  it('is the same, whatever larger choice of glyphs it is cut out of', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(count - 1), { minLength: 2, maxLength: 40 }), (numbers) => {
        const few = numbers.slice(0, Math.ceil(numbers.length / 2));
        expect(cut(few, read(cut(numbers)))).toEqual(cut(few));
      }),
      { numRuns: 50 },
    );
  });

  it('has sums that a strict reader accepts', () => {
    const bytes = cut([1, 2, 3]);
    const view = new DataView(bytes.buffer);
    for (let index = 0; index < view.getUint16(4); index += 1) {
      const [sum, offset, length] = [4, 8, 12].map((at) => view.getUint32(12 + index * 16 + at)) as [
        number,
        number,
        number,
      ];
      let total = 0;
      for (let at = offset; at < offset + length; at += 4) total = (total + view.getUint32(at)) >>> 0;
      expect(total).toBe(sum);
    }
  });

  it('is not made of what is no font', () => {
    for (const bytes of [new Uint8Array(), new Uint8Array(64), cut([1]).subarray(0, 200)])
      expect(readTrueType(bytes)).toBeUndefined();
  });
});

describe('a composite glyph', () => {
  it('names the glyphs that it is made of, and no other glyph does', () => {
    const outline = Buffer.from('ffff00000000000000000021000500000000' + '0002000700000000', 'hex');
    expect(partsOf({ outline, advance: 0, bearing: 0 })).toEqual([5, 7]);
    expect(
      partsOf({ outline: Buffer.from('0001000000000000000000', 'hex'), advance: 0, bearing: 0 }),
    ).toEqual([]);
    expect(partsOf({ outline: new Uint8Array(), advance: 0, bearing: 0 })).toEqual([]);
  });
});
