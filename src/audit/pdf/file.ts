/**
 * Bytes of a PDF → its objects, those in object streams too (ISO 32000-1, 7.5.7). Objects are looked for where they
 * stand and not by the cross-reference table: an old version of an object that a table no longer names is still in
 * the file, and what is still in the file can be read.
 */
import { inflateSync } from 'node:zlib';
import { keyOf, rememberFiles } from '../remembered.ts';
import { isDictionary, type PdfDictionary, type PdfValue, readValue } from './syntax.ts';

export interface PdfStream {
  readonly dictionary: PdfDictionary;
  readonly raw: Uint8Array;
}

export interface PdfObjects {
  /** The value of an object, of a stream its dictionary; undefined when there is no such object. */
  value(number: number): PdfValue | undefined;
  /** Every object that is a page. */
  readonly pages: readonly PdfDictionary[];
  readonly streams: ReadonlyMap<number, PdfStream>;
  /** The text of everything outside of streams, object streams opened: where every string stands. */
  readonly texts: readonly string[];
  readonly trailer: PdfDictionary;
}

const IS_PAGE = /\/Type\s*\/Page(?![A-Za-z])/g;
const OBJECT = /(\d+)[\0\t\n\f\r ]+\d+[\0\t\n\f\r ]+obj\b/g;

/** Reads all objects; undefined when the file holds none or is encrypted, so that nothing in it can be judged. */
export function readObjects(bytes: Uint8Array): PdfObjects | undefined {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const values = new Map<number, PdfValue>();
  const containers: Container[] = [];
  const streams = new Map<number, PdfStream>();
  const texts: string[] = [];
  let trailer: PdfDictionary = new Map();
  let outside = 0;
  OBJECT.lastIndex = 0;
  for (let match = OBJECT.exec(text); match !== null; match = OBJECT.exec(text)) {
    const number = Number(match[1]);
    const { value, end } = readValue(text, OBJECT.lastIndex);
    values.set(number, value);
    OBJECT.lastIndex = end;
    const opening = isDictionary(value) ? /^\s*stream\r?\n/.exec(text.slice(end, end + 32)) : null;
    if (opening === null || !isDictionary(value)) continue;
    const from = end + opening[0].length;
    const until = streamEnd(text, from, value.get('Length'));
    streams.set(number, { dictionary: value, raw: bytes.subarray(from, until) });
    texts.push(text.slice(outside, end));
    outside = until;
    OBJECT.lastIndex = until;
    if (nameOf(value.get('Type')) === 'XRef') trailer = new Map([...trailer, ...value]);
  }
  texts.push(text.slice(outside));
  for (const stream of streams.values()) {
    if (nameOf(stream.dictionary.get('Type')) !== 'ObjStm') continue;
    const container = containerOf(stream);
    texts.push(container.inner);
    containers.unshift(container);
  }
  for (const at of text.matchAll(/\btrailer\b/g)) {
    const { value } = readValue(text, at.index + 7);
    if (isDictionary(value)) trailer = new Map([...trailer, ...value]);
  }
  if (values.size === 0 || trailer.has('Encrypt')) return undefined;
  // Most objects are tags, whose strings are read from the text; only those that are asked for become values.
  const value = (number: number): PdfValue | undefined => {
    const holder = values.has(number) ? undefined : containers.find(({ starts }) => starts.has(number));
    if (holder !== undefined) values.set(number, readValue(holder.inner, holder.starts.get(number)).value);
    return values.get(number);
  };
  for (const { pages: numbers } of containers) for (const number of numbers) value(number);
  const pages = [...values.values()].filter(isDictionary).filter((one) => nameOf(one.get('Type')) === 'Page');
  return { value, pages, streams, texts, trailer };
}

/** An object stream. */
interface Container {
  readonly inner: string;
  /** Where each object begins, by its number. */
  readonly starts: ReadonlyMap<number, number>;
  /** Numbers of those that may be pages. */
  readonly pages: readonly number[];
}

/** By its length where that stands in its dictionary and holds, else by the word that ends it. */
function streamEnd(text: string, from: number, length: PdfValue | undefined): number {
  if (typeof length === 'number' && /^\s*endstream/.test(text.slice(from + length, from + length + 16)))
    return from + length;
  const end = text.indexOf('endstream', from);
  return end === -1 ? text.length : end;
}

const opened = rememberFiles<Container>(({ starts }) => starts.size * 8);

function containerOf(stream: PdfStream): Container {
  const [count, first] = [stream.dictionary.get('N'), stream.dictionary.get('First')];
  return opened(`${count} ${first} ${streamKey(stream)}`, () => {
    const inner = streamText(stream);
    if (typeof count !== 'number' || typeof first !== 'number')
      return { inner, starts: new Map(), pages: [] };
    const index = inner.slice(0, first).trim().split(/\s+/).map(Number);
    const starts = new Map<number, number>();
    for (let at = 0; at + 1 < Math.min(count * 2, index.length); at += 2)
      starts.set(index[at] ?? 0, first + (index[at + 1] ?? 0));
    const marks = [...inner.matchAll(IS_PAGE)].map(({ index: mark }) => mark);
    const ordered = [...starts].sort(([, a], [, b]) => a - b);
    const pages = marks.flatMap((mark) => ordered.findLast(([, start]) => start <= mark)?.[0] ?? []);
    return { inner, starts, pages };
  });
}

const texts = rememberFiles<string>((text) => text.length);

/** What a stream holds, one sign a byte. */
export function streamText(stream: PdfStream): string {
  return texts(streamKey(stream), () => {
    const bytes = streamBytes(stream);
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  });
}

/** A name that only streams with this content have. */
export function streamKey({ dictionary, raw }: PdfStream): string {
  const filter = dictionary.get('Filter');
  return `${filter === undefined ? '' : JSON.stringify(filter)} ${keyOf(raw)}`;
}

/** The bytes of a stream, inflated; those of another filter as they are. */
export function streamBytes({ dictionary, raw }: PdfStream): Uint8Array {
  const filter = dictionary.get('Filter');
  const filters = Array.isArray(filter) ? filter : [filter];
  if (filters.length !== 1 || nameOf(filters[0]) !== 'FlateDecode') return raw;
  try {
    return inflateSync(raw);
  } catch {
    return raw;
  }
}

export function nameOf(value: PdfValue | undefined): string | undefined {
  return value !== null && typeof value === 'object' && 'name' in value ? value.name : undefined;
}

/** The value behind a reference, or the value itself. */
export function resolved(objects: PdfObjects, value: PdfValue | undefined): PdfValue | undefined {
  return value !== null && typeof value === 'object' && 'ref' in value ? objects.value(value.ref) : value;
}

export function dictionaryAt(objects: PdfObjects, value: PdfValue | undefined): PdfDictionary {
  const found = resolved(objects, value);
  return isDictionary(found) ? found : new Map();
}
