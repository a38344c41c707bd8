/**
 * What was made before, found again by what the world outside answers now. Kept under a key are the questions that were
 * asked while something was made; the answers of today, with the key, name what was made of them. So nothing needs to be
 * told what it depends on: a file that was looked for and not found is an input like any other.
 */
import type { KeptDisk, Question } from '../kept/disk.ts';
import { hashOf } from './hash.ts';
import type { Places } from './places.ts';
import type { Store } from './store.ts';

/** How many different lists of questions are kept under one key, one for each branch of a repository, say. */
const MOST_LISTS = 4;

export interface Memory {
  readonly store: Store;
  /** Of this run: it answers each question once. */
  readonly disk: KeptDisk;
  readonly places: Places;
}

export interface Recalled {
  /** As `JSON.parse` gives it. */
  readonly value: unknown;
  /** The files that were kept with it; undefined when one of them is broken. */
  files(): Promise<readonly Uint8Array[] | undefined>;
  /** What it rests on. */
  readonly asked: ReadonlySet<Question>;
}

/** What was kept under this key for the world as it is now; undefined when nothing was. */
export async function recall(memory: Memory, key: string): Promise<Recalled | undefined> {
  const { store, places } = memory;
  for (const questions of await questionLists(store, key)) {
    const name = await answeredName(memory, key, questions);
    const value = name && (await store.value(name));
    if (name !== undefined && value !== undefined) {
      const asked = questions.map((question) => named(question, places.path) as Question);
      return { value, asked: new Set(asked), files: async () => (await store.pack(name))?.files };
    }
  }
  return undefined;
}

/** Keeps a value of plain data, with files. Not kept is what rests on the network. */
export async function remember(
  memory: Memory,
  key: string,
  given: {
    readonly asked: ReadonlySet<Question>;
    readonly value: unknown;
    readonly files?: readonly Uint8Array[];
  },
): Promise<void> {
  const { store, places } = memory;
  const questions = [...given.asked].map((question) => named(question, places.name)).sort();
  const name = await answeredName(memory, key, questions);
  if (name === undefined) return;
  const lists = await questionLists(store, key);
  const others = lists.filter((list) => list.join('\n') !== questions.join('\n'));
  await store.set(name, given.value, given.files);
  await store.set(listName(key), [questions, ...others].slice(0, MOST_LISTS));
}

async function questionLists(store: Store, key: string): Promise<readonly (readonly string[])[]> {
  return ((await store.value(listName(key))) ?? []) as readonly (readonly string[])[];
}

function listName(key: string): string {
  return `asked-${key}`;
}

/** Undefined when an answer cannot be relied on. */
async function answeredName(
  { disk, places }: Memory,
  key: string,
  questions: readonly string[],
): Promise<string | undefined> {
  const answers = await Promise.all(
    questions.map(async (question) => {
      const print = await disk.print(named(question, places.path) as Question);
      return question.startsWith('real ') ? print && relocated(print, places) : print;
    }),
  );
  if (answers.includes(undefined)) return undefined;
  return `made-${hashOf(JSON.stringify([key, questions, answers]))}`;
}

/** The answer to `real` is a path too, as JSON. */
function relocated(print: string, places: Places): string {
  return print.startsWith('"') ? places.name(JSON.parse(print)) : print;
}

/** A question with its path changed; a question that names none stays. */
function named(question: string, rename: (path: string) => string): string {
  const end = question.indexOf(' ') + 1;
  return `${question.slice(0, end)}${rename(question.slice(end))}`;
}
