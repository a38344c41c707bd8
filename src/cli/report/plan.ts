/** Plans for people: a table of section × audience for each deck, and below it why sections are out. */
import type { PlanEntry } from '../../model/plan.ts';
import type { PlanTable, SectionUse } from '../../pipeline/plan.ts';

const WIDEST_NAME = 40;

/** One table for each deck. A cell holds minutes where the section is in, else the rule that keeps it out. */
export function formatPlan(tables: readonly PlanTable[]): string {
  return tables.map(formatTable).join('\n');
}

function formatTable(table: PlanTable): string {
  const heads = table.columns.map((column) => column.audience ?? 'deck');
  const rows = table.rows.map((row) => [row.id, ...row.entries.map(cell)]);
  const totals = [
    [
      'minutes',
      ...table.columns.map(({ minutes, budget }) =>
        budget === undefined ? show(minutes) : `${show(minutes)} of ${show(budget)}`,
      ),
    ],
    ['slides', ...table.columns.map(({ slides }) => String(slides))],
  ];
  const grid = align([[table.deck, ...heads], ...rows, ...totals]);
  const [head = '', ...rest] = grid;
  const ruler = '─'.repeat(head.trimEnd().length);
  const body = [head, ruler, ...rest.slice(0, rows.length), ruler, ...rest.slice(rows.length)];
  return `${[...body, ...reasons(table), ...rowsOf(table)].map((line) => line.trimEnd()).join('\n')}\n`;
}

function cell(entry: PlanEntry): string {
  return entry.included ? `${show(entry.minutes)} min` : `– ${entry.rule}`;
}

/** Sentences for what is out, one for each section and reason, with the audiences that it holds for. */
function reasons(table: PlanTable): readonly string[] {
  const lines = table.rows.flatMap((row) => {
    const out = new Map<string, string[]>();
    for (const [index, entry] of row.entries.entries()) {
      if (entry.included) continue;
      const audience = table.columns[index]?.audience ?? 'deck';
      out.set(entry.reason, [...(out.get(entry.reason) ?? []), audience]);
    }
    return [...out].map(([reason, audiences]) => `  ${row.id} is not for ${audiences.join(', ')}: ${reason}`);
  });
  const orphans = table.orphans.length === 0 ? [] : [`  no audience gets: ${table.orphans.join(', ')}`];
  const open = table.columns
    .filter((column) => !column.exact)
    .map(
      (column) =>
        `  the choice for ${column.audience ?? 'the deck'} may not be the best: there were too many ways to compare`,
    );
  const all = [...lines, ...orphans, ...open];
  return all.length === 0 ? [] : ['', ...all];
}

/** Whom each row of a merge is for, and the folder that it gets. */
function rowsOf({ deck, columns }: PlanTable): readonly string[] {
  const lines = columns.flatMap(({ audience, rows = [] }) =>
    rows.map(({ number, name, id }) => [
      `row ${number}`,
      name,
      `→ ${[deck, ...(audience === undefined ? [] : [audience]), id].join('/')}`,
    ]),
  );
  return lines.length === 0 ? [] : ['', ...align(lines).map((line) => `  ${line}`)];
}

/** Where one section is used. */
export function formatUses(uses: readonly SectionUse[], section: string): string {
  if (uses.length === 0) return `no deck uses ${section}\n`;
  const rows = uses.map((use) => [
    use.audience === undefined ? use.deck : `${use.deck} for ${use.audience}`,
    use.included ? 'in' : 'out',
    use.reason,
  ]);
  return `${align(rows)
    .map((line) => line.trimEnd())
    .join('\n')}\n`;
}

function align(rows: readonly (readonly string[])[]): readonly string[] {
  const widths: number[] = [];
  for (const row of rows)
    for (const [index, text] of row.entries())
      widths[index] = Math.max(widths[index] ?? 0, Math.min(WIDEST_NAME, text.length));
  return rows.map((row) => row.map((text, index) => text.padEnd(widths[index] ?? 0)).join('  '));
}

function show(minutes: number): string {
  return String(Math.round(minutes * 100) / 100);
}
