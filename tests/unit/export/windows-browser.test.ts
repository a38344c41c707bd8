import { describe, expect, it } from 'vitest';
import { puppeteerBrowsers, usualPlaces } from '../../../src/export/browser-places.ts';
import { browserVersion } from '../../../src/export/launch.ts';
import type { Host } from '../../../src/host/host.ts';
import { MemoryHost } from '../../../src/host/memory.ts';

/** A Windows of which only names are asked; folders and what is in them are given. */
function windows(
  folders: Readonly<Record<string, readonly string[]>>,
  env: Readonly<Record<string, string>>,
): Host {
  const memory = new MemoryHost();
  return Object.assign(Object.create(memory), {
    platform: 'win32',
    workingFolder: 'C:\\talks',
    env: (name: string) => env[name],
    list: async (path: string) => folders[path] ?? [],
  });
}

describe('on Windows', () => {
  it('browsers are looked for below the program folders', () => {
    const host = windows(
      {},
      { PROGRAMFILES: 'C:\\Program Files', LOCALAPPDATA: 'C:\\Users\\ada\\AppData\\Local' },
    );
    expect(usualPlaces(host).files).toContain('C:\\Program Files\\Microsoft\\Edge\\Application\\msedge.exe');
    expect(usualPlaces(host).files[0]).toBe('C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe');
  });

  it("puppeteer's cache lies in the home folder and its programs end in .exe", async () => {
    const cache = 'C:\\Users\\ada\\.cache\\puppeteer\\chrome-headless-shell';
    const host = windows(
      { [cache]: ['win64-131.0.1.1'], [`${cache}\\win64-131.0.1.1`]: ['chrome-headless-shell-win64'] },
      { USERPROFILE: 'C:\\Users\\ada' },
    );
    expect(await puppeteerBrowsers(host, 'chrome-headless-shell')).toEqual({
      folder: cache,
      executables: [`${cache}\\win64-131.0.1.1\\chrome-headless-shell-win64\\chrome-headless-shell.exe`],
    });
  });

  it('the version is read from a folder beside the program, since asking would open a window', async () => {
    const host = windows({ 'C:\\Chrome\\Application': ['131.0.6778.86', 'chrome.exe', 'SetupMetrics'] }, {});
    const found = {
      path: 'C:\\Chrome\\Application\\chrome.exe',
      kind: 'chrome',
      origin: 'installed',
      sandbox: true,
    } as const;
    expect(await browserVersion(host, found)).toBe('131.0.6778.86');
  });
});
