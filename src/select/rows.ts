/**
 * The deck of an audience and a row of a merge → the deck of that row: the same sections, and the row's values in
 * their layer of the merge order. An empty cell says nothing, so what an earlier layer says holds.
 */
import type { Outcome } from '../diagnostics/diagnostic.ts';
import type { Deck } from '../model/deck.ts';
import type { LoadedDeck } from '../model/deck-spec.ts';
import type { Project } from '../model/project.ts';
import type { MergeRow } from '../model/row.ts';
import { wrongTypes } from './findings.ts';
import { type Additions, type Reader, resolveSettings } from './values.ts';

export interface RowContext {
  readonly loaded: LoadedDeck;
  readonly project: Project;
  readonly additions: Omit<Additions, 'row'>;
}

export function deckForRow(deck: Deck, row: MergeRow, context: RowContext): Outcome<Deck> {
  const { loaded, project, additions } = context;
  const { spec } = loaded;
  const said = Object.entries(row.values).filter(([, value]) => value !== '');
  const settled = resolveSettings(spec, project, {
    reader: readerOf(deck, context),
    additions: { ...additions, row: { values: Object.fromEntries(said), at: row.at, places: row.places } },
  });
  const own = settled.typeFaults.filter(({ layer }) => layer === 'row');
  const diagnostics = wrongTypes({ spec, settled: { ...settled, typeFaults: own }, row });
  return { value: { ...deck, vars: settled.vars, row }, diagnostics };
}

function readerOf({ audience }: Deck, { loaded, project }: RowContext): Reader | undefined {
  const ref = loaded.spec.audiences.find(({ id }) => id === audience?.id);
  const known = ref && project.audiences.get(ref.id);
  return ref === undefined || known === undefined ? undefined : { audience: known, ref };
}
