/** The field `vars`: values for templates, any plain data below names of the author's own. */
import type { Values } from '../../model/values.ts';
import { toValues } from '../yaml-tree.ts';
import { type Field, wrongType } from './field.ts';

/** A mapping of names to plain data. */
export function vars(description: string): Field<Values> {
  return {
    description,
    schema: { type: 'object', additionalProperties: true },
    mayBeEmpty: true,
    read: (node, context) => {
      if (node.kind === 'mapping') return toValues(node);
      if (node.kind === 'scalar' && node.value === null) return {};
      return wrongType(node, context, 'a mapping of names to values', 'write "name: value" lines below it');
    },
  };
}
