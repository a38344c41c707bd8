/**
 * A field: what the value of one key must be, in words for people, as a JSON Schema, and as a reader that gives the typed value.
 * A kind of file is a table of fields by key; `readFields` reads a mapping by such a table. All else is in the tables.
 */
import { type Diagnostic, diagnose, type Place } from '../../diagnostics/diagnostic.ts';
import { suggestName } from '../../diagnostics/nearest.ts';
import { describeNode, isEmpty, type YamlEntry, type YamlMapping, type YamlNode } from '../yaml-tree.ts';
import type { JsonSchema } from './json-schema.ts';

export type { JsonSchema };

export interface FieldContext {
  /** The key whose value is read, for messages. */
  readonly key: string;
  readonly keyAt: Place;
  /** Ids and groups of the audiences that conditions may name; undefined: any name is taken. */
  readonly audienceNames?: readonly string[] | undefined;
  readonly report: (diagnostic: Diagnostic) => void;
}

export interface Field<T> {
  /** One sentence for the reference page and for editors. */
  readonly description: string;
  readonly schema: JsonSchema;
  /** Gives the typed value; undefined, and said, when the node is something else. An empty node never gets here unless `mayBeEmpty`. */
  readonly read: (node: YamlNode, context: FieldContext) => T | undefined;
  /** True when a key without a value means an empty list or mapping. */
  readonly mayBeEmpty?: boolean;
}

export type FieldTable = Readonly<Record<string, Field<unknown>>>;

/** The values that a table reads: every key may be missing. */
export type FieldValues<T extends FieldTable> = {
  readonly [K in keyof T]?: T[K] extends Field<infer V> ? V : never;
};

export interface ReadContext extends Omit<FieldContext, 'key' | 'keyAt'> {
  /** What to say of a key that the table does not know; undefined: that it is unknown, with the nearest. */
  readonly explainKey?: (entry: YamlEntry) => Diagnostic | undefined;
}

/** Reads each key of `mapping` by its field; keys that the table does not know are errors. */
export function readFields<T extends FieldTable>(
  mapping: YamlMapping,
  table: T,
  context: ReadContext,
): FieldValues<T> {
  const values: Record<string, unknown> = {};
  for (const entry of mapping.entries.values()) {
    const field = Object.hasOwn(table, entry.key) ? table[entry.key] : undefined;
    if (field === undefined) {
      context.report(context.explainKey?.(entry) ?? unknownKey(entry, Object.keys(table)));
      continue;
    }
    const value = readField(entry, field, context);
    if (value !== undefined) values[entry.key] = value;
  }
  // Each value was read by the field of its key.
  return values as FieldValues<T>;
}

function readField(entry: YamlEntry, field: Field<unknown>, context: ReadContext): unknown {
  const { key, keyAt, value } = entry;
  if (isEmpty(value) && field.mayBeEmpty !== true) {
    const hint = 'remove the key, or give it a value';
    context.report(diagnose('fm-type', `"${key}" has no value`, { at: keyAt, hint }));
    return undefined;
  }
  return field.read(value, { ...context, key, keyAt });
}

function unknownKey({ key, keyAt }: YamlEntry, known: readonly string[]): Diagnostic {
  return diagnose('unknown-key', `unknown key "${key}"`, {
    at: keyAt,
    hint: suggestName(key, known, 'known keys'),
  });
}

/** Says that a value has the wrong type: `"minutes" must be a number above 0, not the text "ten"`. Gives undefined, as `read` must. */
export function wrongType(node: YamlNode, context: FieldContext, wanted: string, hint: string): undefined {
  const at = isEmpty(node) ? context.keyAt : node.at;
  const message = `"${context.key}" must be ${wanted}, not ${describeNode(node)}`;
  context.report(diagnose('fm-type', message, { at, hint }));
}

/** Where the values of a mapping stand, by key, and below `vars` each name as `vars.name`; for diagnostics of later phases. */
export function placesOf(mapping: YamlMapping): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>();
  for (const { key, keyAt, value } of mapping.entries.values()) {
    places.set(key, isEmpty(value) ? keyAt : value.at);
    if (key !== 'vars' || value.kind !== 'mapping') continue;
    for (const inner of value.entries.values()) places.set(`vars.${inner.key}`, inner.keyAt);
  }
  return places;
}
