/**
 * Decks → what `lectern plan` shows: for each deck a table of section × audience with the reason in every cell, its
 * orphans, and where one section is used. Data only; the command line gives it a form.
 */
import type { Deck } from '../model/deck.ts';
import type { PlanEntry, PlanRule } from '../model/plan.ts';
import type { MergeRow } from '../model/row.ts';

/** One audience of a deck. */
export interface PlanColumn {
  /** Undefined for a deck without audiences. */
  readonly audience: string | undefined;
  readonly minutes: number;
  /** What the minutes were fitted to; undefined: no limit. */
  readonly budget: number | undefined;
  readonly slides: number;
  /** False when a better choice may exist. */
  readonly exact: boolean;
  /** The rows of a merge that get this deck, in the order of the table; undefined without a merge. */
  readonly rows: readonly MergeRow[] | undefined;
}

/** One section, with an entry for each column. */
export interface PlanRow {
  readonly id: string;
  readonly file: string;
  readonly entries: readonly PlanEntry[];
}

export interface PlanTable {
  readonly deck: string;
  /** Of the deck spec, absolute. */
  readonly file: string;
  readonly columns: readonly PlanColumn[];
  /** In deck order. */
  readonly rows: readonly PlanRow[];
  /** Ids of sections that none of the columns gets, however much time there is. */
  readonly orphans: readonly string[];
}

/** One table for each deck spec, in the order in which the decks come. */
export function planTables(decks: readonly Deck[]): readonly PlanTable[] {
  const specs = new Map<string, Deck[]>();
  for (const deck of decks) {
    const group = specs.get(deck.file);
    if (group === undefined) specs.set(deck.file, [deck]);
    else group.push(deck);
  }
  return [...specs.values()].map(tableOf);
}

/** Rules that time cannot mend: what they keep from every audience is an orphan. */
const LASTING_RULES: ReadonlySet<PlanRule> = new Set(['for', 'label', 'empty']);

function tableOf(withRows: readonly Deck[]): PlanTable {
  const groups = byAudience(withRows);
  const decks = groups.flatMap(([first]) => first ?? []);
  const rows = (decks[0]?.plan.sections ?? []).map(
    ({ id, file }, at): PlanRow => ({
      id,
      file,
      entries: decks.flatMap(({ plan }) => plan.sections[at] ?? []),
    }),
  );
  const isOrphan = ({ entries }: PlanRow) =>
    entries.every(({ included, rule }) => !included && LASTING_RULES.has(rule));
  return {
    deck: decks[0]?.id ?? '',
    file: decks[0]?.file ?? '',
    columns: groups.flatMap(columnOf),
    rows,
    orphans: rows.filter(isOrphan).map(({ id }) => id),
  };
}

/** The rows of a merge change values, not sections: those of one audience are one column. */
function byAudience(decks: readonly Deck[]): readonly (readonly Deck[])[] {
  const groups = new Map<string, Deck[]>();
  for (const deck of decks) {
    const key = `${deck.file}\0${deck.audience?.id ?? ''}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [deck]);
    else group.push(deck);
  }
  return [...groups.values()];
}

function columnOf(group: readonly Deck[]): readonly PlanColumn[] {
  const [deck] = group;
  if (deck === undefined) return [];
  const { minutes, budget, exact = true } = deck.plan;
  const rows = deck.row === undefined ? undefined : group.flatMap(({ row }) => row ?? []);
  return [{ audience: deck.audience?.id, minutes, budget, slides: slidesOf(deck), exact, rows }];
}

function slidesOf({ plan }: Deck): number {
  return plan.sections.reduce((sum, { included, slides }) => sum + (included ? slides : 0), 0);
}

/** A deck that lists a section, and what became of the section there. */
export interface SectionUse extends PlanEntry {
  readonly deck: string;
  readonly audience: string | undefined;
}

/**
 * Every deck and audience whose deck spec lists the section with this id, or this file (absolute), in the order of the
 * decks; those that get it have `included`.
 */
export function whereUsed(
  decks: readonly Deck[],
  section: { readonly id: string; readonly file: string },
): readonly SectionUse[] {
  const id = section.id.normalize();
  const firsts = byAudience(decks).flatMap(([first]) => first ?? []);
  return firsts.flatMap((deck) =>
    deck.plan.sections
      .filter((entry) => entry.id.normalize() === id || entry.file === section.file)
      .map((entry) => ({ ...entry, deck: deck.id, audience: deck.audience?.id })),
  );
}

/** The document of `lectern plan --json`. */
export interface PlanDocument {
  readonly decks: readonly PlannedDeck[];
}

export interface PlannedDeck {
  readonly deck: string;
  readonly audience: string | null;
  readonly minutes: number;
  readonly budget: number | null;
  readonly exact: boolean;
  readonly slides: number;
  readonly sections: readonly PlanEntry[];
  /** What rows of a merge are called, and their folders; null without a merge. */
  readonly rows: readonly PlannedRow[] | null;
}

export interface PlannedRow {
  readonly row: string;
  readonly name: string;
  /** In the file of the table. */
  readonly line: number;
}

/** The same facts as plain JSON; `showPath` turns absolute paths into those that the reader sees. */
export function planDocument(decks: readonly Deck[], showPath: (path: string) => string): PlanDocument {
  return {
    decks: byAudience(decks).flatMap((group) =>
      columnOf(group).map(({ audience, budget, rows, ...facts }) => {
        const [deck] = group;
        const sections = (deck?.plan.sections ?? []).map((entry) => ({
          ...entry,
          file: showPath(entry.file),
        }));
        const named = rows?.map(({ id, name, at }) => ({ row: id, name, line: at.line })) ?? null;
        return {
          deck: deck?.id ?? '',
          audience: audience ?? null,
          budget: budget ?? null,
          ...facts,
          sections,
          rows: named,
        };
      }),
    ),
  };
}
