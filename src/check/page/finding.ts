/** What a rule finds on a slide, before it is known where its author wrote it. */
import type { Code } from '../../diagnostics/codes.ts';
import type { Box, ImageFacts, SlideFacts, TextFacts } from '../../model/page-facts.ts';

/** What of the author's text is meant: words, the first or a later time that they stand there; a picture; the slide as a whole. */
export type Meant =
  | { readonly words: string; readonly nth: number }
  | { readonly image: Pick<ImageFacts, 'kind' | 'index'> }
  | 'slide';

export interface Finding {
  readonly code: Code;
  /** From 1. */
  readonly slide: number;
  readonly message: string;
  readonly hint: string;
  /** What is at fault, on the slide. */
  readonly box: Box;
  readonly meant: Meant;
  /** True when it weighs more here than its code does elsewhere. */
  readonly isError?: boolean;
  /** Of the same fault in several decks the one with the most weight is told. */
  readonly weight: number;
}

export type PageRule = (slide: SlideFacts) => readonly Finding[];

/** What a text of the slide means: its words, and how many others with the same stand before it. */
export function meantText({ texts }: SlideFacts, text: TextFacts): Meant {
  const before = texts.slice(0, texts.indexOf(text)).filter(({ words }) => words === text.words);
  return { words: text.words, nth: before.length };
}

/** Words as they are quoted: short, and cut between words. */
export function quote(words: string): string {
  if (words.length <= 40) return `"${words}"`;
  return `"${words.slice(0, 40).replace(/[\s\p{P}]+[^\s\p{P}]*$/u, '')} …"`;
}

/** A length for people, with so many digits behind the point where they say something. */
export function pixels(length: number, digits = 0): string {
  return `${Number(length.toFixed(digits))} px`;
}

/** A box around all of them. */
export function around(boxes: readonly Box[]): Box {
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  const bottom = Math.max(...boxes.map((box) => box.y + box.height));
  return { x, y, width: right - x, height: bottom - y };
}
