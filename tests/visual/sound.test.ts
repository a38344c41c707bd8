/** No false alarm: every layout of every theme, in the forms of `themes.test.ts`, and Lectern's own decks pass every rule. */
import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { lectern } from '../e2e/program.ts';
import { examplesText, formsToTest, nameOf } from './forms.ts';

const ROOT = join(import.meta.dirname, '..', '..');

/** What the rules say, with the words that they mean. */
async function said(folder: string, args: readonly string[]): Promise<readonly string[]> {
  const run = await lectern(folder, ['check', '--json', ...args]);
  const { diagnostics } = JSON.parse(run.stdout);
  return diagnostics.map(
    (one: Record<string, unknown>) => `${one.code}: ${one.message} ${JSON.stringify(one.related)}`,
  );
}

test('the examples of all layouts are sound', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-sound-'));
  for (const form of formsToTest(process.env.VISUAL === 'all')) {
    const deck = join(folder, 'decks', nameOf(form));
    mkdirSync(deck, { recursive: true });
    cpSync(join(ROOT, 'themes', form.theme, 'samples'), join(deck, 'samples'), { recursive: true });
    writeFileSync(join(deck, 'deck.md'), examplesText(form));
  }
  expect(await said(folder, [])).toEqual([]);
});

test('the decks of this repository are sound', async () => {
  expect(await said(ROOT, [])).toEqual([]);
});
