/**
 * The little of PDF's syntax that is needed to change a dictionary: reading its entries, writing texts and dates.
 * Objects are Latin-1 strings, one character a byte. See ISO 32000-1, 7.2 and 7.3.
 */

/** The entries of a dictionary, `/Key` → its value as written. Keeps their order. */
export type PdfDictionary = ReadonlyMap<string, string>;

/** By code of the sign: what ends a word. */
const [SPACE, DELIMITER] = [1, 2] as const;
const KINDS = new Uint8Array(256);
for (const sign of '\0\t\n\f\r ') KINDS[sign.charCodeAt(0)] = SPACE;
for (const sign of '()<>[]{}/%') KINDS[sign.charCodeAt(0)] = DELIMITER;

/** Reads the dictionary that begins at `start`; undefined when there is none or it is torn. `end` is behind its `>>`. */
export function readDictionary(
  text: string,
  start = 0,
): { readonly entries: PdfDictionary; readonly end: number } | undefined {
  let at = skipSpace(text, start);
  if (!text.startsWith('<<', at)) return undefined;
  const entries = new Map<string, string>();
  at = skipSpace(text, at + 2);
  while (!text.startsWith('>>', at)) {
    const keyEnd = tokenEnd(text, at);
    const valueStart = skipSpace(text, keyEnd ?? at);
    const valueEnd = keyEnd === undefined ? undefined : valueEndAt(text, valueStart);
    if (valueEnd === undefined || text[at] !== '/') return undefined;
    entries.set(text.slice(at, keyEnd), text.slice(valueStart, valueEnd));
    at = skipSpace(text, valueEnd);
  }
  return { entries, end: at + 2 };
}

/** The values of an array, as written; undefined when it is torn. */
export function readArray(text: string): readonly string[] | undefined {
  const values: string[] = [];
  let at = skipSpace(text, 1);
  while (text[at] !== ']') {
    const end = valueEndAt(text, at);
    if (end === undefined) return undefined;
    values.push(text.slice(at, end));
    at = skipSpace(text, end);
  }
  return values;
}

/** Writes a dictionary. */
export function writeDictionary(entries: PdfDictionary): string {
  return `<<${[...entries].map(([key, value]) => `${key} ${value}`).join('\n')}>>`;
}

/** The number of the object that a value refers to, `12 0 R`; undefined for any other value. */
export function referredObject(value: string | undefined): number | undefined {
  const number = /^(\d+) 0 R$/.exec(value ?? '')?.[1];
  return number === undefined ? undefined : Number(number);
}

/** A text cut at its references `12 0 R`: the number of each, and what stands before, between and after them. */
export interface ReferenceSplit {
  readonly parts: readonly string[];
  readonly numbers: readonly number[];
}

const REFERENCE = ' 0 R';

/** Cuts a text at its references; what looks like one inside of a string is none. */
export function splitReferences(text: string): ReferenceSplit {
  const parts: string[] = [];
  const numbers: number[] = [];
  let [kept, from, string] = [0, 0, text.indexOf('(')];
  for (let found = text.indexOf(REFERENCE); found !== -1; found = text.indexOf(REFERENCE, from)) {
    if (string !== -1 && string < found) {
      from = stringEnd(text, string) ?? text.length;
      string = text.indexOf('(', from);
      continue;
    }
    from = found + REFERENCE.length;
    const start = numberStart(text, found);
    if (start === found || isWord(text.charCodeAt(from)) || isWord(text.charCodeAt(start - 1))) continue;
    parts.push(text.slice(kept, start));
    numbers.push(Number(text.slice(start, found)));
    kept = from;
  }
  parts.push(text.slice(kept));
  return { parts, numbers };
}

/** Where the figures begin that end at `end`. */
function numberStart(text: string, end: number): number {
  let start = end;
  while (isFigure(text.charCodeAt(start - 1))) start -= 1;
  return start;
}

function isFigure(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

/** A letter, a figure or a low line. */
function isWord(code: number): boolean {
  return isFigure(code) || (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a) || code === 0x5f;
}

/** A text as a string object: ASCII as it is, everything else in UTF-16 with a byte order mark. */
export function textString(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return `(${text.replace(/[\\()]/g, '\\$&')})`;
  const units = Array.from({ length: text.length }, (_, index) => text.charCodeAt(index));
  return `<FEFF${units.map((unit) => unit.toString(16).padStart(4, '0')).join('')}>`.toUpperCase();
}

/** A date as a string object, in UTC: `(D:20261122133000Z)`. */
export function dateString(date: Date): string {
  return `(D:${date.toISOString().slice(0, 19).replace(/\D/g, '')}Z)`;
}

const WHOLE_REFERENCE = /\d+ \d+ R(?![^()<>[\]{}/%\s])/y;

/** Where the value that begins at `start` ends; a reference `12 0 R` is one value. */
function valueEndAt(text: string, start: number): number | undefined {
  if (!isFigure(text.charCodeAt(start))) return tokenEnd(text, start);
  WHOLE_REFERENCE.lastIndex = start;
  return WHOLE_REFERENCE.test(text) ? WHOLE_REFERENCE.lastIndex : tokenEnd(text, start);
}

function tokenEnd(text: string, start: number): number | undefined {
  const sign = text[start];
  if (sign === '<')
    return text[start + 1] === '<' ? dictionaryEnd(text, start) : after(text.indexOf('>', start));
  if (sign === '(') return stringEnd(text, start);
  if (sign === '[') return arrayEnd(text, start);
  let at = start + 1;
  while (at < text.length && !KINDS[text.charCodeAt(at)]) at += 1;
  return start < text.length ? at : undefined;
}

function stringEnd(text: string, start: number): number | undefined {
  let depth = 0;
  for (let at = start; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === '\\') at += 1;
    else if (sign === '(') depth += 1;
    else if (sign === ')') depth -= 1;
    if (depth === 0) return at + 1;
  }
  return undefined;
}

/** Where the dictionary that begins at `start` ends. */
function dictionaryEnd(text: string, start: number): number | undefined {
  let at = skipSpace(text, start + 2);
  while (!text.startsWith('>>', at)) {
    const end = tokenEnd(text, at);
    if (end === undefined) return undefined;
    at = skipSpace(text, end);
  }
  return at + 2;
}

function arrayEnd(text: string, start: number): number | undefined {
  let at = skipSpace(text, start + 1);
  while (text[at] !== ']') {
    const end = tokenEnd(text, at);
    if (end === undefined) return undefined;
    at = skipSpace(text, end);
  }
  return at + 1;
}

function skipSpace(text: string, start: number): number {
  let at = start;
  while (KINDS[text.charCodeAt(at)] === SPACE) at += 1;
  return at;
}

function after(index: number): number | undefined {
  return index === -1 ? undefined : index + 1;
}
