/** What a brewery's project tells an editor: its own names, and files that VS Code finds. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { MemoryHost } from '../../../src/host/memory.ts';
import { editorFiles, printSchema, writeSchemas } from '../../../src/pipeline/schema.ts';
import { testHost } from '../../host.ts';
import { type Judge, judgeIn } from '../load/schema-judge.ts';

const BREWERY = {
  '/work/lectern.yaml': 'theme: hops\n',
  '/work/themes/hops/theme.css': '/* @theme hops */',
  '/work/themes/hops/theme.yaml': 'layouts: { barrel: {}, cover: {} }',
  '/work/themes/rye/theme.css': '/* @theme rye */',
  '/work/themes/rye/theme.yaml': 'layouts: { loaf: {} }',
  '/work/decks/audiences.yaml': 'guests: { is: public }\nbrewers: { clearance: recipe }\n',
  '/work/decks/tour/deck.md':
    '---\naudiences: [guests, brewers]\nsections: [malt, deep/cellar]\n---\n# Tour\n',
  '/work/decks/tour/sections/malt.md': '---\nlabel: internal\n---\n# Malt\n',
  '/work/decks/tour/sections/deep/cellar.md': '# Cellar\n',
  '/work/decks/tour/sections/yeast.md': '---\nlabel: secret\nfor: nobody\n---\n# Yeast\n',
  '/work/decks/shared/contact.md': '# Contact\n',
};

describe('the schemas of a project', () => {
  let judge: Judge;
  beforeAll(async () => {
    judge = await judgeIn(new MemoryHost(BREWERY));
  });

  test.each([
    ['a section that a deck lists', { sections: ['malt'] }],
    ['a section that no deck lists', { sections: ['yeast'] }],
    ['a section in a folder', { sections: ['deep/cellar'] }],
    ['a shared section', { sections: ['shared/contact'] }],
    ['one section without a list', { sections: 'malt' }],
    ['a line of sections', { sections: 'malt, yeast' }],
    ['a part of the talk', { sections: [{ 'Below ground': ['deep/cellar'] }] }],
    ['an audience and a group', { audiences: ['brewers', 'public'] }],
    ['what a deck changes', { audiences: { guests: { minutes: 5, theme: 'rye' }, brewers: null } }],
    ['a theme that came with --theme-set', { theme: 'elsewhere' }],
  ])('take, in a deck, %s', (_, data) => {
    expect(judge('deck', data)).toBe('');
  });

  test.each([
    ['a section that is not there', { sections: ['mlat'] }],
    ['a section that is not there, in a part', { sections: [{ Cellar: ['mlat'] }] }],
    ['the slides of deck.md as a section', { sections: ['opening'] }],
    ['an audience that is not there', { audiences: ['gusts'] }],
    ['an audience that is not there, with changes', { audiences: { gusts: { minutes: 5 } } }],
    ['an unknown change of an audience', { audiences: { guests: { minute: 5 } } }],
    ['a time that is no number', { minutes: 'ten' }],
  ])('refuse, in a deck, %s', (_, data) => {
    expect(judge('deck', data)).not.toBe('');
  });

  test.each([
    ['a layout of the theme in use', { layout: 'barrel' }, true],
    ['a layout of a theme that no deck uses', { layout: 'loaf' }, false],
    ['a label in use', { label: 'secret' }, true],
    ['a new label', { label: 'draft' }, true],
    ['the opening slides as a requirement', { requires: ['opening'] }, true],
    ['a requirement that is not there', { requires: ['mlat'] }, false],
    ['a conflict that is not there', { conflicts: 'mlat' }, false],
    ['a directive of slides', { class: 'lead' }, false],
  ])('judge, in a section, %s', (_, data, isRight) => {
    expect(judge('section', data) === '').toBe(isRight);
  });

  test.each([
    ['audiences', { guests: null, brewers: { is: ['new-group'], clearance: ['new'] } }, true],
    ['audiences', { guests: { nam: 'Guests' } }, false],
    ['audiences', { not: { name: 'Guests' } }, false],
    ['settings', { theme: 'hops', strict: true }, true],
    ['settings', { them: 'hops' }, false],
    ['sources', [{ id: 'gruit', title: 'Herbs', author: { literal: 'The abbey' }, issued: 1390 }], true],
    ['sources', { references: [{ id: 'gruit', title: 'Herbs' }] }, true],
    ['sources', [{ id: 'gruit' }], false],
    ['sources', [{ id: 'gruit', title: 'Herbs', titel: 'Herbs' }], false],
  ] as const)('judge %s: %j', (name, data, isRight) => {
    expect(judge(name, data) === '').toBe(isRight);
  });

  test('show the names that a condition may use, and the labels', async () => {
    const { value } = await printSchema(new MemoryHost(BREWERY), 'section');
    const { properties } = JSON.parse(value);
    expect(properties.for.examples).toEqual(['brewers', 'guests', 'public', 'not brewers']);
    expect(properties.for.description).toContain('brewers, guests, public');
    expect(properties.label.anyOf[0].enum).toEqual(['internal', 'recipe', 'secret']);
    expect(value.endsWith('}\n')).toBe(true);
  });
});

test('what cannot be read is said, and no name of it is checked', async () => {
  const host = new MemoryHost({ ...BREWERY, '/work/decks/audiences.yaml': 'guests: [' });
  const { diagnostics } = await printSchema(host, 'deck');
  expect(diagnostics.map(({ code }) => code)).toEqual(['fm-syntax']);
  expect((await judgeIn(host))('deck', { audiences: ['anybody'], sections: ['malt'] })).toBe('');
});

describe('writing them', () => {
  test('gives five schemas and the settings that use them, the same each time', async () => {
    const host = new MemoryHost(BREWERY, { workingFolder: '/work/decks/tour' });
    const { value, diagnostics } = await writeSchemas(host);
    expect(diagnostics).toEqual([]);
    expect(value).toEqual([
      ...['audiences', 'deck', 'section', 'settings', 'sources'].map(
        (name) => `/work/.vscode/lectern/${name}.schema.json`,
      ),
      '/work/.vscode/settings.json',
    ]);
    const settings = JSON.parse(host.text('/work/.vscode/settings.json') ?? '');
    for (const path of Object.keys(settings['yaml.schemas']))
      expect(host.text(join('/work', path))).toMatch(/^\{\n/);
    const before = value.map((file) => host.text(file));
    await writeSchemas(host);
    expect(value.map((file) => host.text(file))).toEqual(before);
  });

  test('leaves settings alone that are no JSON, and says so', async () => {
    const old = '{\n  // mine\n  "editor.tabSize": 2\n}\n';
    const host = new MemoryHost({ ...BREWERY, '/work/.vscode/settings.json': old });
    const { value, diagnostics } = await writeSchemas(host);
    expect(value).toHaveLength(5);
    expect(host.text('/work/.vscode/settings.json')).toBe(old);
    expect(diagnostics).toMatchObject([{ code: 'editor-settings', at: { line: 2, column: 3 } }]);
  });

  test('needs a project', async () => {
    await expect(writeSchemas(new MemoryHost())).rejects.toMatchObject({ code: 'usage' });
  });
});

test('the schemas of this repository are current: npm run lectern -- schema --write', async () => {
  const root = join(import.meta.dirname, '..', '..', '..');
  const { value } = await editorFiles(testHost(root), root);
  expect([...value.keys()]).not.toContain('.vscode/settings.json');
  for (const [path, text] of value) expect(readFileSync(join(root, path), 'utf8'), path).toBe(text);
});
