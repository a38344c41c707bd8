/** Builds that run in one folder at the same time, and a reader who looks while they write. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { folderWith, lectern, removeFolders, TOWN } from './program.ts';

afterAll(removeFolders);

/** Paths below `folder` of all files, hidden ones too. */
const filesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();

describe('two builds at once', () => {
  it('both end well and leave the files that one alone would leave', async () => {
    const [together, alone] = [folderWith(TOWN), folderWith(TOWN)];
    const formats = ['build', '-f', 'html,presenter'];
    const runs = await Promise.all([lectern(together, formats), lectern(together, formats)]);
    expect(runs.map(({ code, stderr }) => [code, stderr.includes('output-edited')])).toEqual([
      [0, false],
      [0, false],
    ]);
    await lectern(alone, formats);
    const files = filesIn(join(alone, 'out'));
    expect(filesIn(join(together, 'out'))).toEqual(files);
    for (const file of files)
      expect(readFileSync(join(together, 'out', file)), file).toEqual(readFileSync(join(alone, 'out', file)));
  });

  it('of different texts leave whole files that the next build takes for its own', async () => {
    const folder = folderWith(TOWN);
    const section = join(folder, 'decks/budget/sections/totals.md');
    const first = lectern(folder, ['build', '-f', 'html']);
    const states = new Set<string>();
    const html = join(folder, 'out/budget/council/deck.html');
    const reader = setInterval(() => {
      if (existsSync(html)) states.add(readFileSync(html, 'utf8').slice(-8).trim());
    }, 1);
    for (let round = 0; round < 2; round += 1) {
      writeFileSync(section, `## Totals\n\nTwelve millions, round ${round}.\n`);
      await Promise.all([lectern(folder, ['build', '-f', 'html']), lectern(folder, ['build', '-f', 'html'])]);
    }
    await first;
    clearInterval(reader);
    const last = await lectern(folder, ['build', '-f', 'html']);
    expect([last.code, last.stderr.includes('output-edited')]).toEqual([0, false]);
    expect(filesIn(join(folder, 'out')).filter((file) => file.includes('edited'))).toEqual([]);
    expect([...states]).toEqual(['</html>']);
  });
});

describe('a file in the output folder that somebody changed', () => {
  it('is kept, and a file that no build wrote stops the build before anything is written', async () => {
    const folder = folderWith(TOWN);
    const out = join(folder, 'out/budget/press');
    await lectern(folder, ['build', '-f', 'html']);
    writeFileSync(join(out, 'deck.html'), 'my own words');
    const kept = await lectern(folder, ['build', '-f', 'html']);
    expect([kept.code, kept.stderr.match(/warning output-edited/g)?.length]).toEqual([0, 1]);
    expect(readFileSync(join(out, 'deck.edited.html'), 'utf8')).toBe('my own words');
    writeFileSync(join(out, 'presenter.html'), 'a page of mine');
    writeFileSync(join(folder, 'decks/budget/sections/totals.md'), '## Totals\n\nThirteen millions.\n');
    const before = readFileSync(join(out, 'deck.html'));
    const refused = await lectern(folder, ['build', '-f', 'html,presenter']);
    expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining('output-foreign')]);
    expect(readFileSync(join(out, 'presenter.html'), 'utf8')).toBe('a page of mine');
    expect(readFileSync(join(out, 'deck.html'))).toEqual(before);
  });
});
