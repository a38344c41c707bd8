/**
 * Decks → which shard builds which. Every shard finds the same answer by itself, from the decks alone. The dearest deck
 * goes first, each to the shard that has least to do, so that no shard has more than a third above its fair part
 * (R. L. Graham, Bounds on multiprocessing timing anomalies, 1969).
 */

import type { Deck } from '../../model/deck.ts';
import type { Share } from '../../model/shard.ts';
import { relativePath } from '../relative.ts';

/**
 * What a deck costs beside its slides, in slides. Measured with HTML and PDF, 24 rows of 1, 12 and 48 slides on two
 * processors: 137 ms a deck and 2.7 ms a slide.
 */
const DECK_COST = 50;

/** One share for each deck, sorted by folder. `out`: the folder of all outputs, absolute. */
export function shareOut(
  decks: readonly { readonly deck: Deck; readonly outFolder: string }[],
  given: { readonly out: string; readonly shards: number },
): readonly Share[] {
  const costs = decks
    .map(({ deck, outFolder }) => ({ folder: relativePath(given.out, outFolder), cost: costOf(deck) }))
    .sort((a, b) => b.cost - a.cost || (a.folder < b.folder ? -1 : 1));
  const loads = Array.from({ length: given.shards }, () => 0);
  const shares = costs.map(({ folder, cost }): Share => {
    const least = loads.indexOf(Math.min(...loads));
    loads[least] = (loads[least] ?? 0) + cost;
    return { folder, shard: least + 1 };
  });
  return shares.sort((a, b) => (a.folder < b.folder ? -1 : 1));
}

function costOf({ plan }: Deck): number {
  return plan.sections.reduce((sum, { included, slides }) => sum + (included ? slides : 0), DECK_COST);
}
