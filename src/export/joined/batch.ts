/** What one visit of the browser gave for many slides, and what it is for each of them. */
import { readPdf } from '../pdf-file.ts';
import type { PagePart } from './page-part.ts';
import { type PrintFrame, readParts } from './parts.ts';

/** Lists are in the order of the slides. */
export interface Batch {
  /** Names of the slides. */
  readonly slides: readonly string[];
  /** A page for each. */
  readonly pdf: Uint8Array;
  /** What was answered for each; undefined where nothing was asked. */
  readonly answers: readonly unknown[];
  /** Undefined for those that nobody wanted a picture of. */
  readonly pictures: readonly (Uint8Array | undefined)[];
}

/** Batches that earlier runs printed, by the look of their slides. Nothing of it fails a build. */
export interface BatchStore {
  list(look: string): Promise<readonly KeptBatch[]>;
  keep(look: string, batch: Batch): Promise<void>;
}

export interface KeptBatch {
  readonly slides: readonly string[];
  /** Undefined when it is broken or gone. */
  load(): Promise<Batch | undefined>;
}

/** A slide as it was printed. */
export interface PrintedSlide {
  /** Undefined for one that cannot be moved. */
  readonly part: PagePart | undefined;
  readonly frame: PrintFrame;
  readonly answer: unknown;
  readonly picture: Uint8Array | undefined;
}

/** Undefined when its pages are not its slides. */
export function slidesOf({ slides, pdf, answers, pictures }: Batch): readonly PrintedSlide[] | undefined {
  const file = readPdf(pdf);
  const parts = file && readParts(file);
  if (parts?.pages.length !== slides.length || answers.length !== slides.length) return undefined;
  const { frame, pages } = parts;
  return pages.map((part, index) => ({ part, frame, answer: answers[index], picture: pictures[index] }));
}
