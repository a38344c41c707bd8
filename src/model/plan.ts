/** For every section: in or out of a deck, and the rule that decided. */

/** The rule that put a section in or kept it out. */
export const PLAN_RULES = ['always', 'for', 'label', 'time', 'requires', 'conflicts', 'empty'] as const;
export type PlanRule = (typeof PLAN_RULES)[number];

export interface PlanEntry {
  readonly id: string;
  /** Absolute path. */
  readonly file: string;
  readonly included: boolean;
  readonly rule: PlanRule;
  /** One sentence for people: `for: press does not hold for committee`. */
  readonly reason: string;
  readonly minutes: number;
  readonly slides: number;
}

export interface Plan {
  /** Sum over the included sections. */
  readonly minutes: number;
  /** What the minutes were fitted to; undefined when there is no limit. */
  readonly budget?: number;
  /** False when a better choice may exist, because the search had to end early; undefined: none does. */
  readonly exact?: boolean;
  /** In deck order. */
  readonly sections: readonly PlanEntry[];
}
