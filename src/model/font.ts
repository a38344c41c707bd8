/**
 * Lists of font families in the CSS of a page, and the families that Lectern puts behind the theme's own for the
 * characters that those lack. A browser goes along a list for each character until a font has it.
 */

export type FontKind = 'sans' | 'serif' | 'mono';

/** A list of families as the CSS names it. */
export interface FontStack {
  readonly kind: FontKind;
  readonly families: readonly string[];
  /** Which text of the deck it sets: everything, code, or the words inside formulas. */
  readonly sets: 'text' | 'code' | 'math';
}

/** Characters of a deck, by what sets them. */
export interface ShownText {
  readonly text: string;
  /** What stands in code, also part of `text`. */
  readonly code: string;
  /** Letters in formulas that the fonts of formulas lack, also part of `text`. */
  readonly math: string;
  /** Characters that the CSS itself writes. */
  readonly style: string;
  readonly hasItalic: boolean;
}

/**
 * Names under which fallback fonts enter a page. `scripts` holds all scripts but Latin, Greek and Cyrillic, `base` those
 * three. They are two, because a list that ends in the reader's own fonts should use those for its Latin, and ours for
 * what they rarely have.
 */
export const FALLBACK = {
  sans: { scripts: 'Lectern Sans Scripts', base: 'Lectern Sans' },
  serif: { scripts: 'Lectern Serif Scripts', base: 'Lectern Serif' },
  mono: { scripts: 'Lectern Sans Scripts', base: 'Lectern Mono' },
  symbols: 'Lectern Symbols',
} as const;
