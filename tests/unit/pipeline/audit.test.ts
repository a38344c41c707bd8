/** A build in which one deck says what its audience may not read. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { buildDecks } from '../../../src/pipeline/build.ts';
import { folderWith, removeFolders } from '../../e2e/program.ts';
import { testHost } from '../../host.ts';

afterAll(removeFolders);

const drawing = (comment: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="80" height="40"><!-- ${comment} --><rect width="80" height="40"/></svg>`;

const HARBOUR = {
  'decks/audiences.yaml': 'press:\n  name: the press\ncouncil:\n  name: the council\n',
  'decks/harbour/deck.md':
    '---\ntitle: The harbour\nsections: [plan, price]\naudiences: [press, council]\n---\n',
  'decks/harbour/sections/plan.md':
    '# The plan\n\n![The quay](../assets/quay.svg)\n\n<!-- Breathe before Oostereind. -->\n\n::: for council\nA word to Vlieland alone.\n:::\n',
  'decks/harbour/sections/price.md': '---\nfor: council\n---\n\n# What Zaandervoort asks\n',
  'decks/harbour/assets/quay.svg': drawing('drawn by hand'),
};

const build = (folder: string) =>
  buildDecks(
    testHost(folder),
    { decks: [], vars: {}, themeSet: [], formats: ['html'], strict: false, allowRemote: false },
    { start() {}, finish() {} },
  );
const read = (folder: string, audience: string, name: string) =>
  readFileSync(join(folder, 'out', 'harbour', audience, name), 'utf8');

describe('a deck with a leak', () => {
  it('leaves its old files as they are, and the other decks are built', async () => {
    const folder = folderWith(HARBOUR);
    expect((await build(folder)).diagnostics).toEqual([]);
    const before = ['deck.html', 'deck.md', 'report.json'].map((name) => read(folder, 'press', name));
    const councilBefore = read(folder, 'council', 'deck.html');
    writeFileSync(join(folder, 'decks/harbour/assets/quay.svg'), drawing('for the talks with Zaandervoort'));
    const { decks, diagnostics } = await build(folder);
    expect(diagnostics.map(({ code, message, at }) => [code, message, at?.file, at?.line])).toEqual([
      [
        'leak',
        '"zaandervoort" is not for the press and stands in deck.html (hidden part of a picture)',
        join(folder, 'decks/harbour/sections/price.md'),
        5,
      ],
    ]);
    expect(decks.map(({ audience }) => audience)).toEqual(['council']);
    expect(['deck.html', 'deck.md', 'report.json'].map((name) => read(folder, 'press', name))).toEqual(
      before,
    );
    expect(read(folder, 'council', 'deck.html')).not.toBe(councilBefore);
  });
});
