/** Sections that a deck lists and does not get: each is said at the place of its id, and the others are loaded. */
import { describe, expect, test } from 'vitest';
import { DECK, listing, load } from './price-talk.ts';

describe('sections that are refused', () => {
  test.each([
    ['pries', 'section-missing', 'did you mean "prices"?'],
    ['Prices', 'section-missing', 'did you mean "prices"?'],
    ['sections/prices.md', 'section-missing', 'did you mean "prices"?'],
    ['legal', 'section-missing', 'did you mean "shared/legal"?'],
    ['shared/leagl', 'section-missing', 'did you mean "shared/legal"?'],
    ['a\0b', 'section-missing', 'sections: plans, prices, shared/legal'],
    ['../../../../etc/passwd', 'section-outside', undefined],
    ['/etc/passwd', 'section-outside', undefined],
    ['C:\\secret', 'section-outside', undefined],
    ['..\\..\\secret', 'section-outside', undefined],
    ['../other/sections/plans', 'section-outside', undefined],
    ['deck', 'section-cycle', undefined],
    ['pricing', 'section-cycle', undefined],
    ['../deck', 'section-cycle', undefined],
    ['decks/pricing/deck.md', 'section-cycle', undefined],
    ['sections', 'section-not-file', undefined],
  ])('%j is %s', async (id, code, hint) => {
    const { diagnostics, ids } = await load(listing('plans', id));
    expect(diagnostics).toHaveLength(1);
    expect(diagnostics[0]).toMatchObject({
      code,
      at: { file: DECK, line: 2, column: 20 },
      ...(hint ? { hint } : {}),
    });
    expect(ids).toEqual(['plans']);
  });

  test.each([
    [
      'a link out of the project',
      { links: { '/work/decks/pricing/sections/x.md': '/etc/passwd' } },
      'section-outside',
    ],
    [
      'a link to a folder with a longer name',
      { links: { '/work/decks/pricing/sections/x.md': '/work-evil/x.md' } },
      'section-outside',
    ],
    [
      'a link to the deck itself',
      { links: { '/work/decks/pricing/sections/x.md': '../deck.md' } },
      'section-cycle',
    ],
    ['a link in a circle', { links: { '/work/decks/pricing/sections/x.md': 'x.md' } }, 'section-not-file'],
    [
      'a link that leads nowhere',
      { links: { '/work/decks/pricing/sections/x.md': 'none.md' } },
      'section-not-file',
    ],
    ['a pipe', { others: ['/work/decks/pricing/sections/x.md'] }, 'section-not-file'],
  ])('%s', async (_, world, code) => {
    const { said } = await load({ ...listing('x'), '/etc/passwd': 'root', '/work-evil/x.md': '# x' }, world);
    expect(said).toEqual([`pricing/deck.md:2:12 ${code}`]);
  });

  test('a folder with the name of a section file', async () => {
    const { said } = await load({ ...listing('x'), '/work/decks/pricing/sections/x.md/y.md': '' });
    expect(said).toEqual(['pricing/deck.md:2:12 section-not-file']);
  });

  test('a section that is listed twice', async () => {
    const { diagnostics, ids } = await load(listing('plans', 'prices', 'plans'));
    expect(diagnostics).toMatchObject([
      {
        code: 'section-duplicate',
        at: { line: 2, column: 29, length: 7 },
        related: [{ at: { line: 2, column: 12 } }],
      },
    ]);
    expect(ids).toEqual(['plans', 'prices']);
  });

  test('a section with the id of the opening slides', async () => {
    const files = {
      [DECK]: '---\nsections: [opening]\n---\n# Welcome\n',
      '/work/decks/pricing/sections/opening.md': '# x',
    };
    expect((await load(files)).said).toEqual(['pricing/deck.md:2:12 section-duplicate']);
  });

  test('an empty section is kept, with a warning', async () => {
    const { said, ids } = await load({
      ...listing('empty'),
      '/work/decks/pricing/sections/empty.md': '---\ntitle: a\n---\n',
    });
    expect(said).toEqual(['pricing/sections/empty.md:1:1 section-empty']);
    expect(ids).toEqual(['empty']);
  });

  test('a section too big, and one that is not UTF-8', async () => {
    const files = {
      ...listing('big', 'latin'),
      '/work/decks/pricing/sections/big.md': 'x'.repeat(2 ** 21 + 1),
      '/work/decks/pricing/sections/latin.md': new Uint8Array([0x23, 0x20, 0xe9]),
    };
    expect((await load(files)).said).toEqual([
      'pricing/deck.md:2:12 file-too-big',
      'pricing/sections/latin.md:1:3 encoding',
    ]);
  });
});
