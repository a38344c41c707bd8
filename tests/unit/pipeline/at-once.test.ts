import fc from 'fast-check';
import { expect, it } from 'vitest';
import { settleFew } from '../../../src/pipeline/at-once.ts';

it('works on every thing once, on few at the same time, and tells the outcomes in their order', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 20 }),
      fc.integer({ min: 1, max: 5 }),
      async (waits, most) => {
        let running = 0;
        let highest = 0;
        const begun: number[] = [];
        const outcomes = await settleFew([...waits.entries()], most, async ([index, wait]) => {
          begun.push(index);
          running += 1;
          highest = Math.max(highest, running);
          for (let turn = 0; turn < wait; turn += 1) await Promise.resolve();
          running -= 1;
          if (wait === 3) throw new Error(`${index}`);
        });
        expect(begun).toEqual([...waits.keys()]);
        expect(highest).toBeLessThanOrEqual(most);
        expect(outcomes.map((one) => one.status)).toEqual(
          waits.map((wait) => (wait === 3 ? 'rejected' : 'fulfilled')),
        );
      },
    ),
  );
});
