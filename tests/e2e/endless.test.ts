/** Texts that would take for ever or all the memory, in the built program. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { folderWith, lectern, removeFolders } from './program.ts';

afterAll(removeFolders);

const nested = 'a,b{'.repeat(24);

it.each([
  ['six thousand hyphens in a comment', `a <!--${'-'.repeat(6000)}`],
  ['styles nested in each other', `# a\n\n<style>${nested}color:red${'}'.repeat(24)}</style>`],
])('%s end the build with a word, not the program', async (_, text) => {
  const folder = folderWith({
    'decks/fair/deck.md': '---\ntitle: The fair\nsections: [tents, road]\n---\n\n# The fair\n',
    'decks/fair/sections/tents.md': '## Tents\n',
    'decks/fair/sections/road.md': text,
  });
  const { code, stderr } = await lectern(folder, ['build', '-f', 'html']);
  expect([code, stderr]).toEqual([
    1,
    expect.stringContaining('decks/fair/sections/road.md:1:1 error render-limit'),
  ]);
  expect(existsSync(join(folder, 'out'))).toBe(false);
});

it.each([
  ['containers that nobody closes', '::: for press\n\n'.repeat(20_000), 'unclosed-container'],
  ['variables that nobody knows', '{{ x }}\n'.repeat(60_000), 'template-limit'],
])('thousands of %s are told in a few seconds, with a place', async (_, text, code) => {
  const folder = folderWith({
    'decks/audiences.yaml': 'press:\n  name: Press\n',
    'decks/fair/deck.md': '---\ntitle: The fair\nsections: [road]\naudiences: [press]\n---\n\n# The fair\n',
    'decks/fair/sections/road.md': text,
  });
  const run = await lectern(folder, ['build', '-f', 'html']);
  expect([run.code, run.stderr.slice(0, 200)]).toEqual([
    1,
    expect.stringMatching(new RegExp(`^decks/fair/sections/road.md:\\d+:\\d+ error ${code}`)),
  ]);
});
