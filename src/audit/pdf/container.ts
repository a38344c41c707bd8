/**
 * What an object stream holds (ISO 32000-1, 7.5.7) → its objects and their strings. Files of one run differ in few of
 * their objects: those of the same text are read once, and are one value in all files.
 */
import { remembered } from '../remembered.ts';
import type { WordNumbers } from '../word-numbers.ts';
import { wordsOfStrings } from './strings.ts';
import { type PdfValue, readValue } from './syntax.ts';

export interface Container {
  readonly inner: string;
  /** Where each object begins, by its number. */
  readonly starts: ReadonlyMap<number, number>;
  /** Where each object ends at the latest, by where it begins. */
  readonly ends: ReadonlyMap<number, number>;
  /** Numbers of those that may be pages. */
  readonly pages: readonly number[];
  /** Of all strings in it. */
  readonly words: WordNumbers;
}

/** `count` objects; `first`: where the first begins, behind the list of their numbers and places. */
export function containerIn({ count, first }: { count: number; first: number }, inner: string): Container {
  return containers(`${count} ${first} ${inner}`);
}

const containers = remembered(
  (text): Container => {
    const [, count, first, inner = ''] = /^(\d+) (\d+) ([\s\S]*)$/.exec(text) ?? [];
    const index = (inner.slice(0, Number(first)).match(/\d+/g) ?? []).map(Number);
    const pairs = Math.min(Number(count), index.length >> 1);
    const starts = new Map<number, number>();
    for (let at = 0; at < pairs * 2; at += 2)
      starts.set(index[at] ?? 0, Number(first) + (index[at + 1] ?? 0));
    return { inner, starts, ...pagesAmong(starts, inner), words: wordsOfStrings(inner) };
  },
  ({ starts, words }) => (starts.size + words.length) * 16,
);

const IS_PAGE = /\/Type\s*\/Page(?![A-Za-z])/;

function pagesAmong(starts: ReadonlyMap<number, number>, inner: string): Pick<Container, 'ends' | 'pages'> {
  const ordered = [...starts].sort(([, a], [, b]) => a - b);
  const ends = new Map<number, number>();
  const pages: number[] = [];
  for (const [index, [number, start]] of ordered.entries()) {
    const end = ordered[index + 1]?.[1] ?? inner.length;
    ends.set(start, end);
    if (IS_PAGE.test(inner.slice(start, end))) pages.push(number);
  }
  return { ends, pages };
}

const readObject = remembered(
  (text) => readValue(text).value,
  () => 100,
);

export function objectIn({ inner, starts, ends }: Container, number: number): PdfValue {
  const start = starts.get(number) ?? 0;
  return readObject(inner.slice(start, ends.get(start)));
}
