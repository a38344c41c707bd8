/** Steps that share a time limit: each ends as it would alone. */
import { describe, expect, it } from 'vitest';
import { createStepQueue } from '../../../src/render/step-queue.ts';
import { TimeUp } from '../../../src/render/time-limit.ts';

const endless = () => {
  for (;;);
};

describe('steps in a queue', () => {
  it('run soon, in their order, and give what they give', async () => {
    const run = createStepQueue(1_000);
    const order: number[] = [];
    const steps = [1, 2, 3].map((number) =>
      run(() => {
        order.push(number);
        return number * 2;
      }, 10),
    );
    expect(order).toEqual([]);
    expect(await Promise.all(steps)).toEqual([2, 4, 6]);
    expect(order).toEqual([1, 2, 3]);
    expect(await run(() => 'later', 10)).toBe('later');
  });

  it('fail alone', async () => {
    const run = createStepQueue(1_000);
    const steps = [
      run(() => 'before', 10),
      run(() => {
        throw new RangeError('too deep');
      }, 10),
      run(() => 'behind', 10),
    ];
    const [before, failed, behind] = await Promise.allSettled(steps);
    expect([before, behind]).toMatchObject([{ value: 'before' }, { value: 'behind' }]);
    expect(failed).toMatchObject({ reason: new RangeError('too deep') });
  });

  it('are broken off alone: those before and behind one that never ends are done', async () => {
    const run = createStepQueue(300);
    const steps = [run(() => 'before', 10), run(endless, 10), run(() => 'behind', 10), run(() => 'last', 10)];
    const [before, broken, ...behind] = await Promise.allSettled(steps);
    expect(before).toMatchObject({ value: 'before' });
    expect((broken as PromiseRejectedResult).reason).toBeInstanceOf(TimeUp);
    expect(behind).toMatchObject([{ value: 'behind' }, { value: 'last' }]);
  });

  it('have the whole time for themselves when their texts are long', async () => {
    const run = createStepQueue(900);
    const slow = () => {
      const end = performance.now() + 450;
      while (performance.now() < end);
      return 'done';
    };
    const steps = Array.from({ length: 4 }, () => run(slow, 30_000));
    expect(await Promise.all(steps)).toEqual(['done', 'done', 'done', 'done']);
  });
});
