import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readPdf } from './pdf.ts';
import { folderWith, lectern, removeFolders, TOWN } from './program.ts';

afterAll(removeFolders);

describe('a script', () => {
  it('holds what the speaker says and when, as Markdown and as a tagged PDF, for any audience', async () => {
    const folder = folderWith({
      ...TOWN,
      'decks/budget/sections/totals.md': TOWN['decks/budget/sections/totals.md'].replace(
        'title: Totals',
        'title: What we spend\nminutes: 3',
      ),
    });
    const run = await lectern(folder, ['build', '-a', 'press', '-f', 'script']);
    expect(run.code, run.stderr).toBe(0);
    expect(readFileSync(join(folder, 'out/budget/press/script.md'), 'utf8')).toBe(
      [
        '# The budget',
        '## 1 · The budget',
        '**0:00 – 1:00**',
        '## 2 · Totals',
        '**1:00 – 4:00** · What we spend',
        'Breathe before this slide.\n',
      ].join('\n\n'),
    );
    const pdf = await readPdf(join(folder, 'out/budget/press/script.pdf'));
    expect(pdf).toMatchObject({ pages: 1, title: 'The budget', tagged: true, lang: 'en' });
    for (const words of ['1:00 – 4:00', 'What we spend', 'Breathe before this slide.', 'Twelve million'])
      expect(pdf.text[0]).toContain(words);
  });

  it('is written as Markdown where there is no browser, and as a PDF it is missed', async () => {
    const folder = folderWith(TOWN);
    const run = await lectern(folder, [
      'build',
      '-a',
      'press',
      '-f',
      'script',
      '--browser',
      '/no/such/browser',
    ]);
    expect(run.code).toBe(2);
    expect(run.stderr).toContain('/no/such/browser');
    expect(readdirSync(join(folder, 'out/budget/press')).sort()).toEqual([
      'deck.md',
      'report.json',
      'script.md',
    ]);
  });
});
