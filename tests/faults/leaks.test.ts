/** Two thousand random worlds, or as many as `LECTERN_WORLDS` says. */
import { expect, it } from 'vitest';
import { judgeWorlds } from '../unit/audit/judge.ts';

const WORLDS = Number(process.env.LECTERN_WORLDS ?? 2000);

it(`in ${WORLDS} random worlds every planted word is found and no sound file raises an alarm`, async () => {
  const { falseAlarms, missed, planted } = await judgeWorlds(1000, WORLDS);
  expect({ falseAlarms, missed }).toEqual({ falseAlarms: [], missed: [] });
  const rows = [...planted]
    .sort()
    .map(([kind, count]) => `${kind.padEnd(16)}${count} planted, ${count} found`);
  process.stdout.write(`${rows.join('\n')}\n`);
});
