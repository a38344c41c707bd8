import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PdfFile, PdfObject } from '../../../src/export/pdf-file.ts';
import { readTags, type Tag, withoutNeedlessTags, writeTag } from '../../../src/export/tag-tree.ts';

/** A tag as it is drawn at random; a number is a piece of content on that page. */
interface Drawn {
  readonly role: string;
  readonly more: string;
  readonly kids: readonly (Drawn | number)[];
}

const { drawn } = fc.letrec<{ drawn: Drawn }>((tie) => ({
  drawn: fc.record({
    role: fc.constantFrom('NonStruct', 'NonStruct', 'P', 'LI', 'H1'),
    more: fc.constantFrom('', '', '', '\n/A [<</O /Layout>>]', '\n/Alt (a \\( sign /K 3 0 R)'),
    kids: fc.array(fc.oneof({ maxDepth: 4 }, fc.constantFrom(20, 20, 20, 21), tie('drawn')), {
      maxLength: 4,
    }),
  }),
}));
const slides = fc.array(drawn, { minLength: 1, maxLength: 3 });

/** Content and the roles around it, but for those without a meaning, in reading order. */
function reading(objects: ReadonlyMap<number, PdfObject>, number: number, roles = ''): readonly string[] {
  const text = objects.get(number)?.text ?? '';
  const role = /\/S \/(\w+)/.exec(text)?.[1] ?? '';
  const around = role === 'NonStruct' ? roles : `${roles} ${role}${/\/Al?t?\b.*/s.exec(text)?.[0] ?? ''}`;
  const page = /\/Pg (\d+)/.exec(text)?.[1] ?? '';
  const kids = /\n\/K \[?([\d R]*)/.exec(text)?.[1] ?? '';
  return [...kids.matchAll(/(\d+)( 0 R)?/g)].flatMap(([, kid, reference]) =>
    reference === undefined ? [`${around}: ${page} ${kid}`] : reading(objects, Number(kid), around),
  );
}

/** A document of these slides: pages 20 and 21, tags from 30. */
function documentOf(tops: readonly Drawn[]): PdfFile {
  const objects = new Map<number, PdfObject>();
  const owners = new Map<number, number[]>([
    [20, []],
    [21, []],
  ]);
  let last = 29;
  const add = ({ role, more, kids }: Drawn, parent: number): number => {
    last += 1;
    const number = last;
    // All content of one tag is on one page, as Chromium has it.
    const page = kids.find((kid) => typeof kid === 'number');
    const texts = kids.map((kid) => {
      if (typeof kid !== 'number') return `${add(kid, number)} 0 R`;
      const owned = owners.get(page ?? 20) ?? [];
      return String(owned.push(number) - 1);
    });
    const on = page === undefined ? '' : `\n/Pg ${page} 0 R`;
    const list = texts.length === 0 ? '' : `\n/K [${texts.join(' ')}]`;
    objects.set(number, { text: `<</Type /StructElem\n/S /${role}\n/P ${parent} 0 R${on}${list}${more}>>` });
    return number;
  };
  const tags = tops.map((top) => add(top, 5));
  const lists = [20, 21].map(
    (page, at) => `${at} [${(owners.get(page) ?? []).map((one) => `${one} 0 R`).join(' ')}]`,
  );
  const fixed = [
    '<</Type /Catalog\n/StructTreeRoot 3 0 R>>',
    'null',
    '<</Type /StructTreeRoot\n/K 4 0 R\n/ParentTree 6 0 R>>',
    '<</Type /StructElem\n/S /Document\n/P 3 0 R\n/K 5 0 R>>',
    `<</Type /StructElem\n/S /NonStruct\n/P 4 0 R\n/K [${tags.map((one) => `${one} 0 R`).join(' ')}]>>`,
    `<</Type /ParentTree\n/Nums [${lists.join(' ')}]>>`,
  ];
  for (const [index, text] of fixed.entries()) objects.set(index + 1, { text });
  return { objects, root: '1 0 R', info: '2 0 R' };
}

const tagsOf = (file: PdfFile): readonly Tag[] => [...readTags(file.objects, 4).tags.values()];

describe('tags without needless ones', () => {
  it('hold the same content under the same roles, in the same order', () => {
    fc.assert(
      fc.property(slides, (tops) => {
        const file = documentOf(tops);
        expect(reading(withoutNeedlessTags(file).objects, 4)).toEqual(reading(file.objects, 4));
      }),
    );
  });

  it('know the tag above them, and are known to the content that they hold', () => {
    fc.assert(
      fc.property(slides, (tops) => {
        const { objects } = withoutNeedlessTags(documentOf(tops));
        const nums = /\/Nums \[(.*)\]/s.exec(objects.get(6)?.text ?? '')?.[1] ?? '';
        const owners = [...nums.matchAll(/\d+ \[([^\]]*)\]/g)].map((match) => [
          ...(match[1] ?? '').matchAll(/(\d+) 0 R/g),
        ]);
        for (const { number, page, kids } of tagsOf({ objects, root: '1 0 R', info: '2 0 R' }))
          for (const kid of kids) {
            if (typeof kid === 'number') expect(objects.get(kid)?.text).toContain(`\n/P ${number} 0 R`);
            else expect(owners[(page ?? 0) - 20]?.[Number(kid)]?.[1]).toBe(String(number));
          }
      }),
    );
  });

  it('are as many the second time as the first', () => {
    fc.assert(
      fc.property(slides, (tops) => {
        const once = withoutNeedlessTags(documentOf(tops));
        expect(withoutNeedlessTags(once).objects).toEqual(once.objects);
      }),
    );
  });

  it('are those with a meaning, one for each slide, and those of content that breaks over pages', () => {
    const run = (page: number): Drawn => ({ role: 'NonStruct', more: '', kids: [page] });
    const box = (...kids: readonly (Drawn | number)[]): Drawn => ({ role: 'NonStruct', more: '', kids });
    const slide = box(
      box({ role: 'P', more: '', kids: [run(20), run(21)] }, { role: 'H1', more: '', kids: [run(20)] }),
    );
    const left = tagsOf(withoutNeedlessTags(documentOf([slide])));
    expect(left.map(({ role, kids }) => [role, kids.length])).toEqual([
      ['Document', 1],
      ['NonStruct', 1],
      ['NonStruct', 2],
      ['P', 2],
      ['NonStruct', 1],
      ['H1', 1],
    ]);
  });

  it('keep the texts of a box apart that are in no other tag', () => {
    const run = (...kids: readonly number[]): Drawn => ({ role: 'NonStruct', more: '', kids });
    const box = (...kids: readonly (Drawn | number)[]): Drawn => ({ role: 'NonStruct', more: '', kids });
    const cell: Drawn = { role: 'TD', more: '', kids: [box(run(20), run(20))] };
    const left = tagsOf(
      withoutNeedlessTags(documentOf([box(box(cell, box(run(20)), box(box(run(20, 20)))))])),
    );
    expect(left.slice(2).map(({ role, kids }) => [role, kids])).toEqual([
      ['NonStruct', expect.objectContaining({ length: 3 })],
      ['TD', ['0', '1']],
      ['NonStruct', ['2']],
      ['NonStruct', ['3', '4']],
    ]);
  });

  it('are written as they were read, whatever else they say', () => {
    for (const text of [
      '<</Type /StructElem\n/S /Link\n/P 4 0 R\n/Pg 2 0 R\n/K [3 <</Type /OBJR\n/Obj 9 0 R>>]\n/ID (node00000007)>>',
      '<</Type /StructElem\n/S /Figure\n/P 4 0 R\n/Alt (K 2 0 R \\))\n/Lang (de)>>',
    ]) {
      const tag = readTags(new Map([[7, { text }]]), 7).tags.get(7);
      expect(tag && writeTag(tag)).toBe(text);
    }
  });
});
