/**
 * Schemas of fields that hold names, completed with the names that a project has. A name that can only be one of them is
 * closed: an editor marks any other. A name that may also be new (a label, a group) is open: the known ones are offered.
 * A text outside of a list may hold several names with commas between, which a schema cannot look into.
 */
import type { JsonSchema } from './fields/json-schema.ts';

type Change = (schema: JsonSchema) => JsonSchema;
type Names = readonly string[];

/** One name, no other than these. */
export function closedName(names: Names): Change {
  return (schema) => change(schema, names, closed);
}

/** One name, perhaps one of these. */
export function openName(names: Names): Change {
  return (schema) => change(schema, names, open);
}

/** A list of names or a line with commas, no other than these. */
export function closedNames(names: Names): Change {
  return (schema) =>
    walk(schema, { item: closedName(names), line: (line) => change(line, names, closedLine) });
}

/** A list of names or a line with commas, perhaps of these. */
export function openNames(names: Names): Change {
  return (schema) => walk(schema, { item: openName(names), line: openName(names) });
}

type Rewrite = (schema: JsonSchema, names: Names) => JsonSchema;

/** Nothing is known when there are no names: then the schema stays as it is. */
function change(schema: JsonSchema, names: Names, rewrite: Rewrite): JsonSchema {
  if (names.length === 0) return schema;
  const { description, ...rest } = schema;
  return { ...(description === undefined ? {} : { description }), ...rewrite(rest, names) };
}

const closed: Rewrite = (_, names) => ({ type: 'string', enum: names });
const open: Rewrite = (schema, names) => ({ anyOf: [{ type: 'string', enum: names }, schema] });
const closedLine: Rewrite = (schema, names) => ({
  anyOf: [
    { type: 'string', enum: names },
    { ...schema, pattern: ',' },
  ],
});

/** Changes the texts in a schema: those in lists as one name, others as a line of names. Keys of mappings are no names of this kind. */
function walk(schema: JsonSchema, changes: { readonly item: Change; readonly line: Change }): JsonSchema {
  if (schema.type === 'string') return changes.line(schema);
  const { anyOf, items, additionalProperties: below } = schema;
  return {
    ...schema,
    ...(anyOf === undefined ? {} : { anyOf: anyOf.map((one) => walk(one, changes)) }),
    ...(items === undefined ? {} : { items: walk(items, { ...changes, line: changes.item }) }),
    ...(typeof below === 'object' ? { additionalProperties: walk(below, changes) } : {}),
  };
}
