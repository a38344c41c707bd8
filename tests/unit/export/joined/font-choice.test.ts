import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { convert } from 'fontverter';
import { beforeAll, describe, expect, it } from 'vitest';
import { glyphsOf, type PrintedFont, readFont } from '../../../../src/export/joined/font.ts';
import { addGlyphs, type FontChoice, writeFont } from '../../../../src/export/joined/font-choice.ts';
import { packed, unpacked } from '../../../../src/export/packing.ts';
import type { PdfObject } from '../../../../src/export/pdf-file.ts';

const FONT = '@fontsource/source-serif-4/files/source-serif-4-latin-400-normal.woff2';
const MAP =
  '2 beginbfchar\n<0005> <0041>\n<0006> <D83DDE00>\nendbfchar\n1 beginbfrange\n<0007> <0009> <00FF>\nendbfrange';

let file: Uint8Array;
beforeAll(async () => {
  const bytes = readFileSync(createRequire(import.meta.url).resolve(FONT));
  file = new Uint8Array(await convert(bytes, 'sfnt'));
});

/** As it is read from another print each time. */
function printed(map = MAP): PrintedFont {
  const stream = (bytes: Uint8Array): PdfObject => ({
    text: '<</Filter /FlateDecode>>',
    stream: packed(bytes),
  });
  const font = readFont(
    new Map<number, PdfObject>([
      [
        1,
        {
          text: '<</Type /Font\n/BaseFont /AAAAAA+Serif\n/Encoding /Identity-H\n/DescendantFonts [2 0 R]\n/ToUnicode 5 0 R>>',
        },
      ],
      [2, { text: '<</CIDToGIDMap /Identity\n/FontDescriptor 3 0 R\n/DW 300\n/W [5 [500 610] 8 9 720]>>' }],
      [3, { text: '<</Type /FontDescriptor\n/FontName /AAAAAA+Serif\n/FontFile2 4 0 R>>' }],
      [4, stream(file)],
      [5, stream(Buffer.from(map))],
    ]),
    1,
  );
  if (font === undefined) throw new Error('the font is not read');
  return font;
}

function chosen(font: PrintedFont, numbers: readonly number[]): FontChoice {
  const choice: FontChoice = { font, glyphs: new Map() };
  expect(addGlyphs(choice, glyphsOf(font, numbers) ?? [])).toBe(true);
  return choice;
}

describe('glyphs of a printed font', () => {
  it('have the widths and the characters that it says', () => {
    const font = printed();
    const said = [5, 6, 7, 9].map((number) => font.glyph(number));
    expect(said.map((glyph) => glyph?.width)).toEqual(['500', '610', '300', '720']);
    expect(said.map((glyph) => glyph?.text)).toEqual(['0041', 'D83DDE00', '00FF', '0101']);
  });

  it('come with that for what is missing, and with those that they are made of', () => {
    const font = printed();
    const found = Array.from({ length: 300 }, (_, number) =>
      glyphsOf(font, [number])?.map((glyph) => glyph.number),
    );
    expect(found[5]?.toSorted()).toEqual([0, 5]);
    expect(found.some((numbers) => numbers !== undefined && numbers.length > 2)).toBe(true);
    expect(glyphsOf(font, [60_000])).toBeUndefined();
  });

  it('make the same font, whatever prints they came from and in whatever order', () => {
    const one = chosen(printed(), [5, 6, 9, 40]);
    const other = chosen(printed(), [40, 9]);
    expect(addGlyphs(other, glyphsOf(printed(), [6, 5]) ?? [])).toBe(true);
    expect(writeFont(other, 7, 'AAAAAA')).toEqual(writeFont(one, 7, 'AAAAAA'));
    const [font, cid, , , map] = writeFont(one, 7, 'BAAAAA');
    expect(font?.text).toContain('/BaseFont /BAAAAA+Serif');
    expect(cid?.text).toMatch(/\/W \[0 \[300\].* 5 \[500 610\].* 9 \[720\].*\]/);
    expect(unpacked(map?.stream ?? new Uint8Array())?.toString()).toContain('<0006> <D83DDE00>');
  });

  it('are refused when two prints say different things of one of them', () => {
    const choice = chosen(printed(), [5, 6]);
    expect(addGlyphs(choice, glyphsOf(printed(MAP.replace('0041', '0042')), [5]) ?? [])).toBe(false);
  });
});
