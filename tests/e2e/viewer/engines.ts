/** The browsers that the viewer is tried in: the one that builds print with, and Firefox where it is installed. */
import { existsSync } from 'node:fs';
import axe from 'axe-core';
import puppeteer, { type Browser, type Page } from 'puppeteer';
import { findBrowsers } from '../../../src/export/find-browser.ts';
import { ownHost } from '../../host.ts';

export interface Engine {
  readonly name: 'Chromium' | 'Firefox';
  launch(): Promise<Browser>;
}

const FIREFOX = [
  process.env.LECTERN_FIREFOX ?? '',
  '/usr/bin/firefox-esr',
  '/usr/bin/firefox',
  '/snap/bin/firefox',
  '/Applications/Firefox.app/Contents/MacOS/firefox',
].find((path) => path !== '' && existsSync(path));

const CHROMIUM: Engine = {
  name: 'Chromium',
  async launch() {
    const host = ownHost();
    const { chosen } = await findBrowsers(host);
    if (chosen === undefined) throw new Error('no browser to test with');
    return puppeteer.launch({
      executablePath: chosen.path,
      headless: chosen.kind === 'headless-shell' ? 'shell' : true,
      args: chosen.sandbox ? [] : ['--no-sandbox'],
      env: { ...process.env, ...chosen.environment },
    });
  },
};

/** Chromium, and Firefox when all engines are asked for (`npm run test:viewer`) and one is installed. */
export function engines(): readonly Engine[] {
  if (process.env.LECTERN_ENGINES !== 'all') return [CHROMIUM];
  if (FIREFOX === undefined) {
    process.stderr.write('No Firefox is installed: the viewer is tried in Chromium only.\n');
    return [CHROMIUM];
  }
  const firefox: Engine = {
    name: 'Firefox',
    launch: () => puppeteer.launch({ browser: 'firefox', executablePath: FIREFOX, headless: true }),
  };
  return [CHROMIUM, firefox];
}

/** Opens an address at a size and waits until the viewer runs. */
export async function openPage(browser: Browser, address: string, width = 1280, height = 800): Promise<Page> {
  const page = await browser.newPage();
  await page.setViewport({ width, height });
  await page.goto(address);
  await page.waitForSelector('html[data-ready]');
  return page;
}

/** What a person would say about a page: the slide, how many fragments can be seen, its address. */
export interface Seen {
  readonly slide: number;
  readonly fragments: number;
  readonly hash: string;
}

export function look(page: Page): Promise<Seen> {
  return page.evaluate(() => {
    const holders = [...document.querySelectorAll('.lectern-slide')];
    const visible = holders.filter((one) => getComputedStyle(one).opacity !== '0');
    const [only] = visible;
    if (visible.length !== 1 || only === undefined) return { slide: 0, fragments: 0, hash: location.hash };
    const fragments = [...only.querySelectorAll('[data-marpit-fragment]')];
    return {
      slide: holders.indexOf(only) + 1,
      fragments: fragments.filter((one) => getComputedStyle(one).visibility === 'visible').length,
      hash: location.hash,
    };
  });
}

/** Waits until a page shows a slide, with so many fragments. */
export async function shows(page: Page, slide: number, step = 0): Promise<void> {
  await page.waitForFunction(
    (hash) => location.hash === hash && document.querySelectorAll('[data-on]').length > 0,
    // As long as an edit may take whose first sign the system kept back: the next rounds find it.
    { timeout: 10_000, polling: 30 },
    step === 0 ? `#${slide}` : `#${slide}.${step}`,
  );
}

/** What axe has against a page, in words. */
export async function axeFaults(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(document, {
      resultTypes: ['violations'],
    });
    return violations.map(
      (one) => `${one.id}: ${one.nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`,
    );
  });
}
