/** What two versions of a deck have and have not: slide by slide, line by line, word by word. `left` came first in the question. */

export type Side = 'left' | 'right';
/** `changed`: both have it, and say it otherwise. */
export type Standing = Side | 'same' | 'changed';

/** A stretch of a line; `both` sides have it, or one. */
export interface Words {
  readonly text: string;
  readonly side: Side | 'both';
}

export interface LineDifference {
  readonly standing: Standing;
  /** True for a line of the speaker notes. */
  readonly isNote: boolean;
  readonly words: readonly Words[];
}

/** What is compared of a slide. */
export interface ComparedSlide {
  /** Number in its deck, from 1. */
  readonly number: number;
  /** Equal for slides that come from the same place of the same section. */
  readonly key: string;
  /** Id of the section; `agenda`, `divider` and `sources` for generated slides. */
  readonly section: string;
  readonly heading?: string | undefined;
  /** What a reader reads, a line for each paragraph, list item and row of a table. */
  readonly lines: readonly string[];
  readonly notes: readonly string[];
  /** Equal for slides that look the same under one style sheet, but for their numbers. */
  readonly look: string;
}

export interface SlideDifference {
  readonly standing: Standing;
  readonly section: string;
  /** That of the left slide where there is one. */
  readonly heading?: string | undefined;
  /** Number of the slide in the left deck; undefined when it has none. */
  readonly left?: number | undefined;
  readonly right?: number | undefined;
  readonly lines: readonly LineDifference[];
}

/** A fact about a deck that is not the same: its theme, its minutes. */
export interface FactDifference {
  readonly name: string;
  readonly left: string;
  readonly right: string;
}
