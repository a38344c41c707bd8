/** Work on this thread that is broken off when it takes too long: V8 ends it wherever it is, in a regular expression too. */
import { createContext, Script } from 'node:vm';

/** Work was broken off. What it was changing may be half changed. */
export class TimeUp extends Error {}

const place = createContext({});
const script = new Script('work()');

/** Gives what `work` gives, or throws `TimeUp` after `ms` milliseconds. Synchronous work only. */
export function withinMs<T>(ms: number, work: () => T): T {
  Object.assign(place, { work });
  try {
    return script.runInContext(place, { timeout: ms });
  } catch (error) {
    // It is an error of the script's own realm, so no `Error` of this one.
    const { code } = (error ?? {}) as { code?: unknown };
    throw code === 'ERR_SCRIPT_EXECUTION_TIMEOUT' ? new TimeUp(`broken off after ${ms} ms`) : error;
  }
}
