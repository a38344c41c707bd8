/**
 * Where browsers lie: on PATH, in puppeteer's cache, in the usual places of Linux, macOS and Windows.
 * Paths follow the host's platform, not that of the machine on which the tests run.
 */
import { type PlatformPath, posix, win32 } from 'node:path';
import type { Host } from '../host/host.ts';

export interface UsualPlaces {
  /** What browsers are called on PATH; headless shells first. */
  readonly names: readonly string[];
  /** Absolute paths, in the order in which they are tried. */
  readonly files: readonly string[];
}

/** How paths are joined on the host. */
export function paths(host: Host): PlatformPath {
  return host.platform === 'win32' ? win32 : posix;
}

/** The first of `names` that is a file in a folder of PATH; undefined when there is none. */
export async function onPath(host: Host, names: readonly string[]): Promise<string | undefined> {
  const path = paths(host);
  const folders = (host.env('PATH') ?? host.env('Path') ?? '').split(path.delimiter);
  const endings = host.platform === 'win32' ? ['.exe', ''] : [''];
  for (const name of names) {
    for (const folder of folders) {
      if (!path.isAbsolute(folder)) continue;
      for (const ending of endings) {
        const file = path.join(folder, name + ending);
        const entry = await host.stat(file).catch(() => undefined);
        if (entry?.kind === 'file') return file;
      }
    }
  }
  return undefined;
}

/**
 * Where puppeteer keeps a product, and the executables of its versions, newest first. The layout is that of
 * `@puppeteer/browsers`: `<cache>/<product>/<platform>-<version>/<product>-<platform>/<executable>`.
 */
export async function puppeteerBrowsers(
  host: Host,
  product: 'chrome-headless-shell' | 'chrome',
): Promise<{ readonly folder: string; readonly executables: readonly string[] }> {
  const path = paths(host);
  const home = host.env('HOME') ?? host.env('USERPROFILE') ?? '';
  const cache = host.env('PUPPETEER_CACHE_DIR') ?? path.join(home, '.cache', 'puppeteer');
  const folder = path.join(path.resolve(host.workingFolder, cache), product);
  const versions = (await host.list(folder).catch(() => [])).toSorted(byVersion).reverse();
  const executables: string[] = [];
  for (const version of versions) {
    const inside = (await host.list(path.join(folder, version))).filter((name) =>
      name.startsWith(`${product}-`),
    );
    for (const name of inside)
      executables.push(path.join(folder, version, name, executableIn(host, product)));
  }
  return { folder, executables };
}

function executableIn(host: Host, product: 'chrome-headless-shell' | 'chrome'): string {
  if (host.platform === 'win32') return `${product}.exe`;
  if (host.platform !== 'darwin' || product !== 'chrome') return product;
  return posix.join('Google Chrome for Testing.app', 'Contents', 'MacOS', 'Google Chrome for Testing');
}

/** `linux-131.0.6778.204` after `linux-99.0.4844.51`: numbers count as numbers. */
function byVersion(a: string, b: string): number {
  const [left, right] = [a, b].map((name) => (name.match(/\d+/g) ?? []).map(Number));
  for (let index = 0; index < Math.max(left?.length ?? 0, right?.length ?? 0); index += 1) {
    const difference = (left?.[index] ?? 0) - (right?.[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Names and places of installed browsers on the host's platform. */
export function usualPlaces(host: Host): UsualPlaces {
  if (host.platform === 'win32') return windowsPlaces(host);
  return host.platform === 'darwin' ? macPlaces(host) : LINUX_PLACES;
}

const LINUX_PLACES: UsualPlaces = {
  names: [
    'chrome-headless-shell',
    'headless_shell',
    'google-chrome-stable',
    'google-chrome',
    'chromium',
    'chromium-browser',
    'microsoft-edge-stable',
    'microsoft-edge',
  ],
  files: [
    '/opt/google/chrome/chrome',
    '/usr/lib/chromium/chromium',
    '/usr/lib64/chromium-browser/chromium-browser',
    '/snap/bin/chromium',
    '/opt/microsoft/msedge/msedge',
  ],
};

function macPlaces(host: Host): UsualPlaces {
  const folders = ['/Applications', posix.join(host.env('HOME') ?? '/', 'Applications')];
  const apps = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
  const files = apps.flatMap((app) =>
    folders.map((folder) => posix.join(folder, `${app}.app`, 'Contents', 'MacOS', app)),
  );
  return { names: ['chrome-headless-shell', 'google-chrome', 'chromium'], files };
}

function windowsPlaces(host: Host): UsualPlaces {
  const folders = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap(
    (name) => host.env(name) ?? [],
  );
  const programs = [
    ['Google', 'Chrome', 'Application', 'chrome.exe'],
    ['Chromium', 'Application', 'chrome.exe'],
    ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
  ];
  const files = programs.flatMap((parts) => folders.map((folder) => win32.join(folder, ...parts)));
  return { names: ['chrome-headless-shell', 'chrome', 'chromium', 'msedge'], files };
}
