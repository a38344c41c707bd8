/**
 * Bytes of a PDF → its objects, those in object streams too (ISO 32000-1, 7.5.7). Objects are looked for where they
 * stand and not by the cross-reference table: an old version of an object that a table no longer names is still in
 * the file, and what is still in the file can be read.
 */
import { remembered } from '../remembered.ts';
import { type Container, containerIn, objectIn } from './container.ts';
import { contentOf, type PdfStream } from './stream.ts';
import { isDictionary, isReference, nameOf, type PdfDictionary, type PdfValue, readValue } from './syntax.ts';

export interface PdfObjects {
  /**
   * The value of an object, of a stream its dictionary; undefined when there is no such object. Objects of the same
   * text in other files are the same value.
   */
  value(number: number): PdfValue | undefined;
  /** Every object that is a page. */
  readonly pages: readonly PdfDictionary[];
  /** Every stream, those that a later one of the same number replaces too. */
  readonly streams: readonly PdfStream[];
  /** The stream of an object; undefined when it has none. */
  stream(value: PdfValue | undefined): PdfStream | undefined;
  /** The text of everything outside of streams. */
  readonly outside: string;
  /** The object streams, the last first. */
  readonly containers: readonly Container[];
  readonly trailer: PdfDictionary;
}

const OBJECT = /(\d+)[\0\t\n\f\r ]+\d+[\0\t\n\f\r ]+obj\b/g;

/**
 * Reads all objects of a file, given one sign a byte; undefined when it holds none or is encrypted, so that nothing in
 * it can be judged.
 */
export function readObjects(bytes: string): PdfObjects | undefined {
  const values = new Map<number, PdfValue>();
  const streams: PdfStream[] = [];
  const outside: string[] = [];
  let trailer: PdfDictionary = new Map();
  let from = 0;
  OBJECT.lastIndex = 0;
  for (let match = OBJECT.exec(bytes); match !== null; match = OBJECT.exec(bytes)) {
    const number = Number(match[1]);
    const { value, end, start } = readObject(bytes, OBJECT.lastIndex);
    values.set(number, value);
    OBJECT.lastIndex = end;
    if (start === undefined || !isDictionary(value)) continue;
    const until = streamEnd(bytes, start, value.get('Length'));
    streams.push({ number, dictionary: value, raw: bytes.slice(start, until) });
    outside.push(bytes.slice(from, end));
    from = until;
    OBJECT.lastIndex = until;
    if (nameOf(value.get('Type')) === 'XRef') trailer = new Map([...trailer, ...value]);
  }
  outside.push(bytes.slice(from));
  for (const value of trailersIn(bytes)) trailer = new Map([...trailer, ...value]);
  if (values.size === 0 || trailer.has('Encrypt')) return undefined;
  const containers = streams
    .filter(({ dictionary }) => nameOf(dictionary.get('Type')) === 'ObjStm')
    .map(containerOf)
    .reverse();
  // Most objects are tags, whose strings are read from the text; only those that are asked for become values.
  const value = (number: number): PdfValue | undefined => {
    const known = values.get(number);
    if (known !== undefined) return known;
    const holder = containers.find(({ places }) => places.has(number));
    if (holder !== undefined) values.set(number, objectIn(holder, number));
    return values.get(number);
  };
  for (const { pages: numbers } of containers) for (const number of numbers) value(number);
  const pages = [...values.values()].filter(isDictionary).filter((one) => nameOf(one.get('Type')) === 'Page');
  const byNumber = new Map(streams.map((one) => [one.number, one]));
  const stream = (reference: PdfValue | undefined) =>
    isReference(reference) ? byNumber.get(reference.ref) : undefined;
  return { value, pages, streams, stream, outside: outside.join('\n'), containers, trailer };
}

const STREAM = /\s*stream\r?\n/y;
/** What stands before a stream is shorter in most files, and the same in many. */
const LONG_HEAD = 400;

/** The dictionary before a stream; undefined when the text ends before it does, or goes on behind it. */
const readHead = remembered(
  (head) => {
    const { value, end } = readValue(head);
    const isWhole = isDictionary(value) && head.startsWith('>>', end - 2) && head.slice(end).trim() === '';
    return isWhole ? { value, end } : undefined;
  },
  () => 100,
);

/** The value at an offset; `end` is behind it, `start` where its stream begins, if it has one. */
function readObject(bytes: string, at: number): { value: PdfValue; end: number; start: number | undefined } {
  const stream = bytes.indexOf('stream', at);
  const isNear = stream !== -1 && stream - at < LONG_HEAD;
  const head = isNear ? readHead(bytes.slice(at, stream)) : undefined;
  const { value, end } = head === undefined ? readValue(bytes, at) : { ...head, end: at + head.end };
  STREAM.lastIndex = end;
  const hasStream = isDictionary(value) && STREAM.test(bytes);
  return { value, end, start: hasStream ? STREAM.lastIndex : undefined };
}

const STREAM_END = /\s*endstream/y;

/** By its length where that stands in its dictionary and holds, else by the word that ends it. */
function streamEnd(bytes: string, from: number, length: PdfValue | undefined): number {
  if (typeof length === 'number') {
    STREAM_END.lastIndex = from + length;
    if (STREAM_END.test(bytes)) return from + length;
  }
  const end = bytes.indexOf('endstream', from);
  return end === -1 ? bytes.length : end;
}

function trailersIn(bytes: string): readonly PdfDictionary[] {
  const found: PdfDictionary[] = [];
  for (let at = bytes.indexOf('trailer'); at !== -1; at = bytes.indexOf('trailer', at + 7)) {
    const { value } = readValue(bytes, at + 7);
    if (isDictionary(value)) found.push(value);
  }
  return found;
}

function containerOf(stream: PdfStream): Container {
  const first = stream.dictionary.get('First');
  return containerIn(contentOf(stream), typeof first === 'number' ? first : 0);
}

/** The value behind a reference, or the value itself. */
export function resolved(
  objects: Pick<PdfObjects, 'value'>,
  value: PdfValue | undefined,
): PdfValue | undefined {
  return isReference(value) ? objects.value(value.ref) : value;
}

export function dictionaryAt(objects: Pick<PdfObjects, 'value'>, value: PdfValue | undefined): PdfDictionary {
  const found = resolved(objects, value);
  return isDictionary(found) ? found : new Map();
}
