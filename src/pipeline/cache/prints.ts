/**
 * A browser that prints each page once: what it gave for a page is kept under the page, the work and the browser, also
 * within a run, where equal decks ask for the same; of decks that may share slides, what it gave for each slide. Below what
 * is kept of whole decks, so that another date, note or format costs no print. No browser is started for what was printed
 * before.
 */
import { createSlidePrinter } from '../../export/joined/printer.ts';
import type { PageWork, PageYield, PrintBrowser } from '../../export/page-work.ts';
import type { Printing } from '../printing.ts';
import { keepBatches } from './batches.ts';
import { hashOf } from './hash.ts';
import type { Store } from './store.ts';

/** Its files: the PDF, where there is one, then the pictures. */
interface Note {
  readonly hasPdf: boolean;
  /** Null when nothing was asked. */
  readonly answer: unknown;
}

/** `prefix` says which program and browser print; `read`: whether what earlier runs kept may be used. */
export function keepPrints(
  printing: Pick<Printing, 'browser'>,
  store: Store,
  given: { readonly prefix: string; readonly read: boolean },
): Pick<Printing, 'browser'> {
  const { prefix, read } = given;
  const printSlides = createSlidePrinter({ browser: printing.browser, store: keepBatches(store, given) });
  const running = new Map<string, Promise<PageYield>>();
  /** Printed in this run, and not held in memory. */
  const printed = new Set<string>();
  const print = async (key: string, html: string, work: PageWork): Promise<PageYield> => {
    const kept = read || printed.has(key) ? await recallPrint(store, key) : undefined;
    if (kept !== undefined) return kept;
    let isWhole = true;
    const browser = await printing.browser();
    const made = await browser.visit(html, { ...work, onRemarks: () => (isWhole = false) });
    if (isWhole) {
      await keepPrint(store, key, made);
      printed.add(key);
    }
    return made;
  };
  const browser: PrintBrowser = {
    visit: async (html, { sheet, ...work }) => {
      // Remarks about a page, and what it answers to who knows what, are for whoever asks now.
      if ((work.talk !== undefined && work.talkName === undefined) || work.onRemarks !== undefined)
        return (await printing.browser()).visit(html, work);
      const joined = sheet === undefined ? undefined : await printSlides({ ...work, sheet });
      if (joined !== undefined) return joined;
      const key = keyOf(prefix, html, work);
      const made = running.get(key) ?? print(key, html, work).finally(() => running.delete(key));
      running.set(key, made);
      return made;
    },
    print: async (html, options) => (await browser.visit(html, { ...options, pdf: true })).pdf,
    close: async () => (await printing.browser()).close(),
  };
  return { browser: async () => browser };
}

function keyOf(
  prefix: string,
  html: string,
  { timeoutMs: _, talk: __, patienceMs: ___, ...work }: PageWork,
): string {
  return `print-${hashOf(JSON.stringify([prefix, work, hashOf(html)]))}`;
}

async function keepPrint(
  store: Store,
  key: string,
  { pdf, pictures, answer = null }: PageYield,
): Promise<void> {
  const hasPdf = pdf.length > 0;
  await store.set(key, { hasPdf, answer } satisfies Note, [...(hasPdf ? [pdf] : []), ...pictures]);
}

async function recallPrint(store: Store, key: string): Promise<PageYield | undefined> {
  const pack = await store.pack(key);
  if (pack === undefined) return undefined;
  const { hasPdf, answer } = pack.value as Note;
  const [first] = pack.files;
  const pdf = hasPdf && first !== undefined ? first : new Uint8Array();
  return { pdf, pictures: pack.files.slice(hasPdf ? 1 : 0), answer };
}
