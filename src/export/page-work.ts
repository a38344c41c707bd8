/** What can be had of one visit to a page, loaded once: its PDF, pictures of slides, an answer of the page itself. */
import type { PdfFile } from './pdf-file.ts';
import type { PrintOptions } from './print-queue.ts';

export interface PictureWish {
  /** Numbers of slides, from 1. */
  readonly slides: readonly number[];
  /** Pixels for each CSS pixel; default 1. Below 1 the page is shown as ever and its picture is made smaller. */
  readonly scale?: number;
  readonly type: 'png' | 'jpeg' | 'webp';
  /** 0 to 100, for JPEG and WebP. */
  readonly quality?: number;
}

/** A page while it is visited. */
export interface OpenPage {
  /** The value of an expression, or what its promise gives. A page can tamper with it. */
  ask(expression: string): Promise<unknown>;
  /** In the order of `slides`. */
  picture(wish: PictureWish): Promise<readonly Uint8Array[]>;
  /** Each slide once, on as few pictures as there can be; in the order of the page. */
  strips(wish: PictureWish): Promise<readonly Strip[]>;
}

/** A picture of slides that stand below each other. */
export interface Strip {
  readonly picture: Uint8Array;
  /** Where each stands on it, in pixels of the picture. */
  readonly slides: readonly StripSlide[];
}

export interface StripSlide {
  readonly number: number;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** A page cut at its slides, each of which looks the same wherever it stands. */
export interface Sheet {
  /** What stands before and behind the slides. */
  readonly before: string;
  readonly slides: readonly string[];
  readonly after: string;
  /** The slide that each identifier stands on, by its index, for links within the deck. */
  readonly places: ReadonlyMap<string, number>;
}

export interface PageWork extends PrintOptions {
  /** The same page, so that a slide can be printed for several decks at once. Then `talk` answers with a list, of slides. */
  readonly sheet?: Sheet;
  /** Milliseconds that a slide of the sheet may wait for those of other decks, to be printed with them; default 0. */
  readonly patienceMs?: number;
  /** Print it: one slide a page, tagged, with an outline. */
  readonly pdf?: boolean;
  /**
   * Called when everything is in place, before anything is pictured or printed; what it gives is the answer of the visit.
   * `slides`: how many stand on the page, where they are not those of one deck.
   */
  readonly talk?: (page: OpenPage, slides?: number) => Promise<unknown>;
  /** A name for what `talk` does, scripts included: talks of one name get the same answer from the same page, in plain data. */
  readonly talkName?: string;
  readonly pictures?: PictureWish;
}

/** Chromium's PDF. */
export interface Print {
  /** Empty unless it was asked for. */
  readonly pdf: Uint8Array;
  /** The same as objects, where it was never written as a file; `pdf` then costs the writing. */
  readonly file?: PdfFile;
}

export interface PageYield extends Print {
  /** Undefined unless something was asked. A page can tamper with it. */
  readonly answer: unknown;
  /** In the order of `slides`. */
  readonly pictures: readonly Uint8Array[];
}

/** A browser that visits pages. The HTML must hold all that it needs: there is no network and no disk. */
export interface PrintBrowser {
  /** Throws the faults print-timeout, print-navigated, print-crash, browser-launch, browser-timeout, interrupted. */
  visit(html: string, work: PageWork): Promise<PageYield>;
  /** Prints a page to PDF, one slide a page; throws as `visit`. */
  print(html: string, options: PrintOptions): Promise<Uint8Array>;
  /** Ends the browser at once; visits that still run fail with `interrupted`. */
  close(): Promise<void>;
}
