/** Each page is printed once. */
import { describe, expect, it } from 'vitest';
import type { PageWork, PrintBrowser } from '../../../../src/export/page-work.ts';
import { MemoryHost } from '../../../../src/host/memory.ts';
import { keepPrints } from '../../../../src/pipeline/cache/prints.ts';
import { openStore } from '../../../../src/pipeline/cache/store.ts';

const SIZE = { width: 1280, height: 720 };

/** A press that counts, and its store. */
function press(visit: (html: string, work: PageWork) => void = () => undefined) {
  const store = openStore(new MemoryHost(), '/kept', { mostBytes: 1e9 });
  const printed: string[] = [];
  const browser: PrintBrowser = {
    visit: async (html, work) => {
      printed.push(html);
      visit(html, work);
      const pictures = work.pictures === undefined ? [] : [new TextEncoder().encode(`picture of ${html}`)];
      const answer = await work.talk?.({
        ask: async () => 'words',
        picture: async () => [],
        strips: async () => [],
      });
      return { pdf: new TextEncoder().encode(`PDF of ${html}`), answer, pictures };
    },
    print: async () => new Uint8Array(),
    close: async () => undefined,
  };
  let starts = 0;
  const open = async (read = true, prefix = 'this browser') => {
    const printing = {
      browser: async () => {
        starts += 1;
        return browser;
      },
    };
    return keepPrints(printing, store, { prefix, read }).browser();
  };
  return { open, printed, starts: () => starts };
}

const text = ({ pdf }: { readonly pdf: Uint8Array }) => new TextDecoder().decode(pdf);

describe('a browser that keeps what it printed', () => {
  it('prints equal pages once, at the same time and later, in this run and in the next', async () => {
    const { open, printed, starts } = press();
    const browser = await open();
    const work = { ...SIZE, pdf: true };
    const both = await Promise.all([browser.visit('<p>Road', work), browser.visit('<p>Road', work)]);
    expect(both.map(text)).toEqual(['PDF of <p>Road', 'PDF of <p>Road']);
    expect(text(await browser.visit('<p>Road', work))).toBe('PDF of <p>Road');
    expect(text(await (await open()).visit('<p>Road', work))).toBe('PDF of <p>Road');
    expect(printed).toEqual(['<p>Road']);
    expect(starts()).toBe(1);
  });

  it('prints anew for another page, work or browser, and where nothing may be read', async () => {
    const { open, printed } = press();
    const work = { ...SIZE, pdf: true };
    await (await open()).visit('<p>Road', work);
    await (await open()).visit('<p>Bridge', work);
    await (await open()).visit('<p>Road', { ...work, width: 960 });
    await (await open(true, 'another browser')).visit('<p>Road', work);
    await (await open(false)).visit('<p>Road', work);
    expect(printed).toHaveLength(5);
  });

  it('gives pictures and answers again', async () => {
    const { open, printed } = press();
    const pictures = { slides: [1], type: 'webp' } as const;
    const work = { ...SIZE, pdf: true, pictures, talk: async () => [{ number: 1 }], talkName: 'measure' };
    for (const _ of [1, 2]) {
      const given = await (await open()).visit('<p>Road', work);
      expect(given.answer).toEqual([{ number: 1 }]);
      expect(given.pictures.map((one) => new TextDecoder().decode(one))).toEqual(['picture of <p>Road']);
    }
    expect(printed).toHaveLength(1);
  });

  it('keeps nothing that a reader would miss something of, and nothing of a talk without a name', async () => {
    const { open, printed } = press((_, { onRemarks }) =>
      onRemarks?.({ images: ['road'], fonts: [], errors: [] }),
    );
    for (const _ of [1, 2]) await (await open()).visit('<p>Road', { ...SIZE, pdf: true });
    for (const _ of [1, 2]) await (await open()).visit('<p>Road', { ...SIZE, talk: async () => 'words' });
    expect(printed).toHaveLength(4);
  });

  it('passes on what goes wrong, and tries again', async () => {
    let fails = true;
    const { open } = press(() => {
      if (fails) throw new Error('the page crashed');
    });
    const browser = await open();
    await expect(browser.visit('<p>Road', { ...SIZE, pdf: true })).rejects.toThrow('the page crashed');
    fails = false;
    expect(text(await browser.visit('<p>Road', { ...SIZE, pdf: true }))).toBe('PDF of <p>Road');
  });
});
