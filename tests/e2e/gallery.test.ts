/** The gallery of a town's output folder, made by the built program and judged by a real browser. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findLeaks } from '../../src/audit/audit.ts';
import { wordOf } from '../../src/audit/word-numbers.ts';
import type { OpenPage, PrintBrowser } from '../../src/export/browser.ts';
import { writeGallery } from '../../src/render/gallery.ts';
import { openBrowser, testLooks } from './author-pages.ts';
import { folderWith, lectern, type Run, removeFolders, TOWN } from './program.ts';

let folder: string;
let run: Run;
let browser: PrintBrowser;
const gallery = () => readFileSync(join(folder, 'out/index.html'), 'utf8');
const thumbnails = (html: string) => html.match(/data:image\/webp;base64,/g)?.length ?? 0;

beforeAll(async () => {
  folder = folderWith(TOWN);
  run = await lectern(folder, ['build']);
  browser = await openBrowser(folder);
});
afterAll(async () => {
  await browser.close();
  removeFolders();
});

describe('the gallery', () => {
  it('shows each version with a picture, and every link leads to a file', () => {
    expect(run.code, run.stderr).toBe(0);
    expect(thumbnails(gallery())).toBe(2);
    const links = [...gallery().matchAll(/href="\.\/([^"]+)"/g)].map((match) => match[1] ?? '');
    expect(links).toContain('budget/press/deck.pdf');
    expect(links.filter((link) => !existsSync(join(folder, 'out', decodeURIComponent(link))))).toEqual([]);
  });

  it('says nothing that no audience gets', async () => {
    const told = {
      quay: 'zoutkamp',
      note: 'lauwersoog',
      owner: 'dokkumer',
      nobody: 'holwerd',
      file: 'paesens',
    };
    const site = folderWith({
      'decks/audiences.yaml': 'press:\n  name: The press\n',
      'decks/quay/deck.md': `---\ntitle: The quay\nsections: [quay, ${told.nobody}]\naudiences: [press]\n---\n`,
      'decks/quay/sections/quay.md': `---\nowner: ${told.owner}\n---\n# The quay of ${told.quay}\n\n<!-- Say ${told.note}. -->\n`,
      [`decks/quay/sections/${told.nobody}.md`]: `---\nfor: not press\n---\n# A secret\n\n![A ${told.file}](x.png)\n`,
    });
    const made = await lectern(site, ['build']);
    expect(made.code, made.stderr).toBe(0);
    const bytes = readFileSync(join(site, 'out/index.html'));
    const words = new Set(Object.values(told));
    const leaks = findLeaks({ name: 'index.html', bytes }, (word) => words.has(wordOf(word))) ?? [];
    expect(leaks.map(({ word }) => word)).toEqual([]);
  });

  it('keeps what a build of one version did not make, and has the same bytes when nothing changed', async () => {
    const before = gallery();
    await lectern(folder, ['build', '-a', 'press']);
    expect(gallery()).toBe(before);
  });

  it('has no pictures when nothing is printed', async () => {
    const fresh = folderWith(TOWN);
    const made = await lectern(fresh, ['build', '-f', 'html']);
    expect(made.stdout).toContain('out/index.html');
    expect(thumbnails(readFileSync(join(fresh, 'out/index.html'), 'utf8'))).toBe(0);
  });

  it('is not made for a file that lies by itself', async () => {
    const alone = folderWith({ 'talk.md': '# Talk\n' });
    await lectern(alone, ['build', 'talk.md', '-f', 'html']);
    expect(existsSync(join(alone, 'out/talk/deck.html'))).toBe(true);
    expect(existsSync(join(alone, 'out/index.html'))).toBe(false);
  });

  it('leaves a page alone that is not its own', async () => {
    const site = folderWith(TOWN);
    await lectern(site, ['build', '-f', 'html']);
    writeFileSync(join(site, 'out/index.html'), '<h1>The town</h1>');
    const again = await lectern(site, ['build', '-f', 'html']);
    expect(again.code).toBe(0);
    expect(again.stderr).toContain('gallery-kept-out');
    expect(readFileSync(join(site, 'out/index.html'), 'utf8')).toBe('<h1>The town</h1>');
  });

  testLooks(() => ({ browser, html: gallery() }));
});

describe('rows of a merge in the gallery', () => {
  const version = (row: string) => ({
    folder: `members/press/${row}`,
    audience: 'The press',
    row,
    title: 'The budget',
    lang: 'en',
    slides: 2,
    minutes: 2,
    warnings: 0,
    isWhole: true,
    files: [{ format: 'pdf', path: `members/press/${row}/deck.pdf`, bytes: 9, count: 1 }],
    page: 'a'.repeat(64),
  });
  const names = Array.from({ length: 120 }, (_, index) => `Élan ${String(index + 1).padStart(3, '0')}`);
  const html = writeGallery([{ id: 'members', versions: ['Zoë', ...names].map(version) }], '');
  const typed = (text: string) => `(() => {
    const input = document.querySelector('input');
    input.value = ${JSON.stringify(text)};
    input.dispatchEvent(new Event('input'));
    return JSON.stringify({
      shown: [...document.querySelectorAll('details[open] li:not([hidden]) > :first-child')].map((one) => one.textContent),
      said: document.querySelector('output').textContent,
      lists: [...document.querySelectorAll('details:not([hidden]) > summary')].length,
    });
  })()`;
  const ask = async (question: string) => {
    const talk = (page: OpenPage) => page.ask(question);
    return JSON.parse(String((await browser.visit(html, { width: 1280, height: 800, talk })).answer));
  };

  it('stand in lists of fifty, which a filter opens where it finds a name, accents or not', async () => {
    expect(await ask(typed(''))).toEqual({ shown: [], said: '', lists: 3 });
    expect(await ask(typed('ELAN 12'))).toMatchObject({
      shown: [11, 111, 119].map((index) => names[index]),
      said: '3 of 121',
      lists: 2,
    });
    expect(await ask(typed('zoe'))).toEqual({ shown: ['Zoë'], said: '1 of 121', lists: 1 });
    expect(await ask(typed('nobody'))).toEqual({ shown: [], said: '0 of 121', lists: 0 });
  });

  testLooks(() => ({ browser, html: html.replace('<details', '<details open') }));
});
