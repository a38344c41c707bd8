/** Small files of each kind with words in a chosen place of them, for tests of the audit. */
import { deflateSync } from 'node:zlib';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A page with a piece of HTML in its body. */
export const page = (body: string): Uint8Array =>
  bytes(`<!DOCTYPE html>\n<html lang="en"><head><title>Harbour</title></head><body>${body}</body></html>\n`);

export const text = bytes;

export const json = (value: unknown): Uint8Array => bytes(JSON.stringify(value, null, 2));

/** A picture of one point with a chunk. */
export function png(type: string, data: Uint8Array): Uint8Array {
  const chunk = (name: string, content: Uint8Array) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(content.length);
    return Buffer.concat([length, Buffer.from(name, 'latin1'), content, Buffer.alloc(4)]);
  };
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0])),
    chunk(type, data),
    chunk('IEND', new Uint8Array()),
  ]);
}

export interface PdfParts {
  /** Content of the one page; its font `/F1` reads one byte a sign, `/F2` two bytes by a map of small letters. */
  readonly content?: string;
  /** Entries of the information dictionary, and objects beside the page: `6 0 obj` and on. */
  readonly info?: string;
  readonly objects?: readonly string[];
  readonly catalog?: string;
  /** Puts all that is no stream into an object stream, as a packed file has it. */
  readonly packed?: boolean;
}

/** A PDF of one page. */
export function pdf({
  content = '',
  info = '',
  objects = [],
  catalog = '',
  packed = false,
}: PdfParts): Uint8Array {
  const map = `/CIDInit beginbfrange <0001> <001A> <0061> endbfrange beginbfchar <0020> <0020> <0021> <00660069> endbfchar`;
  const plain = [
    `<</Type /Catalog /Pages 2 0 R ${catalog}>>`,
    '<</Type /Pages /Count 1 /Kids [3 0 R] /Resources <</Font <</F1 <</Type /Font /Subtype /Type1>> /F2 <</Type /Font /Subtype /Type0 /Encoding /Identity-H /ToUnicode 5 0 R>>>>>>>>',
    '<</Type /Page /Parent 2 0 R /Contents 4 0 R>>',
  ];
  const streams = [stream(content), stream(map)];
  const beside = [`<<${info}>>`, ...objects];
  const file = packed
    ? [
        ...streams.map((one, index) => object(index + 4, one)),
        object(
          90,
          objectStream([
            ...plain.map((one, index) => [index + 1, one] as const),
            ...beside.map((one, index) => [index + 6, one] as const),
          ]),
        ),
      ]
    : [...plain, ...streams, ...beside].map((one, index) => object(index + 1, one));
  return Buffer.from(`%PDF-1.7\n${file.join('')}trailer\n<</Root 1 0 R /Info 6 0 R>>\n%%EOF\n`, 'latin1');
}

/** The codes of a word in the font `/F2`. */
export const wide = (word: string): string =>
  `<${[...word].map((letter) => (letter.charCodeAt(0) - 96).toString(16).padStart(4, '0')).join('')}>`;

const object = (number: number, body: string) => `${number} 0 obj\n${body}\nendobj\n`;

function stream(content: string, entries = ''): string {
  const packed = deflateSync(Buffer.from(content, 'latin1')).toString('latin1');
  return `<<${entries} /Filter /FlateDecode /Length ${packed.length}>> stream\n${packed}\nendstream`;
}

function objectStream(members: readonly (readonly [number, string])[]): string {
  let offset = 0;
  const index = members.map(([number, body]) => {
    const entry = `${number} ${offset}`;
    offset += body.length + 1;
    return entry;
  });
  const first = `${index.join(' ')}\n`;
  return stream(
    `${first}${members.map(([, body]) => body).join('\n')}`,
    `/Type /ObjStm /N ${members.length} /First ${first.length}`,
  );
}
