/** `deck.html` in real browsers: every key and gesture, addresses, overview, search, sound for the eye and the ear. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Browser, KeyInput, Page } from 'puppeteer';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { folderWith, lectern, removeFolders } from '../program.ts';
import { axeFaults, engines, look, openPage, shows } from './engines.ts';
import { HARBOUR, NOTE_WORDS, SLIDES } from './harbour.ts';

let deck: string;
let file: string;
beforeAll(async () => {
  const folder = folderWith(HARBOUR);
  const run = await lectern(folder, ['build', '-f', 'html,presenter', '--strict']);
  expect(run.stderr).not.toContain('error');
  file = join(folder, 'out', 'lights', 'crew', 'deck.html');
  deck = pathToFileURL(file).href;
});
afterAll(removeFolders);

describe('the shared deck as a file', () => {
  it('holds no word of any note', () => {
    const text = readFileSync(file, 'utf8');
    expect(NOTE_WORDS.filter((words) => text.includes(words))).toEqual([]);
    expect(text.includes('class="lectern-notes"')).toBe(false);
  });

  it('allows only scripts that it names by their hashes, and no request', () => {
    const policy = /Content-Security-Policy" content="([^"]+)"/.exec(readFileSync(file, 'utf8'))?.[1] ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toMatch(/script-src ('sha256-[\w+/=]+' ?)+;/);
    expect(policy).not.toContain('connect-src');
  });

  it('carries at most 15 KB of script and style of our own, packed', () => {
    const folder = join(import.meta.dirname, '..', '..', '..', 'dist', 'viewer');
    const sizeOf = (...names: readonly string[]) =>
      gzipSync(names.map((name) => readFileSync(join(folder, name), 'utf8')).join(''), { level: 9 }).length;
    expect(sizeOf('boot.js', 'deck-page.js', 'viewer.css')).toBeLessThanOrEqual(15 * 1024);
    expect(sizeOf('boot.js', 'presenter-page.js', 'viewer.css', 'presenter.css')).toBeLessThanOrEqual(
      15 * 1024,
    );
  });
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
  const open = (hash = '') => openPage(browser, `${deck}${hash}`);
  const press = async (page: Page, ...keys: readonly KeyInput[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };

  it('every key for forward and back moves one slide', async () => {
    const page = await open();
    for (const key of ['ArrowRight', 'ArrowDown', ' ', 'PageDown', 'Enter'] as const) {
      await press(page, 'Home', key);
      expect(await look(page), key).toMatchObject({ slide: 2, hash: '#2' });
    }
    for (const key of ['ArrowLeft', 'ArrowUp', 'PageUp', 'Backspace'] as const) {
      await press(page, 'Home', 'ArrowRight', key);
      expect(await look(page), key).toMatchObject({ slide: 1, hash: '#1' });
    }
    await press(page, 'End');
    expect((await look(page)).slide).toBe(SLIDES);
    await press(page, 'ArrowRight');
    expect((await look(page)).slide).toBe(SLIDES);
    await press(page, 'Home', 'ArrowLeft');
    expect((await look(page)).slide).toBe(1);
    await press(page, '4', 'Enter');
    expect((await look(page)).slide).toBe(4);
    await press(page, '9', '9', 'Backspace', 'Backspace', '2', 'Enter');
    expect((await look(page)).slide).toBe(2);
    await press(page, '5', 'Escape', 'ArrowLeft');
    expect((await look(page)).slide).toBe(1);
  });

  it('leaves keys with Control, Alt and Meta to the browser', async () => {
    const page = await open('#2');
    const taken = await page.evaluate(() =>
      (['ctrlKey', 'altKey', 'metaKey'] as const).map((held) => {
        const event = new KeyboardEvent('keydown', {
          key: 'ArrowRight',
          [held]: true,
          bubbles: true,
          cancelable: true,
        });
        document.body.dispatchEvent(event);
        return event.defaultPrevented;
      }),
    );
    expect(taken).toEqual([false, false, false]);
    expect((await look(page)).slide).toBe(2);
  });

  it('fragments come one by one, and going back finds all of them', async () => {
    const page = await open('#3');
    const counts: string[] = [];
    for (let step = 0; step < 4; step += 1) {
      const { slide, fragments, hash } = await look(page);
      counts.push(`${slide} ${fragments} ${hash}`);
      await press(page, 'ArrowRight');
    }
    expect(counts).toEqual(['3 0 #3', '3 1 #3.1', '3 2 #3.2', '3 3 #3.3']);
    expect((await look(page)).slide).toBe(4);
    await press(page, 'ArrowLeft');
    expect(await look(page)).toEqual({ slide: 3, fragments: 3, hash: '#3.3' });
  });

  it('an address opens its slide and step, or the slide that holds what it names', async () => {
    expect(await look(await open('#3.2'))).toEqual({ slide: 3, fragments: 2, hash: '#3.2' });
    expect((await look(await open('#99'))).slide).toBe(SLIDES);
    expect((await look(await open('#the-ropes'))).hash).toBe('#5');
    expect((await look(await open('#nowhere'))).hash).toBe('#1');
  });

  it('back and forward of the browser, and links between slides, lead to slides', async () => {
    const page = await open('#2');
    await page.evaluate(() => document.querySelector<HTMLElement>('[data-on] a[href="#the-ropes"]')?.click());
    await shows(page, 5);
    expect((await look(page)).slide).toBe(5);
    await page.evaluate(() => history.back());
    await shows(page, 2);
    expect((await look(page)).slide).toBe(2);
    await page.evaluate(() => history.forward());
    await shows(page, 5);
    expect((await look(page)).slide).toBe(5);
    expect(await page.evaluate(() => [scrollX, scrollY])).toEqual([0, 0]);
  });

  it('click, swipe and wheel move', async () => {
    const page = await open();
    await page.mouse.click(640, 300);
    expect((await look(page)).slide).toBe(2);
    await page.evaluate(() => {
      const swipe = (from: number, to: number) => {
        const target = document.elementFromPoint(640, 300);
        const touch = { pointerId: 7, pointerType: 'touch', isPrimary: true, clientY: 300, bubbles: true };
        target?.dispatchEvent(new PointerEvent('pointerdown', { ...touch, clientX: from }));
        target?.dispatchEvent(new PointerEvent('pointerup', { ...touch, clientX: to }));
      };
      swipe(400, 600);
    });
    expect((await look(page)).slide).toBe(1);
    await page.mouse.move(640, 300);
    await page.mouse.wheel({ deltaY: 100 });
    await shows(page, 2);
    await new Promise((done) => setTimeout(done, 400));
    await page.mouse.wheel({ deltaY: -100 });
    await shows(page, 1);
  });

  it('the overview names the sections and leads to a slide', async () => {
    const page = await open('#2');
    await press(page, 'o');
    const names = await page.$$eval('.lectern-section', (all) => all.map((one) => one.textContent));
    expect(names).toEqual(['Harbour lights', 'Tides', 'Ropes and knots']);
    const boxes = await page.$$eval('.lectern-pick', (all) =>
      all.map((one) => one.getBoundingClientRect().width > 100),
    );
    expect(boxes).toEqual(Array.from({ length: SLIDES }, () => true));
    await press(page, 'ArrowRight', 'ArrowRight', 'Enter');
    expect((await look(page)).slide).toBe(4);
    await press(page, 'o', 'Escape');
    expect((await look(page)).slide).toBe(4);
    await press(page, 'o');
    await page.click('.lectern-slide:nth-of-type(6) .lectern-pick');
    expect((await look(page)).slide).toBe(6);
  });

  it('search finds words whatever their capitals and accents', async () => {
    const page = await open();
    await press(page, '/');
    await page.keyboard.type('arger ECLAIR');
    const found = await page.$$eval('#lectern-hits li', (all) => all.map((one) => one.textContent));
    expect(found).toHaveLength(1);
    expect(found[0]).toContain('A picture behind');
    await press(page, 'Enter');
    expect((await look(page)).slide).toBe(4);
    await press(page, '/');
    await page.keyboard.type('zeppelin');
    expect(await page.$eval('.lectern-count', (one) => one.textContent)).toBe('Nothing found');
    await press(page, 'Escape');
    expect((await look(page)).slide).toBe(4);
  });

  it('black and white hide the slide until the next key, which moves nowhere', async () => {
    const page = await open('#2');
    const ground = () => page.evaluate(() => getComputedStyle(document.body, '::after').backgroundColor);
    await press(page, 'b');
    expect(await ground()).toBe('rgb(0, 0, 0)');
    await press(page, 'w');
    expect(await ground()).toBe('rgb(255, 255, 255)');
    await press(page, 'ArrowRight');
    expect(await page.evaluate(() => document.documentElement.dataset.blank)).toBeUndefined();
    expect((await look(page)).slide).toBe(2);
    await press(page, 'b', 'Escape', 'ArrowRight');
    expect((await look(page)).slide).toBe(3);
  });

  it('the help lists every key and closes', async () => {
    const page = await open();
    await page.keyboard.type('?');
    const keys = await page.$$eval('.lectern-help kbd', (all) => all.map((one) => one.textContent));
    for (const key of ['→', '←', 'Home', 'End', 'o', '/', 'b', 'w', 'f', 'p', '?', 'Esc'])
      expect(keys).toContain(key);
    await press(page, 'ArrowRight');
    expect((await look(page)).slide).toBe(1);
    await press(page, 'Escape');
    expect(await page.$('dialog[open]')).toBeNull();
    await page.keyboard.type('p');
    expect(await page.$eval('.lectern-toast', (one) => one.textContent)).toContain('presenter.html');
  });

  it('what stands around the slides is in the deck’s language', async () => {
    const german = HARBOUR['decks/lights/deck.md'].replace('lang: en', 'lang: de-AT');
    const folder = folderWith({ ...HARBOUR, 'decks/lights/deck.md': german });
    await lectern(folder, ['build', '-f', 'html,presenter']);
    const pages = ['deck.html', 'presenter.html'].map((name) =>
      pathToFileURL(join(folder, 'out', 'lights', 'crew', name)),
    );
    const page = await openPage(browser, `${pages[0]}#3`);
    expect(await page.$eval('[data-on]', (one) => one.getAttribute('aria-label'))).toBe(
      `Folie 3 von ${SLIDES}`,
    );
    await press(page, 'ArrowLeft');
    expect(await page.$eval('[aria-live]', (one) => one.textContent)).toBe(`Folie 2 von ${SLIDES}: On board`);
    expect(await page.$eval('[aria-live]', (one) => (one as HTMLElement).lang)).toBe('de');
    await page.keyboard.type('?');
    const help = await page.$eval('.lectern-help', (one) => one.textContent);
    for (const word of ['Tasten', 'Leertaste', 'Vollbild', 'Schließen']) expect(help).toContain(word);
    expect(await axeFaults(page)).toEqual([]);
    const own = await openPage(browser, `${pages[1]}#3.1`);
    const where = await own.$eval('.lectern-where', (one) => one.textContent);
    expect(where).toBe(`3 von ${SLIDES} · Schritt 1 von 3`);
    expect(await own.title()).toBe('Harbour lights (Vortragsansicht)');
    expect(await own.$eval('body', (one) => one.innerText)).not.toMatch(
      /\b(?:Next|Notes|Start or|Reset|of|until)\b/,
    );
  });

  it('f asks for the full screen, moving on keeps the screen awake', async () => {
    const page = await browser.newPage();
    await page.evaluateOnNewDocument(() => {
      const asked: string[] = [];
      Object.assign(window, { asked });
      Element.prototype.requestFullscreen = async () => void asked.push('full screen');
      Object.defineProperty(navigator, 'wakeLock', {
        value: { request: async (kind: string) => asked.push(kind) },
      });
    });
    await page.goto(deck);
    await press(page, 'ArrowRight', 'ArrowRight', 'f');
    const asked = await page.evaluate(() => (window as unknown as { asked: readonly string[] }).asked);
    expect(asked).toEqual(['screen', 'full screen']);
  });

  it('the pointer and the tools hide while nothing moves', async () => {
    const page = await open();
    await page.mouse.move(200, 200);
    await page.mouse.move(220, 220);
    const cursor = () => page.evaluate(() => getComputedStyle(document.documentElement).cursor);
    expect(await cursor()).not.toBe('none');
    await page.waitForFunction(() => getComputedStyle(document.documentElement).cursor === 'none', {
      timeout: 5000,
    });
  });

  it('a tool that was clicked does not take the next key', async () => {
    const page = await open();
    await page.mouse.move(200, 200);
    await page.click('.lectern-tools button:nth-of-type(2)');
    await press(page, ' ');
    expect((await look(page)).slide).toBe(3);
  });

  it('a screen reader hears each slide and fragment, and meets no hidden one', async () => {
    const page = await open();
    const heard = () => page.$eval('[aria-live=polite]', (one) => one.textContent);
    await press(page, 'ArrowRight');
    expect(await heard()).toBe(`Slide 2 of ${SLIDES}: On board`);
    await press(page, 'ArrowRight', 'ArrowRight');
    expect(await heard()).toBe('First the ebb');
    const open_ = await page.$$eval('.lectern-slide > .marpit', (all) =>
      all.map((one) => !(one as HTMLElement).inert),
    );
    expect(open_).toEqual([false, false, true, false, false, false, false]);
  });

  it('asks nobody for anything', async () => {
    const page = await browser.newPage();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url().slice(0, 8)));
    await page.goto(deck);
    await press(page, 'End', 'o', 'Escape', 'Home');
    expect(asked.filter((url) => !/^(data|file):/.test(url))).toEqual([]);
  });

  it('prints one slide a page with all fragments, whatever is shown', async () => {
    const page = await open('#3.1');
    await press(page, 'b');
    const bytes = await page.pdf({ preferCSSPageSize: true, printBackground: true });
    const printed = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
    expect(printed.numPages).toBe(SLIDES);
    const { items } = await (await printed.getPage(3)).getTextContent();
    const text = items.map((item) => ('str' in item ? item.str : '')).join(' ');
    expect(text).toContain('Then the slack');
    await printed.destroy();
  });

  it('axe finds nothing on a slide, in the overview, the search and the help', async () => {
    const page = await open('#2');
    expect(await axeFaults(page)).toEqual([]);
    await press(page, 'o');
    expect(await axeFaults(page)).toEqual([]);
    await press(page, 'Escape', '/');
    await page.keyboard.type('the');
    expect(await axeFaults(page)).toEqual([]);
    await press(page, 'Escape');
    await page.keyboard.type('?');
    expect(await axeFaults(page)).toEqual([]);
  });

  it('a deck made anew takes the place of the old one without leaving the slide', async () => {
    const page = await open('#3.2');
    await page.evaluate(() => {
      const made = document.implementation.createHTMLDocument('Harbour lights, again');
      made.documentElement.innerHTML = document.documentElement.innerHTML;
      const item = [...made.querySelectorAll('li')].find((one) => one.textContent === 'Then the flood');
      if (item !== undefined) item.textContent = 'Then the storm';
      made.querySelector('.lectern-slide')?.remove();
      document.dispatchEvent(new CustomEvent('lectern:deck', { detail: made }));
    });
    expect((await look(page)).slide).toBe(3);
    expect(await page.$$eval('.lectern-slide', (all) => all.length)).toBe(SLIDES - 1);
    await press(page, 'ArrowLeft');
    const text = await page.$eval('[data-on]', (one) => one.textContent);
    expect(text).toContain('Then the storm');
  });

  if (engine.name !== 'Chromium') return;

  it('is a column of slides where scripts do not run', async () => {
    const page = await browser.newPage();
    await page.setJavaScriptEnabled(false);
    await page.goto(deck);
    const heights = await page.$$eval('.lectern-slide', (all) =>
      all.map((one) => one.getBoundingClientRect().height),
    );
    expect(heights.filter((height) => height > 300)).toHaveLength(SLIDES);
  });

  it('transitions run where the deck asks for them and people want motion', async () => {
    const page = await browser.newPage();
    await page.evaluateOnNewDocument(() => {
      const run: number[] = [];
      Object.assign(window, { run });
      const start = document.startViewTransition.bind(document);
      document.startViewTransition = (update) => {
        run.push(run.length);
        return start(update);
      };
    });
    const count = () => page.evaluate(() => (window as unknown as { run: readonly number[] }).run.length);
    await page.goto(`${deck}#4`);
    await press(page, 'ArrowRight');
    expect(await count()).toBe(0);
    await press(page, 'End', 'Home', '5', 'Enter', '6', 'Enter');
    await shows(page, 6);
    expect(await count()).toBe(2);
    await page.waitForFunction(() =>
      getComputedStyle(document.documentElement).getPropertyValue('--lectern-old').includes('fade'),
    );
    await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
    await press(page, '5', 'Enter', '6', 'Enter');
    expect(await count()).toBe(2);
  });
});
