/**
 * A browser that prints each page once: what it gave for a page is kept under the page, the work and the browser, also
 * within a run, where equal decks ask for the same. Below what is kept of whole decks, so that another date, note or
 * format costs no print. No browser is started for a page that was printed before.
 */
import type { PageWork, PageYield, PrintBrowser } from '../../export/page-work.ts';
import type { Printing } from '../printing.ts';
import { hashOf, type Store } from './store.ts';

interface Note {
  readonly pdf: string | null;
  readonly pictures: readonly string[];
  /** Null when nothing was asked. */
  readonly answer: unknown;
}

/** `prefix` says which program and browser print; `read`: whether what earlier runs kept may be used. */
export function keepPrints(
  printing: Pick<Printing, 'browser'>,
  store: Store,
  { prefix, read }: { readonly prefix: string; readonly read: boolean },
): Pick<Printing, 'browser'> {
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
    visit: async (html, work) => {
      // Remarks about a page, and what it answers to who knows what, are for whoever asks now.
      if ((work.talk !== undefined && work.talkName === undefined) || work.onRemarks !== undefined)
        return (await printing.browser()).visit(html, work);
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
  { timeoutMs: _, talk: __, sheet: ___, ...work }: PageWork,
): string {
  return `print-${hashOf(JSON.stringify([prefix, work, hashOf(html)]))}`;
}

async function keepPrint(
  store: Store,
  key: string,
  { pdf, pictures, answer = null }: PageYield,
): Promise<void> {
  const note: Note = {
    pdf: pdf.length === 0 ? null : await store.setFile(pdf),
    pictures: await Promise.all(pictures.map((picture) => store.setFile(picture))),
    answer,
  };
  await store.setNote(key, note);
}

async function recallPrint(store: Store, key: string): Promise<PageYield | undefined> {
  const note = (await store.note(key)) as Note | undefined;
  if (note === undefined) return undefined;
  const [pdf, ...pictures] = await Promise.all(
    [note.pdf, ...note.pictures].map((hash) => (hash === null ? new Uint8Array() : store.file(hash))),
  );
  const whole = pictures.flatMap((picture) => picture ?? []);
  return pdf === undefined || whole.length < pictures.length
    ? undefined
    : { pdf, pictures: whole, answer: note.answer };
}
