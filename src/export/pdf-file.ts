/**
 * Bytes of a PDF ↔ its objects. Reads the plain form that Chromium writes (ISO 32000-1, 7.5.4: one cross-reference
 * table, no object streams) and writes the packed form (7.5.7, 7.5.8), which is half the size. Streams pass as they are.
 */
import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
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
}

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
  return { objects, root, info };
}

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

function readObject(bytes: Buffer, number: number): PdfObject | undefined {
  const prefix = `${number} 0 obj`;
  const end = bytes.lastIndexOf('endobj');
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
export function writePdf({ objects, root, info }: PdfFile): Uint8Array {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n%\xd3\xeb\xe9\xe1\n', 'latin1')];
  let size = parts[0]?.length ?? 0;
  const places = new Map<number, readonly [kind: number, where: number, index: number]>();
  const put = (number: number, dictionary: string, stream: Uint8Array) => {
    places.set(number, [1, size, 0]);
    const before = Buffer.from(`${number} 0 obj\n${dictionary} stream\n`, 'latin1');
    const added = [before, Buffer.from(stream), Buffer.from('\nendstream\nendobj\n')];
    for (const part of added) size += part.length;
    parts.push(...added);
  };
  const numbers = [...objects.keys()].sort((a, b) => a - b);
  const plain: number[] = [];
  for (const number of numbers) {
    const { text, stream } = objects.get(number) ?? { text: 'null' };
    if (stream === undefined) plain.push(number);
    else put(number, text, stream);
  }
  let next = (numbers.at(-1) ?? 0) + 1;
  for (let start = 0; start < plain.length; start += OBJECTS_PER_STREAM) {
    const members = plain.slice(start, start + OBJECTS_PER_STREAM);
    const { dictionary, stream } = objectStream(
      members.map((number) => [number, objects.get(number)?.text ?? 'null']),
    );
    for (const [index, number] of members.entries()) places.set(number, [2, next, index]);
    put(next, dictionary, stream);
    next += 1;
  }
  const id = hash(parts);
  const start = size;
  places.set(next, [1, start, 0]);
  const table = crossReferences(places, next + 1);
  const head = `/Type /XRef /Size ${next + 1} /W [1 4 2] /Root ${root} /Info ${info} /ID [<${id}> <${id}>]`;
  put(next, `<<${head} /Filter /FlateDecode /Length ${table.length}>>`, table);
  return Buffer.concat([...parts, Buffer.from(`startxref\n${start}\n%%EOF\n`)]);
}

function objectStream(members: readonly (readonly [number: number, text: string])[]): {
  readonly dictionary: string;
  readonly stream: Uint8Array;
} {
  const index: string[] = [];
  let offset = 0;
  for (const [number, text] of members) {
    index.push(`${number} ${offset}`);
    offset += text.length + 1;
  }
  const first = `${index.join(' ')}\n`;
  const body = `${first}${members.map(([, text]) => text).join('\n')}\n`;
  const stream = deflateSync(Buffer.from(body, 'latin1'), { level: 9 });
  const head = `/Type /ObjStm /N ${members.length} /First ${first.length}`;
  return { dictionary: `<<${head} /Filter /FlateDecode /Length ${stream.length}>>`, stream };
}

function crossReferences(
  places: ReadonlyMap<number, readonly [number, number, number]>,
  count: number,
): Uint8Array {
  const rows = Buffer.alloc(count * 7);
  for (const [number, [kind, where, index]] of places) {
    rows.writeUInt8(kind, number * 7);
    rows.writeUInt32BE(where, number * 7 + 1);
    rows.writeUInt16BE(index, number * 7 + 5);
  }
  rows.writeUInt16BE(65535, 5);
  return deflateSync(rows, { level: 9 });
}

function hash(parts: readonly Uint8Array[]): string {
  const digest = createHash('sha256');
  for (const part of parts) digest.update(part);
  return digest.digest('hex').slice(0, 32);
}
