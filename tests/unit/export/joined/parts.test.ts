import { describe, expect, it } from 'vitest';
import { joinParts } from '../../../../src/export/joined/join.ts';
import { INNER_LINK, type PagePart } from '../../../../src/export/joined/page-part.ts';
import { readParts } from '../../../../src/export/joined/parts.ts';
import { type PdfFile, readPdf } from '../../../../src/export/pdf-file.ts';
import { writePdf, writePlainPdf } from '../../../../src/export/pdf-writer.ts';
import { type PrintedSlide, printOf } from './printed.ts';

function partsOf(slides: readonly PrintedSlide[], first?: number) {
  const file = readPdf(printOf(slides, first));
  const parts = file && readParts(file);
  if (parts === undefined) throw new Error('the print is not read');
  return { frame: parts.frame, pages: parts.pages.flatMap((page) => page ?? []) };
}

function joined(pages: readonly PagePart[], places: Readonly<Record<string, number>> = {}): PdfFile {
  const file = joinParts(pages, partsOf([{ heading: 'Any' }]).frame, (name) => places[name]);
  if (file === undefined) throw new Error('the pages are not joined');
  return file;
}

const textOf = (file: PdfFile) => [...file.objects.values()].map(({ text }) => text).join('\n');

describe('pages of prints', () => {
  it('make the same document, whatever else was printed with them and however it was numbered', async () => {
    const alone = partsOf([{ heading: 'Quay' }, { heading: 'Pier', link: 'https://example.org' }]);
    const others = partsOf([{ heading: 'Before' }, { heading: 'Pier', link: 'https://example.org' }], 40);
    const more = partsOf([{ heading: 'Quay' }, { heading: 'Behind' }], 7);
    const [quay, pier] = [more.pages[0], others.pages[1]];
    if (quay === undefined || pier === undefined) throw new Error('a page is missing');
    expect(await writePdf(joined([quay, pier]))).toEqual(await writePdf(joined(alone.pages)));
  });

  it('keep their texts in the outline, a heading below the nearest higher one before it', () => {
    const { pages } = partsOf([{ heading: 'One' }, { heading: 'Two', level: 2 }, { heading: 'Three' }]);
    const [one, two, three] = pages as [PagePart, PagePart, PagePart];
    const lines = (file: PdfFile) =>
      [...textOf(file).matchAll(/\/Title \((\w+)\)[^>]*?\/Parent (\d+) 0 R/g)].map((match) => [
        match[1],
        match[2],
      ]);
    expect(lines(joined([one, two, three]))).toEqual([
      ['One', '8'],
      ['Two', '9'],
      ['Three', '8'],
    ]);
    expect(lines(joined([two, three]))).toEqual([
      ['Two', '8'],
      ['Three', '8'],
    ]);
  });

  it('stand once in a document with what they draw with', () => {
    const { pages } = partsOf([{ heading: 'One' }, { heading: 'Two' }]);
    expect(textOf(joined([...pages, ...pages])).match(/\/BM \/Normal/g)).toHaveLength(1);
  });

  it('lead to other slides of the deck that they stand in, and to themselves where it has none of that name', () => {
    const link = `${INNER_LINK}${Buffer.from('pier').toString('hex')}`;
    const { pages } = partsOf([{ heading: 'One', link }, { heading: 'Two' }, { heading: 'Three' }]);
    const file = joined(pages, { pier: 2 });
    const kids = /\/Kids \[(\d+) 0 R (\d+) 0 R (\d+) 0 R\]/.exec(textOf(file)) ?? [];
    expect(textOf(file)).toContain(`/Dest [${kids[3]} 0 R /XYZ 0 540 0]`);
    expect(textOf(joined(pages))).toContain(`/Dest [${kids[1]} 0 R /XYZ 0 540 0]`);
    expect(textOf(file)).not.toContain('slide.invalid');
  });

  it('have an entry in the tree of parents for all that is tagged, each key once', () => {
    const { pages } = partsOf([{ heading: 'One', link: 'https://example.org' }, { heading: 'Two' }]);
    const nums = /\/Nums \[(.*)\]/.exec(textOf(joined([...pages, ...pages])))?.[1] ?? '';
    const keys = [...nums.matchAll(/(?:^| )(\d+) (?:\[[^\]]*\]|\d+ 0 R)/g)].map((match) => Number(match[1]));
    expect(keys).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it('are refused when they hold what is not known to be safe to move', () => {
    const [note, font] = ['/Subtype /Text', '/Font <</F5 1 0 R>>'];
    for (const [from, to] of [
      ['/Subtype /Link', note],
      ['/ExtGState <</G3', `${font}/Pattern <</G3`],
    ] as const) {
      const file = readPdf(printOf([{ heading: 'One', link: 'https://example.org' }]));
      if (file === undefined) throw new Error('the print is not read');
      const objects = new Map(
        [...file.objects].map(([number, one]) => [number, { ...one, text: one.text.replace(from, to) }]),
      );
      expect(readParts({ ...file, objects })?.pages, to).toEqual([undefined]);
    }
    expect(readParts({ objects: new Map(), root: '1 0 R', info: '2 0 R' })).toBeUndefined();
  });

  it('come back from the plain form as they are', () => {
    const file = joined(partsOf([{ heading: 'One' }]).pages);
    const read = readPdf(writePlainPdf(file));
    expect([...(read?.objects ?? [])].map(([number, { text }]) => [number, text])).toEqual(
      [...file.objects].sort(([a], [b]) => a - b).map(([number, { text }]) => [number, text]),
    );
  });
});
