/** What claims cite. */
import type { Place } from '../diagnostics/diagnostic.ts';

/** Whose word a source is: of one party, of an office, of somebody without a stake, or the first-hand record. */
export const STANDINGS = ['party', 'official', 'independent', 'primary'] as const;
export type Standing = (typeof STANDINGS)[number];

export interface Source {
  /** The key after `@`. */
  readonly id: string;
  /** Undefined: nothing was said of it. */
  readonly standing?: Standing;
  /** The entry of the list of sources, as plain text. */
  readonly reference: string;
  /** A short name, for marks on a slide: `Smith 2020`. */
  readonly short: string;
  readonly at: Place;
}

/** A statement that carries a citation. */
export interface Claim {
  /** Ids of the sources, in the order in which they are written. */
  readonly sources: readonly string[];
  /** Id of the section that makes it. */
  readonly section: string;
  readonly at: Place;
  /** True when every source of it is of one party's standing. */
  readonly partyOnly: boolean;
}
