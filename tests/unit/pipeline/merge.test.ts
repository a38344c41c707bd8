/** Decks merged with a table, without a browser. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type BuildRequest, buildDecks } from '../../../src/pipeline/build.ts';
import { folderWith, removeFolders } from '../../e2e/program.ts';
import { testHost } from '../../host.ts';

afterAll(removeFolders);

const CHOIR = {
  'decks/audiences.yaml': 'singers:\n  name: the singers\n  vars: { ask: Sing }\nboard:\n  name: the board\n',
  'decks/season/deck.md':
    '---\ntitle: The season\naudiences: [singers, board]\nvars: { dues: 40 }\nsections: [money]\n---\n\n# For {{ row.name }}\n\nDues: {{ vars.dues }}\n',
  'decks/season/sections/money.md': '---\nfor: board\n---\n\n## What {{ row.name }} may spend\n',
  'people.csv': 'name,audience,dues\nAda Oosterling,singers,\nBo Viersma,board,55\n',
};

const build = (folder: string, more: Partial<BuildRequest> = {}) =>
  buildDecks(
    testHost(folder),
    {
      decks: [],
      vars: {},
      themeSet: [],
      formats: ['html'],
      strict: false,
      allowRemote: false,
      merge: { file: join(folder, 'people.csv') },
      ...more,
    },
    { start() {}, finish() {} },
  );
const read = (folder: string, path: string) => readFileSync(join(folder, 'out/season', path), 'utf8');

describe('a deck merged with a table', () => {
  it('is made for each row and the audience that it names, with its values', async () => {
    const folder = folderWith(CHOIR);
    const { decks, diagnostics } = await build(folder);
    expect(diagnostics.filter(({ code }) => code !== 'unused-variable')).toEqual([]);
    expect(decks.map(({ audience, row, slides }) => [audience, row, slides])).toEqual([
      ['board', 'Bo-Viersma', 2],
      ['singers', 'Ada-Oosterling', 1],
    ]);
    expect(read(folder, 'board/Bo-Viersma/deck.md')).toContain('What Bo Viersma may spend');
    expect(read(folder, 'board/Bo-Viersma/deck.md')).toContain('Dues: 55');
    expect(read(folder, 'singers/Ada-Oosterling/deck.md')).toContain('Dues: 40');
    expect(JSON.parse(read(folder, 'board/Bo-Viersma/report.json'))).toMatchObject({
      row: 'Bo-Viersma',
      rowName: 'Bo Viersma',
      inputs: expect.arrayContaining([expect.objectContaining({ file: 'people.csv', line: 3 })]),
    });
  });

  it('is made for each row and every audience when the table names none', async () => {
    const folder = folderWith({ ...CHOIR, 'people.csv': 'id,name\n7,Ada\n8,Bo\n' });
    const { decks } = await build(folder, {
      merge: { file: join(folder, 'people.csv'), rowName: '{{ row.name }} {{ row.id }}' },
    });
    expect(decks.map(({ audience, row }) => `${audience} ${row}`)).toEqual([
      'board Ada-7',
      'board Bo-8',
      'singers Ada-7',
      'singers Bo-8',
    ]);
  });

  it('shows what stands in a cell, however much it looks like Markdown', async () => {
    const hostile = [
      '"\n\n---\n\n# More"',
      '<!-- for: board -->',
      '<script>alert(1)</script>',
      '[a](javascript:alert(1))',
      '![bg](../secret.png)',
      '{{ row.secret }}',
      '{% raw %}',
      '\u202eevil',
      '"=HYPERLINK(""http://evil.example"")"',
    ];
    const rows = hostile.map((cell, index) => `r${index},${cell},hidden${index}`).join('\n');
    const folder = folderWith({
      'decks/season/deck.md':
        '---\nsections: []\n---\n\n# Hello {{ row.name }}\n\nThey said {{ row.said }}.\n',
      'people.csv': `name,said,secret\n${rows}\n`,
    });
    const { decks, diagnostics } = await build(folder);
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(decks.map(({ slides }) => slides)).toEqual(hostile.map(() => 1));
    for (const [index] of hostile.entries()) {
      const html = read(folder, `r${index}/deck.html`);
      expect(html).not.toMatch(/alert\(1\)<\/script>|href="javascript|secret\.png"|hidden\d/);
    }
    expect(read(folder, 'r2/deck.html')).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(read(folder, 'r5/deck.html')).toContain('{{ row.secret }}');
  });

  it('writes nothing when any row is wrong', async () => {
    const folder = folderWith({
      ...CHOIR,
      'people.csv': 'name,audience,dues\nAda,singers,\nADA,singers,5\n',
    });
    const { refused, diagnostics } = await build(folder);
    expect(refused).toBe(true);
    expect(diagnostics.map(({ code, at }) => [code, at?.line])).toContainEqual(['output-collision', 3]);
    expect(existsSync(join(folder, 'out'))).toBe(false);
  });

  it('is held back when a file of a row holds the name of another', async () => {
    const picture = (words: string) =>
      `<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><!-- ${words} --></svg>`;
    const folder = folderWith({
      ...CHOIR,
      'decks/season/deck.md':
        '---\ntitle: The season\naudiences: [singers, board]\nsections: []\n---\n\n# For {{ row.name }}\n\n![A choir](choir.svg)\n',
      'decks/season/choir.svg': picture('drawn for Viersma'),
    });
    const { decks, diagnostics } = await build(folder);
    expect(decks.map(({ row }) => row)).toEqual(['Bo-Viersma']);
    expect(
      diagnostics.filter(({ code }) => code === 'leak').map(({ message, at }) => [message, at?.line]),
    ).toEqual([['"viersma" is not for the singers and stands in deck.html (hidden part of a picture)', 3]]);
    expect(readdirSync(join(folder, 'out/season'))).toEqual(['board']);
    writeFileSync(join(folder, 'decks/season/choir.svg'), picture('drawn by hand'));
    expect((await build(folder)).decks).toHaveLength(2);
  });

  it('is made the same when there are more rows than are kept in memory', async () => {
    const rows = Array.from({ length: 70 }, (_, index) => `Member ${index},singers,${index}`);
    const folder = folderWith({ ...CHOIR, 'people.csv': `name,audience,dues\n${rows.join('\n')}\n` });
    const { decks } = await build(folder);
    expect(decks).toHaveLength(70);
    const many = read(folder, 'singers/Member-69/deck.html');
    writeFileSync(join(folder, 'people.csv'), `name,audience,dues\n${rows[69]}\n`);
    await build(folder);
    expect(read(folder, 'singers/Member-69/deck.html')).toBe(many);
  }, 30_000);
});
