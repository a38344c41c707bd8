/** One Markdown file of the library, read and validated; its slides are still text. */
import type { Place } from '../diagnostics/diagnostic.ts';
import type { SourceText } from '../source/source-text.ts';
import type { Condition } from './condition.ts';
import type { Ignore } from './ignore.ts';
import type { Values } from './values.ts';

export const PRIORITIES = ['must', 'should', 'could'] as const;
export type Priority = (typeof PRIORITIES)[number];

/** The id of another section, and where it is written. */
export interface SectionRef {
  readonly id: string;
  readonly at: Place;
  /** Title of the part of the talk that it belongs to. */
  readonly part?: string;
}

export interface Section {
  /** `prices`, or `shared/prices` for a section that any deck may use; `opening` for the body of the deck spec. */
  readonly id: string;
  /** Absolute path of its file. */
  readonly file: string;
  readonly source: SourceText;
  /** Offset in `source` at which the Markdown begins, after the front matter. */
  readonly bodyOffset: number;
  readonly title?: string;
  /** Which audiences get it; undefined: all. */
  readonly for?: Condition;
  /** Minutes that it takes; undefined: one a slide. */
  readonly minutes?: number;
  readonly priority: Priority;
  /** Layout of its slides that name none. */
  readonly layout?: string;
  readonly requires: readonly SectionRef[];
  readonly conflicts: readonly SectionRef[];
  /** A word such as `internal` that an audience needs clearance for. */
  readonly label?: string;
  readonly tags: readonly string[];
  readonly vars: Values;
  readonly owner?: string;
  /** ISO date (`2026-03-01`); the content is stale after this day. */
  readonly expires?: string;
  /** True: shown after the end, with a numbering of its own. */
  readonly appendix: boolean;
  /** What the front matter says is not to be said of the file. */
  readonly ignores: readonly Ignore[];
  /** Where keys of the front matter stand, for diagnostics of later phases. */
  readonly places: ReadonlyMap<string, Place>;
}
