/** What the author wrote in `deck.md`, as it stood. Nothing after `select` sees it. */
import type { Place } from '../diagnostics/diagnostic.ts';
import type { SourceText } from '../source/source-text.ts';
import type { Audience } from './audience.ts';
import type { Ignore } from './ignore.ts';
import type { Section, SectionRef } from './section.ts';
import type { Values } from './values.ts';

export const CITATION_MODES = ['off', 'warn', 'required'] as const;
export type CitationMode = (typeof CITATION_MODES)[number];

/** `numeric`: numbers on the slide and a numbered list; `author-date`: names and years, and a list by the alphabet. */
export const CITATION_STYLES = ['numeric', 'author-date'] as const;
export type CitationStyle = (typeof CITATION_STYLES)[number];

/** An audience that the deck spec names, with what the deck changes about it. */
export interface AudienceRef {
  readonly id: string;
  readonly at: Place;
  readonly override: AudienceOverride;
  /** Where the values of `override` are written, as in `Audience`. */
  readonly places: ReadonlyMap<string, Place>;
}

export type AudienceOverride = Partial<
  Pick<Audience, 'name' | 'minutes' | 'theme' | 'lang' | 'clearance' | 'notes' | 'formats'>
> & { readonly vars?: Values };

/** A Marp directive of the deck's front matter that passes through: its name, its value and its place. */
export interface DirectiveValue {
  readonly name: string;
  readonly value: unknown;
  readonly at: Place;
}

export interface DeckSpec {
  /** The name of its folder, or of its file without the ending. */
  readonly id: string;
  readonly file: string;
  readonly source: SourceText;
  readonly bodyOffset: number;
  /** True for plain Marp Markdown: taken as it stands, no templates, no containers. */
  readonly verbatim: boolean;
  readonly title?: string;
  readonly subtitle?: string;
  readonly author?: string;
  /** ISO date. */
  readonly date?: string;
  readonly lang?: string;
  readonly theme?: string;
  readonly minutes?: number;
  readonly vars: Values;
  readonly citations: CitationMode;
  readonly citationStyle: CitationStyle;
  readonly agenda: boolean;
  readonly sections: readonly SectionRef[];
  readonly audiences: readonly AudienceRef[];
  /** Marp's directives, in the order in which they are written. */
  readonly directives: readonly DirectiveValue[];
  /** What the front matter says is not to be said of the file. */
  readonly ignores: readonly Ignore[];
  readonly places: ReadonlyMap<string, Place>;
}

/** A deck spec with the sections that it names, read. */
export interface LoadedDeck {
  readonly spec: DeckSpec;
  /** Its sections in deck order; the opening slides first, when there are any. */
  readonly sections: readonly Section[];
}
