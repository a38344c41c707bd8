/** Where a project begins, what it says for all its decks, and how a deck is called. */
import { describe, expect, test } from 'vitest';
import { MemoryHost, type MemoryWorld } from '../../../src/host/memory.ts';
import { resolveDeckArgument } from '../../../src/load/deck-argument.ts';
import { findProjectRoot, listDecks, loadProject } from '../../../src/load/project.ts';

const WORLD = {
  '/work/lectern.yaml': 'theme: briefing\nout: build\n',
  '/work/decks/audiences.yaml': 'press: { is: public }\nstaff:\n',
  '/work/decks/pricing/deck.md': '# Prices',
  '/work/decks/annual/deck.md': '# Year',
  '/work/decks/annual/sections/plans.md': '# Plans',
  '/work/decks/shared/legal.md': '# Legal',
  '/work/decks/notes/readme.md': 'no deck',
  '/work/talk.md': '# Talk',
  '/work/picture.png': '',
};

describe('findProjectRoot', () => {
  const host = new MemoryHost({ ...WORLD, '/elsewhere/decks': 'a file', '/other/decks/a/deck.md': '' });

  test.each([
    ['/work', '/work'],
    ['/work/decks/annual/sections', '/work'],
    ['/other', '/other'],
    ['/elsewhere', undefined],
    ['/nowhere/at/all', undefined],
  ])('from %s it is %s', async (start, root) => {
    expect(await findProjectRoot(host, start)).toBe(root);
  });
});

describe('loadProject', () => {
  test('reads settings and audiences, and says what it read', async () => {
    const { value, diagnostics } = await loadProject(new MemoryHost(WORLD), '/work');
    expect(diagnostics).toEqual([]);
    expect(value).toMatchObject({ root: '/work', settings: { theme: 'briefing', out: '/work/build' } });
    expect([...value.audiences.keys()]).toEqual(['press', 'staff']);
    expect(value.inputs).toEqual(['/work/decks/audiences.yaml', '/work/lectern.yaml']);
    expect(value.settings.places.get('theme')).toEqual({
      file: '/work/lectern.yaml',
      line: 1,
      column: 8,
      length: 8,
    });
  });

  test('needs neither file', async () => {
    const { value, diagnostics } = await loadProject(new MemoryHost(), '/work');
    expect(diagnostics).toEqual([]);
    expect(value).toEqual({
      root: '/work',
      settings: { vars: {}, places: new Map() },
      audiences: new Map(),
      inputs: [],
    });
  });

  test('says the faults of both files', async () => {
    const host = new MemoryHost({ '/work/lectern.yaml': 'them: x', '/work/decks/audiences.yaml': 'a: [' });
    const { value, diagnostics } = await loadProject(host, '/work');
    expect(diagnostics.map(({ code, at }) => `${at?.file} ${code}`)).toEqual([
      '/work/lectern.yaml unknown-key',
      '/work/decks/audiences.yaml fm-syntax',
    ]);
    expect(value.audiencesBroken).toBe(true);
  });
});

test('listDecks gives folders with a deck.md, sorted, the shared one never', async () => {
  const host = new MemoryHost({ ...WORLD, '/work/decks/shared/deck.md': '' });
  const { value: project } = await loadProject(host, '/work');
  expect(await listDecks(host, project)).toEqual(['annual', 'pricing']);
});

describe('resolveDeckArgument', () => {
  async function find(argument: string, world: MemoryWorld = {}) {
    const host = new MemoryHost(WORLD, world);
    const { value: project } = await loadProject(host, '/work');
    return resolveDeckArgument(host, project, argument);
  }

  test.each([
    ['pricing', '/work', '/work/decks/pricing/deck.md', 'pricing'],
    ['decks/pricing', '/work', '/work/decks/pricing/deck.md', 'pricing'],
    ['decks/pricing/', '/work', '/work/decks/pricing/deck.md', 'pricing'],
    ['decks/pricing/deck.md', '/work', '/work/decks/pricing/deck.md', 'pricing'],
    ['pricing', '/elsewhere', '/work/decks/pricing/deck.md', 'pricing'],
    ['.', '/work/decks/annual', '/work/decks/annual/deck.md', 'annual'],
    ['talk.md', '/work', '/work/talk.md', 'talk'],
    ['../talk.md', '/work/decks', '/work/talk.md', 'talk'],
    ['/work/talk.md', '/', '/work/talk.md', 'talk'],
  ])('%s in %s is %s', async (argument, workingFolder, file, id) => {
    expect(await find(argument, { workingFolder })).toEqual({ value: { file, id }, diagnostics: [] });
  });

  test.each([
    ['pricng', 'did you mean "pricing"?'],
    ['picture.png', 'decks: annual, pricing'],
    ['decks/notes', 'decks: annual, pricing'],
    ['none.md', 'decks: annual, pricing'],
    ['a\0b', 'decks: annual, pricing'],
  ])('%j is no deck', async (argument, hint) => {
    expect(await find(argument)).toMatchObject({
      value: undefined,
      diagnostics: [{ code: 'deck-missing', hint }],
    });
  });
});
