/** A small PDF as Chromium writes it: plain objects, one cross-reference table, tags, a time, ids from a counter. */
import { deflateSync } from 'node:zlib';

export interface PlainPdf {
  readonly pages?: number;
  /** Where the counter of tag ids stood. */
  readonly firstId?: number;
  readonly date?: string;
  readonly roles?: readonly string[];
  readonly tagged?: boolean;
  /** The counter named the second tag before the first. */
  readonly swapped?: boolean;
  /** A font object of its own, as written: `/BaseFont /Lato …`. */
  readonly font?: string;
}

/** Makes it. Each page has one line of text, and the first page a table head that a cell refers to. */
export function plainPdf({
  pages = 2,
  firstId = 82,
  date = "20261122133000+00'00'",
  roles = ['Strong'],
  tagged = true,
  swapped = false,
  font,
}: PlainPdf = {}): Uint8Array {
  const id = (rank: number) => `(node${String(firstId + (swapped ? 1 - rank : rank)).padStart(8, '0')})`;
  const names = [`${id(0)} 6 0 R`, `${id(1)} 7 0 R`].sort().join(' ');
  const content = (page: number) => {
    const bytes = deflateSync(Buffer.from(`BT /F1 24 Tf 72 500 Td (Slide ${page + 1}) Tj ET`));
    return `<</Filter /FlateDecode\n/Length ${bytes.length}>> stream\n${bytes.toString('latin1')}\nendstream`;
  };
  const first = 8;
  const pageNumbers = Array.from({ length: pages }, (_, page) => first + page * 2);
  const objects = [
    `<</Title (about:blank)\n/Creator (Chromium)\n/Producer (Skia/PDF m147)\n/CreationDate (D:${date})\n/ModDate (D:${date})>>`,
    `<</Type /Catalog\n/Pages 3 0 R\n/MarkInfo <</Type /MarkInfo\n/Marked ${tagged}>>\n/StructTreeRoot 4 0 R\n/ViewerPreferences <</Type /ViewerPreferences\n/HideToolbar false>>\n/Lang (en)>>`,
    `<</Type /Pages\n/Count ${pages}\n/Kids [${pageNumbers.map((number) => `${number} 0 R`).join(' ')}]>>`,
    `<</Type /StructTreeRoot\n/K 5 0 R\n/IDTree <</Names [${names}]>>>>`,
    '<</Type /StructElem\n/S /Document\n/P 4 0 R\n/K [6 0 R 7 0 R]>>',
    `<</Type /StructElem\n/S /${roles[0] ?? 'P'}\n/P 5 0 R\n/T (a \\( parenthesis and \\) >> endobj)\n/ID ${id(0)}>>`,
    `<</Type /StructElem\n/S /TD\n/P 5 0 R\n/A [<</O /Table\n/Headers [${id(0)}]>>]\n/ID ${id(1)}>>`,
    ...pageNumbers.flatMap((number, page) => [
      `<</Type /Page\n/Parent 3 0 R\n/MediaBox [0 0 960 540]\n/Resources <</Font <</F1 <</Type /Font\n/Subtype /Type1\n/BaseFont /Helvetica>>>>>>\n/Contents ${number + 1} 0 R>>`,
      content(page),
    ]),
    ...(font === undefined ? [] : [`<</Type /Font\n/Subtype /TrueType\n${font}>>`]),
  ];
  return assemble(objects);
}

function assemble(objects: readonly string[]): Uint8Array {
  let text = '%PDF-1.4\n%\xd3\xeb\xe9\xe1\n';
  const offsets = objects.map((body, index) => {
    const at = text.length;
    text += `${index + 1} 0 obj\n${body}\nendobj\n`;
    return at;
  });
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const head = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}`;
  const trailer = `trailer\n<</Size ${objects.length + 1}\n/Root 2 0 R\n/Info 1 0 R>>\nstartxref\n${text.length}\n%%EOF\n`;
  return Buffer.from(text + head + trailer, 'latin1');
}
