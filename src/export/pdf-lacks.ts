/** What a printed PDF lacks of what Lectern promises: tags, a language, all its fonts. Looked for in the objects that are about to be written. */
import type { PdfFile } from './pdf-file.ts';
import { type PdfDictionary, readDictionary, referredObject } from './pdf-syntax.ts';

/** The phrase for a PDF without them; one with nothing on its pages has none. */
export const TAGS = 'its tags';

/** One phrase for each lack, in a fixed order; empty when there is none. */
export function pdfLacks({ objects, root }: PdfFile): readonly string[] {
  const entriesOf = (reference: string | undefined) =>
    readDictionary(objects.get(referredObject(reference) ?? -1)?.text ?? '')?.entries;
  const catalog = entriesOf(root);
  const marked = readDictionary(catalog?.get('/MarkInfo') ?? '')?.entries.get('/Marked');
  const isTagged = marked === 'true' && catalog?.has('/StructTreeRoot') === true;
  const outside = new Set<string>();
  for (const { text, stream } of objects.values()) {
    if (stream !== undefined || !text.includes('/BaseFont')) continue;
    const font = readDictionary(text)?.entries;
    if (font?.get('/Type') !== '/Font' || font.has('/DescendantFonts')) continue;
    if (!isInside(entriesOf(font.get('/FontDescriptor')))) outside.add(font.get('/BaseFont') ?? '');
  }
  return [
    ...(isTagged ? [] : [TAGS]),
    ...(catalog?.has('/Lang') === true ? [] : ['its language']),
    ...[...outside].sort().map((name) => `the font ${name.slice(1)}`),
  ];
}

function isInside(descriptor: PdfDictionary | undefined): boolean {
  return ['/FontFile', '/FontFile2', '/FontFile3'].some((key) => descriptor?.has(key));
}
