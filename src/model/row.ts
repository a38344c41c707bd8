/** Rows of a merge: one person, customer or class each, for whom a deck of their own is made. */
import type { Place } from '../diagnostics/diagnostic.ts';
import type { Values } from './values.ts';

/** One row of a table, as it was read. */
export interface TableRow {
  /** Counted from 1 below the header; empty lines do not count. */
  readonly number: number;
  /** The cells by the names of their columns: texts, as they stand in the file. */
  readonly values: Values;
  /** Where the row begins. */
  readonly at: Place;
  /** Where each cell stands, by column. */
  readonly places: ReadonlyMap<string, Place>;
}

export interface MergeTable {
  /** Absolute. */
  readonly file: string;
  /** In the order of the file. */
  readonly columns: readonly string[];
  /** Where the header names each column. */
  readonly columnPlaces: ReadonlyMap<string, Place>;
  readonly rows: readonly TableRow[];
}

/** A row that decks are made for. */
export interface MergeRow extends TableRow {
  /** The name of its folder, which every file system takes; no two rows of a deck share one. */
  readonly id: string;
  /** How people call it. */
  readonly name: string;
}
