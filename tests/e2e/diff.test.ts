/** The page of differences of a town's budget, made by the built program and judged by a real browser. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PrintBrowser } from '../../src/export/browser.ts';
import { openBrowser, testLooks } from './author-pages.ts';
import { folderWith, lectern, type Run, removeFolders, TOWN } from './program.ts';

let folder: string;
let run: Run;
let browser: PrintBrowser;
const page = () => readFileSync(join(folder, 'out/diff.html'), 'utf8');

beforeAll(async () => {
  folder = folderWith(TOWN);
  run = await lectern(folder, ['diff', 'budget', 'press', 'council', '--pictures', 'out/diff.html']);
  browser = await openBrowser(folder);
});
afterAll(async () => {
  await browser.close();
  removeFolders();
});

describe('lectern diff', () => {
  it('says what differs on stdout, and where to look elsewhere', () => {
    expect(run.code, run.stderr).toBe(0);
    expect(run.stdout).toContain('reserve, slide 3 of council only: Reserve');
    expect(run.stderr).toContain('Look at out/diff.html.');
  });

  it('shows each slide of both, in a file that needs nothing else and is the same each time', async () => {
    expect(page().match(/<img src="data:image\/webp;base64,[^"]+" alt="Slide \d for/g)).toHaveLength(4);
    expect(page()).not.toMatch(/(?:src|href)="(?!data:)/);
    const before = page();
    await lectern(folder, ['diff', 'budget', 'press', 'council', '--pictures', 'out/diff.html']);
    expect(page()).toBe(before);
  });

  testLooks(() => ({ browser, html: page().replaceAll('<details', '<details open') }));

  it('leaves a file alone that is not its own', async () => {
    writeFileSync(join(folder, 'notes.html'), '<p>Mine</p>');
    const refused = await lectern(folder, ['diff', 'budget', 'press', 'council', '--pictures', 'notes.html']);
    expect(refused.code).toBe(2);
    expect(readFileSync(join(folder, 'notes.html'), 'utf8')).toBe('<p>Mine</p>');
    expect(existsSync(join(folder, 'out/budget'))).toBe(false);
  });

  it('prints one JSON document', async () => {
    const { stdout } = await lectern(folder, ['diff', 'budget', 'press', 'council', '--json']);
    expect(JSON.parse(stdout)).toMatchObject({
      difference: { deck: 'budget' },
      pictures: null,
      diagnostics: [],
    });
  });
});
