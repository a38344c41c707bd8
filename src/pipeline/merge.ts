/**
 * `--merge people.csv`: decks × rows → a deck for each. The same sections for every row of an audience; the row's cells
 * as `row.*` and, where they bear the name of a value, in its place. With a column `audience` a row is for that
 * audience alone. Whatever is wrong with any row is found here, before a deck is assembled.
 */
import { join } from 'node:path';
import { type NamedColumn, rowColumns } from '../assemble/row-columns.ts';
import { nameRows } from '../assemble/row-name.ts';
import { type Diagnostic, diagnose, hasErrors, type Outcome } from '../diagnostics/diagnostic.ts';
import { suggestName } from '../diagnostics/nearest.ts';
import type { Host } from '../host/host.ts';
import { loadMergeTable } from '../load/merge-table.ts';
import type { LoadedDeck } from '../model/deck-spec.ts';
import type { Project } from '../model/project.ts';
import type { MergeRow, MergeTable, TableRow } from '../model/row.ts';
import { deckForRow, type RowContext } from '../select/rows.ts';
import { sourceText } from '../source/source-text.ts';
import type { ChosenDeck } from './choose.ts';
import { folderNames } from './merge/folder-name.ts';

export interface MergeRequest {
  /** The table, absolute. */
  readonly file: string;
  /** A template for the name of a row; undefined: its column `name` or `id`, else its first. */
  readonly rowName?: string;
}

export interface MergeGiven {
  readonly decks: readonly ChosenDeck[];
  readonly loaded: readonly LoadedDeck[];
  readonly project: Project;
  readonly additions: RowContext['additions'];
}

export interface Merged {
  readonly decks: readonly ChosenDeck[];
  /** Undefined when it cannot be read. */
  readonly table?: MergeTable;
}

/** A column of this name says whom a row is for. */
const AUDIENCE = 'audience';

/** Gives the decks in the order of the decks given, those of each in the order of the rows; none when anything is wrong with a row. */
export async function mergeDecks(
  host: Host,
  request: MergeRequest,
  given: MergeGiven,
): Promise<Outcome<Merged>> {
  const read = await loadMergeTable(host, request.file);
  const table = read.value;
  if (table === undefined) return { value: { decks: [] }, diagnostics: read.diagnostics };
  const rows = await namedRows(table, request.rowName);
  const diagnostics = [
    ...read.diagnostics,
    ...rows.diagnostics,
    ...given.loaded.flatMap((one) => columnFaults(one, table)),
    ...audienceFaults(table, given.loaded),
  ];
  if (hasErrors(diagnostics)) return { value: { decks: [], table }, diagnostics };
  const merged = given.decks.flatMap((one) =>
    rowsOf(one, rows.value, table).map((row, index) =>
      mergeRow({ ...one, isPictured: index === 0 }, row, given),
    ),
  );
  return {
    value: { decks: merged.map(({ value }) => value), table },
    diagnostics: [...diagnostics, ...merged.flatMap((one) => one.diagnostics)],
  };
}

function rowsOf(
  { deck }: ChosenDeck,
  rows: readonly MergeRow[],
  { columns }: MergeTable,
): readonly MergeRow[] {
  if (!columns.includes(AUDIENCE)) return rows;
  return rows.filter(({ values }) => values[AUDIENCE] === deck.audience?.id);
}

function mergeRow(one: ChosenDeck, row: MergeRow, { project, additions }: MergeGiven): Outcome<ChosenDeck> {
  const { value: deck, diagnostics } = deckForRow(one.deck, row, { loaded: one.loaded, project, additions });
  return { value: { ...one, deck, outFolder: join(one.outFolder, row.id) }, diagnostics };
}

async function namedRows(
  table: MergeTable,
  template: string | undefined,
): Promise<Outcome<readonly MergeRow[]>> {
  const { columns, rows } = table;
  const column = ['name', 'id'].find((one) => columns.includes(one)) ?? columns[0] ?? '';
  const unknown = template === undefined ? [] : unknownColumns(rowColumns(sourceText('', template)), table);
  if (unknown.length > 0) return { value: [], diagnostics: unknown.map(({ at: _, ...one }) => one) };
  const names =
    template === undefined
      ? { value: rows.map(({ values }) => String(values[column])), diagnostics: [] }
      : await nameRows(template, rows);
  if (hasErrors(names.diagnostics)) return { value: [], diagnostics: names.diagnostics };
  const ids = folderNames(names.value);
  const named = rows.map(
    (row, index): MergeRow => ({ ...row, name: names.value[index] ?? '', id: ids[index] ?? '' }),
  );
  const faults = named
    .filter(({ id }) => id === '')
    .map((row) => namelessRow(row, template === undefined ? column : undefined));
  return { value: named, diagnostics: faults };
}

function namelessRow({ number, name, at, places }: MergeRow, column: string | undefined): Diagnostic {
  const what = name === '' ? 'nothing to be called by' : `"${name}", in which no letter or digit stands`;
  const hint =
    column === undefined
      ? 'let --row-name name a column that says something in every row'
      : `fill in its column "${column}", or name another with --row-name "{{ row.… }}"`;
  return diagnose('row-name', `row ${number} has ${what}`, { at: places.get(column ?? '') ?? at, hint });
}

/** Columns that templates name and the table lacks; a warning where they name none at all. */
function columnFaults({ spec, sections }: LoadedDeck, table: MergeTable): readonly Diagnostic[] {
  const named = spec.verbatim
    ? []
    : sections.flatMap(({ source, bodyOffset }) => rowColumns(source, bodyOffset));
  const values = sections.flatMap(({ source, bodyOffset }) => [
    ...source.text.slice(bodyOffset).matchAll(/\bvars\s*\.\s*([\p{L}\p{N}_-]+)/gu),
  ]);
  const isUsed = named.length > 0 || values.some(([, name = '']) => table.columns.includes(name));
  if (isUsed) return unknownColumns(named, table);
  const hint = spec.verbatim
    ? 'a plain Marp file has no templates; write "vars: {}" into its front matter'
    : 'write {{ row.… }} with the name of a column where it shall stand';
  const at = { file: spec.file, line: 1, column: 1 };
  return [diagnose('merge-unused', 'no template of this deck uses the rows', { at, hint })];
}

function unknownColumns(named: readonly NamedColumn[], { columns }: MergeTable): readonly Diagnostic[] {
  return named
    .filter(({ column }) => !columns.includes(column))
    .map(({ column, at }) =>
      diagnose('csv-missing-column', `the table has no column "${column}"`, {
        at,
        hint: suggestName(column, columns, 'columns'),
      }),
    );
}

function audienceFaults({ columns, rows }: MergeTable, loaded: readonly LoadedDeck[]): readonly Diagnostic[] {
  if (!columns.includes(AUDIENCE)) return [];
  const known = [...new Set(loaded.flatMap(({ spec }) => spec.audiences.map(({ id }) => id)))].sort();
  return rows
    .filter(({ values }) => !known.includes(String(values[AUDIENCE])))
    .map((row) => unknownAudience(row, known));
}

function unknownAudience({ number, values, at, places }: TableRow, known: readonly string[]): Diagnostic {
  const name = String(values[AUDIENCE]);
  const message = name === '' ? `row ${number} names no audience` : `no deck asked for is for "${name}"`;
  const hint =
    known.length === 0
      ? 'the decks name no audiences; rename this column'
      : suggestName(name, known, 'audiences');
  return diagnose('unknown-audience', message, { at: places.get(AUDIENCE) ?? at, hint });
}
