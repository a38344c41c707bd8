/**
 * Prints of slides, kept between runs: a section that was edited costs the printing of its slides, and a note or another
 * date costs none. Each batch is a pack; a list for each look says which slides are in which.
 */
import type { Batch, BatchStore, KeptBatch } from '../../export/joined/batch.ts';
import { hashOf } from './hash.ts';
import type { Store } from './store.ts';

/** So many batches of one look are listed; those that were used last stay. */
const MOST_BATCHES = 200;

interface Listed {
  /** Of the pack. */
  readonly name: string;
  readonly slides: readonly string[];
}

/** The value of a pack; its files are the PDF and the pictures, in their order. */
interface Note {
  readonly slides: readonly string[];
  /** Null when nothing was asked. */
  readonly answers: readonly unknown[];
  readonly pictured: readonly number[];
}

/** `prefix` says which program and browser print; `read`: whether what earlier runs kept may be used. */
export function keepBatches(
  store: Store,
  { prefix, read }: { readonly prefix: string; readonly read: boolean },
): BatchStore {
  const used = new Set<string>();
  let turn: Promise<void> = Promise.resolve();
  const listName = (look: string) => `slides-${hashOf(JSON.stringify([prefix, look]))}`;
  const listed = async (look: string) => ((await store.value(listName(look))) ?? []) as readonly Listed[];
  const list = async (look: string, added: Listed) => {
    const others = (await listed(look)).filter(({ name }) => name !== added.name);
    const recent = others.filter(({ name }) => used.has(name));
    const older = others.filter(({ name }) => !used.has(name));
    await store.set(listName(look), [added, ...recent, ...older].slice(0, MOST_BATCHES));
  };
  const keptBatch = ({ name, slides }: Listed): KeptBatch => ({
    slides,
    load: async () => {
      used.add(name);
      return batchOf(await store.pack(name));
    },
  });
  return {
    list: async (look) => (read ? (await listed(look)).map(keptBatch) : []),
    keep: async (look, batch) => {
      const name = `${listName(look)}-${hashOf(batch.slides.join('\n')).slice(0, 32)}`;
      const { note, files } = noteOf(batch);
      await store.set(name, note, files);
      used.add(name);
      // One after the other: each reads the list that the one before has written.
      turn = turn.then(() => list(look, { name, slides: batch.slides }));
      await turn;
    },
  };
}

function noteOf({ slides, pdf, answers, pictures }: Batch) {
  const pictured = pictures.flatMap((picture, index) => (picture === undefined ? [] : [index]));
  const note: Note = { slides, answers: answers.map((answer) => answer ?? null), pictured };
  return { note, files: [pdf, ...pictures.flatMap((picture) => picture ?? [])] };
}

function batchOf(pack: Awaited<ReturnType<Store['pack']>>): Batch | undefined {
  if (pack === undefined) return undefined;
  const { slides, answers, pictured } = pack.value as Note;
  const [pdf, ...taken] = pack.files;
  if (pdf === undefined) return undefined;
  return { slides, pdf, answers, pictures: slides.map((_, index) => taken[pictured.indexOf(index)]) };
}
