/**
 * The browser of a run: looked for and started while the texts are still being read, used by every deck, closed once.
 * Without a wish for PDF no browser is touched; without a browser the fault comes when the first PDF is asked for.
 */

import type { PrintBrowser } from '../export/browser.ts';
import { findBrowsers } from '../export/find-browser.ts';
import { printingSlidesOnce } from '../export/joined/printer.ts';
import { missingBrowser } from '../export/missing-browser.ts';
import type { Host } from '../host/host.ts';
import type { Format } from '../model/audience.ts';
import { needsBrowser } from './outputs/output.ts';

export interface Printing {
  /** The started browser. Rejects with a `Fault` when there is none or it does not start. */
  browser(): Promise<PrintBrowser>;
  /**
   * Starts it, and resolves when its process runs, or is known not to. What a run does next often keeps the processor until
   * it waits for something; a browser that was not started by then starts that much later.
   */
  begin(): Promise<void>;
  /** Ends the browser; may be called more than once. */
  close(): Promise<void>;
}

export interface PrintingRequest {
  /** Path of a browser; undefined: one is looked for. */
  readonly browser?: string;
  /** Address of a browser that runs elsewhere; undefined: as the variable `LECTERN_BROWSER_URL` says. */
  readonly browserUrl?: string;
  readonly formats?: readonly Format[];
}

/** The address of the browser to print in; undefined when one is started here. */
export function remoteBrowser(host: Host, request: PrintingRequest): string | undefined {
  return request.browserUrl ?? (request.browser === undefined ? host.env('LECTERN_BROWSER_URL') : undefined);
}

/** Starts a browser in the background, unless the formats asked for need none. */
export function startPrinting(host: Host, request: PrintingRequest): Printing {
  let started: Promise<PrintBrowser> | undefined;
  let closing: Promise<void> | undefined;
  let launched = () => {};
  const begun = new Promise<void>((resolve) => {
    launched = resolve;
  });
  const start = () => {
    started ??= launch(host, request, launched).finally(launched);
    // A browser that nobody waits for must not end the run; whoever asks for it gets the fault.
    started.catch(() => undefined);
    return started;
  };
  if (request.formats === undefined || request.formats.some(needsBrowser)) void start();
  return {
    browser: start,
    begin: () => {
      void start();
      return begun;
    },
    close: () => {
      closing ??= (async () => (await started?.catch(() => undefined))?.close())();
      return closing;
    },
  };
}

async function launch(host: Host, request: PrintingRequest, launched: () => void): Promise<PrintBrowser> {
  const address = remoteBrowser(host, request);
  if (address !== undefined)
    return printingSlidesOnce(await (await import('../export/browser.ts')).connectBrowser(host, address));
  const wanted = request.browser;
  const [{ startBrowser }, { chosen, looked }] = await Promise.all([
    import('../export/browser.ts'),
    findBrowsers(host, wanted === undefined ? {} : { browser: wanted }),
  ]);
  if (chosen === undefined) throw missingBrowser(looked);
  return printingSlidesOnce(await startBrowser(host, chosen, { launched }));
}
