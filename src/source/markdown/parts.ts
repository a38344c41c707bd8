/** What `read.ts` finds in a Markdown text: blocks by line, inline marks by offset. */

export type BlockKind =
  | 'heading'
  | 'ruler'
  | 'fence'
  | 'comment'
  | 'style'
  | 'mark'
  | 'html'
  | 'definition'
  | 'other';

/** A block, with the lines it covers: from `start` up to but without `end`, counted from 0. */
export interface Block {
  readonly kind: BlockKind;
  readonly start: number;
  readonly end: number;
  /** How deep it lies in lists and quotations; 0 for a block of the slide itself. */
  readonly depth: number;
  /** Level of a heading, 1 to 6; 0 for other blocks. */
  readonly level: number;
  /** Heading: its text. Comment: what stands inside. Fence: its info string. Mark: what follows the colons. Else the raw text. */
  readonly content: string;
  /** False for a fence, comment or style that runs to the end of the text because nobody closed it. */
  readonly closed: boolean;
}

export type InlineKind = 'image' | 'link' | 'code' | 'html' | 'comment' | 'autolink' | 'citation';

/** An inline mark, by offsets into the text. */
export interface InlineMark {
  readonly kind: InlineKind;
  readonly start: number;
  readonly end: number;
  /** Image, link: the label between the brackets. Comment, citation: what stands inside. Else the raw text. */
  readonly content: string;
  /** Image, link: the address as resolved; empty for others. */
  readonly url: string;
  /** Image, link: the title; empty when there is none. */
  readonly title: string;
  /** Image, link with an address of its own: where that address stands. Undefined for one that uses a definition. */
  readonly target: { readonly start: number; readonly end: number } | undefined;
  /** Image, link: offset behind the bracket that closes the label; else the same as `end`. */
  readonly labelEnd: number;
}

export interface MarkdownParts {
  readonly blocks: readonly Block[];
  readonly marks: readonly InlineMark[];
}

/**
 * What stands inside `<!-- … -->`, without the extra hyphens that Marpit allows. It says the same as Marpit's own
 * expression, which takes minutes for some thousand hyphens.
 */
export function commentText(markup: string): string {
  const start = markup.indexOf('<!--');
  if (start === -1) return '';
  let from = start + 4;
  while (markup[from] === '-') from += 1;
  let to = markup.indexOf('-->', from);
  while (to > from && markup[to - 1] === '-') to -= 1;
  return markup.slice(from, Math.max(from, to)).trim();
}
