/**
 * BibTeX → entries with the places of their keys and fields. Values stay as they are written: LaTeX is for the library
 * (`bibliography.ts`), which is not needed to know what can be cited. One broken entry does not hide the others.
 * The language: https://www.bibtex.org/Format/ and the manual of biblatex.
 */
import { type Diagnostic, diagnose, type Outcome, type Place } from '../diagnostics/diagnostic.ts';
import { placeAt, type SourceText } from '../source/source-text.ts';
import { BibCursor, BibFault } from './bibtex-cursor.ts';

export interface BibField {
  readonly value: string;
  readonly at: Place;
}

export interface BibEntry {
  /** In small letters. */
  readonly type: string;
  readonly typeAt: Place;
  readonly key: string;
  readonly keyAt: Place;
  /** By name in small letters. */
  readonly fields: ReadonlyMap<string, BibField>;
}

/** Text outside entries is a comment, but a line such as `@book smith2020,` is an entry without its brace. */
const HEAD = /@[ \t]*([A-Za-z]+)\s*([{(])|^[ \t]*@([A-Za-z]+)(?=[ \t]+[^\s{(,]+,[ \t]*$)/gm;
const FIELD_NAME = /[A-Za-z_][\w:.+-]*/y;

interface Reading {
  readonly source: SourceText;
  readonly cursor: BibCursor;
  readonly found: Diagnostic[];
}

/** Reads all entries that can be read, in their order; what keeps others from being read is said. */
export function readBibtex(source: SourceText): Outcome<readonly BibEntry[]> {
  const reading: Reading = { source, cursor: new BibCursor(source), found: [] };
  const entries: BibEntry[] = [];
  for (let head = nextHead(reading); head !== undefined; head = nextHead(reading)) {
    try {
      const entry = readAfterHead(reading, head);
      if (entry !== undefined) entries.push(entry);
    } catch (error) {
      if (!(error instanceof BibFault)) throw error;
      reading.found.push(faultOf(source, error));
      reading.cursor.at = nextLineHead(source.text, head.start + 1);
    }
  }
  return { value: entries, diagnostics: reading.found };
}

interface Head {
  readonly start: number;
  readonly type: string;
  /** Undefined when the opening brace is missing. */
  readonly close: ')' | '}' | undefined;
}

function nextHead({ cursor }: Reading): Head | undefined {
  HEAD.lastIndex = cursor.at;
  const match = HEAD.exec(cursor.text);
  if (match === null) return undefined;
  cursor.at = HEAD.lastIndex;
  const [, type = match[3] ?? '', brace] = match;
  const close = brace === undefined ? undefined : brace === '(' ? ')' : '}';
  return { start: cursor.text.indexOf('@', match.index), type: type.toLowerCase(), close };
}

/** Where reading goes on after a fault: the next entry that begins a line. */
function nextLineHead(text: string, from: number): number {
  const next = /^[ \t]*@[A-Za-z]+\s*[{(]/gm;
  next.lastIndex = from;
  return next.exec(text)?.index ?? text.length;
}

function readAfterHead(reading: Reading, { start, type, close }: Head): BibEntry | undefined {
  const { cursor } = reading;
  if (close === undefined)
    throw new BibFault(`"{" is missing after "@${type}"`, [start, cursor.at], `write @${type}{key, …`);
  if (type === 'comment') {
    cursor.at -= 1;
    if (close === '}') cursor.enclosed(false);
    else cursor.take(/[^\n]*/y);
    return undefined;
  }
  cursor.skipSpace();
  if (type === 'preamble') cursor.value();
  else if (type === 'string') readString(reading);
  else return readEntry(reading, { start, type, close });
  return undefined;
}

function readString({ cursor, source }: Reading): void {
  const start = cursor.at;
  const name = cursor.take(FIELD_NAME);
  if (name === '')
    throw new BibFault('@string has no name', [start, start + 1], 'write @string{name = {value}}');
  expectEquals({ cursor, source }, name);
  cursor.strings.set(name.toLowerCase(), cursor.value());
}

function readEntry(reading: Reading, head: Head & { readonly close: string }): BibEntry {
  const { cursor, source } = reading;
  const typeAt = placeAt(source, head.start, head.type.length + 1);
  const start = cursor.at;
  const key = cursor.take(/[^\s,{}"=#%]+/y);
  const range = [start, Math.max(start + 1, cursor.at)] as const;
  cursor.skipSpace();
  if (key === '' || cursor.sign === '=')
    throw new BibFault(
      `this @${head.type} has no key`,
      key === '' ? [head.start, start] : range,
      `write @${head.type}{key, …`,
    );
  if (cursor.sign !== ',' && cursor.sign !== head.close)
    throw new BibFault(`a comma is missing after "${key}"`, range, 'write a comma after the key');
  const keyAt = placeAt(source, start, key.length);
  const fields = readFieldsOf(reading, { key, range, close: head.close });
  return { type: head.type, typeAt, key, keyAt, fields };
}

interface Open {
  readonly key: string;
  readonly range: readonly [number, number];
  readonly close: string;
}

/** Reads `, name = value` until the entry is closed. */
function readFieldsOf(reading: Reading, open: Open): ReadonlyMap<string, BibField> {
  const { cursor, source, found } = reading;
  const fields = new Map<string, BibField>();
  while (cursor.sign === ',') {
    cursor.at += 1;
    cursor.skipSpace();
    const start = cursor.at;
    const name = cursor.take(FIELD_NAME).toLowerCase();
    if (name === '') continue;
    const at = placeAt(source, start, name.length);
    expectEquals(reading, name);
    const valueAt = placeAt(source, cursor.at);
    const value = cursor.value();
    const first = fields.get(name);
    if (first === undefined) fields.set(name, { value, at: valueAt });
    else
      found.push(
        diagnose('fm-duplicate-key', `"${name}" stands twice in "${open.key}"`, twice(at, first.at)),
      );
  }
  if (cursor.sign !== open.close) throw closingFault(cursor, open);
  cursor.at += 1;
  return fields;
}

function twice(at: Place, first: Place): Pick<Diagnostic, 'at' | 'hint' | 'related'> {
  return { at, hint: 'remove one of the two', related: [{ message: 'it stands here first', at: first }] };
}

function closingFault(cursor: BibCursor, { key, range, close }: Open): BibFault {
  const start = cursor.at;
  const name = cursor.take(FIELD_NAME);
  cursor.skipSpace();
  if (name !== '' && cursor.sign === '=')
    return new BibFault(
      `a comma is missing before "${name}"`,
      [start, start + name.length],
      'write a comma after each value',
    );
  const sign = cursor.text.charAt(start);
  if (sign === '' || sign === '@')
    return new BibFault(`"${key}" is never closed`, range, `close it with "${close}"`);
  return new BibFault(
    `"${name || sign}" cannot stand here`,
    [start, start + Math.max(1, name.length)],
    'write "name = {value},"',
  );
}

function expectEquals({ cursor }: Pick<Reading, 'cursor' | 'source'>, name: string): void {
  const end = cursor.at;
  cursor.skipSpace();
  if (cursor.sign !== '=')
    throw new BibFault(`"=" is missing after "${name}"`, [end - name.length, end], `write ${name} = {value}`);
  cursor.at += 1;
  cursor.skipSpace();
}

function faultOf(source: SourceText, fault: BibFault): Diagnostic {
  const at = placeAt(source, fault.start, fault.end - fault.start);
  return diagnose('bib-syntax', fault.message, { at, hint: fault.hint });
}
