/**
 * PDF's syntax → values (ISO 32000-1, 7.3). Text is Latin-1, one sign a byte. What cannot be read is `null`, so that a
 * strange object never hides the others.
 */

export interface PdfName {
  readonly name: string;
}
export interface PdfReference {
  readonly ref: number;
}
export interface PdfString {
  /** One sign a byte. */
  readonly bytes: string;
}
export type PdfDictionary = ReadonlyMap<string, PdfValue>;
export type PdfValue =
  | null
  | number
  | PdfName
  | PdfReference
  | PdfString
  | readonly PdfValue[]
  | PdfDictionary;

const SPACE = /[\0\t\n\f\r ]*(?:%[^\n\r]*[\0\t\n\f\r ]*)*/y;
const REFERENCE = /(\d+)[\0\t\n\f\r ]+\d+[\0\t\n\f\r ]+R(?![A-Za-z0-9])/y;
const NUMBER = /[-+]?(?:\d+\.?\d*|\.\d+)/y;
const NAME = /\/([^()<>[\]{}/%\0\t\n\f\r ]*)/y;
const WORD = /[^()<>[\]{}/%\0\t\n\f\r ]+/y;
const HEX = /<([0-9A-Fa-f\0\t\n\f\r ]*)>/y;

/** Reads the value that begins at an offset; `end` is behind it. */
export function readValue(text: string, at = 0): { readonly value: PdfValue; readonly end: number } {
  const reader = new Reader(text, at);
  const value = reader.value(0);
  return { value, end: reader.at };
}

class Reader {
  at: number;
  readonly #text: string;

  constructor(text: string, at: number) {
    this.#text = text;
    this.at = at;
  }

  value(depth: number): PdfValue {
    this.#take(SPACE);
    const text = this.#text;
    if (depth > 60) return null;
    if (text.startsWith('<<', this.at)) return this.#dictionary(depth);
    const sign = text[this.at];
    if (sign === '[') return this.#array(depth);
    if (sign === '(') return { bytes: this.#literal() };
    const hex = sign === '<' ? this.#take(HEX) : undefined;
    if (hex !== undefined) return { bytes: hexBytes(hex[1] ?? '') };
    const name = this.#take(NAME);
    if (name !== undefined) return { name: unescapeName(name[1] ?? '') };
    const reference = this.#take(REFERENCE);
    if (reference !== undefined) return { ref: Number(reference[1]) };
    const number = this.#take(NUMBER);
    if (number !== undefined) return Number(number[0]);
    if (this.#take(WORD) === undefined) this.at += 1;
    return null;
  }

  #dictionary(depth: number): PdfDictionary {
    const entries = new Map<string, PdfValue>();
    this.at += 2;
    for (;;) {
      this.#take(SPACE);
      if (this.at >= this.#text.length) return entries;
      if (this.#text.startsWith('>>', this.at)) {
        this.at += 2;
        return entries;
      }
      const key = this.#take(NAME);
      if (key === undefined) this.at += 1;
      else entries.set(unescapeName(key[1] ?? ''), this.value(depth + 1));
    }
  }

  #array(depth: number): readonly PdfValue[] {
    const values: PdfValue[] = [];
    this.at += 1;
    for (;;) {
      this.#take(SPACE);
      if (this.at >= this.#text.length) return values;
      if (this.#text[this.at] === ']') {
        this.at += 1;
        return values;
      }
      values.push(this.value(depth + 1));
    }
  }

  #literal(): string {
    const start = this.at;
    let depth = 0;
    for (; this.at < this.#text.length; this.at += 1) {
      const sign = this.#text[this.at];
      if (sign === '\\') this.at += 1;
      else if (sign === '(') depth += 1;
      else if (sign === ')' && --depth === 0) break;
    }
    this.at += 1;
    return literalBytes(this.#text.slice(start + 1, this.at - 1));
  }

  #take(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.at;
    const match = pattern.exec(this.#text) ?? undefined;
    if (match !== undefined) this.at = pattern.lastIndex;
    return match;
  }
}

/** The bytes of a hexadecimal string; a missing last digit is zero. */
export function hexBytes(digits: string): string {
  const bare = /[^0-9A-Fa-f]/.test(digits) ? digits.replace(/[^0-9A-Fa-f]+/g, '') : digits;
  return Buffer.from(bare.length % 2 === 0 ? bare : `${bare}0`, 'hex').toString('latin1');
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** The bytes of what stands between the parentheses of a literal string. */
export function literalBytes(inside: string): string {
  if (!inside.includes('\\')) return inside;
  return inside.replace(/\\(?:([0-7]{1,3})|\r?\n|([\s\S]))/g, (_, octal?: string, sign?: string) =>
    octal === undefined
      ? sign === undefined
        ? ''
        : (ESCAPES[sign] ?? sign)
      : String.fromCharCode(Number.parseInt(octal, 8) & 0xff),
  );
}

/** The text of a string outside of pages: UTF-16 or UTF-8 by its mark, else one sign a byte. */
export function textOf(bytes: string): string {
  const decoder = DECODERS.find(({ mark }) => bytes.startsWith(mark))?.decoder;
  return decoder === undefined ? bytes : decoder.decode(Buffer.from(bytes, 'latin1'));
}

const DECODERS = [
  { mark: '\xfe\xff', decoder: new TextDecoder('utf-16be') },
  { mark: '\xff\xfe', decoder: new TextDecoder('utf-16le') },
  { mark: '\xef\xbb\xbf', decoder: new TextDecoder() },
] as const;

function unescapeName(name: string): string {
  return name.includes('#')
    ? name.replace(/#([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : name;
}

export function isDictionary(value: PdfValue | undefined): value is PdfDictionary {
  return value instanceof Map;
}

export function isReference(value: PdfValue | undefined): value is PdfReference {
  return value !== null && typeof value === 'object' && 'ref' in value;
}

export function nameOf(value: PdfValue | undefined): string | undefined {
  return value !== null && typeof value === 'object' && 'name' in value ? value.name : undefined;
}
