/** Six builds ended at random moments; `npm run test:kills` ends two hundred. */
import { afterAll, expect, it } from 'vitest';
import { killBuilds, randomFrom } from './killing.ts';
import { removeFolders } from './program.ts';

afterAll(removeFolders);

it('a build that is ended at any moment leaves whole files, old or new, and nothing else', async () => {
  const { faults, hit } = await killBuilds(6, randomFrom(7));
  expect(faults).toEqual([]);
  expect(hit).toBeGreaterThan(0);
});
