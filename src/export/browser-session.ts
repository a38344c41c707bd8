/**
 * One running browser and its pages: each job gets an idle page, or a new one, and a time limit. A page that has done
 * its job is cleared when another wants it, or a little later: to clear it takes as long as to read what it printed, and
 * the caller should not wait for that. One whose job failed is thrown away. Knows no puppeteer: `browser.ts` gives the pages.
 */
import { Fault } from '../diagnostics/fault.ts';
import type { ProgramEnd } from '../host/host.ts';
import { deadline } from './deadline.ts';
import { BrowserLost, printRefused, printTimeout } from './print-faults.ts';
import type { PrintOptions, Session } from './print-queue.ts';

/** A tab that can print. */
export interface PrintPage<Result = Uint8Array, Wish extends PrintOptions = PrintOptions> {
  /** Throws `Fault` when the page itself is at fault, `BrowserLost` when its process died. */
  print(html: string, options: Wish): Promise<Result>;
  /** Makes it ready for the next job: a fresh document in a fresh window. */
  clear(): Promise<void>;
  /** Never rejects. */
  close(): Promise<void>;
}

/** What a session needs of a browser. */
export interface SessionBrowser<Result = Uint8Array, Wish extends PrintOptions = PrintOptions> {
  readonly firstPage: PrintPage<Result, Wish>;
  openPage(): Promise<PrintPage<Result, Wish>>;
  isConnected(): boolean;
  readonly exited: Promise<ProgramEnd>;
  /** Kills it and cleans up. */
  end(): Promise<void>;
}

const PRINT_LIMIT_MS = 120_000;
/** The caller has so much time before the page is cleared. */
const REST_MS = 50;

/** Makes a session of a browser that has just been started. */
export function createSession<Result = Uint8Array, Wish extends PrintOptions = PrintOptions>(
  browser: SessionBrowser<Result, Wish>,
): Session<Result, Wish> {
  const idle: Resting<Result, Wish>[] = [async () => browser.firstPage];
  const lost = browser.exited.then((): never => {
    throw new BrowserLost('the browser ended');
  });
  lost.catch(() => {});
  let ending: Promise<void> | undefined;

  const printOnPage = async (html: string, options: Wish): Promise<Result> => {
    try {
      // The one that has rested longest is likely to be clear.
      const page = await (idle.shift() ?? browser.openPage)();
      const result = await page.print(html, options).catch((error: unknown) => {
        void page.close();
        throw error;
      });
      idle.push(resting(page, browser));
      return result;
    } catch (error) {
      if (error instanceof Fault || error instanceof BrowserLost) throw error;
      if (!browser.isConnected()) throw new BrowserLost('the browser ended', { cause: error });
      throw printRefused(error);
    }
  };

  return {
    print: async (html, options) => {
      const limitMs = options.timeoutMs ?? PRINT_LIMIT_MS;
      const limit = deadline(limitMs, () => printTimeout(limitMs));
      const job = printOnPage(html, options);
      job.catch(() => {});
      try {
        return await Promise.race([job, lost, limit.reached]);
      } finally {
        limit.clear();
      }
    },
    end: () => {
      ending ??= browser.end();
      return ending;
    },
  };
}

/** Gives a page that is clear. */
type Resting<Result, Wish extends PrintOptions> = () => Promise<PrintPage<Result, Wish>>;

function resting<Result, Wish extends PrintOptions>(
  page: PrintPage<Result, Wish>,
  browser: SessionBrowser<Result, Wish>,
): Resting<Result, Wish> {
  let cleared: Promise<PrintPage<Result, Wish>> | undefined;
  const clear = () => {
    clearTimeout(timer);
    cleared ??= clearedPage(page, browser);
    return cleared;
  };
  const timer = setTimeout(() => browser.isConnected() && void clear(), REST_MS);
  timer.unref();
  return clear;
}

/** The page, when it has been cleared; a new one, when it would not be. */
function clearedPage<Result, Wish extends PrintOptions>(
  page: PrintPage<Result, Wish>,
  browser: SessionBrowser<Result, Wish>,
): Promise<PrintPage<Result, Wish>> {
  const cleared = page.clear().then(
    () => page,
    () => {
      void page.close();
      return browser.openPage();
    },
  );
  cleared.catch(() => {});
  return cleared;
}
