/** Whom a deck is for. */
import type { Place } from '../diagnostics/diagnostic.ts';
import type { Values } from './values.ts';

/** The files that a build can make of a deck; `deck.md` and `report.json` are always made. */
export const FORMATS = ['html', 'presenter', 'pdf', 'handout', 'script', 'png', 'jpeg', 'webp'] as const;
export type Format = (typeof FORMATS)[number];
export const DEFAULT_FORMATS: readonly Format[] = ['html', 'pdf'];

export interface Audience {
  readonly id: string;
  /** How people call it; default: the id. */
  readonly name: string;
  /** Groups that it belongs to (`is`), sorted as written. */
  readonly groups: readonly string[];
  /** Time for the talk; undefined when there is no limit. */
  readonly minutes?: number;
  readonly theme?: string;
  /** The `_brand.yml` of its decks, from the folder in which the audience is defined; undefined: that of the project. */
  readonly brand?: string;
  /** BCP 47 language tag. */
  readonly lang?: string;
  readonly vars: Values;
  /** Labels of sections that it may see. */
  readonly clearance: readonly string[];
  /** Whether files shared with it may hold speaker notes. */
  readonly notes: boolean;
  readonly formats?: readonly Format[];
  /** Where it is defined. */
  readonly at: Place;
  /** Where its values are written, by key, and those below `vars` as `vars.name`. */
  readonly places: ReadonlyMap<string, Place>;
}
