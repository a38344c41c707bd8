import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type PdfFacts, readPdf } from './pdf.ts';
import { folderWith, lectern, removeFolders, TOWN } from './program.ts';

afterAll(removeFolders);

const long = 'The treasurer tells of the bridge. '.repeat(400);
const files = {
  ...TOWN,
  'decks/audiences.yaml':
    'council:\n  name: the council\n  is: [official]\n  notes: true\npress:\n  name: the press\n',
  'decks/budget/deck.md': TOWN['decks/budget/deck.md'].replace('lang: en', 'lang: en\ndate: 2026-03-01'),
  'decks/budget/sections/totals.md': TOWN['decks/budget/sections/totals.md'].replace(
    'title: Totals',
    'title: What we spend',
  ),
  'decks/budget/sections/reserve.md': `${TOWN['decks/budget/sections/reserve.md']}\n<!--\n${long}\n\n- Ask the **mayor**\n-->\n`,
};

describe('a handout', () => {
  let folder = '';
  let council: PdfFacts;
  let press: PdfFacts;
  beforeAll(async () => {
    folder = folderWith(files);
    const run = await lectern(folder, ['build', '-f', 'handout']);
    expect(run.code, run.stderr).toBe(0);
    council = await readPdf(join(folder, 'out/budget/council/handout.pdf'));
    press = await readPdf(join(folder, 'out/budget/press/handout.pdf'));
  });

  it('has a sheet for each slide with its notes, and long notes run on', () => {
    expect(press.pages).toBe(2);
    expect(council.pages).toBeGreaterThan(3);
    expect(council.text[1]).toContain('Breathe before this slide.');
    expect(council.text.at(-1)).toContain('Ask the mayor');
  });

  it('says no notes to an audience that may not have them', () => {
    const raw = readFileSync(join(folder, 'out/budget/press/handout.pdf'), 'latin1');
    expect(press.text.join(' ')).not.toContain('Breathe');
    expect(raw).not.toContain('Breathe');
  });

  it('shows title, author, date, section and page number on paper', () => {
    for (const words of ['The budget', 'The treasurer', 'March 1, 2026', 'What we spend', /2\D?\/\D?2/])
      expect(press.text[1]).toMatch(words);
  });

  it('is a tagged PDF with the words of the slides, an outline and alternative texts', () => {
    expect(press).toMatchObject({ title: 'The budget', lang: 'en', tagged: true });
    expect(press.outline.join(' ')).toContain('What we spend');
    expect(press.text[1]).toContain('Twelve million .');
    expect(press.roles.flat()).toEqual(expect.arrayContaining(['H1', 'H2', 'P', 'Figure']));
    expect(press.alts).toContain('A road');
  });

  it.each([
    [1, 'a4', 2, [595, 842]],
    [2, 'a4', 1, [595, 842]],
    [3, 'letter', 1, [612, 792]],
    [4, 'letter', 1, [792, 612]],
    [6, 'a4', 1, [595, 842]],
    [9, 'a4', 1, [842, 595]],
  ])('puts %i slides on %s', async (perPage, paper, pages, size) => {
    const run = await lectern(folder, [
      ...['build', '-a', 'press', '-f', 'handout', '-o', `out-${perPage}`],
      ...['--per-page', String(perPage), '--paper', paper],
    ]);
    expect(run.code, run.stderr).toBe(0);
    const pdf = await readPdf(join(folder, `out-${perPage}/budget/press/handout.pdf`));
    expect(pdf.pages).toBe(pages);
    expect(pdf.size.map(Math.round)).toEqual(size);
    expect(pdf.text.join(' ')).toContain('Twelve million');
  });

  it('gives the same bytes in another folder, time zone and language', async () => {
    const other = folderWith(files);
    await lectern(other, ['build', '-f', 'handout'], { TZ: 'Asia/Yerevan', LANG: 'de_DE.UTF-8' });
    for (const audience of ['council', 'press']) {
      const path = `out/budget/${audience}/handout.pdf`;
      expect(readFileSync(join(other, path)).equals(readFileSync(join(folder, path))), path).toBe(true);
    }
  });

  it('of a number of slides that no form has is refused', async () => {
    const run = await lectern(folder, ['build', '-f', 'handout', '--per-page', '5']);
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toContain('--per-page wants one of 1, 2, 3, 4, 6, 9');
  });
});
