/**
 * Which browser prints: the one that was named, else the first of puppeteer's cache, npm and the system. Headless
 * shells come first, they start five times faster. Only looks at files, so it costs next to nothing; a browser that
 * was named but is not there is a fault, never a reason to take another.
 */
import { Fault } from '../diagnostics/fault.ts';
import type { Host } from '../host/host.ts';
import type { BrowserKind, FoundBrowser, LookedAt } from '../model/browser.ts';
import { onPath, paths, puppeteerBrowsers, usualPlaces } from './browser-places.ts';
import { findNpmBrowser, type NpmBrowser } from './npm-browser.ts';

export interface FindOptions {
  /** The value of `--browser`: a path, or a name to look for on PATH. */
  readonly browser?: string;
  /** What finds the npm browser; another one is for tests. */
  readonly npm?: (host: Host) => Promise<NpmBrowser>;
}

export interface BrowserSearch {
  readonly chosen?: FoundBrowser;
  /** Every place that was looked at, in order, up to the one that was chosen. */
  readonly looked: readonly LookedAt[];
}

const VARIABLES = ['LECTERN_BROWSER', 'PUPPETEER_EXECUTABLE_PATH'] as const;

/** Looks for a browser. Throws the fault `browser-launch` when the one that was named is not there. */
export async function findBrowsers(host: Host, options: FindOptions = {}): Promise<BrowserSearch> {
  const named = await namedBrowser(host, options.browser);
  if (named !== undefined) return named;
  const looked: LookedAt[] = [];
  const searches = [
    () => inPuppeteerCache(host, 'chrome-headless-shell'),
    () => fromNpm(host, options.npm ?? findNpmBrowser),
    () => inPuppeteerCache(host, 'chrome'),
    () => installed(host),
  ];
  for (const search of searches) {
    const found = await search();
    looked.push(...found.looked);
    if (found.chosen !== undefined) return { chosen: found.chosen, looked };
  }
  return { looked };
}

/** What kind of browser a path leads to, as its name tells. */
export function browserKind(path: string): BrowserKind {
  const name = path.toLowerCase().split(/[\\/]/).at(-1) ?? '';
  if (/headless[-_]shell/.test(name)) return 'headless-shell';
  if (name.includes('edge')) return 'edge';
  return name.includes('chromium') || /[\\/]chromium[\\/]/i.test(path) ? 'chromium' : 'chrome';
}

async function namedBrowser(host: Host, flag: string | undefined): Promise<BrowserSearch | undefined> {
  const variable = VARIABLES.find((name) => host.env(name) !== undefined);
  const value = flag ?? (variable && host.env(variable));
  if (value === undefined) return undefined;
  const what = flag === undefined ? (variable ?? '') : '--browser';
  const path = /[\\/]/.test(value)
    ? paths(host).resolve(host.workingFolder, value)
    : await onPath(host, [value]);
  const entry = path === undefined ? undefined : await host.stat(path).catch(() => undefined);
  if (path === undefined || entry?.kind !== 'file') {
    const state = entry === undefined ? 'there is nothing' : 'there is no file but a folder or a device';
    throw new Fault(
      'browser-launch',
      `the browser "${value}" of ${what} cannot be used: ${state}`,
      `mend ${what}, or leave it out and Lectern looks for a browser itself`,
    );
  }
  const chosen = foundBrowser(host, path, flag === undefined ? 'environment' : 'flag');
  return { chosen, looked: [{ what, path, outcome: 'found' }] };
}

async function inPuppeteerCache(
  host: Host,
  product: 'chrome-headless-shell' | 'chrome',
): Promise<BrowserSearch> {
  const { folder, executables } = await puppeteerBrowsers(host, product);
  const what = `${product} in puppeteer's cache`;
  for (const path of executables) {
    if ((await host.stat(path))?.kind !== 'file') continue;
    return {
      chosen: foundBrowser(host, path, 'puppeteer-cache'),
      looked: [{ what, path, outcome: 'found' }],
    };
  }
  return { looked: [{ what, path: folder, outcome: 'nothing' }] };
}

async function fromNpm(host: Host, find: (host: Host) => Promise<NpmBrowser>): Promise<BrowserSearch> {
  const { browser, looked } = await find(host);
  if (browser === undefined) return { looked: [looked] };
  return { chosen: { ...foundBrowser(host, browser.path, 'npm'), ...browser }, looked: [looked] };
}

async function installed(host: Host): Promise<BrowserSearch> {
  const { names, files } = usualPlaces(host);
  const whatPath = 'Chrome, Chromium or Edge on PATH';
  const whatPlaces = 'Chrome, Chromium or Edge in the usual places';
  const path = await onPath(host, names);
  if (path !== undefined) {
    return {
      chosen: foundBrowser(host, path, 'installed'),
      looked: [{ what: whatPath, path, outcome: 'found' }],
    };
  }
  const looked: LookedAt[] = [{ what: whatPath, outcome: 'nothing', detail: names.join(', ') }];
  for (const file of files) {
    if ((await host.stat(file).catch(() => undefined))?.kind !== 'file') continue;
    looked.push({ what: whatPlaces, path: file, outcome: 'found' });
    return { chosen: foundBrowser(host, file, 'installed'), looked };
  }
  return { looked: [...looked, { what: whatPlaces, outcome: 'nothing', detail: files.join(', ') }] };
}

function foundBrowser(host: Host, path: string, origin: FoundBrowser['origin']): FoundBrowser {
  const sandbox = !host.isRoot && host.env('LECTERN_NO_SANDBOX') !== '1';
  return { path, kind: browserKind(path), origin, sandbox };
}
