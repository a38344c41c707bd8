/** `presenter.html` in real browsers: notes, time, and two windows that follow each other, from a file and from a server. */
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'puppeteer';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { folderWith, lectern, removeFolders } from '../program.ts';
import { axeFaults, engines, openPage, shows } from './engines.ts';
import { HARBOUR, NOTE_WORDS, SLIDES } from './harbour.ts';

let folder: string;
let presenter: string;
let server: Server;
let served: string;
beforeAll(async () => {
  const project = folderWith(HARBOUR);
  await lectern(project, ['build', '-f', 'html,presenter', '--strict']);
  folder = join(project, 'out', 'lights', 'crew');
  presenter = pathToFileURL(join(folder, 'presenter.html')).href;
  server = createServer((request, response) => {
    const name = new URL(request.url ?? '', 'http://host').pathname.slice(1);
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    response.end(readFileSync(join(folder, name === 'deck.html' ? name : 'presenter.html')));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  served = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server?.close();
  removeFolders();
});

describe.each(engines())('in $name', (engine) => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await engine.launch();
  });
  afterAll(() => browser?.close());
  afterEach(async () => {
    for (const page of (await browser.pages()).slice(1)) await page.close();
  });

  /** Presses `p` and gives the window that it opens. */
  async function openAudience(page: Page): Promise<Page> {
    const opening = new Promise<Page>((resolve) => page.once('popup', (popup) => popup && resolve(popup)));
    await page.keyboard.press('p');
    const audience = await opening;
    await audience.waitForSelector('html[data-ready]');
    return audience;
  }
  const text = (page: Page, selector: string) => page.$eval(selector, (one) => one.textContent ?? '');

  it('shows the slide, what comes on it, the next slide, its notes and all headings', async () => {
    const page = await openPage(browser, `${presenter}#3.1`);
    expect(await text(page, '[data-on] .lectern-notes')).toContain('Say it slowly.');
    expect(await text(page, '.lectern-where')).toBe(`3 of ${SLIDES} · step 1 of 3`);
    expect(await text(page, '.lectern-coming')).toBe('Next A picture behind');
    const opacities = await page.$$eval('[data-on] [data-marpit-fragment]', (all) =>
      all.map((one) => Number(getComputedStyle(one).opacity)),
    );
    expect(opacities).toEqual([1, 0.62, 0.62]);
    expect(await page.$$eval('.lectern-list button', (all) => all.length)).toBe(SLIDES);
    await page.click('.lectern-list button:nth-of-type(6)');
    await shows(page, 6);
    await page.keyboard.press('End');
    expect(await text(page, '.lectern-coming')).toBe('End of the deck');
    expect(await page.$eval('.lectern-none', (one) => (one as HTMLElement).hidden)).toBe(false);
  });

  it('keeps the time against the plan, pauses, goes on, and keeps it over a reload', async () => {
    const page = await openPage(browser, presenter);
    expect(await text(page, '.lectern-total')).toBe('of 12:00');
    expect(await text(page, '.lectern-pace')).toBe('');
    await page.keyboard.press('End');
    expect(await text(page, '.lectern-pace')).toMatch(/^(9:59|10:00) ahead$/);
    await page.waitForFunction(() => document.querySelector('.lectern-elapsed')?.textContent === '0:01');
    await page.keyboard.press('t');
    expect(await text(page, '.lectern-timer button')).toBe('Go on');
    await page.reload();
    await page.waitForSelector('html[data-ready]');
    expect(await text(page, '.lectern-elapsed')).not.toBe('0:00');
    await page.click('.lectern-timer button:last-child');
    expect(await text(page, '.lectern-elapsed')).toBe('0:00');
  });

  it('notes grow and shrink, and stay so', async () => {
    const page = await openPage(browser, presenter);
    const size = () =>
      page.$eval('[data-on] .lectern-notes', (one) => Number.parseFloat(getComputedStyle(one).fontSize));
    const usual = await size();
    await page.keyboard.press('+');
    const larger = await size();
    expect(larger).toBeGreaterThan(usual);
    await page.keyboard.press('-');
    expect(await size()).toBe(usual);
  });

  it('from a file, the two windows follow each other, and each is found again when it is loaded anew', async () => {
    const page = await openPage(browser, presenter);
    const audience = await openAudience(page);
    await page.keyboard.press('ArrowRight');
    await shows(audience, 2);
    await audience.keyboard.press('ArrowRight');
    await audience.keyboard.press('ArrowRight');
    await shows(page, 3, 1);
    await page.keyboard.press('b');
    await audience.waitForSelector('html[data-blank=black]');
    await page.keyboard.press('b');
    await audience.waitForSelector('html:not([data-blank])');

    await audience.reload();
    await audience.waitForSelector('html[data-ready]');
    await page.keyboard.press('ArrowRight');
    await shows(audience, 3, 2);

    await page.reload();
    await page.waitForSelector('html[data-audience]');
    await page.keyboard.press('End');
    await shows(audience, SLIDES);
    await audience.keyboard.press('Home');
    await shows(page, 1);
  });

  it('the window of the audience has no word of a note', async () => {
    const page = await openPage(browser, presenter);
    const audience = await openAudience(page);
    const html = await audience.evaluate(() => `${document.title}${document.documentElement.outerHTML}`);
    expect(NOTE_WORDS.filter((words) => html.includes(words))).toEqual([]);
    expect(await audience.title()).toBe('Harbour lights');
    expect(await audience.$('.lectern-bar')).toBeNull();
  });

  it('from a server, windows find each other by themselves, and a shared deck follows nobody else', async () => {
    const page = await openPage(browser, `${served}/presenter.html`);
    const one = await openPage(browser, `${served}/deck.html`);
    const other = await openPage(browser, `${served}/deck.html#4`);
    await shows(other, 1);
    await page.keyboard.press('ArrowRight');
    await shows(one, 2);
    await shows(other, 2);
    await one.keyboard.press('End');
    await shows(page, SLIDES);
    await shows(other, SLIDES);
    await page.close();
    await one.keyboard.press('Home');
    await new Promise((done) => setTimeout(done, 200));
    expect(await other.evaluate(() => location.hash)).toBe(`#${SLIDES}`);
  });

  it.each([
    [1280, 800],
    [390, 844],
  ])('axe finds nothing at %i by %i, and nothing is cut off', async (width, height) => {
    const page = await openPage(browser, `${presenter}#3`, width, height);
    expect(await axeFaults(page)).toEqual([]);
    const out = await page.$$eval('.lectern-bar, .lectern-bar > *, .lectern-tools, [data-on] > *', (all) =>
      all
        .map((one) => ({ name: one.className, box: one.getBoundingClientRect() }))
        .filter(({ box }) => box.right > innerWidth + 1 || box.bottom > innerHeight + 1)
        .map(({ name }) => name),
    );
    expect(out).toEqual([]);
  });
});
