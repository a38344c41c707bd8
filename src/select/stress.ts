/**
 * Decks → the same decks with the longest value that each variable takes in any of them: over all audiences, and over
 * all rows of a merge. Where one long name breaks a slide, these decks show it without every deck being looked at.
 */
import { type Deck, deckLabel } from '../model/deck.ts';
import type { Value, Values } from '../model/values.ts';

/** A value that is longer in one deck than in the others. */
export interface LongValue {
  /** As templates write it: `audience.name`, `vars.ask`, `row.city`. */
  readonly path: string;
  readonly value: Value;
  /** The deck that has it. */
  readonly of: string;
}

export interface StressedDeck {
  readonly deck: Deck;
  /** What was put in the place of something shorter. */
  readonly put: readonly LongValue[];
}

/**
 * One for each deck whose values are not the longest already. The rows of one deck and audience differ in nothing else,
 * so the first stands for all of them.
 */
export function stressDecks(decks: readonly Deck[]): readonly StressedDeck[] {
  const byId = new Map<string, Deck[]>();
  for (const deck of decks.filter(({ verbatim }) => !verbatim))
    byId.set(deck.id, [...(byId.get(deck.id) ?? []), deck]);
  return [...byId.values()].flatMap((group) => {
    const longest = longestValues(group);
    return firstsOf(group).flatMap((deck) => {
      const put = longest.filter(({ path, value }) => isLonger(value, valueAt(deck, path)));
      return put.length === 0 ? [] : [{ deck: withValues(deck, put), put }];
    });
  });
}

function firstsOf(decks: readonly Deck[]): readonly Deck[] {
  return [...new Map(decks.toReversed().map((deck) => [deck.audience?.id, deck])).values()].reverse();
}

function longestValues(decks: readonly Deck[]): readonly LongValue[] {
  const longest = new Map<string, LongValue>();
  for (const deck of decks) {
    for (const [path, value] of leavesOf(rootOf(deck), '')) {
      const known = longest.get(path);
      if (known === undefined || lengthOf(value) > lengthOf(known.value))
        longest.set(path, { path, value, of: deckLabel(deck) });
    }
  }
  return [...longest.values()];
}

/** What differs between the decks of one deck spec. */
function rootOf({ audience, row, vars }: Deck): Values {
  return {
    ...(audience === undefined ? {} : { audience: { name: audience.name } }),
    vars,
    ...(row === undefined ? {} : { row: row.values }),
  };
}

function* leavesOf(values: Values, prefix: string): Generator<readonly [string, Value]> {
  for (const [name, value] of Object.entries(values)) {
    if (isMapping(value)) yield* leavesOf(value, `${prefix}${name}.`);
    else yield [`${prefix}${name}`, value];
  }
}

/** Only what is there at all is made longer: a template may ask whether it is. */
function isLonger(value: Value, than: Value | undefined): boolean {
  return than !== undefined && typeof than === typeof value && lengthOf(value) > lengthOf(than);
}

const WIDE = /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Hangul}]/u;

/** Room that a value takes, in letters; a list counts with all its entries, a switch with none. */
function lengthOf(value: Value): number {
  if (typeof value === 'string' || typeof value === 'number')
    return [...String(value)].reduce((sum, sign) => sum + (WIDE.test(sign) ? 2 : 1), 0);
  if (!Array.isArray(value)) return 0;
  return value.reduce<number>((sum, one: Value) => sum + 1 + lengthOf(one), 0);
}

function valueAt(deck: Deck, path: string): Value | undefined {
  let value: Value | undefined = rootOf(deck);
  for (const name of path.split('.')) value = isMapping(value) ? value[name] : undefined;
  return value;
}

function withValues(deck: Deck, put: readonly LongValue[]): Deck {
  let root = rootOf(deck);
  for (const { path, value } of put) root = withValue(root, path.split('.'), value);
  const { audience, vars, row } = root;
  return {
    ...deck,
    vars: isMapping(vars) ? vars : {},
    ...(deck.audience !== undefined && isMapping(audience)
      ? { audience: { ...deck.audience, name: String(audience.name) } }
      : {}),
    ...(deck.row !== undefined && isMapping(row) ? { row: { ...deck.row, values: row } } : {}),
  };
}

function withValue(values: Values, [name = '', ...rest]: readonly string[], value: Value): Values {
  const below = values[name];
  if (rest.length === 0) return { ...values, [name]: value };
  return { ...values, [name]: withValue(isMapping(below) ? below : {}, rest, value) };
}

function isMapping(value: Value | undefined): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
