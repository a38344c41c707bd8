/**
 * Steps of work for several texts, run together under one time limit: V8 starts and ends a thread for each limit, which
 * takes as long as a short text does when other programs keep the processors busy.
 */
import { withinMs } from './time-limit.ts';

interface Waiting {
  readonly weight: number;
  run(): void;
  fail(error: unknown): void;
}

/** Longer texts have the time for themselves: so much weight, in signs, shares one limit. */
const MOST_TOGETHER = 40_000;

/** Runs steps in their order, soon; each gives what it gives, or rejects, with `TimeUp` for one that is running when `limitMs` have passed. */
export function createStepQueue(limitMs: number): <T>(step: () => T, weight: number) => Promise<T> {
  let waiting: Waiting[] = [];
  const runNext = () => {
    const together = takeTogether(waiting);
    waiting = waiting.slice(together.length);
    let running: Waiting | undefined;
    try {
      withinMs(limitMs, () => {
        for (running = together.shift(); running !== undefined; running = together.shift()) running.run();
      });
    } catch (error) {
      running?.fail(error);
    }
    // Those behind one that was broken off are no worse for it.
    waiting = [...together, ...waiting];
    if (waiting.length > 0) setImmediate(runNext);
  };
  return (step, weight) =>
    new Promise((resolve, fail) => {
      const run = () => {
        try {
          resolve(step());
        } catch (error) {
          fail(error);
        }
      };
      if (waiting.push({ weight, run, fail }) === 1) setImmediate(runNext);
    });
}

function takeTogether(waiting: readonly Waiting[]): Waiting[] {
  let sum = 0;
  const end = waiting.findIndex(({ weight }, index) => {
    sum += weight;
    return index > 0 && sum > MOST_TOGETHER;
  });
  return waiting.slice(0, end === -1 ? waiting.length : end);
}
