/** What a project says for all its decks: `lectern.yaml`, `decks/audiences.yaml`, and where things lie. */
import type { Place } from '../diagnostics/diagnostic.ts';
import type { Audience } from './audience.ts';
import type { Values } from './values.ts';

/** `lectern.yaml`; every key may be missing. */
export interface Settings {
  readonly theme?: string;
  /** Folder for outputs, absolute. */
  readonly out?: string;
  readonly lang?: string;
  readonly author?: string;
  readonly strict?: boolean;
  readonly vars: Values;
  readonly places: ReadonlyMap<string, Place>;
}

export interface Project {
  /** The folder with `lectern.yaml` or `decks/`; for a single file elsewhere, the folder of that file. Absolute. */
  readonly root: string;
  readonly settings: Settings;
  /** By id, in the order of `audiences.yaml`. */
  readonly audiences: ReadonlyMap<string, Audience>;
  /** True when `audiences.yaml` cannot be read: then no name of an audience is checked, so that one fault is told once. */
  readonly audiencesBroken?: boolean;
  /** Every file that was read for this, absolute, sorted. */
  readonly inputs: readonly string[];
}
