/**
 * The little of PDF's syntax that is needed to change a dictionary: reading its entries, writing texts and dates.
 * Objects are Latin-1 strings, one character a byte. See ISO 32000-1, 7.2 and 7.3.
 */

/** The entries of a dictionary, `/Key` → its value as written. Keeps their order. */
export type PdfDictionary = ReadonlyMap<string, string>;

const SPACE = /[\0\t\n\f\r ]/;
const DELIMITER = /[()<>[\]{}/%\0\t\n\f\r ]/;

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

/** Cuts a text at its references; what looks like one inside of a string is none. */
export function splitReferences(text: string): ReferenceSplit {
  const pattern = /\(|<<|<|\b(\d+) 0 R\b/g;
  const parts: string[] = [];
  const numbers: number[] = [];
  let kept = 0;
  for (let found = pattern.exec(text); found !== null; found = pattern.exec(text)) {
    const [whole, number] = found;
    if (number !== undefined) {
      parts.push(text.slice(kept, found.index));
      numbers.push(Number(number));
      kept = pattern.lastIndex;
    } else if (whole !== '<<') {
      const end = whole === '(' ? stringEnd(text, found.index) : after(text.indexOf('>', found.index));
      pattern.lastIndex = end ?? text.length;
    }
  }
  return { parts: [...parts, text.slice(kept)], numbers };
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

/** Where the value that begins at `start` ends; a reference `12 0 R` is one value. */
function valueEndAt(text: string, start: number): number | undefined {
  const reference = /^\d+ \d+ R(?![^()<>[\]{}/%\s])/.exec(text.slice(start, start + 24));
  return reference === null ? tokenEnd(text, start) : start + reference[0].length;
}

function tokenEnd(text: string, start: number): number | undefined {
  if (text.startsWith('<<', start)) return readDictionary(text, start)?.end;
  if (text[start] === '<') return after(text.indexOf('>', start));
  if (text[start] === '(') return stringEnd(text, start);
  if (text[start] === '[') return arrayEnd(text, start);
  let at = start + 1;
  while (at < text.length && !DELIMITER.test(text[at] ?? '')) at += 1;
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
  while (SPACE.test(text[at] ?? '')) at += 1;
  return at;
}

function after(index: number): number | undefined {
  return index === -1 ? undefined : index + 1;
}
