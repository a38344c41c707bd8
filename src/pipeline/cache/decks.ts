/**
 * The files of a deck, kept with what there was to say about it. Only sound decks are kept: no errors, no leaks, nothing
 * missing. What the audit found out is kept too, in the one form in which it stays true: words that stand in the files and
 * that only what is written for others could make a leak. When one of them is written somewhere since, the deck is made anew.
 * Rules that every build runs look at sections that a deck does not have only to word an error, and what has one is not kept.
 */
import { wordOf } from '../../audit/word-numbers.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Deck } from '../../model/deck.ts';
import type { LoadedDeck } from '../../model/deck-spec.ts';
import { type Writings, writtenFor } from '../audit/written.ts';
import type { Question } from '../kept/disk.ts';
import type { Output } from '../outputs/output.ts';
import type { MadeDeck } from '../outputs.ts';
import type { Seen } from '../review.ts';
import { type KeptWords, keepWords, wordsIn } from './common-words.ts';
import type { MadeSoundly } from './deck-cache.ts';
import { hashOf } from './hash.ts';
import { type Places, renameFiles } from './places.ts';
import { type Memory, recall, remember } from './recall.ts';

export interface KeptDeck {
  readonly slides: number;
  /** What was said while the deck was assembled, rendered and checked. */
  readonly unsettled: readonly Diagnostic[];
  /** What is cut off on its slides, where it was printed. */
  seenIn(deck: Deck): readonly Seen[];
  readonly asked: ReadonlySet<Question>;
  /** Undefined when a file is broken or gone, or when other things than `told` were told of the deck. */
  load(told: readonly Diagnostic[]): Promise<MadeDeck | undefined>;
}

/** What authors wrote, for this deck and for others. */
export interface Written extends Writings {
  readonly loaded: LoadedDeck;
}

interface Entry extends Pick<MadeDeck, 'deck' | 'audience' | 'row' | 'title' | 'slides' | 'minutes'> {
  /** In the order of the files, … */
  readonly outputs: readonly Pick<Output, 'format' | 'name'>[];
  /** … of which the last is the picture, where there is one: the hash of the page that it shows. */
  readonly thumbnail: string | null;
  readonly unsettled: readonly Diagnostic[];
  readonly seen: readonly Omit<Seen, 'deck'>[];
  /** Hash of what was told of the deck. */
  readonly told: string;
  /** Words that only what is written elsewhere could make leaks, … */
  readonly words: KeptWords;
  /** … and those that are written and are none, because the program says them itself. */
  readonly excused: readonly string[];
}

/** The deck of this key, if it is still what the build would make. */
export async function recallDeck(
  memory: Memory,
  key: string,
  written: Written,
): Promise<KeptDeck | undefined> {
  const recalled = await recall(memory, key);
  if (recalled === undefined) return undefined;
  const entry = recalled.value as Entry;
  if (!(await isStillSound(memory, entry, written))) return undefined;
  const { places } = memory;
  return {
    slides: entry.slides,
    unsettled: renameFiles(entry.unsettled, places.path),
    seenIn: (deck) => renameFiles(entry.seen, places.path).map((one) => ({ ...one, deck })),
    asked: recalled.asked,
    load: async (told) =>
      entry.told === toldPrint(told, places) ? loadDeck(entry, await recalled.files()) : undefined,
  };
}

/** Keeps a deck, unless it is not whole. */
export async function rememberDeck(
  memory: Memory,
  key: string,
  given: MadeSoundly & { readonly written: Written },
): Promise<void> {
  const { made, asked, unsettled, told, unexplained, written } = given;
  if (made.fault !== undefined) return;
  const { places } = memory;
  const { outputs, thumbnail, seen, cached: _, fault: __, ...facts } = made;
  const vocabulary = writtenFor(written.loaded, written);
  const entry: Entry = {
    ...facts,
    outputs: outputs.map(({ format, name }) => ({ format, name })),
    thumbnail: thumbnail?.page ?? null,
    unsettled: renameFiles(unsettled, places.name),
    seen: renameFiles(seen, places.name).map(({ finding, at }) => ({ finding, at })),
    told: toldPrint(told, places),
    words: await keepWords(memory.store, unexplained),
    excused: [...unexplained]
      .filter((word) => vocabulary.has(word))
      .map(wordOf)
      .sort(),
  };
  const files = [...outputs.map(({ bytes }) => bytes), ...(thumbnail === undefined ? [] : [thumbnail.webp])];
  await remember(memory, key, { asked, value: entry, files });
}

async function isStillSound(
  { store }: Memory,
  { words, excused }: Entry,
  written: Written,
): Promise<boolean> {
  const said = await wordsIn(store, words, writtenFor(written.loaded, written));
  const known = new Set(excused);
  return said?.every((word) => known.has(word)) === true;
}

function loadDeck(entry: Entry, files: readonly Uint8Array[] | undefined): MadeDeck | undefined {
  if (files === undefined) return undefined;
  const {
    outputs,
    thumbnail,
    seen: _,
    unsettled: __,
    told: ___,
    words: ____,
    excused: _____,
    ...facts
  } = entry;
  const at = (index: number) => files[index] ?? new Uint8Array();
  return {
    ...facts,
    seen: [],
    cached: true,
    outputs: outputs.map((output, index) => ({ ...output, bytes: at(index) })),
    ...(thumbnail === null ? {} : { thumbnail: { page: thumbnail, webp: at(outputs.length) } }),
  };
}

function toldPrint(told: readonly Diagnostic[], places: Places): string {
  const facts = renameFiles(told, places.name).map(({ code, severity, message, at }) => [
    code,
    severity,
    message,
    at,
  ]);
  return hashOf(JSON.stringify(facts));
}
