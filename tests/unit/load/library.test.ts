/** A deck with its sections: what is loaded, what they say of each other, and that all faults are gathered. */
import { describe, expect, test } from 'vitest';
import { MemoryHost } from '../../../src/host/memory.ts';
import { loadDeck } from '../../../src/load/library.ts';
import { loadProject } from '../../../src/load/project.ts';
import { DECK, listing, load } from './price-talk.ts';

describe('what is loaded', () => {
  test('sections in deck order, own and shared ones', async () => {
    const { deck, ids, diagnostics } = await load(listing('prices', 'shared/legal', 'plans'));
    expect(diagnostics).toEqual([]);
    expect(ids).toEqual(['prices', 'shared/legal', 'plans']);
    expect(deck?.sections[0]).toMatchObject({
      file: '/work/decks/pricing/sections/prices.md',
      minutes: 2,
      priority: 'must',
    });
    expect(deck?.spec).toMatchObject({ id: 'pricing', verbatim: false });
  });

  test('the body of the deck spec opens the deck', async () => {
    const { deck, ids } = await load({ [DECK]: '---\nsections: [plans]\n---\n\n# Welcome\n' });
    expect(ids).toEqual(['opening', 'plans']);
    expect(deck?.sections[0]).toMatchObject({ file: DECK, bodyOffset: 26, priority: 'must' });
  });

  test('a Markdown file anywhere is a deck', async () => {
    const { deck, ids, said } = await load(
      { '/work/talk.md': '# Talk\n\n---\n\n# End\n' },
      {},
      '/work/talk.md',
      'talk',
    );
    expect(said).toEqual([]);
    expect(ids).toEqual(['opening']);
    expect(deck?.spec.verbatim).toBe(true);
  });

  test('a section in a folder of sections', async () => {
    const { ids, said } = await load({
      ...listing('part/one'),
      '/work/decks/pricing/sections/part/one.md': '# One',
    });
    expect([ids, said]).toEqual([['part/one'], []]);
  });

  test('a section in a folder may be required, and near names of it are offered', async () => {
    const files = {
      ...listing('plans', 'part/one'),
      '/work/decks/pricing/sections/plans.md': '---\nrequires: [part/one]\n---\n\n# Plans\n',
      '/work/decks/pricing/sections/part/one.md': '---\nrequires: [part/on]\n---\n\n# One\n',
    };
    const { diagnostics } = await load(files);
    expect(diagnostics).toMatchObject([{ code: 'section-missing', hint: 'did you mean "part/one"?' }]);
  });

  test('names with signs are names', async () => {
    const odd = [
      'a b',
      'a#b',
      'a%20b',
      'a?b',
      "a'b",
      '-dash',
      'a[1]',
      'a*b',
      '日本',
      '...',
      '.hidden',
      'CON',
    ];
    const files = Object.fromEntries(odd.map((id) => [`/work/decks/pricing/sections/${id}.md`, '# x']));
    const { ids, said } = await load({ ...files, ...listing(...odd) });
    expect(ids).toEqual(odd);
    expect(said.map((one) => one.split(' ')[1])).toEqual(Array(3).fill('name-not-portable'));
  });

  test('an accent is an accent however it is stored', async () => {
    const files = { [`/work/decks/pricing/sections/${'été'.normalize('NFD')}.md`]: '# x' };
    const { deck, said } = await load({ ...files, ...listing('été'.normalize('NFC')) });
    expect(said).toEqual([]);
    expect(deck?.sections).toHaveLength(1);
  });

  test('a link inside the project is followed', async () => {
    const world = { links: { '/work/decks/pricing/sections/terms.md': '../../shared/legal.md' } };
    expect((await load(listing('terms'), world)).said).toEqual([]);
  });
});

describe('what sections say of each other', () => {
  const section = (head: string) => ({
    ...listing('x', 'plans'),
    '/work/decks/pricing/sections/x.md': `---\n${head}\n---\n# x\n`,
  });

  test('names that exist, listed or not, are for later', async () => {
    expect((await load(section('requires: [plans, shared/legal]\nconflicts: prices'))).said).toEqual([]);
  });

  test('names that no file has', async () => {
    const { said, diagnostics } = await load(section('requires: [plasn]\nconflicts: [shared/leagl]'));
    expect(said).toEqual([
      'pricing/sections/x.md:2:12 section-missing',
      'pricing/sections/x.md:3:13 section-missing',
    ]);
    expect(diagnostics.map((one) => one.hint)).toEqual([
      'did you mean "plans"?',
      'did you mean "shared/legal"?',
    ]);
  });

  test('a shared section may name sections that only other decks have', async () => {
    const files = {
      ...listing('shared/terms'),
      '/work/decks/shared/terms.md': '---\nconflicts: [old-prices, shared/none]\n---\n# x\n',
    };
    expect((await load(files)).said).toEqual(['shared/terms.md:2:25 section-missing']);
  });
});

describe('audiences', () => {
  test('an unknown name in a section', async () => {
    const files = { ...listing('x'), '/work/decks/pricing/sections/x.md': '---\nfor: pres\n---\n# x\n' };
    const { said, diagnostics } = await load(files);
    expect(said).toEqual(['pricing/sections/x.md:2:6 unknown-audience']);
    expect(diagnostics[0]?.hint).toBe('did you mean "press"?');
  });

  test('a deck for audiences needs audiences.yaml, and says so once', async () => {
    const host = new MemoryHost({ [DECK]: '---\naudiences: [press, staff]\n---\n# x\n' });
    const { value: project } = await loadProject(host, '/work');
    const { diagnostics } = await loadDeck(host, project, DECK, 'pricing');
    expect(diagnostics).toMatchObject([{ code: 'settings-missing', at: { line: 2, column: 13 } }]);
  });

  test('a broken audiences.yaml is not said again at every name', async () => {
    const files = {
      '/work/decks/audiences.yaml': 'press: [',
      [DECK]: '---\naudiences: [press]\nsections: [prices]\n---\n',
    };
    expect((await load(files)).said).toEqual([]);
  });
});

describe('decks that cannot be read', () => {
  test('a deck that is not there', async () => {
    const { deck, said } = await load({});
    expect([deck, said]).toEqual([undefined, ['pricing/deck.md:1:1 deck-missing']]);
  });

  test('a deck that is a pipe', async () => {
    expect((await load({}, { others: [DECK] })).said).toEqual(['pricing/deck.md:1:1 file-unreadable']);
  });

  test('front matter of which nothing can be read says that alone', async () => {
    const { deck, said } = await load({ [DECK]: '---\nsections: [plans]\n# x\n' });
    expect([deck, said]).toEqual([undefined, ['pricing/deck.md:1:1 fm-unclosed']]);
  });

  test('faults of all files are gathered', async () => {
    const { said } = await load({
      [DECK]: '---\nsections: [plans, nope, x]\nthem: gaia\naudiences: [nobody]\n---\n# Welcome\n',
      '/work/decks/pricing/sections/x.md': '---\nminutes: ten\n---\n# x\n',
      '/work/decks/pricing/sections/plans.md': '---\npriorty: must\n---\n# x\n',
    });
    expect(said).toEqual([
      'pricing/deck.md:3:1 unknown-key',
      'pricing/deck.md:4:13 unknown-audience',
      'pricing/sections/plans.md:2:1 unknown-key',
      'pricing/deck.md:2:19 section-missing',
      'pricing/sections/x.md:2:10 fm-type',
    ]);
  });
});
