/** What a page that is presented is made of, beside the deck itself. */

/** Which page: the one that is shared, or the speaker's with notes and plan. */
export type ViewerRole = 'deck' | 'presenter';

/** The viewer as compiled for a page. */
export interface ViewerFiles {
  /** Script that runs before the slides are read. */
  readonly boot: string;
  readonly script: string;
  readonly style: string;
}

/** Slides that stand together under one name. */
export interface ViewerSection {
  /** Index of its first slide, from 0. */
  readonly first: number;
  readonly name: string;
  /** What the plan gives it; 0 for slides that are generated. */
  readonly minutes: number;
}
