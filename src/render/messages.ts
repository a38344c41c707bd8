/** What is said between a run and the thread that renders for it. */
import type { RenderedDeck } from '../model/rendered.ts';

/** Of a theme only what Marp reads. */
export interface SentTheme {
  readonly name: string;
  readonly css: string;
}

/** From the run. `themes` is left out when they are those of the request before. */
export type ToThread =
  | { readonly id: number; readonly text: string; readonly themes?: readonly SentTheme[] }
  | { readonly styles: string; readonly css: string | undefined };

/** From the thread, which answers requests in their order. */
export type FromThread =
  /** Packages are loaded; from now on it works on the text. */
  | { readonly kind: 'begun'; readonly id: number }
  | { readonly kind: 'rendered'; readonly id: number; readonly rendered: RenderedDeck }
  | { readonly kind: 'failed'; readonly id: number; readonly message: string; readonly isTooDeep: boolean }
  /** Asks for packed CSS that was kept, to be answered with `styles`. */
  | { readonly kind: 'getStyles'; readonly key: string }
  | { readonly kind: 'setStyles'; readonly key: string; readonly css: string };
