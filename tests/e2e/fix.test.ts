/** `check --fix`: an author's own files, mended. */
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { folderWith, lectern, removeFolders } from './program.ts';

afterAll(removeFolders);

const LEAF = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 4"><path d="M0 4 2 0l2 4z"/></svg>';
const DECK = '\ufeff---\r\ntitle: Garden\r\ntheme: briefing\r\nsections: [beds]\r\n---\r\n# Garden\r\n';
const BEDS =
  '---\r\nlayout: two-colums\r\n---\r\n\r\n## Beds\r\n\r\n<!-- pagnate: true -->\r\n\r\n::: left\r\n![w:40](../assets/leaf.SVG#x) `![](leaf.SVG)`\r\n:::\r\n\r\n::: right\r\nBeans\r\n:::\r\n';

const garden = () =>
  folderWith({
    'decks/garden/deck.md': DECK,
    'decks/garden/sections/beds.md': BEDS,
    'decks/garden/Assets/Leaf.svg': LEAF,
  });
const read = (folder: string, path = 'decks/garden/sections/beds.md') =>
  readFileSync(join(folder, path), 'utf8');

describe('lectern check --fix', () => {
  it('mends names, paths and pictures, one behind the other, and nothing else', async () => {
    const folder = garden();
    chmodSync(join(folder, 'decks/garden/sections/beds.md'), 0o600);
    const run = await lectern(folder, ['check', '--fix', '--no-shown', '--json']);
    const mended = BEDS.replace('colums', 'columns')
      .replace('pagnate', 'paginate')
      .replace('![w:40](../assets/leaf.SVG', '![w:40 TODO: say what this shows](../Assets/Leaf.svg');
    expect(read(folder)).toBe(mended);
    expect(read(folder, 'decks/garden/deck.md')).toBe(DECK);
    expect(statSync(join(folder, 'decks/garden/sections/beds.md')).mode & 0o777).toBe(0o600);
    expect(JSON.parse(run.stdout).mended).toMatchObject([
      { file: 'decks/garden/sections/beds.md', line: 2, before: 'layout: two-colums' },
      { line: 7, after: '<!-- paginate: true -->' },
      { line: 10 },
    ]);
    expect(run.code, run.stderr).toBe(0);
  });

  it('with --dry-run shows the lines and writes nothing', async () => {
    const folder = garden();
    const run = await lectern(folder, ['check', '--fix', '--dry-run', '--no-shown']);
    expect(run.stderr).toContain(
      'decks/garden/sections/beds.md:2\n  - layout: two-colums\n  + layout: two-columns\n',
    );
    expect(run.stderr).toContain('3 lines would be mended in 1 file.');
    expect(read(folder)).toBe(BEDS);
    expect(run.code).toBe(1);
  });

  it('--dry-run alone is a fault of usage', async () => {
    const run = await lectern(garden(), ['check', '--dry-run']);
    expect([run.code, run.stdout]).toEqual([2, '']);
    expect(run.stderr).toContain('--fix');
  });

  it('touches nothing that lies outside of the project', async () => {
    const outside = folderWith({ 'beds.md': '## Beds\n\n<!-- pagnate: true -->\n' });
    const folder = folderWith({
      'lectern.yaml': '',
      'decks/garden/deck.md': '---\nsections: [beds]\n---\n# A\n',
    });
    mkdirSync(join(folder, 'decks/garden/sections'), { recursive: true });
    symlinkSync(join(outside, 'beds.md'), join(folder, 'decks/garden/sections/beds.md'));
    await lectern(folder, ['check', '--fix', '--no-shown']);
    expect(read(outside, 'beds.md')).toContain('pagnate');
  });

  it('leaves a link inside the project a link, and mends the file that it leads to', async () => {
    const folder = folderWith({ 'talks/real.md': '# A\n\n<!-- pagnate: true -->\n', 'lectern.yaml': '' });
    symlinkSync('talks/real.md', join(folder, 'talk.md'));
    await lectern(folder, ['check', 'talk.md', '--fix', '--no-shown']);
    expect(read(folder, 'talks/real.md')).toContain('paginate');
    expect(existsSync(join(folder, 'talk.md'))).toBe(true);
    writeFileSync(join(folder, 'talks/real.md'), '# B\n');
    expect(read(folder, 'talk.md')).toBe('# B\n');
  });
});
