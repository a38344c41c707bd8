/**
 * Bytes of a PDF → its objects. Reads the plain form that Chromium writes (ISO 32000-1, 7.5.4: one cross-reference table, no
 * object streams); `pdf-writer.ts` writes both forms. Streams pass as they are.
 */
import { readDictionary } from './pdf-syntax.ts';

/** An object: its text in Latin-1; for a stream the text of its dictionary, and its bytes. */
export interface PdfObject {
  readonly text: string;
  readonly stream?: Uint8Array;
}

export interface PdfFile {
  /** By number. */
  readonly objects: ReadonlyMap<number, PdfObject>;
  /** `12 0 R` */
  readonly root: string;
  readonly info: string;
  /** True when its objects and tags are numbered by what they are already. */
  readonly isSteady?: boolean;
}

/** Reads a PDF in the plain form; undefined when it is not one, or torn. */
export function readPdf(bytes: Uint8Array): PdfFile | undefined {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tail = buffer.toString('latin1', Math.max(0, buffer.length - 64));
  const table = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(tail)?.[1] ?? Number.NaN);
  const trailerAt = buffer.indexOf('trailer', table);
  if (!Number.isInteger(table) || trailerAt === -1) return undefined;
  const trailer = readDictionary(buffer.toString('latin1', trailerAt + 7))?.entries;
  const [root, info] = [trailer?.get('/Root'), trailer?.get('/Info')];
  const offsets = readTable(buffer.toString('latin1', table, trailerAt));
  if (root === undefined || info === undefined || trailer?.has('/Prev') || offsets === undefined)
    return undefined;
  const objects = new Map<number, PdfObject>();
  const inFileOrder = [...offsets].sort(([, a], [, b]) => a - b);
  for (const [index, [number, start]] of inFileOrder.entries()) {
    const end = inFileOrder[index + 1]?.[1] ?? table;
    const object = readObject(buffer, number, { start, end });
    if (object === undefined) return undefined;
    objects.set(number, object);
  }
  const isSteady = buffer.toString('latin1', 0, PLAIN_STEADY.length) === PLAIN_STEADY;
  return { objects, root, info, ...(isSteady ? { isSteady } : {}) };
}

export const PLAIN = '%PDF-1.4\n';
/** A comment says so for who reads the plain form again. */
export const PLAIN_STEADY = `${PLAIN}%steady\n`;

/** A row of the table (7.5.4): ten figures, a space, five figures, a space, `n` or `f`, and two signs that end the line. */
const ROW = 20;

/** Offsets by object number; undefined unless it is one section in which every object is of generation 0. */
function readTable(text: string): ReadonlyMap<number, number> | undefined {
  const [head, count = ''] = /^xref\s+0 (\d+)\s*?\n/.exec(text) ?? [];
  if (head === undefined || text.trimEnd().length + 2 !== head.length + Number(count) * ROW) return undefined;
  const offsets = new Map<number, number>();
  for (let number = 0; number < Number(count); number += 1) {
    const at = head.length + number * ROW;
    const kind = text[at + 17];
    if (kind === 'f') continue;
    const offset = Number(text.slice(at, at + 10));
    if (kind !== 'n' || text.slice(at + 10, at + 17) !== ' 00000 ' || !Number.isInteger(offset))
      return undefined;
    offsets.set(number, offset);
  }
  return offsets;
}

const [OBJECT_END, STREAM_END] = ['endobj', 'endstream'].map((word) => Buffer.from(word)) as [Buffer, Buffer];

/** Where a word begins that stands at the end but for line breaks; -1: something else stands there. */
function wordAtEnd(bytes: Buffer, word: Buffer, { start, end }: Range): number {
  let at = end;
  while (at > start && (bytes[at - 1] ?? 0) <= 0x20) at -= 1;
  at -= word.length;
  return at >= start && bytes.compare(word, 0, word.length, at, at + word.length) === 0 ? at : -1;
}

/** Bytes of a file, without that at `end`. */
interface Range {
  readonly start: number;
  readonly end: number;
}

function readObject(bytes: Buffer, number: number, { start, end }: Range): PdfObject | undefined {
  const objectEnd = wordAtEnd(bytes, OBJECT_END, { start, end });
  if (objectEnd === -1) return undefined;
  const isStream = wordAtEnd(bytes, STREAM_END, { start, end: objectEnd }) !== -1;
  const opening = `${number} 0 obj`;
  const text = bytes.toString(
    'latin1',
    start,
    isStream ? Math.min(objectEnd, start + MOST_DICTIONARY) : objectEnd,
  );
  if (!text.startsWith(opening)) return undefined;
  if (!isStream) return { text: text.slice(opening.length).trim() };
  const dictionary = readDictionary(text, opening.length);
  const length = Number(dictionary?.entries.get('/Length') ?? Number.NaN);
  const begun = dictionary && /^\s*stream\r?\n/.exec(text.slice(dictionary.end, dictionary.end + 32));
  if (!Number.isInteger(length) || dictionary === undefined || !begun) return undefined;
  const from = start + dictionary.end + begun[0].length;
  return {
    text: text.slice(opening.length, dictionary.end).trim(),
    stream: bytes.subarray(from, Math.min(from + length, end)),
  };
}

/** So many bytes of a stream object are looked at for its dictionary. */
const MOST_DICTIONARY = 8192;
