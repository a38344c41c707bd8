/** Two thousand random worlds, or as many as `LECTERN_WORLDS` says, in slices that each say how far they came. */
import { afterAll, expect, it } from 'vitest';
import { judgeWorlds } from '../unit/audit/judge.ts';

const WORLDS = Number(process.env.LECTERN_WORLDS ?? 2000);
const FIRST = Number(process.env.LECTERN_FIRST_WORLD ?? 1000);
const SLICE = 100;

const planted = new Map<string, number>();

const slices = Array.from({ length: Math.ceil(WORLDS / SLICE) }, (_, index) => ({
  first: FIRST + index * SLICE,
  count: Math.min(SLICE, WORLDS - index * SLICE),
}));

it.each(slices)(
  'in $count random worlds from number $first every planted word is found and no sound file raises an alarm',
  async ({ first, count }) => {
    const verdict = await judgeWorlds(first, count);
    for (const [kind, times] of verdict.planted) planted.set(kind, (planted.get(kind) ?? 0) + times);
    const faults = verdict.falseAlarms.length + verdict.missed.length;
    process.stdout.write(`worlds ${first} to ${first + count - 1}: ${faults} faults\n`);
    expect({ falseAlarms: verdict.falseAlarms, missed: verdict.missed }).toEqual({
      falseAlarms: [],
      missed: [],
    });
  },
);

afterAll(() => {
  const rows = [...planted].sort().map(([kind, count]) => `${kind.padEnd(16)}${count} planted`);
  process.stdout.write(`${rows.join('\n')}\n`);
});
