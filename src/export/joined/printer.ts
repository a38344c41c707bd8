/**
 * Slides of many decks → each printed once, many on one page of the browser, and the PDF of each deck made of its slides. A
 * deck comes out the same whether it was printed alone or with others: what a batch gave is used only when every page of it
 * is sound, else each deck of it is printed by itself; and a deck that cannot be made of parts is printed whole, as ever.
 */
import { createHash } from 'node:crypto';
import { createMemory, createRecent, type Recent } from '../../source/memory.ts';
import type { PageWork, PageYield, PictureWish, PrintBrowser, Sheet } from '../page-work.ts';
import { writePlainPdf } from '../pdf-writer.ts';
import { type Batch, type BatchStore, type PrintedSlide, slidesOf } from './batch.ts';
import { joinParts } from './join.ts';
import { createKeptSlides, type KeptSlides, nameOfSlide } from './kept-slides.ts';

/** So many slides are printed at a time: a page of them costs little more than they do, and several pages run at once. */
const MOST_SLIDES = 150;
/** A page has its own cost: fewer slides than these wait for those that come while another page is busy. */
const WORTH_A_PAGE = 20;
/** Where many decks are to come, so many are waited for also when no page is busy. */
const WORTH_WAITING = 32;
/** So many printed slides, and looks of decks, are held for decks that are still to come. */
const MOST_HELD = 300;
const MOST_LOOKS = 8;

/** A slide that is to be printed. */
interface Waiting {
  readonly html: string;
  readonly pictured: boolean;
  readonly settle: (printed: Promise<PrintedSlide>) => void;
}

/** Decks of one look: what stands around their slides, and what is asked of them, is the same. */
interface Look {
  readonly work: PageWork;
  readonly sheet: Sheet;
  readonly printed: Recent<Promise<PrintedSlide>>;
  /** What earlier runs printed, and where to put what this one does. */
  readonly kept: KeptSlides | undefined;
  readonly waiting: Waiting[];
  active: number;
  /** Runs while slides wait for others, although no page is busy. */
  timer?: NodeJS.Timeout | undefined;
}

export interface SlidePrinting {
  /** Starts the browser, where it has not been. */
  readonly browser: () => Promise<Pick<PrintBrowser, 'visit'>>;
  /** Where prints of slides are kept between runs; undefined: nowhere. */
  readonly store?: BatchStore | undefined;
  /** How many batches are printed at once; default 2. */
  readonly pages?: number;
}

/** Makes decks of slides that are printed once; gives undefined for one that must be printed whole. */
export type SlidePrinter = (work: PageWork) => Promise<PageYield | undefined>;

/** A printer for the decks of one run. */
export function createSlidePrinter({ browser, store, pages = 2 }: SlidePrinting): SlidePrinter {
  const looks = createRecent<Look>(MOST_LOOKS);
  const printer: Printer = { browser, pages };
  return async (work) => {
    const { sheet } = work;
    if (sheet === undefined || work.pdf !== true) return undefined;
    const look = lookOf(looks, work, sheet, store);
    return (
      (await made(deckOf(look, work, sheet, printer))) ??
      (await made(deckOf(newLook(work, sheet), work, sheet, printer)))
    );
  };
}

/** A browser that makes decks with a `sheet` of slides that are printed once. */
export function printingSlidesOnce(browser: PrintBrowser, pages?: number): PrintBrowser {
  const print = createSlidePrinter({
    browser: async () => browser,
    ...(pages === undefined ? {} : { pages }),
  });
  return { ...browser, visit: async (html, work) => (await print(work)) ?? browser.visit(html, work) };
}

/** Undefined where a batch failed: it may have been another deck's fault, and whoever prints the deck whole is told the reason. */
async function made(deck: Promise<PageYield | undefined>): Promise<PageYield | undefined> {
  try {
    return await deck;
  } catch {
    return undefined;
  }
}

/** What stands around slides is long, and the same for many decks: comparing is quicker than hashing. */
const hashes = createMemory<string>({ most: 8_000_000 });

function hashOfText(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function lookOf(looks: Recent<Look>, work: PageWork, sheet: Sheet, store: BatchStore | undefined): Look {
  const { width, height, talkName, pictures } = work;
  const facts = JSON.stringify([width, height, talkName, { ...pictures, slides: [] }]);
  const around = `${sheet.after}\0${sheet.before}`;
  const key = hashOfText(`${facts}${hashes(around, () => hashOfText(around))}`);
  const look = looks.get(key) ?? newLook(work, sheet, store && createKeptSlides(store, key));
  looks.set(key, look);
  return look;
}

function newLook(work: PageWork, sheet: Sheet, kept?: KeptSlides): Look {
  return { work, sheet, printed: createRecent(MOST_HELD), kept, waiting: [], active: 0 };
}

interface Printer {
  readonly browser: SlidePrinting['browser'];
  /** How many batches are printed at once. */
  readonly pages: number;
}

async function deckOf(
  look: Look,
  work: PageWork,
  sheet: Sheet,
  printer: Printer,
): Promise<PageYield | undefined> {
  const pictured = new Set(work.pictures?.slides);
  await look.kept?.ready;
  const wanted = sheet.slides.map((html, index) => wantSlide(look, html, pictured.has(index + 1)));
  printNext(look, printer);
  const slides = await Promise.all(wanted);
  const parts = slides.flatMap(({ part }) => part ?? []);
  const [first] = slides;
  if (first === undefined || parts.length < slides.length) return undefined;
  const file = joinParts(parts, first.frame, (name) => sheet.places.get(name));
  if (file === undefined) return undefined;
  let pdf: Uint8Array | undefined;
  return {
    get pdf() {
      pdf ??= writePlainPdf(file);
      return pdf;
    },
    file,
    answer: slides.map(({ answer }) => answer),
    pictures: (work.pictures?.slides ?? []).flatMap((number) => slides[number - 1]?.picture ?? []),
  };
}

/** A slide that has been printed, or is about to be. One that was pictured does for whoever wants no picture. */
function wantSlide(look: Look, html: string, pictured: boolean): Promise<PrintedSlide> {
  const keys = [`pictured ${html}`, ...(pictured ? [] : [html])];
  for (const key of keys) {
    const known = look.printed.get(key);
    if (known !== undefined) return known;
  }
  const key = keys.at(-1) ?? html;
  const printed = keptOrPrinted(look, { html, pictured });
  printed.catch(() => look.printed.drop(key, printed));
  look.printed.set(key, printed);
  return printed;
}

/** What is kept may turn out to be broken: then the slide is printed after all. */
function keptOrPrinted(look: Look, slide: Pick<Waiting, 'html' | 'pictured'>): Promise<PrintedSlide> {
  const print = () => new Promise<PrintedSlide>((settle) => look.waiting.push({ ...slide, settle }));
  return look.kept?.find(slide) ?? print();
}

/** Begins as many batches as may run. */
function printNext(look: Look, printer: Printer): void {
  const { patienceMs = 0 } = look.work;
  const isWorth = () =>
    look.waiting.length >= (look.active > 0 ? WORTH_A_PAGE : patienceMs > 0 ? WORTH_WAITING : 1);
  while (look.active < printer.pages && isWorth()) beginBatch(look, printer);
  if (look.active > 0 || look.waiting.length === 0) return;
  // Others come soon, and a page of many slides costs little more than one of few.
  look.timer ??= setTimeout(() => {
    look.timer = undefined;
    if (look.active === 0 && look.waiting.length > 0) beginBatch(look, printer);
  }, patienceMs);
}

function beginBatch(look: Look, printer: Printer): void {
  clearTimeout(look.timer);
  look.timer = undefined;
  const batch = look.waiting.splice(0, MOST_SLIDES);
  look.active += 1;
  const printed = printBatch(look, batch, printer.browser);
  for (const [index, { settle }] of batch.entries())
    settle(printed.then((slides) => slides[index] as PrintedSlide));
  void printed
    .catch(() => undefined)
    .then(() => {
      look.active -= 1;
      printNext(look, printer);
    });
}

async function printBatch(
  { work, sheet, kept }: Look,
  waiting: readonly Waiting[],
  open: Printer['browser'],
): Promise<readonly PrintedSlide[]> {
  const { width, height, talk } = work;
  const numbers = waiting.flatMap(({ pictured }, index) => (pictured ? [index + 1] : []));
  const pictures: PictureWish | undefined =
    work.pictures === undefined || numbers.length === 0 ? undefined : { ...work.pictures, slides: numbers };
  let isSound = true;
  const html = `${sheet.before}${waiting.map((one) => one.html).join('\n')}${sheet.after}`;
  const browser = await open();
  const {
    pdf,
    answer,
    pictures: taken,
  } = await browser.visit(html, {
    width,
    height,
    pdf: true,
    onRemarks: () => (isSound = false),
    ...(talk === undefined ? {} : { talk: (page) => talk(page, waiting.length) }),
    ...(pictures === undefined ? {} : { pictures }),
  });
  const answers = Array.isArray(answer) ? (answer as readonly unknown[]) : waiting.map(() => undefined);
  const batch: Batch = {
    slides: waiting.map(nameOfSlide),
    pdf,
    answers,
    pictures: waiting.map((_, index) => taken[numbers.indexOf(index + 1)]),
  };
  const slides = isSound ? slidesOf(batch) : undefined;
  if (slides === undefined) throw new Error('the pages of a batch are not its slides');
  await kept?.keep(batch);
  return slides;
}
