/**
 * What the server says to an open page, as JSON. The page and the server share these types and nothing else. A page
 * that missed something is told only which version is the newest, and asks for the whole state.
 */

/** A slide by what it shows. */
export interface LiveSlide {
  /** Equal for slides of equal HTML. */
  readonly key: string;
  /** Equal for slides that differ in their numbers only: what was slide 4 may be slide 5 now. */
  readonly look: string;
  readonly html: string;
}

/** Which slides a page has, in their order: one entry for each in both lists. */
export interface LiveOrder {
  readonly keys: readonly string[];
  readonly looks: readonly string[];
}

/** A deck's page as data: what can change while it is open. */
export interface LivePage {
  /** Says what the page shows: equal pages have equal versions. */
  readonly version: string;
  readonly title: string;
  readonly lang: string;
  /** Equal for pages of equal style. */
  readonly style: string;
  readonly css: string;
  readonly slides: readonly LiveSlide[];
}

/** The difference between two pages. What is missing stays as it was. */
export interface LiveUpdate {
  readonly from: string;
  readonly version: string;
  readonly title?: string;
  readonly lang?: string;
  readonly css?: string;
  readonly order: LiveOrder;
  /** Those that the older page did not have. */
  readonly slides: readonly LiveSlide[];
}

/** A fault of the text, ready to be shown: every text is plain. */
export interface LiveFault {
  /** `decks/budget/sections/totals.md:7:3`; empty without a place. */
  readonly place: string;
  readonly code: string;
  readonly message: string;
  /** The line and the mark below it. */
  readonly frame: readonly string[];
  readonly hint: string;
}

/** One message. `hello` comes first, and again after a page has read too slowly to be told everything. */
export type LiveMessage =
  | { readonly kind: 'hello'; readonly version: string; readonly faults: readonly LiveFault[] }
  | { readonly kind: 'update'; readonly update: LiveUpdate }
  | { readonly kind: 'faults'; readonly faults: readonly LiveFault[] }
  /** The address shows something else now. */
  | { readonly kind: 'reload' };

/** What the server puts into a page, so that it knows where it stands. */
export interface LiveStart {
  readonly version: string;
  readonly order: LiveOrder;
  readonly faults: readonly LiveFault[];
}

/** The order of a page's slides. */
export function orderOf(slides: readonly LiveSlide[]): LiveOrder {
  return { keys: slides.map(({ key }) => key), looks: slides.map(({ look }) => look) };
}
