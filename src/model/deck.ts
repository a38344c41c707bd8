/** A deck as resolved for one audience: which sections, in which order, with which values. */
import type { Place } from '../diagnostics/diagnostic.ts';
import type { SourceText } from '../source/source-text.ts';
import type { Audience, Format } from './audience.ts';
import type { CitationMode, CitationStyle, DirectiveValue } from './deck-spec.ts';
import type { Plan } from './plan.ts';
import type { MergeRow } from './row.ts';
import type { Section } from './section.ts';
import type { Values } from './values.ts';

export interface Deck {
  readonly id: string;
  /** Absolute path of the deck spec. */
  readonly file: string;
  /** The text of the deck spec, for places in its front matter. */
  readonly source: SourceText;
  /** Undefined for a deck that names no audiences. */
  readonly audience?: Audience;
  /** Undefined unless decks are merged with a table. */
  readonly row?: MergeRow;
  /** The audience's id and groups, for conditions; empty without an audience. */
  readonly names: ReadonlySet<string>;
  /** True for plain Marp Markdown, taken as it stands. */
  readonly verbatim: boolean;
  readonly title?: string;
  readonly subtitle?: string;
  readonly author?: string;
  /** ISO date. */
  readonly date?: string;
  /** BCP 47; default `en`. */
  readonly lang: string;
  /** Undefined: what the Markdown itself says, else Marp's `default`. */
  readonly theme?: string;
  /** Where the theme was named; undefined when nobody named one. */
  readonly themeAt?: Place;
  readonly formats: readonly Format[];
  readonly citations: CitationMode;
  readonly citationStyle: CitationStyle;
  readonly agenda: boolean;
  /** Values for templates, merged in the contract's order. */
  readonly vars: Values;
  readonly directives: readonly DirectiveValue[];
  readonly sections: readonly Section[];
  /** Title of the part of the talk, by the id of a section that belongs to one. */
  readonly parts: ReadonlyMap<string, string>;
  readonly plan: Plan;
}

/** What a deck is known by. */
export interface DeckName {
  readonly id: string;
  readonly audience?: { readonly id: string } | undefined;
  readonly row?: { readonly id: string } | undefined;
}

/** How a deck is called in messages: `briefing for press`, `briefing for press, row ana-lopez`. */
export function deckLabel({ id, audience, row }: DeckName): string {
  const label = audience === undefined ? id : `${id} for ${audience.id}`;
  return row === undefined ? label : `${label}, row ${row.id}`;
}
