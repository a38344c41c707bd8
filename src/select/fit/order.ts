/**
 * In which order `layers.ts` decides the options. Partial solutions can only be merged when they agree on the options
 * next to undecided ones, so the fewer decided options have undecided neighbours, the fewer solutions must be kept:
 * one connected group after the other, and within a group always the option that leaves the smallest border.
 */
import type { Choices } from './choices.ts';

/** Every open position once. Larger groups come first: single options, merged without loss, are cheapest at the end. */
export function decisionOrder(choices: Choices, isOpen: (at: number) => boolean): readonly number[] {
  const neighbours = linkNeighbours(choices, isOpen);
  const groups = connectedGroups(neighbours, isOpen);
  groups.sort((a, b) => b.length - a.length || (a[0] ?? 0) - (b[0] ?? 0));
  return groups.flatMap((group) => orderGroup(group, neighbours));
}

type Neighbours = readonly ReadonlySet<number>[];

function linkNeighbours(choices: Choices, isOpen: (at: number) => boolean): Neighbours {
  const neighbours = choices.options.map(() => new Set<number>());
  const join = (left: number, right: number) => {
    if (left === right || !isOpen(left) || !isOpen(right)) return;
    neighbours[left]?.add(right);
    neighbours[right]?.add(left);
  };
  choices.options.forEach((option, at) => {
    for (const other of option.requires) join(at, other);
  });
  for (const [left, right] of choices.pairs) join(left, right);
  return neighbours;
}

function connectedGroups(neighbours: Neighbours, isOpen: (at: number) => boolean): number[][] {
  const seen = new Set<number>();
  const groups: number[][] = [];
  neighbours.forEach((_, start) => {
    if (seen.has(start) || !isOpen(start)) return;
    const group = new Set([start]);
    for (const at of group) for (const next of neighbours[at] ?? []) group.add(next);
    for (const at of group) seen.add(at);
    groups.push([...group].sort((a, b) => a - b));
  });
  return groups;
}

function orderGroup(group: readonly number[], neighbours: Neighbours): readonly number[] {
  const open = new Set(group);
  const border = new Set<number>();
  const order: number[] = [];
  while (open.size > 0) {
    const next = smallestBorder(open, border, neighbours);
    order.push(next);
    open.delete(next);
    border.delete(next);
    for (const other of neighbours[next] ?? []) if (open.has(other)) border.add(other);
  }
  return order;
}

/** The open option whose decision adds fewest to the border; of equals one that already lies on it, then the first. */
function smallestBorder(
  open: ReadonlySet<number>,
  border: ReadonlySet<number>,
  neighbours: Neighbours,
): number {
  let best = -1;
  let least = Number.POSITIVE_INFINITY;
  for (const at of open) {
    let added = border.has(at) ? -1 : 0;
    for (const other of neighbours[at] ?? []) if (open.has(other) && !border.has(other)) added += 1;
    if (added < least) [best, least] = [at, added];
  }
  return best;
}
