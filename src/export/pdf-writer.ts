/**
 * Objects of a PDF → its bytes: in the packed form (ISO 32000-1, 7.5.7 and 7.5.8), which is half the size, or in the plain
 * one that `pdf-file.ts` reads. Streams pass as they are.
 */
import { createHash } from 'node:crypto';
import { createByteList } from './byte-list.ts';
import { packed } from './packing.ts';
import { type PdfFile, type PdfObject, PLAIN, PLAIN_STEADY } from './pdf-file.ts';

/** So many objects share a stream: more make the file smaller, fewer let a reader open single pages sooner. */
const OBJECTS_PER_STREAM = 200;

/** 1, offset, 0 for an object of its own; 2, number of the stream, index for one inside a stream. */
type Place = readonly [number: number, kind: 1 | 2, where: number, index: number];

/** Writes a PDF 1.7 in the packed form. Its identifier is a hash of its content, so equal objects make equal bytes. */
export function writePdf({ objects, root, info }: PdfFile): Uint8Array {
  const numbers = sortedNumbers(objects);
  const list = createByteList();
  const places: Place[] = [];
  const put = (number: number, dictionary: string, stream: Uint8Array) => {
    places.push([number, 1, list.length, 0]);
    list.text(`${number} 0 obj\n${dictionary} stream\n`);
    list.bytes(stream);
    list.text('\nendstream\nendobj\n');
  };
  list.text('%PDF-1.7\n%\xd3\xeb\xe9\xe1\n');
  const plain: number[] = [];
  for (const number of numbers) {
    const { text, stream } = objects.get(number) ?? { text: 'null' };
    if (stream === undefined) plain.push(number);
    else put(number, text, stream);
  }
  let last = numbers.at(-1) ?? 0;
  for (let at = 0; at < plain.length; at += OBJECTS_PER_STREAM) {
    last += 1;
    const members = plain.slice(at, at + OBJECTS_PER_STREAM);
    const { dictionary, stream } = objectStream(objects, members);
    put(last, dictionary, stream);
    for (const [index, number] of members.entries()) places.push([number, 2, last, index]);
  }
  const [table, start] = [last + 1, list.length];
  places.push([table, 1, start, 0]);
  const rows = packed(tableRows(places, table + 1));
  const [before, behind] = [
    `${table} 0 obj\n<</Type /XRef /Size ${table + 1} /W [1 4 2] /Root ${root} /Info ${info} /ID [`,
    `] /Filter /FlateDecode /Length ${rows.length}>> stream\n`,
  ];
  list.text(before);
  const id = list.length;
  list.text(`${identifier('')}${behind}`);
  list.bytes(rows);
  list.text(`\nendstream\nendobj\nstartxref\n${start}\n%%EOF\n`);
  const file = list.written();
  file.write(identifier(hash(file.subarray(0, start))), id, 'latin1');
  // Some readers, pdf.js among them, refuse a Buffer.
  return new Uint8Array(file.buffer, file.byteOffset, file.length);
}

/** Twice: it stands for the file as it was first made, and as it is. */
function identifier(hash: string): string {
  return `<${hash.padEnd(32, '0')}> <${hash.padEnd(32, '0')}>`;
}

/** Writes the plain form that `readPdf` reads. */
export function writePlainPdf({ objects, root, info, isSteady = false }: PdfFile): Uint8Array {
  const numbers = sortedNumbers(objects);
  const last = numbers.at(-1) ?? 0;
  const list = createByteList();
  const rows = new Array<string>(last + 1).fill('0000000000 65535 f \n');
  list.text(isSteady ? PLAIN_STEADY : PLAIN);
  for (const number of numbers) {
    const { text, stream } = objects.get(number) ?? { text: 'null' };
    rows[number] = `${String(list.length).padStart(10, '0')} 00000 n \n`;
    list.text(`${number} 0 obj\n${text}`);
    if (stream !== undefined) {
      list.text(' stream\n');
      list.bytes(stream);
      list.text('\nendstream');
    }
    list.text('\nendobj\n');
  }
  list.text(
    `xref\n0 ${last + 1}\n${rows.join('')}trailer\n<</Size ${last + 1}\n/Root ${root}\n/Info ${info}>>\nstartxref\n${list.length}\n%%EOF`,
  );
  const file = list.written();
  return new Uint8Array(file.buffer, file.byteOffset, file.length);
}

function sortedNumbers(objects: PdfFile['objects']): readonly number[] {
  return [...objects.keys()].sort((a, b) => a - b);
}

function tableRows(places: readonly Place[], count: number): Uint8Array {
  const rows = new Uint8Array(count * 7);
  const view = new DataView(rows.buffer);
  view.setUint16(5, 65535);
  for (const [number, kind, where, index] of places) {
    view.setUint8(number * 7, kind);
    view.setUint32(number * 7 + 1, where);
    view.setUint16(number * 7 + 5, index);
  }
  return rows;
}

function objectStream(
  objects: ReadonlyMap<number, PdfObject>,
  members: readonly number[],
): { readonly dictionary: string; readonly stream: Uint8Array } {
  let [index, body] = ['', ''];
  for (const number of members) {
    index += `${number} ${body.length} `;
    body += `${objects.get(number)?.text ?? 'null'}\n`;
  }
  const stream = packed(Buffer.from(`${index}${body}`, 'latin1'));
  const head = `/Type /ObjStm /N ${members.length} /First ${index.length}`;
  return { dictionary: `<<${head} /Filter /FlateDecode /Length ${stream.length}>>`, stream };
}

function hash(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, 32);
}
