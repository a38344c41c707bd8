/** Something new in a project of gardeners: what is written, what is refused, and that nothing is written then. */
import { describe, expect, test } from 'vitest';
import { MemoryHost, type MemoryWorld } from '../../../src/host/memory.ts';
import { loadSection, SECTION_FIELDS } from '../../../src/load/section.ts';
import { createNew, type NewRequest } from '../../../src/pipeline/new.ts';
import { planDecks } from '../../../src/pipeline/plan.ts';
import { sourceText } from '../../../src/source/source-text.ts';

const PACKAGE = {
  '/package/themes/briefing/theme.css': '/* @theme briefing */',
  '/package/themes/briefing/theme.yaml': 'layouts: { cover: {}, bullets: {} }',
};
const GARDEN = {
  ...PACKAGE,
  '/work/decks/audiences.yaml': 'members: { is: [club] }\nguests:\n',
  '/work/decks/roses/deck.md': '---\nsections: [soil]\n---\n# Roses\n',
  '/work/decks/roses/sections/soil.md': '# Soil\n',
};
const TWO_DECKS = { ...GARDEN, '/work/decks/herbs/deck.md': '# Herbs\n' };

type Files = Readonly<Record<string, string>>;

async function create(request: NewRequest, files: Files = GARDEN, world: MemoryWorld = {}) {
  const host = new MemoryHost(files, world);
  const { files: written, next, diagnostics } = await createNew(host, request);
  return { host, written: written.map((file) => file.replace('/work/', '')), next, diagnostics };
}

describe('a new deck', () => {
  test('in an empty folder begins a project with two audiences', async () => {
    const { host, written, next } = await create({ kind: 'deck', name: 'autumn-2026' }, PACKAGE);
    expect(written).toEqual([
      'decks/audiences.yaml',
      'decks/autumn-2026/deck.md',
      'decks/autumn-2026/sections/question.md',
      'decks/autumn-2026/sections/answer.md',
    ]);
    expect(next).toBe('Build it with: lectern build autumn-2026');
    const { document, diagnostics } = await planDecks(host, { decks: [], vars: {} });
    expect(diagnostics).toEqual([]);
    expect(document.decks.map(({ audience, slides }) => [audience, slides])).toEqual([
      ['board', 3],
      ['team', 3],
    ]);
    expect(host.text('/work/decks/autumn-2026/deck.md')).toContain('title: Autumn 2026\n');
  });

  test('is for audiences that are there', async () => {
    const more = { ...GARDEN, '/work/decks/audiences.yaml': 'members:\nguests:\npress:\n' };
    const { host, written } = await create({ kind: 'deck', name: 'pests' }, more);
    expect(written).not.toContain('decks/audiences.yaml');
    const text = host.text('/work/decks/pests/deck.md');
    expect(text).toContain('audiences: [members, guests]\n# There are more audiences: press\n');
    expect((await planDecks(host, { decks: ['pests'], vars: {} })).diagnostics).toEqual([]);
  });

  test.each(['', 'members:\n'])('makes do with the audiences %j', async (audiences) => {
    const { host } = await create(
      { kind: 'deck', name: 'pests' },
      { ...GARDEN, '/work/decks/audiences.yaml': audiences },
    );
    const { diagnostics, document } = await planDecks(host, { decks: ['pests'], vars: {} });
    expect(diagnostics).toEqual([]);
    expect(document.decks).toHaveLength(1);
  });

  test("has the project's theme, and its layout only where the theme has it", async () => {
    const hedge = { '/work/lectern.yaml': 'theme: hedge\n', '/work/themes/hedge.css': '/* @theme hedge */' };
    const { host } = await create({ kind: 'deck', name: 'pests' }, { ...GARDEN, ...hedge });
    expect(host.text('/work/decks/pests/deck.md')).toContain('theme: hedge\n');
    expect(host.text('/work/decks/pests/deck.md')).not.toContain('layout:');
  });

  test.each(['2026', 'true', 'null', '1e5'])('called %s has a title that is text', async (name) => {
    const { host } = await create({ kind: 'deck', name });
    expect((await planDecks(host, { decks: [name], vars: {} })).diagnostics).toEqual([]);
  });
});

describe('a new section', () => {
  test('belongs to the deck that was named, or to the only one', async () => {
    expect((await create({ kind: 'section', name: 'water' })).written).toEqual([
      'decks/roses/sections/water.md',
    ]);
    const { written, next } = await create({ kind: 'section', name: 'water', deck: 'herbs' }, TWO_DECKS);
    expect(written).toEqual(['decks/herbs/sections/water.md']);
    expect(next).toBe('Add "water" to the sections in decks/herbs/deck.md.');
  });

  test('may be for all decks', async () => {
    const { written } = await create({ kind: 'section', name: 'shared/contact' }, TWO_DECKS);
    expect(written).toEqual(['decks/shared/contact.md']);
  });

  test('shows every key that it may have, each fit to be used', async () => {
    const { host } = await create({ kind: 'section', name: 'water' });
    const text = host.text('/work/decks/roses/sections/water.md') ?? '';
    const used = text.replace(/^# ([\w-]+:)/gm, '$1');
    for (const [form, keys] of [
      [text, ['title']],
      [used, Object.keys(SECTION_FIELDS)],
    ] as const) {
      const source = sourceText('/work/decks/roses/sections/water.md', form);
      const { value, diagnostics } = loadSection(source, {
        id: 'water',
        audienceNames: ['members', 'guests'],
      });
      expect(diagnostics).toEqual([]);
      expect([...value.places.keys()].filter((key) => !key.includes('.'))).toEqual(keys);
    }
  });
});

describe('a new theme', () => {
  test('stands on briefing, with its layouts', async () => {
    const { host, written } = await create({ kind: 'theme', name: 'meadow' });
    expect(written).toEqual(['themes/meadow/theme.css', 'themes/meadow/theme.yaml']);
    await createNew(host, { kind: 'deck', name: 'pests' });
    const deck = host.text('/work/decks/pests/deck.md') ?? '';
    await host.writeFile('/work/decks/pests/deck.md', deck.replace('theme: briefing', 'theme: meadow'));
    expect((await planDecks(host, { decks: ['pests'], vars: {} })).diagnostics).toEqual([]);
  });
});

describe('refused, with nothing written, is', () => {
  test.each<[string, NewRequest, string]>([
    ['a deck that is there', { kind: 'deck', name: 'roses' }, '"decks/roses/deck.md" exists already'],
    [
      'a section that is there',
      { kind: 'section', name: 'soil' },
      '"decks/roses/sections/soil.md" exists already',
    ],
    ['a theme of Lectern', { kind: 'theme', name: 'briefing' }, 'there is a theme "briefing" already'],
    ['a theme of Marp', { kind: 'theme', name: 'gaia' }, 'there is a theme "gaia" already'],
    ['a path', { kind: 'deck', name: '../herbs' }, '"../herbs" cannot be the name of a deck'],
    [
      'a path in the shared folder',
      { kind: 'section', name: 'shared/../x' },
      '"../x" cannot be the name of a section',
    ],
    ['capital letters', { kind: 'theme', name: 'Meadow' }, '"Meadow" cannot be the name of a theme'],
    [
      'a theme that YAML takes for a number',
      { kind: 'theme', name: '2026' },
      '"2026" cannot be the name of a theme',
    ],
    [
      'a section that YAML takes for no text',
      { kind: 'section', name: 'true' },
      '"true" is not a text in YAML',
    ],
    ['no name', { kind: 'deck', name: '' }, '"" cannot be the name of a deck'],
    ['a device of Windows', { kind: 'deck', name: 'aux' }, '"aux" is no name for a file on Windows'],
    [
      'a name without end',
      { kind: 'deck', name: 'a'.repeat(65) },
      'the name of a deck has at most 64 letters',
    ],
    [
      'the shared folder as a deck',
      { kind: 'deck', name: 'shared' },
      '"shared" is the folder of sections for all decks',
    ],
    [
      'the slides of deck.md',
      { kind: 'section', name: 'opening' },
      '"opening" is the id of the slides in deck.md itself',
    ],
    ['a deck that is not there', { kind: 'section', name: 'x', deck: 'rose' }, 'there is no deck "rose"'],
    [
      'a shared section of a deck',
      { kind: 'section', name: 'shared/x', deck: 'roses' },
      'a shared section is for all decks',
    ],
    [
      'a deck of a deck',
      { kind: 'deck', name: 'x', deck: 'roses' },
      '--deck is for sections, not for a deck',
    ],
  ])('%s', async (_, request, message) => {
    const host = new MemoryHost(GARDEN);
    await expect(createNew(host, request)).rejects.toMatchObject({ code: 'usage', message });
    expect(host.files).toEqual(Object.keys(GARDEN).sort());
  });

  test('a section, where nobody knows of which deck', async () => {
    const request = { kind: 'section', name: 'water' } as const;
    await expect(create(request, TWO_DECKS)).rejects.toMatchObject({ hint: 'decks: herbs, roses' });
    await expect(create(request, PACKAGE)).rejects.toMatchObject({
      hint: expect.stringContaining('new deck'),
    });
  });

  test('what would take the place of a link', async () => {
    const world = { links: { '/work/decks/pests/deck.md': '/nowhere' } };
    await expect(create({ kind: 'deck', name: 'pests' }, GARDEN, world)).rejects.toMatchObject({
      code: 'usage',
    });
  });

  test('anything, while audiences.yaml cannot be read', async () => {
    const { written, diagnostics } = await create(
      { kind: 'deck', name: 'pests' },
      { ...GARDEN, '/work/decks/audiences.yaml': 'members: [' },
    );
    expect(written).toEqual([]);
    expect(diagnostics.map(({ code }) => code)).toEqual(['fm-syntax']);
  });
});

test('when one file cannot be written, those before it are taken back', async () => {
  class FullDisk extends MemoryHost {
    override async writeFile(path: string, bytes: string): Promise<void> {
      if (path.endsWith('answer.md')) throw new Error('no space left on device');
      await super.writeFile(path, bytes);
    }
  }
  const host = new FullDisk(PACKAGE);
  await expect(createNew(host, { kind: 'deck', name: 'pests' })).rejects.toThrow('no space');
  expect(host.files).toEqual(Object.keys(PACKAGE).sort());
});
