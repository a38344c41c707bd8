/** The faults of printing, with their words. */
import { Fault } from '../diagnostics/fault.ts';

/** The browser or the page's process is gone. Not a fault yet: the job is tried once more. */
export class BrowserLost extends Error {}

export function startTimeout(path: string, limitMs: number): Fault {
  return new Fault(
    'browser-timeout',
    `the browser "${path}" did not answer within ${limitMs / 1000} seconds`,
    'lectern doctor shows which browsers there are; name another one with --browser',
  );
}

export function printTimeout(limitMs: number): Fault {
  return new Fault(
    'print-timeout',
    `printing took longer than ${limitMs / 1000} seconds`,
    'large shadows, filters and pictures on slides are slow to print',
  );
}

export function printCrash(cause: unknown): Fault {
  return new Fault(
    'print-crash',
    'the browser crashed twice while it printed',
    'a very large picture or an unusual style is the likely cause; take slides out until it prints',
    { cause },
  );
}

/** The browser lives, but will not print this page. */
export function printRefused(cause: unknown): Fault {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new Fault('print-crash', `the browser refused to print: ${reason}`, undefined, { cause });
}

export function pageNavigated(): Fault {
  return new Fault(
    'print-navigated',
    'a script or a tag of the deck led the page elsewhere before it was printed',
    'remove scripts and <meta http-equiv="refresh"> from the slides',
  );
}

export function printStopped(): Fault {
  return new Fault('interrupted', 'printing was stopped');
}
