/**
 * Schemas of fields that hold names, completed with the names that a project has. A name that can only be one of them is
 * closed: an editor marks any other. A name that may also be new (a label, a group) is open: the known ones are offered.
 * A text outside of a list may hold several names with commas between, which a schema cannot look into.
 */
import type { JsonSchema } from './fields/json-schema.ts';

type Change = (schema: JsonSchema) => JsonSchema;
type Names = readonly string[];

/** Names that stand once in a document, below `definitions`, because several of its fields refer to them. */
export interface DefinedNames {
  readonly definition: string;
  readonly names: Names;
}

/** One name, no other than these. */
export function closedName(names: Names): Change {
  return (schema) => (names.length === 0 ? schema : replaced(schema, { type: 'string', enum: names }));
}

/** One name, perhaps one of these. */
export function openName(names: Names): Change {
  return (schema) => {
    const { description, ...rest } = schema;
    const known: JsonSchema = { type: 'string', enum: names };
    return names.length === 0 ? schema : replaced(schema, { anyOf: [known, rest] });
  };
}

/** A list of names or a line with commas, no other than these. */
export function closedNames({ definition, names }: DefinedNames): Change {
  const known: JsonSchema = { $ref: `#/definitions/${definition}` };
  const item: Change = () => known;
  const line: Change = (schema) => ({ anyOf: [known, { ...schema, pattern: ',' }] });
  return (schema) => (names.length === 0 ? schema : walk(schema, { item, line }));
}

/** A list of names or a line with commas, perhaps of these. */
export function openNames(names: Names): Change {
  return (schema) => walk(schema, { item: openName(names), line: openName(names) });
}

/** The definitions that `closedNames` refers to; none where no names are known. */
export function definitionsOf(...all: readonly DefinedNames[]): Readonly<Record<string, JsonSchema>> {
  const known = all.filter(({ names }) => names.length > 0);
  return Object.fromEntries(
    known.map(({ definition, names }) => [definition, { type: 'string', enum: names }]),
  );
}

function replaced({ description }: JsonSchema, schema: JsonSchema): JsonSchema {
  return description === undefined ? schema : { description, ...schema };
}

/** Changes the texts in a schema: those in lists as one name, others as a line of names. Keys of mappings are no names of this kind. */
function walk(schema: JsonSchema, changes: { readonly item: Change; readonly line: Change }): JsonSchema {
  if (schema.type === 'string') return changes.line(schema);
  const { anyOf, items, additionalProperties: below } = schema;
  return {
    ...schema,
    ...(anyOf === undefined ? {} : { anyOf: anyOf.flatMap((one) => alternatives(walk(one, changes))) }),
    ...(items === undefined ? {} : { items: walk(items, { ...changes, line: changes.item }) }),
    ...(typeof below === 'object' ? { additionalProperties: walk(below, changes) } : {}),
  };
}

function alternatives(schema: JsonSchema): readonly JsonSchema[] {
  const { anyOf, ...rest } = schema;
  return anyOf !== undefined && Object.keys(rest).length === 0 ? anyOf : [schema];
}
