/** What an earlier run printed of a slide is used, and nothing of it when it is broken. */
import { describe, expect, it } from 'vitest';
import type { Batch, BatchStore } from '../../../../src/export/joined/batch.ts';
import { createSlidePrinter } from '../../../../src/export/joined/printer.ts';
import type { PageWork, Sheet } from '../../../../src/export/page-work.ts';
import { printOf } from './printed.ts';

const SIZE = { width: 1280, height: 720, pdf: true };

const deckOf = (...headings: readonly string[]): PageWork & { sheet: Sheet } => ({
  ...SIZE,
  sheet: {
    before: '<body>',
    slides: headings.map((heading) => `<p>${heading}</p>`),
    after: '</body>',
    places: new Map(),
  },
});

/** Keeps batches in memory; `spoil` changes what is given back. */
function memoryStore(spoil: (batch: Batch) => Batch | undefined = (batch) => batch) {
  const kept: { readonly look: string; readonly batch: Batch }[] = [];
  const store: BatchStore = {
    list: async (look) =>
      kept
        .filter((one) => one.look === look)
        .map(({ batch }) => ({ slides: batch.slides, load: async () => spoil(batch) })),
    keep: async (look, batch) => void kept.push({ look, batch }),
  };
  return { store, kept };
}

/** A run of its own, with the headings of each page that it opened. */
function run(store?: BatchStore) {
  const visits: string[][] = [];
  let starts = 0;
  const print = createSlidePrinter({
    browser: async () => {
      starts += 1;
      return {
        visit: async (html, work) => {
          const headings = [...html.matchAll(/<p>(\w+)<\/p>/g)].map((match) => match[1] ?? '');
          visits.push(headings);
          const pictures = (work.pictures?.slides ?? []).map((one) => Buffer.from(headings[one - 1] ?? ''));
          return { pdf: printOf(headings.map((heading) => ({ heading }))), answer: headings, pictures };
        },
      };
    },
    store,
  });
  return { print, visits, starts: () => starts };
}

describe('slides that an earlier run printed', () => {
  it('cost no browser, and make the same deck', async () => {
    const { store } = memoryStore();
    const first = await run(store).print(deckOf('One', 'Two', 'Three'));
    const second = run(store);
    const again = await second.print(deckOf('One', 'Two', 'Three'));
    expect(second.starts()).toBe(0);
    expect(again?.pdf).toEqual(first?.pdf);
    expect(again?.answer).toEqual(['One', 'Two', 'Three']);
  });

  it('leave only those to print that are new, among them or alone', async () => {
    const { store } = memoryStore();
    await run(store).print(deckOf('One', 'Two', 'Three'));
    const second = run(store);
    const made = await second.print(deckOf('Three', 'Four', 'One'));
    expect(second.visits).toEqual([['Four']]);
    expect(made?.pdf).toEqual((await run().print(deckOf('Three', 'Four', 'One')))?.pdf);
    const third = run(store);
    await third.print(deckOf('Four', 'Two'));
    expect(third.starts()).toBe(0);
  });

  it('are of no use for another look', async () => {
    const { store } = memoryStore();
    await run(store).print(deckOf('One'));
    const second = run(store);
    await second.print({ ...deckOf('One'), width: 960 });
    expect(second.visits).toEqual([['One']]);
  });

  it('are printed again for a picture that nobody had taken, and their picture is given again', async () => {
    const { store } = memoryStore();
    const pictures = { slides: [1], type: 'webp' } as const;
    await run(store).print(deckOf('One'));
    const second = run(store);
    const made = await second.print({ ...deckOf('One'), pictures });
    expect(made?.pictures.map(String)).toEqual(['One']);
    expect(second.visits).toEqual([['One']]);
  });

  it.each<[string, (batch: Batch) => Batch | undefined]>([
    ['gone', () => undefined],
    ['no PDF', (batch) => ({ ...batch, pdf: Buffer.from('nothing') })],
    ['of fewer pages', (batch) => ({ ...batch, pdf: printOf([{ heading: 'One' }]) })],
    ['without answers', (batch) => ({ ...batch, answers: [] })],
  ])('are printed anew when what is kept is %s', async (_, spoil) => {
    const { store } = memoryStore(spoil);
    const first = await run(store).print(deckOf('One', 'Two'));
    const second = run(store);
    expect((await second.print(deckOf('One', 'Two')))?.pdf).toEqual(first?.pdf);
    expect(second.visits).toEqual([['One', 'Two']]);
  });
});
