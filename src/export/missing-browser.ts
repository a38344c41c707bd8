/** What is said when no browser was found: where it was looked for, and what to do. */
import { Fault } from '../diagnostics/fault.ts';
import type { LookedAt } from '../model/browser.ts';

/** One line that gets a browser onto any machine with npm. */
export const BROWSER_MEND =
  'run "npx puppeteer browsers install chrome-headless-shell", or install Chrome, Chromium or Edge, or name one with --browser or LECTERN_BROWSER; HTML needs none';

/** The fault for a search that found nothing. */
export function missingBrowser(looked: readonly LookedAt[]): Fault {
  const places = looked.map(
    ({ what, path, detail }) =>
      `${what}${path === undefined ? '' : ` (${path})`}${detail === undefined ? '' : `: ${detail}`}`,
  );
  return new Fault(
    'browser-missing',
    `no browser was found to print with; looked for ${places.join('; ')}`,
    BROWSER_MEND,
  );
}
