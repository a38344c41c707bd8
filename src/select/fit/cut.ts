/** Why an optional section is not in the fitted deck, and what it would have cost: facts for the plan's sentences. */
import { type FitItem, itemsConflict, sumCost } from './item.ts';

export type FitCut =
  /** Together with what it `brings` (ids that it requires and that are out too) it takes `minutes`, `over` more than there is. */
  | {
      readonly kind: 'time';
      readonly minutes: number;
      readonly brings: readonly string[];
      readonly over: number;
    }
  /** It may not meet `with`, which is in. */
  | { readonly kind: 'conflict'; readonly with: string }
  /** It requires `of`, which cannot be in. */
  | { readonly kind: 'requirement'; readonly of: string };

export interface FitResult {
  readonly items: ReadonlyMap<string, FitItem>;
  readonly included: ReadonlySet<string>;
  /** What is left of the budget, in hundredths of a minute. */
  readonly room: number;
}

/** Explains the absence of `item`. What excludes comes before what costs: more time would not help there. */
export function explainCut(item: FitItem, result: FitResult): FitCut {
  const foe = foeOf(item, result);
  if (foe !== undefined) return { kind: 'conflict', with: foe };
  const blocked = item.requires.find((id) => isBlocked(id, result));
  if (blocked !== undefined) return { kind: 'requirement', of: blocked };
  const wanted = missing(item, result);
  const clash = wanted.find((one) => one !== item && wanted.some((other) => itemsConflict(one, other)));
  if (clash !== undefined) return { kind: 'requirement', of: clash.id };
  const cost = sumCost(wanted);
  const brings = wanted.filter((one) => one !== item).map((one) => one.id);
  return { kind: 'time', minutes: cost / 100, brings, over: (cost - result.room) / 100 };
}

function foeOf(item: FitItem, { items, included }: FitResult): string | undefined {
  return [...included].find((id) => {
    const other = items.get(id);
    return other !== undefined && itemsConflict(item, other);
  });
}

/** True when the item, or one that it requires, does not exist or meets one that is in. */
function isBlocked(id: string, result: FitResult): boolean {
  if (result.included.has(id)) return false;
  const item = result.items.get(id);
  if (item === undefined) return true;
  return missing(item, result).some(
    (one) => foeOf(one, result) !== undefined || one.requires.some((other) => !result.items.has(other)),
  );
}

/** The item and all that it requires, transitively, without what is in. */
function missing(item: FitItem, { items, included }: FitResult): readonly FitItem[] {
  const wanted = new Set([item]);
  for (const one of wanted) {
    for (const id of one.requires) {
      const required = items.get(id);
      if (required !== undefined && !included.has(id)) wanted.add(required);
    }
  }
  return [...wanted];
}
