/** A plan that is kept is the plan that would be made. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { planUnlessKnown } from '../../../../src/pipeline/cached-plan.ts';
import { planDecks } from '../../../../src/pipeline/plan.ts';
import { WorldHost } from './world-host.ts';

const FILES: Readonly<Record<string, string>> = {
  '/work/decks/audiences.yaml': 'parents:\n  name: the parents\nstaff:\n  name: the staff\n  minutes: 3\n',
  '/work/decks/garden/deck.md':
    '---\ntitle: The garden\naudiences: [parents, staff]\nsections: [beds, tools]\n---\n',
  '/work/decks/garden/sections/beds.md': '## Beds\n\nTwo of them.\n',
  '/work/decks/garden/sections/tools.md': '---\nfor: staff\npriority: could\n---\n\n## Tools\n\nSpades.\n',
};

const ASKED = { decks: [], vars: {}, themeSet: [], strict: false };

const EDITS: readonly (readonly [string, string | undefined])[] = [
  ['/work/decks/garden/sections/tools.md', '## Tools\n\n---\n\n## Rakes\n'],
  ['/work/decks/garden/sections/tools.md', FILES['/work/decks/garden/sections/tools.md']],
  ['/work/decks/garden/sections/beds.md', undefined],
  ['/work/decks/garden/sections/beds.md', '---\nfor: nobody\n---\n\n## Beds\n'],
  ['/work/decks/audiences.yaml', 'staff:\n  name: the staff\n'],
  ['/work/decks/audiences.yaml', FILES['/work/decks/audiences.yaml']],
  ['/work/decks/garden/sections/seeds.md', '## Seeds\n'],
  ['/work/decks/other/deck.md', '---\ntitle: Other\nsections: [beds]\n---\n'],
];

const plain = (value: unknown) => JSON.parse(JSON.stringify(value));

it('is the same as one that is made anew, whatever was edited or removed since', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 0, max: EDITS.length - 1 }), { maxLength: 6 }),
      async (steps) => {
        const host = new WorldHost(FILES, { env: { LECTERN_CACHE: '/kept' } });
        for (const step of [-1, ...steps]) {
          const [path, text] = EDITS[step] ?? [];
          if (path !== undefined && text === undefined) await host.remove(path);
          else if (path !== undefined && text !== undefined) await host.writeFile(path, text);
          const asked = steps.length % 2 === 0 ? ASKED : { ...ASKED, where: 'beds' };
          const kept = await planUnlessKnown(host, asked);
          expect(plain(kept)).toEqual(plain(await planDecks(host, asked)));
        }
      },
    ),
    { numRuns: 60 },
  );
});

it('is read, not made, when nothing has changed', async () => {
  const host = new WorldHost(FILES, { env: { LECTERN_CACHE: '/kept' } });
  await planUnlessKnown(host, ASKED);
  const name = host.files.find((path) => path.includes('made-')) ?? '';
  const before = host.files.length;
  expect(name).not.toBe('');
  expect((await planUnlessKnown(host, ASKED)).tables).toHaveLength(1);
  expect(host.files).toHaveLength(before);
  host.program = 'two';
  await planUnlessKnown(host, ASKED);
  expect(host.files.length).toBeGreaterThan(before);
});
