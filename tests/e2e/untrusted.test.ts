/**
 * Texts by somebody who means harm: each is refused, or built into pages in which nothing of it runs and that ask for
 * nothing. The pages are opened in a browser that would let a script run, were it not for what Lectern makes of them.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openRequest } from '../../src/cli/options.ts';
import { buildDecks } from '../../src/pipeline/build.ts';
import { testHost } from '../host.ts';
import { folderWith, removeFolders } from './program.ts';
import { RUN, UNTRUSTED } from './untrusted-texts.ts';
import { engines } from './viewer/engines.ts';

/** Every eighth of them, unless all slow tests were asked for (`npm run test:slow`). */
const TEXTS = process.env.SLOW === 'all' ? UNTRUSTED : UNTRUSTED.filter((_, index) => index % 8 === 0);

let browser: Browser;
beforeAll(async () => {
  const [engine] = engines();
  if (engine === undefined) throw new Error('no browser to test with');
  browser = await engine.launch();
});
afterAll(async () => {
  await browser.close();
  removeFolders();
});

/** Builds a text by itself and gives its pages; none when it is refused. */
async function build(text: string): Promise<readonly string[]> {
  const folder = folderWith({ 'talk.md': text });
  const host = testHost(folder);
  const formats = ['html', 'presenter'] as const;
  const request = {
    ...openRequest({ decks: ['talk.md'] }, host),
    formats,
    strict: false,
    allowRemote: false,
  };
  await buildDecks(host, request, { start() {}, finish() {} });
  return ['deck.html', 'presenter.html']
    .map((name) => join(folder, 'out/talk', name))
    .filter((file) => existsSync(file));
}

/** What a page did that it should not: said, asked, opened, left. */
async function misdeeds(file: string): Promise<readonly string[]> {
  const page = await browser.newPage();
  const found: string[] = [];
  page.on('console', (message) => message.text().includes('pwned') && found.push('its script spoke'));
  page.on('dialog', (dialog) => {
    found.push('a dialog');
    void dialog.dismiss();
  });
  page.on('popup', () => found.push('a window'));
  const address = pathToFileURL(file).href;
  page.on('request', (request) => {
    const url = request.url();
    if (url.split('#')[0] !== address && !/^(?:data|blob):/.test(url))
      found.push(`asked for ${url.slice(0, 60)}`);
  });
  await page.goto(address);
  // Whatever can be clicked or focused is, but for links to ordinary files and pages, which may lead away.
  await page.evaluate(() => {
    for (const one of document.querySelectorAll<HTMLElement>(
      '.marpit a, .marpit button, .marpit area, section a',
    )) {
      one.focus();
      if (one instanceof HTMLAnchorElement && /^(?:file|https?|blob):$/.test(one.protocol)) continue;
      one.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
    }
  });
  await new Promise((resolve) => setTimeout(resolve, 60));
  const ran = await page.evaluate(() => 'pwned' in window).catch(() => true);
  if (ran) found.push('its script ran');
  if (page.url().split('#')[0] !== address) found.push(`went to ${page.url().slice(0, 60)}`);
  await page.close();
  return found;
}

describe('in a deck and in its presenter view', () => {
  it(`nothing runs of ${TEXTS.length} texts that try`, async () => {
    const wrong: string[] = [];
    let built = 0;
    for (const text of TEXTS)
      for (const file of await build(text)) {
        built += 1;
        for (const misdeed of await misdeeds(file)) wrong.push(`${JSON.stringify(text)}: ${misdeed}`);
      }
    expect(wrong).toEqual([]);
    expect(built).toBeGreaterThan(TEXTS.length);
  }, 1_200_000);

  it('a script would run, were it not for the policy of the page and what Marp takes out', async () => {
    const file = join(folderWith({ 'bare.html': `<body><script>${RUN}</script></body>` }), 'bare.html');
    expect(await misdeeds(file)).toContain('its script ran');
  });
});
