/**
 * Where a text is rendered. One that is meant well is rendered on this thread, which is quickest, and is broken off if it
 * takes long. One that was broken off, or that looks like those that take all the memory, goes to a thread with limits of
 * its own; there it is judged by the processor time that it uses, so a busy machine refuses nothing.
 */
import type { Renderer } from './marp.ts';
import { RenderLimit } from './thread-renderer.ts';
import { TimeUp } from './time-limit.ts';

/** Milliseconds by the clock that a text has on this thread. */
export const PATIENCE_MS = 2_000;

const LONG = 300_000;
const RUN = /([^ \n])\1{399}/;
const MANY_STYLES = 100;
/** Nested styles grow with each level by as many times as there are selectors. */
const DEEP_BRACES = 8;

/** Marp looks for the end of a comment with the cube of the hyphens that begin it: from here on nobody waits for it. */
const ENDLESS_COMMENT = /<!-{1500,}/g;

/** `near` renders here; `far` starts the other thread. */
export function createGuardedRenderer(near: Renderer, far: () => Renderer): Renderer {
  let thread: Renderer | undefined;
  let isBroken = false;
  return async (request) => {
    if (isEndless(request.text)) throw new RenderLimit('time');
    if (!isBroken && request.limitMs === undefined && !looksHeavy(request.text)) {
      try {
        return await near(request);
      } catch (error) {
        if (!(error instanceof TimeUp)) throw error;
        isBroken = true;
      }
    }
    thread ??= far();
    return thread(request);
  };
}

/** Whether a text would take so long that there is no need to try. */
export function isEndless(text: string): boolean {
  return [...text.matchAll(ENDLESS_COMMENT)].some(
    ({ index, 0: opening }) => text.indexOf('-->', index + opening.length - 2) === -1,
  );
}

/** Whether a text has marks of those that need seconds and hundreds of megabytes. Says yes to few that do not. */
export function looksHeavy(text: string): boolean {
  return (
    text.length > LONG ||
    RUN.test(text) ||
    text.split('<style').length > MANY_STYLES ||
    braceDepth(text) > DEEP_BRACES
  );
}

function braceDepth(text: string): number {
  if (text.split('{').length <= DEEP_BRACES) return 0;
  let [depth, deepest] = [0, 0];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 123) depth += 1;
    else if (code === 125 && depth > 0) depth -= 1;
    if (depth > deepest) deepest = depth;
  }
  return deepest;
}
