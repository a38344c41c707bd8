/**
 * Bytes of a PDF ↔ its objects. Reads the plain form that Chromium writes (ISO 32000-1, 7.5.4: one cross-reference
 * table, no object streams) and writes the packed form (7.5.7, 7.5.8), which is half the size. Streams pass as they are.
 */
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { deflate } from 'node:zlib';
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

const compress = promisify(deflate);
/** So many objects share a stream: more make the file smaller, fewer let a reader open single pages sooner. */
const OBJECTS_PER_STREAM = 200;

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
    const object = readObject(buffer.subarray(start, end), number);
    if (object === undefined) return undefined;
    objects.set(number, object);
  }
  const isSteady = buffer.toString('latin1', 0, PLAIN_STEADY.length) === PLAIN_STEADY;
  return { objects, root, info, ...(isSteady ? { isSteady } : {}) };
}

const PLAIN = '%PDF-1.4\n';
/** A comment says so for who reads the plain form again. */
const PLAIN_STEADY = `${PLAIN}%steady\n`;

/** Offsets by object number; undefined unless it is one section in which every object is of generation 0. */
function readTable(text: string): ReadonlyMap<number, number> | undefined {
  const [head, ...lines] = text.trimEnd().split(/\r?\n/).slice(1);
  const count = Number(/^0 (\d+)$/.exec(head?.trim() ?? '')?.[1] ?? Number.NaN);
  if (lines.length !== count) return undefined;
  const offsets = new Map<number, number>();
  for (const [number, line] of lines.entries()) {
    const [, offset, generation, kind] = /^(\d{10}) (\d{5}) ([nf])/.exec(line) ?? [];
    if (kind === undefined || (kind === 'n' && generation !== '00000')) return undefined;
    if (kind === 'n') offsets.set(number, Number(offset));
  }
  return offsets;
}

/** Where the last `endobj` begins: nothing but a line break stands behind it, so only the last bytes are looked at first. */
function endOf(bytes: Buffer): number {
  const from = Math.max(0, bytes.length - 16);
  const near = bytes.toString('latin1', from).lastIndexOf('endobj');
  return near === -1 ? bytes.lastIndexOf('endobj') : from + near;
}

function readObject(bytes: Buffer, number: number): PdfObject | undefined {
  const prefix = `${number} 0 obj`;
  const end = endOf(bytes);
  if (end === -1 || bytes.toString('latin1', 0, prefix.length) !== prefix) return undefined;
  const tail = bytes.toString('latin1', Math.max(0, end - 12), end);
  if (!tail.trimEnd().endsWith('endstream')) {
    return { text: bytes.toString('latin1', prefix.length, end).trim() };
  }
  const text = bytes.toString('latin1', prefix.length, Math.min(end, prefix.length + 8192));
  const dictionary = readDictionary(text);
  const length = Number(dictionary?.entries.get('/Length') ?? Number.NaN);
  const opening = dictionary && /^\s*stream\r?\n/.exec(text.slice(dictionary.end, dictionary.end + 32));
  if (!Number.isInteger(length) || dictionary === undefined || !opening) return undefined;
  const from = prefix.length + dictionary.end + opening[0].length;
  return { text: text.slice(0, dictionary.end).trim(), stream: bytes.subarray(from, from + length) };
}

/** Writes a PDF 1.7 in the packed form. Its identifier is a hash of its content, so equal objects make equal bytes. */
export async function writePdf({ objects, root, info }: PdfFile): Promise<Uint8Array> {
  const numbers = [...objects.keys()].sort((a, b) => a - b);
  const writer = createWriter();
  const plain: [number: number, text: string][] = [];
  for (const number of numbers) {
    const { text, stream } = objects.get(number) ?? { text: 'null' };
    if (stream === undefined) plain.push([number, text]);
    else writer.put(number, text, stream);
  }
  const groups: (typeof plain)[] = [];
  for (let at = 0; at < plain.length; at += OBJECTS_PER_STREAM)
    groups.push(plain.slice(at, at + OBJECTS_PER_STREAM));
  const first = (numbers.at(-1) ?? 0) + 1;
  const streams = await Promise.all(groups.map(objectStream));
  for (const [index, { dictionary, stream }] of streams.entries()) {
    writer.put(first + index, dictionary, stream);
    writer.place(first + index, groups[index]?.map(([number]) => number) ?? []);
  }
  return writer.finish(first + groups.length, { root, info });
}

/** Writes the plain form that `readPdf` reads. */
export function writePlainPdf({ objects, root, info, isSteady = false }: PdfFile): Uint8Array {
  const numbers = [...objects.keys()].sort((a, b) => a - b);
  const parts: Buffer[] = [Buffer.from(isSteady ? PLAIN_STEADY : PLAIN, 'latin1')];
  const places = new Map<number, number>();
  let size = parts[0]?.length ?? 0;
  for (const number of numbers) {
    const { text, stream } = objects.get(number) ?? { text: 'null' };
    places.set(number, size);
    const end = stream === undefined ? [] : [Buffer.from(' stream\n'), stream, Buffer.from('\nendstream')];
    for (const part of [
      Buffer.from(`${number} 0 obj\n${text}`, 'latin1'),
      ...end,
      Buffer.from('\nendobj\n'),
    ]) {
      parts.push(part as Buffer);
      size += part.length;
    }
  }
  const last = numbers.at(-1) ?? 0;
  const rows = Array.from({ length: last + 1 }, (_, number) => {
    const place = places.get(number);
    return place === undefined ? '0000000000 65535 f \n' : `${String(place).padStart(10, '0')} 00000 n \n`;
  });
  const table = `xref\n0 ${last + 1}\n${rows.join('')}trailer\n<</Size ${last + 1}\n/Root ${root}\n/Info ${info}>>\nstartxref\n${size}\n%%EOF`;
  return new Uint8Array(Buffer.concat([...parts, Buffer.from(table, 'latin1')]));
}

interface PdfWriter {
  put(number: number, dictionary: string, stream: Uint8Array): void;
  /** Says that a stream holds these objects. */
  place(stream: number, members: readonly number[]): void;
  /** Adds the table, as object `number`, and gives the whole file. */
  finish(number: number, references: Pick<PdfFile, 'root' | 'info'>): Promise<Uint8Array>;
}

/** Puts objects one behind the other and keeps account of where they are. */
function createWriter(): PdfWriter {
  const parts: Buffer[] = [];
  const places = new Map<number, Place>();
  let size = 0;
  const add = (...added: readonly Buffer[]) => {
    parts.push(...added);
    for (const part of added) size += part.length;
  };
  const put = (number: number, dictionary: string, stream: Uint8Array) => {
    places.set(number, [1, size, 0]);
    const bytes = Buffer.from(stream.buffer, stream.byteOffset, stream.byteLength);
    add(
      Buffer.from(`${number} 0 obj\n${dictionary} stream\n`, 'latin1'),
      bytes,
      Buffer.from('\nendstream\nendobj\n'),
    );
  };
  add(Buffer.from('%PDF-1.7\n%\xd3\xeb\xe9\xe1\n', 'latin1'));
  return {
    put,
    place: (stream, members) => {
      for (const [index, number] of members.entries()) places.set(number, [2, stream, index]);
    },
    finish: async (number, { root, info }) => {
      const id = hash(parts);
      const start = size;
      places.set(number, [1, start, 0]);
      const table = await compress(tableRows(places, number + 1));
      const head = `/Type /XRef /Size ${number + 1} /W [1 4 2] /Root ${root} /Info ${info} /ID [<${id}> <${id}>]`;
      put(number, `<<${head} /Filter /FlateDecode /Length ${table.length}>>`, table);
      add(Buffer.from(`startxref\n${start}\n%%EOF\n`));
      // Some readers, pdf.js among them, refuse a Buffer.
      return new Uint8Array(Buffer.concat(parts));
    },
  };
}

/** 1, offset, 0 for an object of its own; 2, number of the stream, index for one inside a stream. */
type Place = readonly [kind: 1 | 2, where: number, index: number];

function tableRows(places: ReadonlyMap<number, Place>, count: number): Buffer {
  const rows = Buffer.alloc(count * 7);
  rows.writeUInt16BE(65535, 5);
  for (const [number, [kind, where, index]] of places) {
    rows.writeUInt8(kind, number * 7);
    rows.writeUInt32BE(where, number * 7 + 1);
    rows.writeUInt16BE(index, number * 7 + 5);
  }
  return rows;
}

async function objectStream(
  members: readonly (readonly [number: number, text: string])[],
): Promise<{ readonly dictionary: string; readonly stream: Uint8Array }> {
  const index: string[] = [];
  let offset = 0;
  for (const [number, text] of members) {
    index.push(`${number} ${offset}`);
    offset += text.length + 1;
  }
  const first = `${index.join(' ')}\n`;
  const body = `${first}${members.map(([, text]) => text).join('\n')}\n`;
  const stream = await compress(Buffer.from(body, 'latin1'));
  const head = `/Type /ObjStm /N ${members.length} /First ${first.length}`;
  return { dictionary: `<<${head} /Filter /FlateDecode /Length ${stream.length}>>`, stream };
}

function hash(parts: readonly Uint8Array[]): string {
  const digest = createHash('sha256');
  for (const part of parts) digest.update(part);
  return digest.digest('hex').slice(0, 32);
}
