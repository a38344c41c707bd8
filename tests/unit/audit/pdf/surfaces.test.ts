import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { pdfSurfaces } from '../../../../src/audit/pdf/surfaces.ts';
import type { PdfObject } from '../../../../src/export/pdf-file.ts';
import { writePlainPdf } from '../../../../src/export/pdf-writer.ts';

/** A page that shows the codes 1 and 2 of a font, in which they stand for these signs. */
function pageOf(signs: readonly [string, string]): Uint8Array {
  const stream = (text: string): PdfObject => {
    const bytes = deflateSync(Buffer.from(text, 'latin1'));
    return { text: `<</Filter /FlateDecode /Length ${bytes.length}>>`, stream: bytes };
  };
  const lines = signs.map(
    (sign, index) => `<000${index + 1}> <${sign.charCodeAt(0).toString(16).padStart(4, '0')}>`,
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
  pdfSurfaces(bytes)?.flatMap(({ where, text }) => (where === 'text' ? [text.replace(/\s/g, '')] : []));

describe('a page that was read before', () => {
  it('says in another font what that font makes of it, and the same as before in its own', () => {
    for (const _ of [1, 2])
      for (const signs of [
        ['a', 'b'],
        ['a', 'c'],
        ['x', 'y'],
        ['q', 'r'],
        ['a', 'b'],
      ] as const)
        expect(shownOn(pageOf([signs[0], signs[1]]))).toEqual([signs.join('')]);
  });
});
