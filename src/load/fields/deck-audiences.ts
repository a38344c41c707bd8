/**
 * The field `audiences` of a deck: a list of names, or a mapping of names to what the deck changes about each.
 * Whether the names exist is not known here, see `../deck-audiences.ts`.
 */
import type { AudienceRef } from '../../model/deck-spec.ts';
import { OVERRIDE_FIELDS } from '../audiences.ts';
import { isEmpty, type YamlEntry } from '../yaml-tree.ts';
import { type Field, type FieldContext, placesOf, readFields, wrongType } from './field.ts';
import { orEmpty, tableSchema } from './json-schema.ts';
import { listItems } from './names.ts';

/** The audiences that a deck names, as written. */
export function deckAudiences(description: string): Field<readonly AudienceRef[]> {
  return {
    description,
    schema: {
      anyOf: [
        { type: 'string' },
        { type: 'array', items: { type: 'string' } },
        { type: 'object', additionalProperties: orEmpty(tableSchema(OVERRIDE_FIELDS)) },
      ],
    },
    mayBeEmpty: true,
    read: (node, context) =>
      node.kind === 'mapping'
        ? [...node.entries.values()].map((entry) => refOf(entry, context))
        : listItems(node, context, 'a list of audiences').map(({ text, at }) => ({
            id: text,
            at,
            override: {},
            places: new Map(),
          })),
  };
}

function refOf({ key, keyAt, value }: YamlEntry, context: FieldContext): AudienceRef {
  if (value.kind === 'mapping')
    return {
      id: key,
      at: keyAt,
      override: readFields(value, OVERRIDE_FIELDS, context),
      places: placesOf(value),
    };
  if (!isEmpty(value))
    wrongType(
      value,
      { ...context, key, keyAt },
      'a mapping of keys to values',
      'write what the deck changes below it, such as "minutes: 5"',
    );
  return { id: key, at: keyAt, override: {}, places: new Map() };
}
