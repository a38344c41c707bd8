/** The time of a talk: started, paused, set back. Kept over a reload of the window, for as long as that window lives. */
import { remember, remembered } from './dom.ts';

export interface Timer {
  /** Seconds that ran so far. */
  elapsed(): number;
  isRunning(): boolean;
  hasStarted(): boolean;
  start(): void;
  pause(): void;
  reset(): void;
}

const store = () => sessionStorage;

export function createTimer(deck: string): Timer {
  const key = `time:${deck}`;
  let [before, since] = read(remembered(store, key));
  const keep = () => remember(store, key, `${before} ${since ?? ''}`);
  const elapsed = () => before + (since === undefined ? 0 : (Date.now() - since) / 1000);
  return {
    elapsed,
    isRunning: () => since !== undefined,
    hasStarted: () => since !== undefined || before > 0,
    start() {
      since ??= Date.now();
      keep();
    },
    pause() {
      before = elapsed();
      since = undefined;
      keep();
    },
    reset() {
      before = 0;
      if (since !== undefined) since = Date.now();
      keep();
    },
  };
}

function read(text: string | undefined): [before: number, since: number | undefined] {
  const [before = 0, since = 0] = (text ?? '').split(' ').map(Number);
  return [before || 0, since || undefined];
}
