/** A deck as Marp rendered it: HTML of the slides and CSS, with files still named by placeholders. */

export interface RenderedSlide {
  /** One `<svg>` element. */
  readonly html: string;
  /** Line of the assembled text at which the slide begins, from 1. */
  readonly line: number;
  /** Plain text of its first heading. */
  readonly heading?: string;
  /** Speaker notes, one for each comment. */
  readonly notes: readonly string[];
}

export interface RenderedDeck {
  readonly slides: readonly RenderedSlide[];
  readonly css: string;
  /** Marp's own browser script: fits headings and code, mends SVG in WebKit. */
  readonly script: string;
  /** Slide size in CSS pixels. */
  readonly width: number;
  readonly height: number;
  readonly theme: string;
  /** Addresses of files, as in the text; `placeholderOf(index)` stands for each in `slides` and `css`. */
  readonly addresses: readonly string[];
  /** Those that stay code. */
  readonly brokenDiagrams?: readonly BrokenDiagram[];
}

/** A diagram that cannot be drawn, by the line of the assembled text at which it begins, from 1. */
export interface BrokenDiagram {
  readonly line: number;
  readonly message: string;
}

const PLACEHOLDER = '_lectern_/file/';

/** What stands for the address of that index until the file is put inside the page. */
export function placeholderOf(index: number): string {
  return `${PLACEHOLDER}${index}`;
}

/** Matches every placeholder, with its index. */
export const PLACEHOLDERS = /_lectern_\/file\/(\d+)/g;

/** Where Marp's emoji pictures seem to come from, until they are put inside the page. */
export const EMOJI_BASE = '_lectern_/emoji/';
/** Where KaTeX's fonts seem to come from, until they are put inside the page. */
export const MATH_FONT_BASE = '_lectern_/math/';
