/** Which glyph of which font draws each character of a PDF, read with a library that has no part in making it. */
import { readFileSync } from 'node:fs';
import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';

export interface DrawnGlyph {
  /** PostScript name of the font, without the six letters of a subset; empty for outlines that have none. */
  readonly font: string;
  /** Index in the font; 0 is the box of missing characters. */
  readonly glyph: number;
  readonly text: string;
  readonly page: number;
}

interface PdfGlyph {
  readonly originalCharCode: number;
  readonly unicode: string;
}

/** All glyphs of a PDF, in the order in which they are drawn. */
export async function drawnGlyphs(file: string): Promise<readonly DrawnGlyph[]> {
  const document = await getDocument({
    data: new Uint8Array(readFileSync(file)),
    verbosity: 0,
    fontExtraProperties: true,
  }).promise;
  const drawn: DrawnGlyph[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { fnArray, argsArray } = await page.getOperatorList();
    let font = '';
    for (const [index, operator] of fnArray.entries()) {
      const args = argsArray[index];
      if (operator === OPS.setFont) font = fontName(page.commonObjs.get(args[0]));
      if (operator !== OPS.showText) continue;
      for (const glyph of args[0] as readonly (PdfGlyph | number)[]) {
        if (typeof glyph === 'number') continue;
        drawn.push({ font, glyph: glyph.originalCharCode, text: glyph.unicode, page: number });
      }
    }
  }
  await document.loadingTask.destroy();
  return drawn;
}

function fontName(font: { readonly name?: string }): string {
  return (font.name ?? '').replace(/^[A-Z]{6}\+/, '');
}
