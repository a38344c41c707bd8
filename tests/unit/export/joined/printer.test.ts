import { describe, expect, it } from 'vitest';
import { printingSlidesOnce } from '../../../../src/export/joined/printer.ts';
import type { PageWork, PrintBrowser, Sheet } from '../../../../src/export/page-work.ts';
import { printOf } from './printed.ts';

const sheetOf = (...headings: readonly string[]): Sheet => ({
  before: '<body>',
  slides: headings.map((heading) => `<p>${heading}</p>`),
  after: '</body>',
  places: new Map(),
});

/** Prints a page for each paragraph, and notes what it was asked for. */
function fakeBrowser(
  print: (headings: readonly string[], work: PageWork) => Uint8Array | undefined = () => undefined,
) {
  const visits: (readonly string[])[] = [];
  const browser: PrintBrowser = {
    visit: async (html, work) => {
      const headings = [...html.matchAll(/<p>(\w+)<\/p>/g)].map((match) => match[1] ?? '');
      visits.push(html === 'whole' ? ['whole'] : headings);
      await new Promise((resolve) => setTimeout(resolve, 5));
      const pdf = print(headings, work) ?? printOf(headings.map((heading) => ({ heading })));
      const answer = await work.talk?.(
        { ask: async () => headings, picture: async () => [], strips: async () => [] },
        headings.length,
      );
      const pictures = (work.pictures?.slides ?? []).map((number) => Buffer.from(headings[number - 1] ?? ''));
      return { pdf, answer, pictures };
    },
    print: async () => new Uint8Array(),
    close: async () => undefined,
  };
  return { browser, visits };
}

const SIZE = { width: 1280, height: 720, pdf: true };

const titles = (pdf: Uint8Array) =>
  [
    ...Buffer.from(pdf)
      .toString('latin1')
      .matchAll(/\/Title \((\w+)\)/g),
  ].map((match) => match[1]);

describe('slides that several decks show', () => {
  it('are printed once, and each deck has its own in their order', async () => {
    const { browser, visits } = fakeBrowser();
    const printing = printingSlidesOnce(browser);
    const decks = [
      ['One', 'Two', 'Three'],
      ['Two', 'Four'],
      ['Four', 'One'],
    ];
    const made = await Promise.all(
      decks.map((deck) => printing.visit('whole', { ...SIZE, sheet: sheetOf(...deck) })),
    );
    expect(made.map(({ pdf }) => titles(pdf))).toEqual(decks);
    expect(visits.flat().sort()).toEqual(['Four', 'One', 'Three', 'Two']);
  });

  it('are measured once, and pictured for the deck that asks for it', async () => {
    const { browser, visits } = fakeBrowser();
    const printing = printingSlidesOnce(browser);
    const work = { talk: (page: { ask(question: string): Promise<unknown> }) => page.ask('headings') };
    const pictures = { slides: [1], type: 'webp' } as const;
    const first = await printing.visit('whole', { ...SIZE, ...work, sheet: sheetOf('One', 'Two'), pictures });
    const second = await printing.visit('whole', {
      ...SIZE,
      ...work,
      sheet: sheetOf('Two', 'One'),
      pictures,
    });
    expect([first.answer, second.answer]).toEqual([
      ['One', 'Two'],
      ['Two', 'One'],
    ]);
    expect([first, second].map((made) => made.pictures.map(String))).toEqual([['One'], ['Two']]);
    expect(visits).toEqual([['One', 'Two'], ['Two']]);
  });

  it('are printed again for a deck of another look', async () => {
    const { browser, visits } = fakeBrowser();
    const printing = printingSlidesOnce(browser);
    await printing.visit('whole', { ...SIZE, sheet: sheetOf('One') });
    await printing.visit('whole', { ...SIZE, sheet: { ...sheetOf('One'), before: '<body class="dark">' } });
    await printing.visit('whole', { ...SIZE, width: 960, sheet: sheetOf('One') });
    expect(visits).toEqual([['One'], ['One'], ['One']]);
  });

  it('come in batches, so that a long deck is printed on several pages at once', async () => {
    const { browser, visits } = fakeBrowser();
    const headings = Array.from({ length: 400 }, (_, index) => `S${index}`);
    const { pdf } = await printingSlidesOnce(browser).visit('whole', {
      ...SIZE,
      sheet: sheetOf(...headings),
    });
    expect(titles(pdf)).toEqual(headings);
    expect(visits.map((batch) => batch.length)).toEqual([150, 150, 100]);
  });
});

describe('a slide that cannot be printed apart', () => {
  const spilling = (headings: readonly string[]) =>
    headings.includes('Bad') ? printOf([...headings, 'More'].map((heading) => ({ heading }))) : undefined;

  it('has its own deck printed whole, and no other', async () => {
    const { browser, visits } = fakeBrowser(spilling);
    const printing = printingSlidesOnce(browser);
    const [good, bad] = await Promise.all(
      [
        ['One', 'Two'],
        ['One', 'Bad'],
      ].map((deck) => printing.visit('whole', { ...SIZE, sheet: sheetOf(...deck) })),
    );
    expect(titles(good?.pdf ?? new Uint8Array())).toEqual(['One', 'Two']);
    expect(bad).toBeDefined();
    expect(visits.filter((batch) => batch.includes('whole'))).toEqual([['whole']]);
  });

  it('takes nothing from a deck that shared its batch: that comes out as it does alone', async () => {
    const { browser } = fakeBrowser(spilling);
    const printing = printingSlidesOnce(browser, 1);
    // The first keeps the only page busy, so that the others are printed together.
    const decks = [['Zero'], ['One', 'Two'], ['Two', 'Bad']];
    const made = await Promise.all(
      decks.map((deck) => printing.visit('whole', { ...SIZE, sheet: sheetOf(...deck) })),
    );
    const alone = await printingSlidesOnce(fakeBrowser().browser).visit('whole', {
      ...SIZE,
      sheet: sheetOf('One', 'Two'),
    });
    expect(made[1]?.pdf).toEqual(alone.pdf);
  });

  it('gives the reason to whoever prints its deck whole', async () => {
    const { browser } = fakeBrowser(() => {
      throw new Error('the page is gone');
    });
    const visit = printingSlidesOnce(browser).visit('whole', { ...SIZE, sheet: sheetOf('One') });
    await expect(visit).rejects.toThrow('the page is gone');
  });
});

it('prints a page that has no slides of its own as ever', async () => {
  const { browser, visits } = fakeBrowser();
  const printing = printingSlidesOnce(browser);
  await printing.visit('<p>One</p>', SIZE);
  await printing.visit('<p>One</p>', { ...SIZE, pdf: false, sheet: sheetOf('Two') });
  expect(visits).toEqual([['One'], ['One']]);
});

describe('slides of very many decks', () => {
  const patient = (...headings: readonly string[]) => ({
    ...SIZE,
    sheet: sheetOf(...headings),
    patienceMs: 200,
  });

  it('wait for others, but not for ever', async () => {
    const { browser, visits } = fakeBrowser();
    const printing = printingSlidesOnce(browser);
    const first = printing.visit('whole', patient('One'));
    await new Promise((resolve) => setTimeout(resolve, 20));
    const second = printing.visit('whole', patient('Two'));
    expect((await Promise.all([first, second])).map(({ pdf }) => titles(pdf))).toEqual([['One'], ['Two']]);
    expect(visits).toEqual([['One', 'Two']]);
  });

  it('wait no longer when there are enough of them', async () => {
    const { browser, visits } = fakeBrowser();
    const printing = printingSlidesOnce(browser);
    const headings = Array.from({ length: 32 }, (_, index) => `S${index}`);
    const decks = headings.map((heading) =>
      printing.visit('whole', { ...patient(heading), patienceMs: 60_000 }),
    );
    await Promise.all(decks);
    expect(visits).toEqual([headings]);
  });
});
