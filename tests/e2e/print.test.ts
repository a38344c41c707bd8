/**
 * Real pages in a real browser: the first that is found, which is the one of npm on a bare Linux. A world with a page
 * for each harm that untrusted content can do, and a count of the processes that are left.
 */
import { execFileSync } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type PrintBrowser, type PrintRemarks, startBrowser } from '../../src/export/browser.ts';
import { findBrowsers } from '../../src/export/find-browser.ts';
import { finishPdf } from '../../src/export/pdf.ts';
import type { NodeHost } from '../../src/host/node.ts';
import type { FoundBrowser } from '../../src/model/browser.ts';
import { ownHost } from '../host.ts';

const SIZE = { width: 1280, height: 720 };
const STYLE =
  '<style>@page{size:1280px 720px;margin:0}body{margin:0}section{break-after:page;height:720px;overflow:hidden}section:last-child{break-after:auto}</style>';
const deck = (...slides: readonly string[]) =>
  `<!DOCTYPE html><html lang="en"><head><title>Talk</title>${STYLE}</head><body>${slides.map((slide) => `<section>${slide}</section>`).join('')}</body></html>`;
const TABLE = '<table><tr><th>Year</th></tr><tr><td>1994</td></tr></table>';
const TALK = deck(
  '<h1>Prices</h1><p>What it <strong>costs</strong></p>',
  `<h1>Years</h1>${TABLE}`,
  '<h1>End</h1><p><em>Thanks</em></p>',
);
const FACTS = { title: 'Talk', lang: 'en', date: new Date(0), pages: 3 };

const host: NodeHost = ownHost();

let found: FoundBrowser;
let browser: PrintBrowser;
beforeAll(async () => {
  const { chosen } = await findBrowsers(host);
  if (chosen === undefined) throw new Error('no browser to test with');
  found = chosen;
  browser = await startBrowser(host, found);
});
afterAll(() => browser.close());

/** Command lines of browser processes that this test process has started and that still live. */
function processes(): readonly string[] {
  const lines = execFileSync('ps', ['-eo', 'pid,stat,args'], { encoding: 'utf8', maxBuffer: 1 << 26 }).split(
    '\n',
  );
  return lines.filter((line) => line.includes(`.lectern-${process.pid}-`) && !/^\s*\d+ Z/.test(line));
}

const profiles = async () =>
  (await readdir(tmpdir())).filter((name) => name.startsWith(`.lectern-${process.pid}-`));

async function pagesOf(bytes: Uint8Array): Promise<readonly string[]> {
  const document = await getDocument({ data: bytes.slice(), verbosity: 0 }).promise;
  const texts: string[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent();
    texts.push(items.map((item) => ('str' in item ? item.str : '')).join(''));
  }
  await document.destroy();
  return texts;
}

describe('a printed deck', () => {
  it('has a page for each slide, with its text', async () => {
    const bytes = await finishPdf(await browser.print(TALK, SIZE), FACTS);
    expect(await pagesOf(bytes)).toEqual(['PricesWhat it costs', 'YearsYear1994', 'EndThanks']);
  });

  it('has the size of its pages, an outline, tags and a language', async () => {
    const document = await getDocument({
      data: await finishPdf(await browser.print(TALK, SIZE), FACTS),
      verbosity: 0,
    }).promise;
    const page = await document.getPage(1);
    expect(page.view).toEqual([0, 0, 960, 540]);
    expect((await document.getOutline()).map(({ title }) => title)).toEqual(['Prices', 'Years', 'End']);
    expect(JSON.stringify(await page.getStructTree())).toContain('"role":"H1"');
    expect(await document.getMarkInfo()).toMatchObject({ Marked: true });
    expect((await document.getMetadata()).info).toMatchObject({ Title: 'Talk', Language: 'en' });
    await document.destroy();
  });

  it('has the same bytes each time, in a used page, beside others, and in another browser', async () => {
    const print = async (with_: PrintBrowser) =>
      Buffer.from(await finishPdf(await with_.print(TALK, SIZE), FACTS)).toString('base64');
    const first = await print(browser);
    const others = await Promise.all([print(browser), print(browser), print(browser), print(browser)]);
    const another = await startBrowser(host, found, { pages: 1 });
    others.push(await print(another));
    await another.close();
    expect(new Set([first, ...others]).size).toBe(1);
  });

  it('has its pictures and fonts, and what is missing is told', async () => {
    const pixel =
      'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
    const remarks: PrintRemarks[] = [];
    const onRemarks = (one: PrintRemarks) => void remarks.push(one);
    await browser.print(deck(`<img alt="dot" src="${pixel}" loading="lazy">`), { ...SIZE, onRemarks });
    expect(remarks).toEqual([]);
    const font =
      '<style>@font-face{font-family:Lost;src:url(data:font/woff2;base64,AAAA)}p{font-family:Lost}</style><p>x</p>';
    await browser.print(deck(`<img alt="map of the front" src="data:image/png;base64,AAAA">${font}`), {
      ...SIZE,
      onRemarks,
    });
    expect(remarks[0]).toMatchObject({
      images: ['map of the front'],
      fonts: [expect.stringContaining('Lost')],
    });
  });
});

describe('a page that does harm', () => {
  const limited = { ...SIZE, timeoutMs: 2_000 };

  it.each([
    ['runs for ever', '<script>while (true);</script>'],
    [
      'never lets an image arrive',
      '<script>document.fonts.ready.then = () => {}; Object.defineProperty(document, "fonts", { value: { ready: new Promise(() => {}) } });</script>',
    ],
  ])('that %s ends with print-timeout, and the next one prints', async (_, slide) => {
    const started = performance.now();
    await expect(browser.print(deck(slide), limited)).rejects.toMatchObject({ code: 'print-timeout' });
    expect(performance.now() - started).toBeLessThan(limited.timeoutMs + 5_000);
    expect(await pagesOf(await browser.print(deck('next'), SIZE))).toEqual(['next']);
  });

  it.each([
    ['a script', '<script>location = "https://example.org/";</script>'],
    ['a reload', '<script>if (!window.name) { window.name = "x"; location.reload(); }</script>'],
    ['a refresh', '<meta http-equiv="refresh" content="0;url=https://example.org/">'],
  ])('that leaves by %s ends with print-navigated, and the next one prints', async (_, slide) => {
    await expect(browser.print(deck(slide), limited)).rejects.toMatchObject({ code: 'print-navigated' });
    expect(await pagesOf(await browser.print(deck('next'), SIZE))).toEqual(['next']);
  });

  it.each([
    ['asks questions', '<script>alert(1); confirm(2); prompt(3);</script>kept'],
    [
      'holds on',
      '<script>onbeforeunload = (event) => { event.preventDefault(); return "stay"; };</script>kept',
    ],
    ['opens windows', '<script>open("https://example.org/");</script>kept'],
    ['prints itself', '<script>print();</script>kept'],
  ])('that %s is printed all the same', async (_, slide) => {
    expect(await pagesOf(await browser.print(deck(slide), { ...SIZE, timeoutMs: 10_000 }))).toEqual(['kept']);
    expect(await pagesOf(await browser.print(deck('next'), SIZE))).toEqual(['next']);
  });

  it('that closes itself ends with print-navigated, or is printed where the browser does not let it', async () => {
    const outcome = await browser
      .print(deck('<script>window.close();</script>kept'), limited)
      .catch((error: unknown) => error);
    if (outcome instanceof Uint8Array) expect(await pagesOf(outcome)).toEqual(['kept']);
    else expect(outcome).toMatchObject({ code: 'print-navigated' });
    expect(await pagesOf(await browser.print(deck('next'), SIZE))).toEqual(['next']);
  });

  it('leaves nothing behind for the next deck in its page', async () => {
    const alone = await startBrowser(host, found, { pages: 1 });
    await alone.print(deck('<script>window.secret = "of the press"; document.title = "x";</script>'), SIZE);
    const bytes = await alone.print(deck('<script>document.write(String(window.secret));</script>'), SIZE);
    expect(await pagesOf(bytes)).toEqual(['undefined']);
    await alone.close();
  });

  it('reaches neither network nor disk', async () => {
    let asked = 0;
    const server: Server = createServer((_, response) => {
      asked += 1;
      response.end('x');
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const slide = [
      `<img src="${address}/a.png"><link rel="stylesheet" href="${address}/b.css"><iframe src="${address}/c.html"></iframe>`,
      `<iframe src="file:///etc/passwd"></iframe><object data="file:///etc/passwd"></object>`,
      `<script>fetch("${address}/d").catch(() => {}); navigator.sendBeacon("${address}/e"); new WebSocket("${address.replace('http', 'ws')}/f");</script>`,
      `<style>@import "${address}/g.css"; p { background: url(${address}/h.png) }</style><p>kept</p>`,
    ].join('');
    const [text] = await pagesOf(await browser.print(deck(slide), { ...SIZE, timeoutMs: 20_000 }));
    await new Promise((done) => setTimeout(done, 300));
    expect(asked).toBe(0);
    expect(text).toContain('kept');
    expect(text).not.toContain('root:');
    await new Promise((done) => server.close(done));
  });
});

describe.runIf(process.platform === 'linux')('a browser', () => {
  afterEach(async () => {
    await browser.close();
    await expect.poll(processes, { timeout: 5_000 }).toEqual([]);
    expect(await profiles()).toEqual([]);
    browser = await startBrowser(host, found);
  });

  const killBrowsers = () => {
    for (const line of processes()) {
      const pid = Number(/\d+/.exec(line)?.[0]);
      try {
        process.kill(pid, 'SIGKILL');
      } catch {
        // It went with its parent.
      }
    }
  };

  it('that is killed while it prints is replaced, and every deck is printed', async () => {
    const slow = deck(
      '<script>const end = performance.now() + 400; while (performance.now() < end);</script>slow',
    );
    const jobs = Promise.all([slow, TALK, slow].map((html) => browser.print(html, SIZE)));
    await new Promise((done) => setTimeout(done, 150));
    killBrowsers();
    expect((await Promise.all((await jobs).map(pagesOf))).map((pages) => pages.length)).toEqual([1, 3, 1]);
  });

  it('that is killed again and again ends with print-crash', async () => {
    const endless = deck('<script>while (true);</script>');
    const job = browser.print(endless, { ...SIZE, timeoutMs: 30_000 });
    const killing = setInterval(killBrowsers, 700);
    await expect(job).rejects.toMatchObject({
      code: expect.stringMatching(/^(print-crash|browser-launch)$/),
    });
    clearInterval(killing);
  });

  it('leaves no process and no profile when it is closed in the middle of work', async () => {
    const jobs = Promise.allSettled([TALK, TALK, TALK].map((html) => browser.print(html, SIZE)));
    await browser.close();
    for (const outcome of await jobs) expect(outcome).toMatchObject({ reason: { code: 'interrupted' } });
  });

  it('leaves no process and no profile when the host is abandoned', async () => {
    const job = browser.print(deck('<script>while (true);</script>'), SIZE).catch((error: unknown) => error);
    await new Promise((done) => setTimeout(done, 200));
    const killed = browser.close();
    host.abandon();
    await Promise.all([job, killed]);
  });
});
