/**
 * Sets of small whole numbers as bits, 32 to a word: what the search of `search.ts` copies and compares by the
 * thousand. Values, never changed in place; two sets that meet in one operation must be of one size.
 */

export type Bits = readonly number[];

/** The set of `members`, each from 0 to `size` - 1. */
export function bitsOf(size: number, members: Iterable<number>): Bits {
  const words = new Array<number>((size + 31) >> 5).fill(0);
  for (const member of members) words[member >> 5] = (words[member >> 5] ?? 0) | (1 << (member & 31));
  return words;
}

export function hasBit(bits: Bits, member: number): boolean {
  return (((bits[member >> 5] ?? 0) >>> (member & 31)) & 1) === 1;
}

export function unite(left: Bits, right: Bits): Bits {
  const words = left.slice();
  for (let at = 0; at < words.length; at += 1) words[at] = (words[at] ?? 0) | (right[at] ?? 0);
  return words;
}

/** True when the two sets have a member in common. */
export function meet(left: Bits, right: Bits): boolean {
  for (let at = 0; at < left.length; at += 1) {
    if (((left[at] ?? 0) & (right[at] ?? 0)) !== 0) return true;
  }
  return false;
}

/**
 * Of two sets with equally many members: negative when the sorted list of `left` is lexicographically smaller,
 * which is when the smallest number that only one of them has belongs to `left`; 0 when they are the same.
 */
export function compareMembers(left: Bits, right: Bits): number {
  for (let at = 0; at < left.length; at += 1) {
    const mine = left[at] ?? 0;
    const difference = mine ^ (right[at] ?? 0);
    if (difference !== 0) return (mine & difference & -difference) !== 0 ? -1 : 1;
  }
  return 0;
}

/**
 * False when no set of as many members as `rival` that avoids `barred` can come before `rival` or equal it:
 * the smallest number on which `rival` and "all but `barred`" differ is one that `rival` has.
 */
export function mayPrecede(rival: Bits, barred: Bits): boolean {
  for (let at = 0; at < rival.length; at += 1) {
    const theirs = rival[at] ?? 0;
    const difference = theirs ^ ~(barred[at] ?? 0);
    if (difference !== 0) return (theirs & difference & -difference) === 0;
  }
  return true;
}

/** Any fixed order of the parts of two sets that lie within `mask`; 0 when these parts are the same. */
export function compareWithin(mask: Bits, left: Bits, right: Bits): number {
  for (let at = 0; at < mask.length; at += 1) {
    const within = mask[at] ?? 0;
    const mine = (left[at] ?? 0) & within;
    const other = (right[at] ?? 0) & within;
    if (mine !== other) return mine - other;
  }
  return 0;
}

/** A number below 2^31 that is the same for all sets whose part within `mask` is the same. */
export function hashWithin(mask: Bits, bits: Bits, seed: number): number {
  let hash = seed;
  for (let at = 0; at < mask.length; at += 1) {
    hash = Math.imul(hash ^ ((bits[at] ?? 0) & (mask[at] ?? 0)), 0x9e3779b1);
    hash ^= hash >>> 15;
  }
  return hash & 0x7fffffff;
}
