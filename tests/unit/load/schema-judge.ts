/** Judges data by the schemas that Lectern gives to editors, with a validator of another house. */
import { Ajv, type ValidateFunction } from 'ajv';
import type { Host } from '../../../src/host/host.ts';
import { SCHEMA_NAMES, type SchemaName } from '../../../src/load/schema.ts';
import { printSchema } from '../../../src/pipeline/schema.ts';

/** What is wrong with `data`, in one line; empty when nothing is. */
export type Judge = (name: SchemaName, data: unknown) => string;

/** A judge by given schemas; a schema that is none, or has keywords that nobody knows, is thrown. */
export function judgeBy(schema: (name: SchemaName) => object): Judge {
  const ajv = new Ajv({ strict: true, allowUnionTypes: true, formats: { date: /^\d{4}-\d\d-\d\d$/ } });
  const validators = new Map<SchemaName, ValidateFunction>(
    SCHEMA_NAMES.map((name) => [name, ajv.compile(schema(name))]),
  );
  return (name, data) => {
    const validate = validators.get(name);
    return validate === undefined || validate(data) ? '' : ajv.errorsText(validate.errors);
  };
}

/** A judge by what `lectern schema` prints in the host's working folder. */
export async function judgeIn(host: Host): Promise<Judge> {
  const printed = SCHEMA_NAMES.map(async (name) => {
    const { value } = await printSchema(host, name);
    return [name, JSON.parse(value) as object] as const;
  });
  const schemas = new Map(await Promise.all(printed));
  return judgeBy((name) => schemas.get(name) ?? {});
}
