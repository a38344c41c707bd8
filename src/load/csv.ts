/**
 * CSV text → its records, each cell with its place. The only door to csv-parse. Quotes as in RFC 4180; cells are parted
 * by the sign that the header line has most of. A file that cannot be read as CSV gives no records, only its fault.
 */
import { parse } from 'csv-parse/sync';
import { diagnose, type Outcome, type Place } from '../diagnostics/diagnostic.ts';
import { placeAt, type SourceText } from '../source/source-text.ts';

export interface Cell {
  readonly text: string;
  readonly at: Place;
}

const SEPARATORS = [',', ';', '\t'] as const;

/** Reads records, the header among them; empty lines, and those that hold nothing but separators, are left out. */
export function readCsv(source: SourceText): Outcome<readonly (readonly Cell[])[]> {
  const separator = separatorOf(source.text);
  const bytes = Buffer.from(source.text);
  const offsets = byteOffsets(bytes);
  const records: Cell[][] = [];
  let end = 0;
  try {
    parse(bytes, {
      delimiter: separator,
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      cast: (text, { index, bytes: after }) => {
        const start = startOf(bytes, index === 0 ? 'record' : 'cell', end);
        const length = Math.max(1, offsets(after) - offsets(start));
        if (index === 0) records.push([]);
        records.at(-1)?.push({ text, at: cellPlace(source, offsets(start), length) });
        end = after;
        return text;
      },
    });
  } catch (error) {
    const place = placeAt(source, Math.min(offsets(startOf(bytes, 'cell', end)), source.text.length));
    return { value: [], diagnostics: [syntaxFault(error, place)] };
  }
  const value = records.filter((record) => record.some(({ text }) => text.trim() !== ''));
  return { value, diagnostics: [] };
}

/** Of the signs that may part cells, the one that stands most often in the first line, outside of quotes. */
function separatorOf(text: string): string {
  const header = /[^\n]*\S[^\n]*/.exec(text)?.[0].replace(/"(?:[^"]|"")*"/g, '') ?? '';
  const count = (sign: string) => header.split(sign).length;
  return [...SEPARATORS].sort((a, b) => count(b) - count(a))[0] ?? ',';
}

/** Where a cell begins that follows one which ended at byte `end`: behind one separator, or behind all line ends. */
function startOf(bytes: Buffer, kind: 'record' | 'cell', end: number): number {
  if (kind === 'cell') return end === 0 || end >= bytes.length ? end : end + 1;
  let start = end;
  while (bytes[start] === LINE_END) start += 1;
  return start;
}

const LINE_END = 10;

/** Offsets in the text for offsets in its bytes, which must be asked for in rising order. */
function byteOffsets(bytes: Buffer): (byte: number) => number {
  let known = { byte: 0, offset: 0 };
  return (byte) => {
    const from = byte < known.byte ? { byte: 0, offset: 0 } : known;
    known = { byte, offset: from.offset + bytes.toString('utf8', from.byte, byte).length };
    return known.offset;
  };
}

/** A cell may run over lines; its marker stays on the first. */
function cellPlace(source: SourceText, offset: number, length: number): Place {
  const rest = source.text.indexOf('\n', offset);
  return placeAt(
    source,
    offset,
    Math.max(1, Math.min(length, (rest === -1 ? source.text.length : rest) - offset)),
  );
}

const FAULTS: Readonly<Record<string, readonly [message: string, hint: string]>> = {
  CSV_QUOTE_NOT_CLOSED: [
    'a quotation mark is opened here and never closed',
    'close it, or double it where it is part of the text',
  ],
  INVALID_OPENING_QUOTE: [
    'a quotation mark stands inside a cell that does not begin with one',
    'put the cell in quotes, and double the marks inside it',
  ],
  CSV_INVALID_CLOSING_QUOTE: [
    'something stands behind the closing quotation mark of this cell',
    'double the quotation marks that are part of the text',
  ],
};

function syntaxFault(error: unknown, at: Place) {
  const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
  const words = code === undefined ? undefined : FAULTS[code];
  if (words === undefined) throw error;
  return diagnose('csv-syntax', words[0], { at, hint: words[1] });
}
