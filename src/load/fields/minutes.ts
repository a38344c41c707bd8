/** Fields that are a time in minutes, with fractions: `7`, `2.5`. */
import type { Field } from './field.ts';
import { wrongType } from './field.ts';

/** Minutes above 0. */
export function minutes(description: string): Field<number> {
  return {
    description,
    schema: { type: 'number', exclusiveMinimum: 0 },
    read: (node, context) => {
      const value = node.kind === 'scalar' ? node.value : undefined;
      if (typeof value === 'number' && value > 0) return value;
      return wrongType(node, context, 'a number of minutes above 0', 'write digits without quotes: 7 or 2.5');
    },
  };
}
