/**
 * Starts a browser and prints in it: the only door to puppeteer, which is loaded when first needed. What is loaded is
 * the part of puppeteer that speaks the protocol: its main entry would look for `.puppeteerrc.cjs` in the working
 * folder and run it, and takes twice as long. `launch.ts` starts the process, `print-queue.ts` shares it out.
 */
import type { Browser, ConnectOptions, ConsoleMessage, Frame, Page } from 'puppeteer';
import { Fault } from '../diagnostics/fault.ts';
import type { Host } from '../host/host.ts';
import type { FoundBrowser } from '../model/browser.ts';
import { createSession, type PrintPage } from './browser-session.ts';
import { deadline } from './deadline.ts';
import { type LaunchedBrowser, launchBrowser } from './launch.ts';
import { type PicturedPage, takePictures, takeStrips } from './page-pictures.ts';
import { PAGE_READY, readMissed } from './page-ready.ts';
import type { PageWork, PageYield, PrintBrowser } from './page-work.ts';
import { BrowserLost, pageNavigated, startTimeout } from './print-faults.ts';
import { createPrintQueue, type Queue, type Session } from './print-queue.ts';
import { debuggerAddress, remoteRefused, remoteTimeout } from './remote-address.ts';

export type { OpenPage, PageWork, PageYield, PictureWish, PrintBrowser } from './page-work.ts';
export type { PrintOptions, PrintRemarks } from './print-queue.ts';

export interface StartOptions {
  /** How many pages are printed at once; default 2. */
  readonly pages?: number;
  /** After so many prints the browser is replaced by a fresh one; default 200. */
  readonly recycleAfter?: number;
  /** How long a browser may take to start; default 20 seconds. */
  readonly startLimitMs?: number;
  /** Called when the process of the first browser runs, long before it can be used. */
  readonly launched?: () => void;
}

const START_LIMIT_MS = 20_000;
const BLANK = 'about:blank';
const PRINT = 'print';

/** Starts the browser that was found. Throws the faults browser-launch and browser-timeout. */
export async function startBrowser(
  host: Host,
  found: FoundBrowser,
  options: StartOptions = {},
): Promise<PrintBrowser> {
  const { pages = 2, recycleAfter = 200, startLimitMs: limitMs = START_LIMIT_MS, launched } = options;
  const queue = await createPrintQueue<PageYield, PageWork>({
    open: (careful) => openSession(host, found, { limitMs, careful, launched }),
    pages,
    recycleAfter,
  });
  return printBrowser(queue);
}

/** Prints in a browser that runs elsewhere, by its address (`ws:`, `wss:`, `http:`, `https:`). Throws as `startBrowser`. */
export async function connectBrowser(
  host: Host,
  address: string,
  options: StartOptions = {},
): Promise<PrintBrowser> {
  const { pages = 2, startLimitMs = START_LIMIT_MS } = options;
  const queue = await createPrintQueue<PageYield, PageWork>({
    open: () => openRemoteSession(host, address, startLimitMs),
    pages,
    // Whoever runs it decides when it is replaced.
    recycleAfter: Number.POSITIVE_INFINITY,
  });
  return printBrowser(queue);
}

function printBrowser(queue: Queue<PageYield, PageWork>): PrintBrowser {
  return {
    visit: (html, work) => queue.print(html, work),
    print: async (html, work) => (await queue.print(html, { ...work, pdf: true })).pdf,
    close: () => queue.close(),
  };
}

type VisitSession = Session<PageYield, PageWork>;

interface Opening {
  readonly limitMs: number;
  readonly careful: boolean;
  readonly launched: StartOptions['launched'];
}

async function openSession(host: Host, found: FoundBrowser, opening: Opening): Promise<VisitSession> {
  const { limitMs, careful } = opening;
  const launched = await launchBrowser(host, found, careful);
  opening.launched?.();
  const limit = deadline(limitMs, () => startTimeout(found.path, limitMs));
  let starting = true;
  const ended = launched.exited.then(async (end): Promise<never> => {
    // Only an end during the start needs an explanation, which asks the browser for its version.
    throw starting ? await launched.explain(end) : new BrowserLost('the browser ended');
  });
  const connected = connectSession(launched);
  for (const loser of [ended, connected]) loser.catch(() => {});
  try {
    return await Promise.race([connected, ended, limit.reached]);
  } catch (error) {
    await launched.end();
    // A closed pipe is heard of before the end of the process that held it, which tells more.
    throw error instanceof Fault ? error : await ended.catch((fault: unknown) => fault);
  } finally {
    starting = false;
    limit.clear();
  }
}

/** A session in a context of its own, which is all that is closed at the end: the browser is somebody else's. */
async function openRemoteSession(host: Host, address: string, limitMs: number): Promise<VisitSession> {
  const limit = deadline(limitMs, () => remoteTimeout(address, limitMs));
  const opened = connectRemote(host, address);
  opened.catch(() => {});
  try {
    return await Promise.race([opened, limit.reached]);
  } catch (error) {
    throw error instanceof Fault ? error : remoteRefused(address, error);
  } finally {
    limit.clear();
  }
}

async function connectRemote(host: Host, address: string): Promise<VisitSession> {
  const [{ connect }, transport] = await Promise.all([
    loadPuppeteer(),
    socketTransport(await debuggerAddress(host, address)),
  ]);
  const browser = await connect({ ...CONNECTION, transport });
  const context = await browser.createBrowserContext();
  const exited = new Promise<{ code: null }>(
    (end) => void browser.on('disconnected', () => end({ code: null })),
  );
  return createSession({
    firstPage: await printPage(await context.newPage()),
    openPage: async () => printPage(await context.newPage()),
    isConnected: () => browser.connected,
    exited,
    end: async () => {
      await context.close().catch(() => {});
      await browser.disconnect().catch(() => {});
    },
  });
}

async function socketTransport(address: string): Promise<NonNullable<ConnectOptions['transport']>> {
  const { NodeWebSocketTransport } = await import(
    'puppeteer-core/lib/esm/puppeteer/node/NodeWebSocketTransport.js'
  );
  return NodeWebSocketTransport.create(address);
}

async function connectSession(launched: LaunchedBrowser): Promise<VisitSession> {
  const { connect } = await loadPuppeteer();
  const browser = await connect({ ...CONNECTION, transport: launched.transport });
  const [first] = await browser.pages();
  return createSession({
    firstPage: await printPage(first ?? (await browser.newPage())),
    openPage: async () => printPage(await browser.newPage()),
    isConnected: () => browser.connected,
    exited: launched.exited,
    end: launched.end,
  });
}

const CONNECTION: ConnectOptions = {
  defaultViewport: null,
  // Time limits are kept for whole jobs, by whoever waits for them.
  protocolTimeout: 0,
  downloadBehavior: { policy: 'deny' },
};

interface Puppeteer {
  connect(options: ConnectOptions): Promise<Browser>;
}

async function loadPuppeteer(): Promise<Puppeteer> {
  const loaded: unknown = await import('puppeteer-core/lib/esm/puppeteer/puppeteer-core-browser.js');
  if (isPuppeteer(loaded)) return loaded;
  throw new Fault('browser-launch', 'the puppeteer that is installed cannot be used', 'install Lectern anew');
}

const isPuppeteer = (loaded: unknown): loaded is Puppeteer =>
  typeof loaded === 'object' && loaded !== null && 'connect' in loaded;

async function printPage(page: Page): Promise<PrintPage<PageYield, PageWork>> {
  page.on('dialog', (dialog) => {
    // To dismiss this one would mean to stay on the page.
    const answer = dialog.type() === 'beforeunload' ? dialog.accept() : dialog.dismiss();
    answer.catch(() => {});
  });
  page.on('popup', (popup) => void popup?.close().catch(() => {}));
  await page.setOfflineMode(true);
  // A full browser stops the frames of tabs that are not in front.
  await page.emulateFocusedPage(true);
  // Marp fits wide code and formulas when a page is shown: it must be shown as it will be printed.
  await page.emulateMediaType(PRINT);
  let session: ReturnType<PicturedPage['session']> | undefined;
  const pictured: PicturedPage = {
    evaluate: (expression) => page.evaluate(expression),
    session: () => {
      session ??= captureSession(page);
      return session;
    },
  };
  return {
    print: (html, work) => visitWatched(page, html, { ...work, pictured }),
    clear: async () => void (await page.goto(BLANK)),
    close: () => page.close().catch(() => {}),
  };
}

/** The media is said once more: with each document the page takes it from the session that was opened last. */
async function captureSession(page: Page): ReturnType<PicturedPage['session']> {
  const session = await page.createCDPSession();
  await session.send('Emulation.setEmulatedMedia', { media: PRINT });
  return session;
}

interface PageVisit extends PageWork {
  readonly pictured: PicturedPage;
}

async function visitWatched(page: Page, html: string, work: PageVisit): Promise<PageYield> {
  const watch = watchPage(page);
  try {
    const result = await Promise.race([visitHtml(page, html, { ...work, errors: watch.errors }), watch.gone]);
    if (watch.hasNavigated()) throw pageNavigated();
    return result;
  } catch (error) {
    if (error instanceof Fault || error instanceof BrowserLost) throw error;
    // What fails because the page leaves may be heard of before its leaving.
    await new Promise((heard) => setTimeout(heard, 100));
    throw watch.hasNavigated() && page.browser().connected ? pageNavigated() : error;
  } finally {
    watch.stop();
  }
}

async function visitHtml(
  page: Page,
  html: string,
  work: PageVisit & { readonly errors: readonly string[] },
): Promise<PageYield> {
  const { width, height, errors, onRemarks, pictured } = work;
  const shown = page.viewport();
  if (shown?.width !== width || shown.height !== height) await page.setViewport({ width, height });
  await page.setContent(html, { waitUntil: 'load', timeout: 0 });
  const missed = readMissed(await page.evaluate(PAGE_READY));
  const answer: unknown = await work.talk?.({
    ask: (expression) => page.evaluate(expression),
    picture: (wish) => takePictures(pictured, wish),
    strips: (wish) => takeStrips(pictured, wish),
  });
  const pictures = work.pictures === undefined ? [] : await takePictures(pictured, work.pictures);
  const pdf = work.pdf === true ? await printPdf(page, { width, height }) : new Uint8Array();
  if (missed.images.length + missed.fonts.length + errors.length > 0) onRemarks?.({ ...missed, errors });
  return { pdf, answer, pictures };
}

function printPdf(page: Page, size: { width: number; height: number }): Promise<Uint8Array> {
  const sheet = { ...size, preferCSSPageSize: true, printBackground: true };
  return page.pdf({ ...sheet, tagged: true, outline: true, waitForFonts: false, timeout: 0 });
}

interface PageWatch {
  /** Rejects when the page's process dies or the page is closed. */
  readonly gone: Promise<never>;
  /** What the page reported on its console; grows. */
  readonly errors: readonly string[];
  hasNavigated(): boolean;
  stop(): void;
}

function watchPage(page: Page): PageWatch {
  const errors: string[] = [];
  let giveUp: (reason: Error) => void = () => {};
  const gone = new Promise<never>((_, reject) => {
    giveUp = reject;
  });
  gone.catch(() => {});
  let navigations = 0;
  const crashed = () => giveUp(new BrowserLost('the page crashed'));
  const closed = () =>
    giveUp(page.browser().connected ? pageNavigated() : new BrowserLost('the browser ended'));
  const moved = (frame: Frame) => {
    if (frame === page.mainFrame()) navigations += 1;
  };
  const said = (message: ConsoleMessage) => {
    if (message.type() === 'error') errors.push(message.text().slice(0, 200));
  };
  page.on('error', crashed).on('close', closed).on('framenavigated', moved).on('console', said);
  return {
    gone,
    errors,
    hasNavigated: () => navigations > 0 || page.url() !== BLANK,
    stop: () => {
      page.off('error', crashed).off('close', closed).off('framenavigated', moved).off('console', said);
    },
  };
}
