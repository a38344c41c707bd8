/**
 * The words of a deck as they are kept. Nearly all of them are those of the viewer and the theme, which every deck of a
 * run has: they are kept once, and of a deck only what it has beside them or has not.
 */

import type { Vocabulary } from '../../audit/vocabulary.ts';
import { numberOf, wordOf } from '../../audit/word-numbers.ts';
import { hashOf } from './hash.ts';
import type { Store } from './store.ts';

export interface KeptWords {
  /** The name of the list that others have too. */
  readonly common: string;
  /** What is not in this deck of that list, … */
  readonly without: readonly string[];
  /** … and what is in it beside that. */
  readonly own: readonly string[];
}

interface Common {
  readonly name: string;
  readonly words: ReadonlySet<number>;
}

/** The list of this run: the words of the first deck that it made. */
const ofRun = new WeakMap<Store, Promise<Common>>();

/** `words`: numbers of words, as the audit has them. */
export async function keepWords(store: Store, words: ReadonlySet<number>): Promise<KeptWords> {
  const made = ofRun.get(store) ?? keepCommon(store, words);
  ofRun.set(store, made);
  const common = await made;
  const listed = (all: ReadonlySet<number>, others: ReadonlySet<number>) =>
    [...all]
      .filter((word) => !others.has(word))
      .map(wordOf)
      .sort();
  return { common: common.name, without: listed(common.words, words), own: listed(words, common.words) };
}

async function keepCommon(store: Store, words: ReadonlySet<number>): Promise<Common> {
  const list = [...words].map(wordOf).sort();
  const name = `words-${hashOf(list.join('\n'))}`;
  await store.set(name, list);
  return { name, words };
}

/** Those of the words that are in a vocabulary; undefined when the list is gone. */
export async function wordsIn(
  store: Store,
  { common, without, own }: KeptWords,
  vocabulary: Vocabulary,
): Promise<readonly string[] | undefined> {
  const found = await commonIn(store, common, vocabulary);
  if (found === undefined) return undefined;
  const absent = new Set(without);
  return [
    ...found.filter((word) => !absent.has(word)),
    ...own.filter((word) => vocabulary.has(numberOf(word))),
  ];
}

/** By vocabulary and list: it is asked for every deck of a run. */
const known = new WeakMap<Vocabulary, Map<string, Promise<readonly string[] | undefined>>>();

function commonIn(
  store: Store,
  name: string,
  vocabulary: Vocabulary,
): Promise<readonly string[] | undefined> {
  const lists = known.get(vocabulary) ?? new Map<string, Promise<readonly string[] | undefined>>();
  known.set(vocabulary, lists);
  const found =
    lists.get(name) ??
    store.value(name).then((list) => {
      const words = list as readonly string[] | undefined;
      return words?.filter((word) => vocabulary.has(numberOf(word)));
    });
  lists.set(name, found);
  return found;
}
