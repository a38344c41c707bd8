/**
 * The field `for`: a condition on audiences. Its grammar is that of `model/condition.ts`; names that no audience or group has
 * are errors, because a slip must never mean "everybody" or "nobody".
 */
import { diagnose } from '../../diagnostics/diagnostic.ts';
import { suggestName } from '../../diagnostics/nearest.ts';
import {
  CONDITION_HINT,
  type Condition,
  conditionNames,
  isConditionFault,
  parseCondition,
} from '../../model/condition.ts';
import { textPlace } from '../yaml-tree.ts';
import { type Field, wrongType } from './field.ts';

/** A condition whose names are all known. */
export function condition(description: string): Field<Condition> {
  return {
    description,
    schema: { type: 'string' },
    read: (node, context) => {
      if (node.kind === 'list') {
        const words = node.items.map((item) => (item.kind === 'scalar' ? item.text : '…')).join(', ');
        return wrongType(
          node,
          context,
          'a condition in one line',
          `write it without brackets: for: ${words}`,
        );
      }
      if (node.kind !== 'scalar' || typeof node.value !== 'string') {
        return wrongType(node, context, 'a condition', 'name audiences, such as press, classroom');
      }
      const parsed = parseCondition(node.text);
      if (isConditionFault(parsed)) {
        const at = textPlace(node, parsed.offset, parsed.length);
        context.report(diagnose('condition-syntax', parsed.message, { at, hint: CONDITION_HINT }));
        return undefined;
      }
      const known = context.audienceNames;
      const unknown = conditionNames(parsed).filter(
        ({ name }) => known !== undefined && !known.includes(name),
      );
      for (const { name, offset } of unknown) {
        const hint = suggestName(name, known ?? [], 'audiences and groups');
        const at = textPlace(node, offset, name.length);
        context.report(
          diagnose('unknown-audience', `no audience or group is called "${name}"`, { at, hint }),
        );
      }
      return unknown.length === 0 ? parsed : undefined;
    },
  };
}
