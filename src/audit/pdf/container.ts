/**
 * What an object stream holds (ISO 32000-1, 7.5.7) → its objects and their strings. Files of one run differ in few of
 * their objects: those of the same text are read once, and are one value in all files.
 */
import { remembered } from '../remembered.ts';
import type { WordNumbers } from '../word-numbers.ts';
import type { Content } from './stream.ts';
import { wordsOfStrings } from './strings.ts';
import { type PdfValue, readValue } from './syntax.ts';

export interface Container {
  readonly inner: string;
  /** Where the objects begin, in order, and behind the last of them. */
  readonly starts: readonly number[];
  /** By the number of an object, which of the starts is its own. */
  readonly places: ReadonlyMap<number, number>;
  /** Numbers of those that may be pages. */
  readonly pages: readonly number[];
  /** Of all strings in it. */
  readonly words: WordNumbers;
}

const containers = new WeakMap<Content, { readonly first: number; readonly container: Container }>();

/** `first`: where the first object begins, behind the list of their numbers and places. */
export function containerIn(content: Content, first: number): Container {
  const known = containers.get(content);
  if (known?.first === first) return known.container;
  const container = readContainer(content.text, first);
  containers.set(content, { first, container });
  return container;
}

const IS_PAGE = /\/Type\s*\/Page(?![A-Za-z])/g;

function readContainer(inner: string, first: number): Container {
  const index = numbersIn(inner, first);
  const ordered: { readonly number: number; readonly start: number }[] = [];
  for (let at = 0; at + 1 < index.length; at += 2)
    ordered.push({ number: index[at] ?? 0, start: first + (index[at + 1] ?? 0) });
  ordered.sort((a, b) => a.start - b.start);
  const places = new Map(ordered.map(({ number }, place) => [number, place]));
  const starts = [...ordered.map(({ start }) => start), inner.length];
  const pages: number[] = [];
  let place = 0;
  for (const { index: mark } of inner.matchAll(IS_PAGE)) {
    while ((starts[place + 1] ?? Number.POSITIVE_INFINITY) <= mark) place += 1;
    const number = ordered[place]?.number;
    if (number !== undefined) pages.push(number);
  }
  return { inner, starts, places, pages, words: wordsOfStrings(inner) };
}

/** Whole numbers with space between them, up to an offset; none when anything else is there: a torn list names nothing. */
function numbersIn(text: string, until: number): readonly number[] {
  const found: number[] = [];
  let number: number | undefined;
  for (let at = 0; at < until; at += 1) {
    const code = text.charCodeAt(at);
    if (code > 0x2f && code < 0x3a) number = (number ?? 0) * 10 + code - 0x30;
    else if (code > 0x20) return [];
    else if (number !== undefined) {
      found.push(number);
      number = undefined;
    }
  }
  return number === undefined ? found : [...found, number];
}

const readObject = remembered(
  (text) => readValue(text).value,
  () => 100,
);

/** The value of an object, which must be one of the container. */
export function objectIn({ inner, starts, places }: Container, number: number): PdfValue {
  const place = places.get(number) ?? 0;
  return readObject(inner.slice(starts[place], starts[place + 1]));
}
