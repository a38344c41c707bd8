/** Real PDFs, read by the audit: what a browser sets in pieces must still be one word. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findLeaks } from '../../src/audit/audit.ts';
import { wordOf } from '../../src/audit/word-numbers.ts';
import { fold } from '../../src/audit/words.ts';
import { folderWith, lectern, removeFolders } from './program.ts';

const PLACES: Readonly<Record<string, string>> = {
  harlingerweg: '# The Harlingerweg',
  terschelling: 'Plain Terschelling in a sentence.',
  vlaardingen: '**Vlaar**dingen in two weights, and AVATAR kerning.',
  oosterschelde: '<span>Ooster</span><em>schelde</em>',
  ameland: '`Ameland` in code',
  griend: '| Griend | 1994 |\n| --- | --- |\n| a | b |',
  schiermonnikoog: '![A boat off Schiermonnikoog](../assets/boat.svg)',
  workum: '[more](https://example.org/workum)',
  noorderhaaks: '<!-- _header: Noorderhaaks in the margin -->',
  rottumeroog: '<p style="width: 6em; hyphens: manual">Rottu&shy;mer&shy;oog Rottu&shy;mer&shy;oog</p>',
  großefehn: 'Großefehn ﬁnds its ligatures.',
  սևանալիճ: 'Սևանալիճ in another script.',
};

const folder = folderWith({
  'decks/audiences.yaml': 'all:\n  name: all\n  notes: true\n',
  'decks/isles/deck.md':
    '---\ntitle: The isles of Texelhoeve\nauthor: Wadden\nsections: [isles]\naudiences: [all]\n---\n',
  'decks/isles/sections/isles.md': `${Object.values(PLACES).join('\n\n---\n\n')}\n\n<!-- Say Stavoren softly. -->\n`,
  'decks/isles/assets/boat.svg':
    '<svg xmlns="http://www.w3.org/2000/svg" width="80" height="40"><rect width="80" height="40"/></svg>',
});
afterAll(removeFolders);

let files: ReadonlyMap<string, Uint8Array>;
beforeAll(async () => {
  const run = await lectern(folder, ['build', '-f', 'pdf,handout,script']);
  expect(run.stderr).not.toContain('error');
  const names = ['deck.pdf', 'handout.pdf', 'script.pdf'];
  files = new Map(names.map((name) => [name, readFileSync(join(folder, 'out', 'isles', 'all', name))]));
});

const isIn = (name: string, word: string): boolean =>
  (findLeaks({ name, bytes: files.get(name) ?? new Uint8Array() }, (one) => wordOf(one) === fold(word)) ?? [])
    .length > 0;

describe('the audit finds a word in a printed deck', () => {
  it.each(Object.entries(PLACES))('%s, written as %s', (word) => {
    expect(isIn('deck.pdf', word)).toBe(true);
  });

  it('in its title, and in none of its notes', () => {
    expect(isIn('deck.pdf', 'texelhoeve')).toBe(true);
    expect(isIn('deck.pdf', 'wadden')).toBe(true);
    expect(isIn('deck.pdf', 'stavoren')).toBe(false);
  });

  it('in the notes of a handout and of a script', () => {
    expect(['handout.pdf', 'script.pdf'].map((name) => isIn(name, 'stavoren'))).toEqual([true, true]);
    expect(isIn('handout.pdf', 'oosterschelde')).toBe(true);
  });
});
