/**
 * Judged sections + the minutes that there are → which stay. Bridges sections and `fit.ts`, which knows ids and
 * numbers only, and turns its answer into verdicts. Without a limit every section that passed the rules stays.
 */

import { type FitItem, itemsConflict, neededItems } from './fit/item.ts';
import { fitSections } from './fit.ts';
import { cutReason, reasons } from './reasons.ts';
import { type Judged, refKey, type Verdict } from './rules.ts';

export interface Timed {
  readonly judged: readonly Judged[];
  /** Minutes of all that is in. */
  readonly minutes: number;
  /** Minutes by which what must be in exceeds the budget; 0 without one. */
  readonly over: number;
  /** False when a better choice may exist. */
  readonly exact: boolean;
}

/** Fits what passed the rules into `budget` minutes; undefined: no limit. */
export function fitToTime(judged: readonly Judged[], budget: number | undefined): Timed {
  const passed = judged.filter(({ verdict }) => verdict.included);
  if (budget === undefined) return { judged, minutes: sumMinutes(passed), over: 0, exact: true };
  const items = passed.map(itemOf);
  const fit = fitSections(items, budget);
  const needed = neededItems(items);
  const room = budget - fit.minutes;
  const verdictOf = ({ section, minutes, verdict }: Judged): Verdict => {
    const key = refKey(section);
    const cut = fit.cuts.get(key);
    if (cut !== undefined) {
      const rule = ({ conflict: 'conflicts', requirement: 'requires', time: 'time' } as const)[cut.kind];
      // It would fit alone, so what keeps it out is the time of what it requires.
      const isDragged = cut.kind === 'time' && minutes <= room;
      return { included: false, rule: isDragged ? 'requires' : rule, reason: cutReason(cut, budget) };
    }
    if (section.priority === 'must') return verdict;
    const asker = needed.get(key);
    if (asker !== undefined) return { included: true, rule: 'requires', reason: reasons.neededBy(asker) };
    return { included: true, rule: 'time', reason: reasons.fits(minutes, budget) };
  };
  const settled = judged.map((one) => (one.verdict.included ? { ...one, verdict: verdictOf(one) } : one));
  const kept = settled.filter(({ verdict }) => verdict.included);
  return { judged: settled, minutes: sumMinutes(kept), over: fit.over, exact: fit.exact };
}

/** Pairs of sections that are both in although one names the other under `conflicts`, each once, in deck order. */
export function meetingConflicts(judged: readonly Judged[]): readonly (readonly [Judged, Judged])[] {
  const kept = judged.filter(({ verdict }) => verdict.included).map((one) => ({ one, item: itemOf(one) }));
  if (kept.every(({ item }) => item.conflicts.length === 0)) return [];
  return kept.flatMap(({ one, item }, at) =>
    kept
      .slice(at + 1)
      .filter((other) => itemsConflict(item, other.item))
      .map((other) => [one, other.one] as const),
  );
}

function itemOf({ section, minutes }: Judged): FitItem {
  return {
    id: refKey(section),
    minutes,
    priority: section.priority,
    requires: section.requires.map(refKey),
    conflicts: section.conflicts.map(refKey),
  };
}

/** Rounded to hundredths: a sum of decimal fractions has a tail in binary. */
function sumMinutes(judged: readonly Judged[]): number {
  return Math.round(judged.reduce((sum, { minutes }) => sum + minutes, 0) * 100) / 100;
}
