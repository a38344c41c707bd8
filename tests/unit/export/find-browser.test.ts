import { describe, expect, it } from 'vitest';
import { browserKind, findBrowsers } from '../../../src/export/find-browser.ts';
import { missingBrowser } from '../../../src/export/missing-browser.ts';
import type { NpmBrowser } from '../../../src/export/npm-browser.ts';
import type { Host } from '../../../src/host/host.ts';
import { MemoryHost, type MemoryWorld } from '../../../src/host/memory.ts';

const npmNothing = async (): Promise<NpmBrowser> => ({ looked: { what: 'npm', outcome: 'nothing' } });
const npmFound = async (): Promise<NpmBrowser> => ({
  browser: { path: '/cache/headless-shell', environment: { FONTCONFIG_FILE: '/cache/fonts.conf' } },
  looked: { what: 'npm', path: '/cache/headless-shell', outcome: 'found' },
});

const SHELL = (version: string) =>
  `/home/ada/.cache/puppeteer/chrome-headless-shell/linux-${version}/chrome-headless-shell-linux64/chrome-headless-shell`;
const CHROME = '/home/ada/.cache/puppeteer/chrome/linux-131.0.1.1/chrome-linux64/chrome';

function machine(
  files: readonly string[],
  env: Readonly<Record<string, string>> = {},
  world: MemoryWorld = {},
): Host {
  return new MemoryHost(Object.fromEntries(files.map((file) => [file, ''])), {
    env: { HOME: '/home/ada', PATH: '/usr/local/bin:/usr/bin', ...env },
    ...world,
  });
}

/** The memory host is a Linux; this one says that it is another system. */
function on(platform: NodeJS.Platform, host: Host): Host {
  return new Proxy(host, {
    get: (target, name) => {
      if (name === 'platform') return platform;
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

describe('a browser that was named', () => {
  it('is taken, whatever else there is', async () => {
    const host = machine(['/opt/mine/chrome', SHELL('131.0.1.1')]);
    const { chosen } = await findBrowsers(host, { browser: '/opt/mine/chrome', npm: npmFound });
    expect(chosen).toEqual({ path: '/opt/mine/chrome', kind: 'chrome', origin: 'flag', sandbox: true });
  });

  it('may be a path from the working folder or a name on PATH', async () => {
    const host = machine(['/work/tools/chromium', '/usr/bin/microsoft-edge']);
    expect((await findBrowsers(host, { browser: './tools/chromium' })).chosen?.path).toBe(
      '/work/tools/chromium',
    );
    expect((await findBrowsers(host, { browser: 'microsoft-edge' })).chosen?.kind).toBe('edge');
  });

  it.each([
    ['--browser', {}, '/nowhere/chrome'],
    ['--browser', {}, 'nochrome'],
    ['LECTERN_BROWSER', { LECTERN_BROWSER: '/nowhere/chrome' }, undefined],
    ['PUPPETEER_EXECUTABLE_PATH', { PUPPETEER_EXECUTABLE_PATH: '/home/ada' }, undefined],
  ])('and is wrong is a fault that names %s, never another browser', async (who, env, browser) => {
    const host = machine([SHELL('131.0.1.1'), '/usr/bin/chromium'], env);
    const options = browser === undefined ? { npm: npmFound } : { browser, npm: npmFound };
    await expect(findBrowsers(host, options)).rejects.toMatchObject({
      code: 'browser-launch',
      message: expect.stringContaining(who),
    });
  });

  it('by the flag wins over the variables, and ours over that of puppeteer', async () => {
    const env = { LECTERN_BROWSER: '/b/chrome', PUPPETEER_EXECUTABLE_PATH: '/c/chrome' };
    const host = machine(['/a/chrome', '/b/chrome', '/c/chrome'], env);
    expect((await findBrowsers(host, { browser: '/a/chrome' })).chosen?.path).toBe('/a/chrome');
    expect((await findBrowsers(host)).chosen).toMatchObject({ path: '/b/chrome', origin: 'environment' });
  });
});

describe('a search', () => {
  it("takes the newest headless shell of puppeteer's cache first; versions count as numbers", async () => {
    const host = machine([SHELL('99.0.4844.51'), SHELL('131.0.6778.204'), CHROME, '/usr/bin/chromium']);
    const { chosen, looked } = await findBrowsers(host, { npm: npmFound });
    expect(chosen).toEqual({
      path: SHELL('131.0.6778.204'),
      kind: 'headless-shell',
      origin: 'puppeteer-cache',
      sandbox: true,
    });
    expect(looked.map(({ outcome }) => outcome)).toEqual(['found']);
  });

  it('passes over a version that was not unpacked whole', async () => {
    const torn = SHELL('140.0.1.1').replace(/chrome-headless-shell$/, 'LICENSE');
    const { chosen } = await findBrowsers(machine([torn, SHELL('131.0.1.1')]), { npm: npmFound });
    expect(chosen?.path).toBe(SHELL('131.0.1.1'));
  });

  it('takes the one of npm before any full browser, with what it needs to run', async () => {
    const { chosen, looked } = await findBrowsers(machine([CHROME, '/usr/bin/chromium']), { npm: npmFound });
    expect(chosen).toMatchObject({ path: '/cache/headless-shell', kind: 'headless-shell', origin: 'npm' });
    expect(chosen?.environment).toEqual({ FONTCONFIG_FILE: '/cache/fonts.conf' });
    expect(looked.map(({ outcome }) => outcome)).toEqual(['nothing', 'found']);
  });

  it('then one on PATH, then one in the usual places', async () => {
    const onPath = await findBrowsers(machine(['/usr/bin/chromium', '/opt/google/chrome/chrome']), {
      npm: npmNothing,
    });
    expect(onPath.chosen).toMatchObject({ path: '/usr/bin/chromium', kind: 'chromium', origin: 'installed' });
    const inPlace = await findBrowsers(machine(['/opt/google/chrome/chrome']), { npm: npmNothing });
    expect(inPlace.chosen).toMatchObject({ path: '/opt/google/chrome/chrome', kind: 'chrome' });
  });

  it('looks where PUPPETEER_CACHE_DIR says', async () => {
    const path =
      '/data/chrome-headless-shell/linux-131.0.1.1/chrome-headless-shell-linux64/chrome-headless-shell';
    const { chosen } = await findBrowsers(machine([path], { PUPPETEER_CACHE_DIR: '/data' }), {
      npm: npmNothing,
    });
    expect(chosen?.path).toBe(path);
  });

  it('that finds nothing tells every place, and what to do', async () => {
    const { chosen, looked } = await findBrowsers(machine([]), { npm: npmNothing });
    expect(chosen).toBeUndefined();
    expect(looked).toHaveLength(5);
    const fault = missingBrowser(looked);
    expect(fault.code).toBe('browser-missing');
    expect(fault.message).toContain('/home/ada/.cache/puppeteer/chrome-headless-shell');
    expect(fault.hint).toContain('npx puppeteer browsers install chrome-headless-shell');
  });

  it.each([
    ['darwin', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', {}, 'chrome'],
    ['darwin', '/home/ada/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge', {}, 'edge'],
  ] as const)('knows the usual places of %s: %s', async (platform, path, env, kind) => {
    const { chosen } = await findBrowsers(on(platform, machine([path], env)), { npm: npmNothing });
    expect(chosen).toMatchObject({ path, kind });
  });

  it('keeps the sandbox, unless root or the user says otherwise', async () => {
    const sandbox = async (env: Readonly<Record<string, string>>) =>
      (await findBrowsers(machine(['/usr/bin/chromium'], env), { npm: npmNothing })).chosen?.sandbox;
    expect(await sandbox({})).toBe(true);
    expect(await sandbox({ LECTERN_NO_SANDBOX: '1' })).toBe(false);
  });
});

describe('the kind of a browser', () => {
  it.each([
    ['/x/chrome-headless-shell', 'headless-shell'],
    ['/x/headless_shell', 'headless-shell'],
    ['/usr/bin/chromium-browser', 'chromium'],
    ['C:\\Program Files\\Chromium\\Application\\chrome.exe', 'chromium'],
    ['C:\\Program Files\\Microsoft\\Edge\\Application\\msedge.exe', 'edge'],
    ['/home/edgecase/chrome', 'chrome'],
  ])('of %s is %s', (path, kind) => {
    expect(browserKind(path)).toBe(kind);
  });
});
