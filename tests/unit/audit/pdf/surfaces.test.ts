import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readPdf } from '../../../../src/audit/pdf/surfaces.ts';
import { wordOf } from '../../../../src/audit/word-numbers.ts';
import type { PdfObject } from '../../../../src/export/pdf-file.ts';
import { writePlainPdf } from '../../../../src/export/pdf-writer.ts';

/** A page that shows the codes 1 and 2 of a font, in which they stand for these signs. */
function pageOf(signs: readonly [string, string]): Uint8Array {
  const stream = (text: string): PdfObject => {
    const bytes = deflateSync(Buffer.from(text, 'latin1'));
    return { text: `<</Filter /FlateDecode /Length ${bytes.length}>>`, stream: bytes };
  };
  const lines = signs.map(
    (sign, index) => `<000${index + 1}> <${Buffer.from(sign, 'utf16le').swap16().toString('hex')}>`,
  );
  const objects: readonly PdfObject[] = [
    { text: '<</Type /Catalog /Pages 2 0 R>>' },
    { text: '<</Type /Pages /Count 1 /Kids [3 0 R]>>' },
    { text: '<</Type /Page /Parent 2 0 R /Contents 4 0 R /Resources <</Font <</F1 5 0 R>>>>>>' },
    stream('BT /F1 12 Tf 1 0 0 1 9 9 Tm <0001> Tj 6 0 Td <0002> Tj ET'),
    {
      text: '<</Type /Font /Subtype /Type0 /Encoding /Identity-H /DescendantFonts [6 0 R] /ToUnicode 7 0 R>>',
    },
    { text: '<</Type /Font /Subtype /CIDFontType2 /W [1 [500 500]]>>' },
    stream(`2 beginbfchar\n${lines.join('\n')}\nendbfchar`),
    { text: '<</Producer (Skia/PDF)>>' },
  ];
  const file = new Map(objects.map((object, index) => [index + 1, object]));
  return writePlainPdf({ objects: file, root: '1 0 R', info: '8 0 R' });
}

const shownOn = (bytes: Uint8Array) =>
  readPdf(Buffer.from(bytes).toString('latin1'))
    ?.pieces.flatMap(({ surfaces }) => surfaces)
    .flatMap(({ where, words }) => (where === 'text' ? words.map(wordOf) : []))
    .filter((word) => word.length > 4);

describe('a page that was read before', () => {
  it('says in another font what that font makes of it, and the same as before in its own', () => {
    for (const _ of [1, 2])
      for (const signs of [
        ['har', 'bour'],
        ['har', 'vest'],
        ['quay', 'side'],
        ['mel', 'lows'],
        ['har', 'bour'],
      ] as const)
        expect(shownOn(pageOf([signs[0], signs[1]]))).toEqual([signs.join('')]);
  });
});
