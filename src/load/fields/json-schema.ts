/**
 * JSON Schema as far as tables of fields need it (draft-07, which every editor knows: https://json-schema.org/draft-07),
 * and the schema of a mapping that is read by such a table.
 */
import type { FieldTable } from './field.ts';

type Scalar = string | number | boolean | null;

export interface JsonSchema {
  readonly $schema?: string;
  readonly $comment?: string;
  readonly $ref?: string;
  readonly title?: string;
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly Scalar[];
  readonly examples?: readonly Scalar[];
  readonly pattern?: string;
  readonly format?: string;
  readonly exclusiveMinimum?: number;
  readonly items?: JsonSchema;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly propertyNames?: JsonSchema;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly not?: JsonSchema;
  readonly definitions?: Readonly<Record<string, JsonSchema>>;
}

/** Changes to the schemas of single fields, by key. */
export type SchemaChanges<T extends FieldTable> = {
  readonly [K in keyof T]?: (schema: JsonSchema) => JsonSchema;
};

/** The schema of a mapping that `readFields` reads by `table`: keys that the table does not know are not allowed. */
export function tableSchema<T extends FieldTable>(table: T, changes: SchemaChanges<T> = {}): JsonSchema {
  const properties = Object.entries(table).map(([key, field]): [string, JsonSchema] => {
    const { description, mayBeEmpty } = field;
    const schema: JsonSchema = { description, ...field.schema };
    const changed = changes[key]?.(schema) ?? schema;
    return [key, mayBeEmpty === true ? orEmpty(changed) : changed];
  });
  return { type: 'object', properties: Object.fromEntries(properties), additionalProperties: false };
}

/** The same, or nothing: a key without a value. */
export function orEmpty(schema: JsonSchema): JsonSchema {
  const { anyOf, type } = schema;
  if (anyOf !== undefined) return { ...schema, anyOf: [...anyOf, { type: 'null' }] };
  return type === undefined ? schema : { ...schema, type: [type, 'null'].flat() };
}
