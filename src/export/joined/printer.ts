/**
 * Slides of many decks → each printed once, many on one page of the browser, and the PDF of each deck made of its slides. A
 * deck comes out the same whether it was printed alone or with others: what a batch gave is used only when every page of it
 * is sound, else each deck of it is printed by itself; and a deck that cannot be made of parts is printed whole, as ever.
 */
import { createHash } from 'node:crypto';
import { createRecent, type Recent } from '../../source/memory.ts';
import type { PageWork, PageYield, PictureWish, PrintBrowser, Sheet } from '../page-work.ts';
import { readPdf } from '../pdf-file.ts';
import { writePlainPdf } from '../pdf-writer.ts';
import { joinParts } from './join.ts';
import type { PagePart } from './page-part.ts';
import { type PrintFrame, readParts } from './parts.ts';

/** So many slides are printed at a time: a page of them costs little more than they do, and several pages run at once. */
const MOST_SLIDES = 150;
/** A page has its own cost: fewer slides than these wait for those that come while another page is busy. */
const WORTH_A_PAGE = 20;
/** So many printed slides, and looks of decks, are held for decks that are still to come. */
const MOST_HELD = 300;
const MOST_LOOKS = 8;

/** A slide as it was printed. */
interface PrintedSlide {
  readonly part: PagePart | undefined;
  readonly frame: PrintFrame;
  readonly answer: unknown;
  readonly picture: Uint8Array | undefined;
}

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
  readonly waiting: Waiting[];
  active: number;
}

/** A browser that makes decks with a `sheet` of slides that are printed once. */
export function printingSlidesOnce(browser: PrintBrowser, pages = 2): PrintBrowser {
  const looks = createRecent<Look>(MOST_LOOKS);
  return {
    ...browser,
    visit: async (html, work) => {
      const { sheet } = work;
      if (sheet === undefined || work.pdf !== true) return browser.visit(html, work);
      const look = lookOf(looks, work, sheet);
      const joined =
        (await made(deckOf(look, work, sheet, { browser, pages }))) ??
        (await made(deckOf(newLook(work, sheet), work, sheet, { browser, pages })));
      return joined ?? browser.visit(html, work);
    },
  };
}

/** Undefined where a batch failed: it may have been another deck's fault, and whoever prints the deck whole is told the reason. */
async function made(deck: Promise<PageYield | undefined>): Promise<PageYield | undefined> {
  try {
    return await deck;
  } catch {
    return undefined;
  }
}

function lookOf(looks: Recent<Look>, work: PageWork, sheet: Sheet): Look {
  const { width, height, talkName, pictures } = work;
  const facts = JSON.stringify([width, height, talkName, { ...pictures, slides: [] }]);
  const key = createHash('sha256').update(facts).update(sheet.before).update(sheet.after).digest('base64');
  const look = looks.get(key) ?? newLook(work, sheet);
  looks.set(key, look);
  return look;
}

function newLook(work: PageWork, sheet: Sheet): Look {
  return { work, sheet, printed: createRecent(MOST_HELD), waiting: [], active: 0 };
}

interface Printer {
  readonly browser: PrintBrowser;
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
  const printed = new Promise<PrintedSlide>((settle) => look.waiting.push({ html, pictured, settle }));
  printed.catch(() => look.printed.drop(key, printed));
  look.printed.set(key, printed);
  return printed;
}

/** Begins as many batches as may run. */
function printNext(look: Look, printer: Printer): void {
  const isWorth = () => look.waiting.length >= (look.active === 0 ? 1 : WORTH_A_PAGE);
  while (look.active < printer.pages && isWorth()) {
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
}

async function printBatch(
  { work, sheet }: Look,
  batch: readonly Waiting[],
  browser: PrintBrowser,
): Promise<readonly PrintedSlide[]> {
  const { width, height, talk } = work;
  const numbers = batch.flatMap(({ pictured }, index) => (pictured ? [index + 1] : []));
  const pictures: PictureWish | undefined =
    work.pictures === undefined || numbers.length === 0 ? undefined : { ...work.pictures, slides: numbers };
  let isSound = true;
  const html = `${sheet.before}${batch.map((one) => one.html).join('\n')}${sheet.after}`;
  const {
    pdf,
    answer,
    pictures: taken,
  } = await browser.visit(html, {
    width,
    height,
    pdf: true,
    onRemarks: () => (isSound = false),
    ...(talk === undefined ? {} : { talk: (page) => talk(page, batch.length) }),
    ...(pictures === undefined ? {} : { pictures }),
  });
  const file = readPdf(pdf);
  const parts = file && readParts(file);
  const answers = Array.isArray(answer) ? (answer as readonly unknown[]) : batch.map(() => undefined);
  if (!isSound || parts?.pages.length !== batch.length || answers.length !== batch.length)
    throw new Error('the pages of a batch are not its slides');
  return batch.map((_, index) => ({
    part: parts.pages[index],
    frame: parts.frame,
    answer: answers[index],
    picture: taken[numbers.indexOf(index + 1)],
  }));
}
