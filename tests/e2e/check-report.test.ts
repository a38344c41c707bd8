/** The page that `check --report` writes: a picture for each fault, the outline on it, accessible in light and dark. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PrintBrowser } from '../../src/export/browser.ts';
import { openBrowser, testLooks } from './author-pages.ts';
import { folderWith, lectern, type Run, removeFolders } from './program.ts';

const STALLS = Array.from({ length: 16 }, (_, index) => `- Stall ${index + 1}`).join('\n');
const MARKET = {
  'decks/audiences.yaml': 'guests:\n  name: the guests\nkeepers:\n  name: the keepers\n',
  'decks/market/deck.md':
    '---\ntitle: The market\ndate: 2026-05-01\nlang: en\ntheme: default\naudiences: [guests, keepers]\nsections: [stalls]\n---\n\n# The market\n',
  'decks/market/sections/stalls.md': `---\nexpires: 2001-01-01\n---\n\n## Stalls\n\n${STALLS}\n`,
};

let folder: string;
let run: Run;
let browser: PrintBrowser;
const report = () => readFileSync(join(folder, 'out/check.html'), 'utf8');

beforeAll(async () => {
  folder = folderWith(MARKET);
  run = await lectern(folder, ['check', '--report', 'out/check.html']);
  browser = await openBrowser(folder);
});
afterAll(async () => {
  await browser.close();
  removeFolders();
});

describe('the report of a check', () => {
  it('has a picture of each fault that is on a slide, once for all audiences, and the others without', () => {
    expect([run.code, run.stdout], run.stderr).toEqual([0, 'out/check.html\n']);
    expect(report().match(/<img src="data:image\/webp;base64,/g)).toHaveLength(2);
    const codes = [...report().matchAll(/<code title="[^"]*">([a-z-]+)<\/code>/g)].map((match) => match[1]);
    expect(codes).toEqual(['section-stale', 'crowded-slide', 'slide-overflows']);
    expect(report()).toContain('<li>in deck market for guests, keepers, slide 2</li>');
  });

  testLooks(() => ({ browser, html: report() }));

  it('is the same each time', async () => {
    const before = report();
    await lectern(folder, ['check', '--report', 'out/check.html']);
    expect(report() === before).toBe(true);
  });

  it('never takes the place of another page', async () => {
    writeFileSync(join(folder, 'notes.html'), '<p>Mine</p>');
    const again = await lectern(folder, ['check', '--report', 'notes.html']);
    expect([again.code, readFileSync(join(folder, 'notes.html'), 'utf8')]).toEqual([2, '<p>Mine</p>']);
    expect(again.stderr).toContain('no report of a check');
  });
});
