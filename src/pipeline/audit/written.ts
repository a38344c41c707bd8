/** All that authors wrote for one deck, whoever it is for: its sections, its deck spec, the values of every audience and every row. */
import { linesOf, type Vocabulary, vocabularyOf, type WrittenPiece } from '../../audit/vocabulary.ts';
import type { Place } from '../../diagnostics/diagnostic.ts';
import type { LoadedDeck } from '../../model/deck-spec.ts';
import type { Project } from '../../model/project.ts';
import type { MergeTable } from '../../model/row.ts';
import type { Value, Values } from '../../model/values.ts';

export interface Writings {
  readonly project: Project;
  /** What the decks are merged with. */
  readonly table?: MergeTable | undefined;
}

const vocabularies = new WeakMap<LoadedDeck, Writings & { readonly vocabulary: Vocabulary }>();

/** Made once for all audiences and rows of a deck. */
export function writtenFor(loaded: LoadedDeck, { project, table }: Writings): Vocabulary {
  const known = vocabularies.get(loaded);
  // In a run that builds again, a deck may stay as it was while audiences and rows change.
  if (known?.project === project && known.table === table) return known.vocabulary;
  const { spec, sections } = loaded;
  const sources = new Map([[spec.source, spec.bodyOffset]]);
  for (const { source, bodyOffset } of sections) sources.set(source, bodyOffset);
  const vocabulary = vocabularyOf([
    ...[...sources].flatMap(([source, bodyOffset]) => linesOf(source, bodyOffset)),
    ...sections.map(({ id, file }) => ({ text: `${id}.md`, at: { file, line: 1, column: 1 } })),
    ...[...project.audiences.values()].flatMap(({ id, name, vars, at, places }) => [
      { text: id, at },
      { text: name, at: places.get('name') ?? at },
      ...valuePieces(vars, (key) => places.get(`vars.${key}`) ?? at),
    ]),
    ...(table?.rows ?? []).flatMap(({ values, at, places }) =>
      valuePieces(values, (column) => places.get(column) ?? at),
    ),
  ]);
  vocabularies.set(loaded, { project, table, vocabulary });
  return vocabulary;
}

function valuePieces(values: Values, placeOf: (key: string) => Place): readonly WrittenPiece[] {
  return Object.entries(values).map(([key, value]) => ({
    text: leavesOf(value).join('\n'),
    at: placeOf(key),
  }));
}

/** Every text, number and date in a value; keys are names in templates and never shown. */
export function leavesOf(value: Value): readonly string[] {
  if (value === null) return [];
  return typeof value === 'object' ? Object.values(value).flatMap(leavesOf) : [String(value)];
}
