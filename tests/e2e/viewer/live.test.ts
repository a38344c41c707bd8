/** A served deck in a real browser: edits reach the open pages, errors lie over the last good deck, two windows stay together. */
import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, HTTPRequest, Page } from 'puppeteer';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { folderWith, removeFolders } from '../program.ts';
import { ask, present, stopAll, until } from '../serving.ts';
import { axeFaults, engines, openPage, shows } from './engines.ts';
import { HARBOUR, SLIDES } from './harbour.ts';

const SPEC = 'decks/lights/deck.md';
const TIDES = 'decks/lights/sections/tides.md';
const tides: string = HARBOUR[TIDES];

afterEach(stopAll);
afterAll(removeFolders);

describe.each(engines())('a served deck in $name', (engine) => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await engine.launch();
  });
  afterAll(() => browser?.close());

  async function serve(files: Readonly<Record<string, string>> = HARBOUR) {
    const folder = folderWith(files);
    const { addresses } = await present(folder, ['lights', '-a', 'crew']);
    const [deck] = addresses.decks;
    const file = join(folder, TIDES);
    const write = (text: string, name: string = TIDES) => writeFileSync(join(folder, name), text);
    const replace = (text: string) => {
      writeFileSync(`${file}~`, text);
      renameSync(`${file}~`, file);
    };
    return { write, replace, audience: deck?.audience ?? '', speaker: deck?.speaker ?? '' };
  }
  const shown = (page: Page) => page.$eval('.lectern-slide[data-on]', (slide) => slide.textContent ?? '');
  const says = (page: Page, word: string) =>
    expect.poll(() => shown(page), { timeout: 10_000 }).toContain(word);
  const overlay = (page: Page) =>
    page.evaluate(() => document.querySelector('[data-lectern-faults]')?.shadowRoot?.textContent ?? '');

  it('shows an edit without a reload, on the slide and the step where it was', async () => {
    const { write, audience } = await serve();
    const page = await openPage(browser, `${audience}#3.2`);
    await page.evaluate(() => document.documentElement.setAttribute('data-test', 'same'));
    write(tides.replace('Then the flood', 'Then the spring flood'));
    await says(page, 'spring flood');
    await shows(page, 3, 2);
    expect(await page.$eval('html', (html) => html.getAttribute('data-test'))).toBe('same');
  });

  it('has the words of another language, on the slide where it was, when the deck gets one', async () => {
    const { write, audience } = await serve();
    const page = await openPage(browser, `${audience}#3`);
    write(HARBOUR[SPEC].replace('lang: en', 'lang: fr'), SPEC);
    await page.waitForFunction(
      () => document.querySelector('[data-on]')?.getAttribute('aria-label')?.startsWith('Diapositive 3'),
      { timeout: 30_000 },
    );
    expect(await page.$eval('html', (html) => html.lang)).toBe('fr');
    await shows(page, 3);
    expect(await page.$eval('.lectern-tools', (tools) => tools.getAttribute('aria-label'))).toBe(
      'Présentation',
    );
  });

  it('stays on its slide when another comes before it', async () => {
    const { write, audience } = await serve();
    const page = await openPage(browser, `${audience}#4`);
    await says(page, 'A picture behind');
    write(tides.replace('## The tides', '## The moon\n\n---\n\n## The tides'));
    await shows(page, 5);
    await says(page, 'A picture behind');
    expect(await page.$$eval('.lectern-slide', (all) => all.length)).toBe(SLIDES + 1);
  });

  it('shows every one of many edits in a row', async () => {
    const edits = process.env.SLOW === 'all' ? 100 : 30;
    const { write, replace, audience } = await serve();
    const page = await openPage(browser, `${audience}#3`);
    for (let number = 1; number <= edits; number += 1) {
      const save = number % 3 === 0 ? replace : write;
      save(tides.replace('Then the flood', `Then flood ${number},`));
      await page.waitForFunction(
        (word) => document.querySelector('.lectern-deck')?.textContent?.includes(word),
        { timeout: 30_000, polling: 'mutation' },
        `flood ${number},`,
      );
    }
    await shows(page, 3);
  });

  it('keeps the newest of two states when the older one comes later', async () => {
    const { write, audience } = await serve();
    const page = await openPage(browser, `${audience}#3`);
    await page.setRequestInterception(true);
    const requests: HTTPRequest[] = [];
    const notYet = async () => {};
    let answerOlder = notYet;
    let connect = () => {};
    const isConnected = new Promise<void>((resolve) => (connect = resolve));
    page.on('request', async (request) => {
      if (request.url().endsWith('events')) await isConnected;
      if (!request.url().endsWith('state') || requests.push(request) > 1) return request.continue();
      const { body } = await ask(request.url());
      answerOlder = () => request.respond({ status: 200, contentType: 'application/json', body });
    });
    // The page has to ask for the state: it heard nothing of the first edit, and so cannot follow the second.
    await page.reload();
    write(tides.replace('Then the flood', 'Then one flood'));
    await expect.poll(async () => (await ask(`${audience}state`)).body).toContain('one flood');
    connect();
    await until(() => answerOlder !== notYet);
    write(tides.replace('Then the flood', 'Then two floods'));
    await says(page, 'two floods');
    const came = page.waitForResponse((response) => response.request() === requests[0]);
    await answerOlder();
    await came;
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(await shown(page)).toContain('two floods');
  });

  it('shows an error with its line over the last good deck until it is mended', async () => {
    const { write, audience } = await serve();
    const page = await openPage(browser, `${audience}#3`);
    write(tides.replace('title: Tides', 'titel: Tides'));
    await expect.poll(() => overlay(page), { timeout: 10_000 }).toContain('titel: Tides');
    expect(await overlay(page)).toMatch(/tides\.md:2:1[\s\S]*unknown key "titel"[\s\S]*did you mean "title"/);
    expect(await shown(page)).toContain('First the ebb');
    expect(await axeFaults(page)).toEqual([]);
    write(tides.replace('First the ebb', 'First the neap'));
    await says(page, 'First the neap');
    expect(await overlay(page)).toBe('');
  });

  it('shows what is wrong also when nothing was ever right, and then the deck', async () => {
    const { write, audience } = await serve({ ...HARBOUR, [TIDES]: '---\ntitle: [\n---\n' });
    const page = await browser.newPage();
    await page.goto(audience);
    await expect.poll(() => overlay(page), { timeout: 10_000 }).toContain('tides.md');
    write(tides);
    await page.waitForSelector('html[data-ready]', { timeout: 10_000 });
    await says(page, 'Harbour lights');
  });

  it('keeps the two windows together over an edit, and a note to the speaker', async () => {
    const { write, audience, speaker } = await serve();
    const own = await openPage(browser, `${speaker}#3`);
    const room = await openPage(browser, `${audience}#3`);
    write(tides.replace('Say it slowly.', 'Say it quickly.'));
    // In a browser with one window the page behind hears of edits when it is seen again.
    await own.bringToFront();
    await says(own, 'Say it quickly.');
    expect(await room.content()).not.toContain('quickly');
    write(tides.replace('## The tides', '## The moon\n\n---\n\n## The tides'));
    await shows(own, 4);
    await room.bringToFront();
    await shows(room, 4);
    await own.bringToFront();
    await own.keyboard.press('ArrowRight');
    await shows(own, 4, 1);
    await shows(room, 4, 1);
  });
});
