/** A small print as Chromium makes it: a page for each slide, tagged, with an outline, and links where they are asked for. */
import { deflateSync } from 'node:zlib';
import type { PdfObject } from '../../../../src/export/pdf-file.ts';
import { writePlainPdf } from '../../../../src/export/pdf-writer.ts';

export interface PrintedSlide {
  readonly heading: string;
  /** 1 to 6; default 1. */
  readonly level?: number;
  /** Address of a link on the slide. */
  readonly link?: string;
}

/** Makes it. `first`: the number that the browser gave to what all pages draw with. */
export function printOf(slides: readonly PrintedSlide[], first = 3): Uint8Array {
  const objects = new Map<number, PdfObject>();
  let last = 10 + first;
  const add = (object: PdfObject): string => {
    last += 1;
    objects.set(last, object);
    return `${last} 0 R`;
  };
  const stream = (text: string): PdfObject => {
    const bytes = deflateSync(Buffer.from(text, 'latin1'));
    return { text: `<</Filter /FlateDecode\n/Length ${bytes.length}>>`, stream: bytes };
  };
  const state = add({ text: '<</ca 1\n/BM /Normal>>' });
  const made = slides.map((slide, index) => {
    const drawn = `/G${first} gs\n/H1 <</MCID 0 >>BDC\n% ${slide.heading}\nEMC`;
    const content = add(stream(drawn));
    const tag = add({ text: '' });
    const heading = add({ text: '' });
    const link =
      slide.link === undefined
        ? undefined
        : add({
            text: `<</Type /Annot\n/Subtype /Link\n/Rect [0 0 9 9]\n/StructParent ${100000 + index}\n/A <</Type /Action\n/S /URI\n/URI (${slide.link})>>>>`,
          });
    const annots = link === undefined ? '' : `\n/Annots [${link}]`;
    const page = add({
      text: `<</Type /Page\n/Parent 3 0 R\n/MediaBox [0 0 960 540]\n/Resources <</ExtGState <</G${first} ${state}>>>>\n/Contents ${content}\n/StructParents ${index}${annots}>>`,
    });
    objects.set(Number.parseInt(tag, 10), {
      text: `<</Type /StructElem\n/S /NonStruct\n/P 6 0 R\n/K [${heading}]>>`,
    });
    const object = link === undefined ? '' : ` <</Type /OBJR\n/Obj ${link}\n/Pg ${page}>>`;
    objects.set(Number.parseInt(heading, 10), {
      text: `<</Type /StructElem\n/S /H${slide.level ?? 1}\n/P ${tag}\n/Pg ${page}\n/ID (node${String(index + 70 + first).padStart(8, '0')})\n/K [0${object}]>>`,
    });
    return { ...slide, page, tag, heading, link };
  });
  const items = made.map((one, index) => ({ ...one, number: last + 1 + index }));
  for (const [index, { number, heading: title, page }] of items.entries()) {
    const near = [
      ...(items[index - 1] === undefined ? [] : [`/Prev ${number - 1} 0 R`]),
      ...(items[index + 1] === undefined ? [] : [`/Next ${number + 1} 0 R`]),
    ].join('\n');
    const tag = made[index]?.heading ?? '';
    const written = slides[index]?.heading ?? title;
    objects.set(number, {
      text: `<</Title (${written})\n/Dest [${page} /XYZ 60 372 0]\n/SE ${tag}\n/Parent 9 0 R\n${near}>>`,
    });
  }
  const list = (texts: readonly string[]) => `[${texts.join(' ')}]`;
  const parents = made.map(({ heading }, index) => `${index} ${list([heading])}`);
  const links = made.flatMap(({ heading, link }, index) =>
    link === undefined ? [] : [`${100000 + index} ${heading}`],
  );
  const firstItem =
    items[0] === undefined ? '' : `/First ${items[0].number} 0 R\n/Last ${items.at(-1)?.number} 0 R`;
  const fixed = [
    '<</Creator (Chromium)\n/Producer (Skia/PDF m147)>>',
    '<</Type /Catalog\n/Pages 3 0 R\n/MarkInfo <</Marked true>>\n/StructTreeRoot 4 0 R\n/Outlines 9 0 R\n/Lang (en)>>',
    `<</Type /Pages\n/Count ${made.length}\n/Kids ${list(made.map(({ page }) => page))}>>`,
    '<</Type /StructTreeRoot\n/K 5 0 R\n/ParentTree 7 0 R>>',
    '<</Type /StructElem\n/S /Document\n/P 4 0 R\n/K 6 0 R>>',
    `<</Type /StructElem\n/S /NonStruct\n/P 5 0 R\n/K ${list(made.map(({ tag }) => tag))}>>`,
    `<</Type /ParentTree\n/Nums ${list([...parents, ...links])}>>`,
    'null',
    `<</Type /Outlines\n/Count ${made.length}\n${firstItem}>>`,
  ];
  for (const [index, text] of fixed.entries()) objects.set(index + 1, { text });
  return writePlainPdf({ objects, root: '2 0 R', info: '1 0 R' });
}
