import { describe, expect, it } from 'vitest';
import { Fault } from '../../../src/diagnostics/fault.ts';
import { BrowserLost, printTimeout } from '../../../src/export/print-faults.ts';
import { createPrintQueue, type QueueOptions, type Session } from '../../../src/export/print-queue.ts';

const SIZE = { width: 1280, height: 720 };
const bytes = (text: string) => new TextEncoder().encode(text);

/** Browsers that print a page as its own text, and know a few pages that do them harm. */
function fakeBrowsers(harm: Readonly<Record<string, (browser: number) => Error | undefined>> = {}) {
  const opened: { careful: boolean; ended: boolean; printed: string[] }[] = [];
  let atOnce = 0;
  let most = 0;
  const open = async (careful: boolean): Promise<Session> => {
    const browser = { careful, ended: false, printed: [] as string[] };
    const number = opened.push(browser);
    return {
      print: async (html) => {
        atOnce += 1;
        most = Math.max(most, atOnce);
        await new Promise((done) => setTimeout(done, 5));
        atOnce -= 1;
        if (browser.ended) throw new BrowserLost();
        const error = harm[html]?.(number);
        if (error !== undefined) throw error;
        browser.printed.push(html);
        return bytes(html);
      },
      end: async () => {
        browser.ended = true;
      },
    };
  };
  return { opened, open, most: () => most };
}

const queueOf = (open: QueueOptions['open'], options: Partial<QueueOptions> = {}) =>
  createPrintQueue({ open, pages: 2, recycleAfter: 100, ...options });

describe('a print queue', () => {
  it('prints all jobs in one browser, so many at once', async () => {
    const browsers = fakeBrowsers();
    const queue = await queueOf(browsers.open);
    const names = ['press', 'staff', 'class', 'board', 'guests'];
    const printed = await Promise.all(names.map((name) => queue.print(name, SIZE)));
    expect(printed).toEqual(names.map(bytes));
    expect(browsers.opened).toHaveLength(1);
    expect(browsers.most()).toBe(2);
    await queue.close();
    expect(browsers.opened[0]?.ended).toBe(true);
  });

  it('replaces a browser that has done enough, and ends the old one', async () => {
    const browsers = fakeBrowsers();
    const queue = await queueOf(browsers.open, { recycleAfter: 3 });
    for (let job = 0; job < 7; job += 1) await queue.print(`deck ${job}`, SIZE);
    expect(browsers.opened.map(({ printed, ended }) => [printed.length, ended])).toEqual([
      [3, true],
      [3, true],
      [1, false],
    ]);
    await queue.close();
  });

  it('tries a job whose browser was lost once more, carefully and alone', async () => {
    const browsers = fakeBrowsers({ heavy: (browser) => (browser === 1 ? new BrowserLost() : undefined) });
    const queue = await queueOf(browsers.open);
    expect(await queue.print('heavy', SIZE)).toEqual(bytes('heavy'));
    expect(browsers.opened.map(({ careful, ended }) => [careful, ended])).toEqual([
      [false, true],
      [true, true],
    ]);
    expect(await queue.print('light', SIZE)).toEqual(bytes('light'));
    expect(browsers.opened).toHaveLength(3);
    await queue.close();
  });

  it('says print-crash for a job that loses two browsers, and goes on with the others', async () => {
    const browsers = fakeBrowsers({ bomb: () => new BrowserLost() });
    const queue = await queueOf(browsers.open);
    const outcomes = await Promise.allSettled(['a', 'bomb', 'b', 'c'].map((name) => queue.print(name, SIZE)));
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
    await expect(queue.print('bomb', SIZE)).rejects.toMatchObject({ code: 'print-crash' });
    await queue.close();
    expect(browsers.opened.every(({ ended }) => ended)).toBe(true);
  });

  it('throws the browser of a job away that ran out of time, and does not try that job again', async () => {
    const browsers = fakeBrowsers({ endless: () => printTimeout(1000) });
    const queue = await queueOf(browsers.open);
    const outcomes = await Promise.allSettled(
      ['endless', 'neighbour'].map((name) => queue.print(name, SIZE)),
    );
    expect(outcomes[0]).toMatchObject({ reason: { code: 'print-timeout' } });
    expect(outcomes[1]?.status).toBe('fulfilled');
    expect(browsers.opened[0]?.ended).toBe(true);
    await queue.close();
  });

  it('keeps the browser of a job whose page was at fault', async () => {
    const browsers = fakeBrowsers({ wanderer: () => new Fault('print-navigated', 'the page left') });
    const queue = await queueOf(browsers.open);
    await expect(queue.print('wanderer', SIZE)).rejects.toMatchObject({ code: 'print-navigated' });
    await queue.print('next', SIZE);
    expect(browsers.opened).toHaveLength(1);
    await queue.close();
  });

  it('fails at once when the first browser does not start, and later when a second one does not', async () => {
    const refuse = async () => Promise.reject(new Fault('browser-launch', 'no'));
    await expect(queueOf(refuse)).rejects.toMatchObject({ code: 'browser-launch' });
    const browsers = fakeBrowsers({ bomb: () => new BrowserLost() });
    const queue = await queueOf((careful) => (careful ? refuse() : browsers.open(careful)));
    await expect(queue.print('bomb', SIZE)).rejects.toMatchObject({ code: 'browser-launch' });
    await queue.close();
  });

  it('that is closed stops what runs and what waits', async () => {
    const browsers = fakeBrowsers();
    const queue = await queueOf(browsers.open, { pages: 1 });
    const jobs = Promise.allSettled(['a', 'b', 'c'].map((name) => queue.print(name, SIZE)));
    await queue.close();
    for (const outcome of await jobs) expect(outcome).toMatchObject({ reason: { code: 'interrupted' } });
    expect(browsers.opened.every(({ ended }) => ended)).toBe(true);
  });
});
