/** Files with unusual names: each is the file that it names, wherever it stands on the command line, and nothing is written beside `out/`. */
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { folderWith, lectern, removeFolders } from './program.ts';

afterAll(removeFolders);

const NAMES = [
  ...['a b', 'a#b', 'a%20b', 'a&b', "a'b", '-dash', 'a[1]', 'a{b,c}', '日本', 'é', 'e\u0301x', '%2e%2e%2fx'],
  ...['a;b', 'a$(x)', '${x}', '{{x}}', '__proto__', 'constructor', '~', ' a', 'a%'],
];
/** Names that some systems cannot have. */
const RARE = process.platform === 'win32' ? [] : ['a?b', 'a"b', 'a*b', 'a\nb', 'CON', 'a:b', 'a\\b'];

describe('a file with an unusual name', () => {
  it('is built from behind --, into a folder of its own name', async () => {
    const all = [...NAMES, ...RARE];
    const folder = folderWith(Object.fromEntries(all.map((name) => [`${name}.md`, '# The fair\n'])));
    const run = await lectern(folder, ['build', '-f', 'html', '--', ...all.map((name) => `${name}.md`)]);
    expect(run.code).toBe(0);
    expect(
      readdirSync(join(folder, 'out'))
        .filter((name) => name !== '.lectern')
        .sort(),
    ).toEqual(all.toSorted());
    expect(run.stderr.match(/name-not-portable/g)?.length ?? 0).toBe(RARE.length);
  });

  it('is a section or a picture like any other', async () => {
    const folder = folderWith({
      'decks/fair/deck.md': `---\ntitle: The fair\nsections: ${JSON.stringify(NAMES)}\n---\n`,
    });
    for (const path of ['sections', 'assets']) mkdirSync(join(folder, 'decks/fair', path));
    for (const name of NAMES) {
      const address = encodeURIComponent(`${name}.svg`);
      writeFileSync(join(folder, 'decks/fair/sections', `${name}.md`), `![A tent](<../assets/${address}>)\n`);
      writeFileSync(
        join(folder, 'decks/fair/assets', `${name}.svg`),
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>',
      );
    }
    const run = await lectern(folder, ['build', '-f', 'html', '--json']);
    expect(JSON.parse(run.stdout)).toMatchObject({ decks: [{ slides: NAMES.length }], diagnostics: [] });
  });

  it('cannot colour the screen or move its cursor', async () => {
    const folder = folderWith({ 'a\u001b[31mb.md': '# The fair\n' });
    const run = await lectern(folder, ['build', '-f', 'html', 'a\u001b[31mb.md']);
    expect([run.code, run.stderr.includes('\u001b')]).toEqual([0, false]);
  });

  it.each(['..', '.', '.lectern'])('that ends before a file begins, %j, leads nowhere else', async (name) => {
    const folder = folderWith({ [`${name}.md`]: '# The fair\n' });
    const run = await lectern(folder, ['build', '-f', 'html', `${name}.md`]);
    expect([run.code, readdirSync(folder).sort()]).toEqual([0, [`${name}.md`, 'out'].sort()]);
    expect(existsSync(join(folder, 'out', name === '.lectern' ? 'lectern' : 'deck', 'deck.html'))).toBe(true);
  });
});
