/** A time limit for work that cannot be stopped from within: whoever waits races against it. */
import type { Fault } from '../diagnostics/fault.ts';

export interface Deadline {
  /** Rejects with the fault when the time is up; never resolves. */
  readonly reached: Promise<never>;
  /** Stops the clock. */
  clear(): void;
}

/** Starts a clock of `limitMs` milliseconds. */
export function deadline(limitMs: number, fault: () => Fault): Deadline {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const reached = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(fault()), limitMs);
  });
  // Whoever does not wait any longer need not hear of it.
  reached.catch(() => {});
  return { reached, clear: () => clearTimeout(timer) };
}
