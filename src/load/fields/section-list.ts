/**
 * The sections of a deck: ids in their order, and parts of the talk, each a title with the ids that belong to it:
 * `- The past: [origins, war]`. A part gets a divider slide when one of its sections is kept.
 */
import type { SectionRef } from '../../model/section.ts';
import type { YamlNode } from '../yaml-tree.ts';
import { type Field, type FieldContext, type JsonSchema, wrongType } from './field.ts';
import { listItems } from './names.ts';

const NAMES: JsonSchema = { anyOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }] };
const SCHEMA: JsonSchema = {
  anyOf: [
    { type: 'string' },
    {
      type: 'array',
      items: { anyOf: [{ type: 'string' }, { type: 'object', additionalProperties: NAMES }] },
    },
  ],
};
const WANTED = 'a list of sections';

/** Ids of sections with the place of each; repetitions are kept. */
export function sectionList(description: string): Field<readonly SectionRef[]> {
  return {
    description,
    schema: SCHEMA,
    mayBeEmpty: true,
    read: (node, context) =>
      node.kind === 'list'
        ? node.items.flatMap((item) => readItem(item, context))
        : listItems(node, context, WANTED).map((item) => ({ id: item.text, at: item.at })),
  };
}

function readItem(item: YamlNode, context: FieldContext): readonly SectionRef[] {
  if (item.kind !== 'mapping') {
    const one = { kind: 'list', items: [item], at: item.at } as const;
    return listItems(one, context, WANTED).map(({ text, at }) => ({ id: text, at }));
  }
  return [...item.entries.values()].flatMap(({ key, keyAt, value }) => {
    const inner = { ...context, key, keyAt };
    if (value.kind === 'mapping') wrongType(value, inner, WANTED, 'parts do not nest');
    const refs = value.kind === 'mapping' ? [] : listItems(value, inner, WANTED);
    return refs.map(({ text, at }) => ({ id: text, at, part: key }));
  });
}
