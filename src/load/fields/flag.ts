/** Fields that are true or false. `yes`, `no`, `on` and `off` are text in YAML 1.2 and refused, so that none is misread. */
import type { Field } from './field.ts';
import { wrongType } from './field.ts';

/** True or false. */
export function flag(description: string): Field<boolean> {
  return {
    description,
    schema: { type: 'boolean' },
    read: (node, context) => {
      const value = node.kind === 'scalar' ? node.value : undefined;
      if (typeof value === 'boolean') return value;
      return wrongType(node, context, 'true or false', 'write true or false, without quotes');
    },
  };
}
