/** Two hundred builds ended at random moments, or as many as `LECTERN_KILLS` says, with other moments each time. */
import { afterAll, expect, it } from 'vitest';
import { killBuilds, randomFrom } from '../e2e/killing.ts';
import { removeFolders } from '../e2e/program.ts';

const KILLS = Number(process.env.LECTERN_KILLS ?? 200);
const SEED = Number(process.env.LECTERN_SEED ?? Date.now() % 1_000_000);

afterAll(removeFolders);

it(`${KILLS} builds that are ended at random moments leave whole files, old or new, and nothing else (seed ${SEED})`, async () => {
  const { faults, hit, states } = await killBuilds(KILLS, randomFrom(SEED));
  const seen = [...states].map(([state, count]) => `${count} left files ${state}`);
  process.stdout.write(`${hit} of ${KILLS} were ended while they ran; ${seen.join(', ')}\n`);
  expect(faults).toEqual([]);
});
