/** Random worlds whose PDFs, handouts and scripts are printed for every audience: 200, or as many as `LECTERN_PRINTED_WORLDS` says. */
import { afterAll, expect, it } from 'vitest';
import { startPrinting } from '../../src/pipeline/printing.ts';
import { ownHost } from '../host.ts';
import { judgeWorlds } from '../unit/audit/judge.ts';

const WORLDS = Number(process.env.LECTERN_PRINTED_WORLDS ?? 200);
const FIRST = 10_000;
const SLICE = 20;

const printing = startPrinting(ownHost(), {});
afterAll(() => printing.close());

const slices = Array.from({ length: Math.ceil(WORLDS / SLICE) }, (_, index) => ({
  first: FIRST + index * SLICE,
  count: Math.min(SLICE, WORLDS - index * SLICE),
}));

it.each(slices)(
  'in $count printed worlds from number $first no sound file raises an alarm, and a condition that does not hold is seen in every file',
  async ({ first, count }) => {
    const { falseAlarms, missed, planted } = await judgeWorlds(first, count, { faults: 0, printing });
    process.stdout.write(
      `printed worlds ${first} to ${first + count - 1}: ${falseAlarms.length + missed.length} faults\n`,
    );
    expect(planted.get('condition')).toBeGreaterThan(0);
    expect({ falseAlarms, missed }).toEqual({ falseAlarms: [], missed: [] });
  },
);
