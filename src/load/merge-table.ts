/** A CSV file → the rows that decks are made for: every cell a text under the name of its column. */
import { basename } from 'node:path';
import { type Diagnostic, diagnose, type Outcome } from '../diagnostics/diagnostic.ts';
import type { Host } from '../host/host.ts';
import type { MergeTable, TableRow } from '../model/row.ts';
import { type Cell, readCsv } from './csv.ts';
import { readText } from './text-file.ts';

const MAX_BYTES = 20 * 1024 * 1024;
/** Names that mean something to JavaScript itself. */
const FORBIDDEN: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/** Reads a table; undefined when there is none that decks could be made of, with the reasons. */
export async function loadMergeTable(host: Host, file: string): Promise<Outcome<MergeTable | undefined>> {
  const { value: source, diagnostics: found } = await readText(host, file, { mostBytes: MAX_BYTES });
  if (source === undefined) {
    const hint = 'the path counts from the working folder';
    const missing = diagnose('csv-missing', `there is no file "${basename(file)}"`, { hint });
    return { value: undefined, diagnostics: found.length > 0 ? found : [missing] };
  }
  const { value: records, diagnostics } = readCsv(source);
  const [header, ...rows] = records;
  const faults = [...found, ...diagnostics];
  if (diagnostics.length > 0) return { value: undefined, diagnostics: faults };
  if (header === undefined || rows.length === 0) {
    const message = header === undefined ? 'the table is empty' : 'the table has a header and no rows';
    const at = { file, line: 1, column: 1 };
    const hint = 'write the names of the columns in the first line, and a row in each line below';
    return { value: undefined, diagnostics: [...faults, diagnose('csv-empty', message, { at, hint })] };
  }
  const named = readHeader(header);
  const ragged = rows.flatMap((row, index) => raggedRow(row, { header, number: index + 1 }));
  if (named.length + ragged.length > 0)
    return { value: undefined, diagnostics: [...faults, ...named, ...ragged] };
  const columns = header.map(columnName);
  const columnPlaces = new Map(header.map((cell) => [columnName(cell), cell.at]));
  return {
    value: { file, columns, columnPlaces, rows: rows.map((row, index) => rowOf(columns, row, index + 1)) },
    diagnostics: faults,
  };
}

function columnName({ text }: Cell): string {
  return text.normalize().trim();
}

/** Every name that no template could use, or that would hide another. */
function readHeader(header: readonly Cell[]): readonly Diagnostic[] {
  const known = new Map<string, Cell>();
  return header.flatMap((cell, index) => {
    const name = columnName(cell);
    const first = known.get(name);
    known.set(name, first ?? cell);
    const said = (message: string, hint: string) => [
      diagnose('csv-header', message, {
        at: cell.at,
        hint,
        ...(first === undefined
          ? {}
          : { related: [{ message: 'the first column of that name', at: first.at }] }),
      }),
    ];
    if (name === '') return said(`column ${index + 1} has no name`, 'name it, or remove it');
    if (FORBIDDEN.has(name)) return said(`"${name}" cannot be the name of a column`, 'choose another name');
    return first === undefined ? [] : said(`two columns are called "${name}"`, 'rename one of them');
  });
}

function raggedRow(
  row: readonly Cell[],
  { header, number }: { readonly header: readonly Cell[]; readonly number: number },
): readonly Diagnostic[] {
  if (row.length === header.length) return [];
  const extra = row[header.length];
  const at = (extra ?? row.at(-1) ?? row[0])?.at;
  const message = `row ${number} has ${row.length} cell${row.length === 1 ? '' : 's'}; the header names ${header.length} columns`;
  const hint =
    extra === undefined
      ? 'add the cells that are missing, empty ones too'
      : 'put cells that hold separators in quotes';
  return [diagnose('csv-ragged', message, { ...(at === undefined ? {} : { at }), hint })];
}

function rowOf(columns: readonly string[], row: readonly Cell[], number: number): TableRow {
  const cells = columns.flatMap((column, index) => {
    const cell = row[index];
    return cell === undefined ? [] : [[column, cell] as const];
  });
  return {
    number,
    values: Object.fromEntries(cells.map(([column, { text }]) => [column, text.trim()])),
    at: cells[0]?.[1].at ?? { file: '', line: 1, column: 1 },
    places: new Map(cells.map(([column, { at }]) => [column, at])),
  };
}
