/**
 * The files of a deck, kept with what there was to say about it. Only sound decks are kept: no errors, no leaks, nothing
 * missing. What the audit found out is kept too, in the one form in which it stays true: words that stand in the files and
 * that only what is written for others could make a leak. When one of them is written somewhere since, the deck is made anew.
 * Rules that every build runs look at sections that a deck does not have only to word an error, and what has one is not kept.
 */
import { numberOf, wordOf } from '../../audit/word-numbers.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Deck } from '../../model/deck.ts';
import type { LoadedDeck } from '../../model/deck-spec.ts';
import { type Writings, writtenFor } from '../audit/written.ts';
import type { Question } from '../kept/disk.ts';
import type { Output } from '../outputs/output.ts';
import type { MadeDeck } from '../outputs.ts';
import type { Seen } from '../review.ts';
import type { MadeSoundly } from './deck-cache.ts';
import { type Places, renameFiles } from './places.ts';
import { type Memory, recall, remember } from './recall.ts';
import { hashOf } from './store.ts';

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
  readonly outputs: readonly (Pick<Output, 'format' | 'name'> & { readonly hash: string })[];
  readonly thumbnail: { readonly page: string; readonly hash: string } | null;
  readonly unsettled: readonly Diagnostic[];
  readonly seen: readonly Omit<Seen, 'deck'>[];
  /** Hash of what was told of the deck. */
  readonly told: string;
  /** The file of words that only what is written elsewhere could make leaks, … */
  readonly words: string;
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
  const { store, places } = memory;
  const hashes = [
    ...entry.outputs.map(({ hash }) => hash),
    ...(entry.thumbnail ? [entry.thumbnail.hash] : []),
  ];
  if ((await Promise.all(hashes.map((hash) => store.hasFile(hash)))).includes(false)) return undefined;
  return {
    slides: entry.slides,
    unsettled: renameFiles(entry.unsettled, places.path),
    seenIn: (deck) => renameFiles(entry.seen, places.path).map((one) => ({ ...one, deck })),
    asked: recalled.asked,
    load: async (told) => (entry.told === toldPrint(told, places) ? loadDeck(memory, entry) : undefined),
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
  const { store, places } = memory;
  const { outputs, thumbnail, seen, cached: _, fault: __, ...facts } = made;
  const hashes = await Promise.all(outputs.map(({ bytes }) => store.setFile(bytes)));
  const vocabulary = writtenFor(written.loaded, written);
  const entry: Entry = {
    ...facts,
    outputs: outputs.map(({ format, name }, index) => ({ format, name, hash: hashes[index] ?? '' })),
    thumbnail:
      thumbnail === undefined ? null : { page: thumbnail.page, hash: await store.setFile(thumbnail.webp) },
    unsettled: renameFiles(unsettled, places.name),
    seen: renameFiles(seen, places.name).map(({ finding, at }) => ({ finding, at })),
    told: toldPrint(told, places),
    words: await store.setFile(new TextEncoder().encode([...unexplained].map(wordOf).sort().join('\n'))),
    excused: [...unexplained]
      .filter((word) => vocabulary.has(word))
      .map(wordOf)
      .sort(),
  };
  await remember(memory, key, { asked, value: entry });
}

async function isStillSound({ store }: Memory, entry: Entry, written: Written): Promise<boolean> {
  const bytes = await store.file(entry.words);
  if (bytes === undefined) return false;
  const vocabulary = writtenFor(written.loaded, written);
  const excused = new Set(entry.excused);
  const words = new TextDecoder().decode(bytes).split('\n');
  return words.every((word) => !vocabulary.has(numberOf(word)) || excused.has(word));
}

async function loadDeck({ store }: Memory, entry: Entry): Promise<MadeDeck | undefined> {
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
  const files = await Promise.all(outputs.map(({ hash }) => store.file(hash)));
  const picture = thumbnail === null ? undefined : await store.file(thumbnail.hash);
  if (files.includes(undefined) || (thumbnail !== null && picture === undefined)) return undefined;
  return {
    ...facts,
    seen: [],
    cached: true,
    outputs: outputs.map(({ format, name }, index) => ({
      format,
      name,
      bytes: files[index] ?? new Uint8Array(),
    })),
    ...(thumbnail === null || picture === undefined
      ? {}
      : { thumbnail: { page: thumbnail.page, webp: picture } }),
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
