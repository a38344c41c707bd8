/** A Marp CSS theme with what Lectern knows beyond CSS: layouts with their slots, and fonts. */
import type { Place } from '../diagnostics/diagnostic.ts';

export type LayoutPart = 'description' | 'slots' | 'default' | 'example';

export interface Layout {
  readonly name: string;
  readonly description: string;
  /** Slots by name, in the order of the theme's list. */
  readonly slots: ReadonlyMap<string, 'required' | 'optional'>;
  /** The slot that takes content outside of slots; undefined: it stays where it is. */
  readonly default?: string;
  /** A slide in Markdown that shows the layout. */
  readonly example: string;
  /** What the theme leaves to a layout of this name in a theme that it imports. */
  readonly inherits?: readonly LayoutPart[];
}

/** A font family that the theme's CSS names, and the npm package that holds it. */
export interface ThemeFont {
  readonly family: string;
  readonly package: string;
  /** CSS files of the package with its `@font-face` rules. */
  readonly files: readonly string[];
  /** Where the theme names the package; undefined for Marp's own themes. */
  readonly at?: Place;
}

export interface Theme {
  readonly name: string;
  /** One or two sentences; undefined when it says none. */
  readonly description?: string;
  /** The CSS text, files that it names already inside it. Empty for Marp's own themes. */
  readonly css: string;
  /** Absolute path; undefined for Marp's own themes. */
  readonly file?: string;
  readonly layouts: ReadonlyMap<string, Layout>;
  readonly fonts: readonly ThemeFont[];
}

/** The themes that Marp brings: https://github.com/marp-team/marp-core/tree/main/themes */
export const MARP_THEMES: readonly string[] = ['default', 'gaia', 'uncover'];
