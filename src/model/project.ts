/** What a project says for all its decks: `lectern.yaml`, `decks/audiences.yaml`, and where things lie. */
import type { Code } from '../diagnostics/codes.ts';
import type { Place } from '../diagnostics/diagnostic.ts';
import type { Audience } from './audience.ts';
import type { Values } from './values.ts';

export const IMAGE_SIZES = ['fitted', 'original'] as const;
export type ImageSize = (typeof IMAGE_SIZES)[number];

export const RULE_WEIGHTS = ['error', 'warning', 'info', 'off'] as const;
export type RuleWeight = (typeof RULE_WEIGHTS)[number];

/** `lectern.yaml`; every key may be missing. */
export interface Settings {
  readonly theme?: string;
  /** Folder for outputs, absolute. */
  readonly out?: string;
  readonly lang?: string;
  readonly author?: string;
  readonly strict?: boolean;
  /** Severities that differ from those of the table of codes. */
  readonly rules?: ReadonlyMap<Code, RuleWeight>;
  /** Whether pictures go into a deck as they are, or with no more pixels than a slide can show; default `fitted`. */
  readonly images?: ImageSize;
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
