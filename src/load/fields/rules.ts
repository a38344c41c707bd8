/** The field `rules` of the settings: how heavily each code weighs in a project. */
import { ADJUSTABLE_CODES, CODES, type Code, isAdjustable } from '../../diagnostics/codes.ts';
import { diagnose } from '../../diagnostics/diagnostic.ts';
import { suggestName } from '../../diagnostics/nearest.ts';
import { RULE_WEIGHTS, type RuleWeight } from '../../model/project.ts';
import { choice } from './choice.ts';
import { type Field, wrongType } from './field.ts';

const WEIGHT = choice('How heavily a code weighs.', RULE_WEIGHTS);

/** A mapping of codes to `error`, `warning`, `info` or `off`. */
export function rules(description: string): Field<ReadonlyMap<Code, RuleWeight>> {
  return {
    description,
    schema: {
      type: 'object',
      properties: Object.fromEntries(ADJUSTABLE_CODES.map((code) => [code, WEIGHT.schema])),
      additionalProperties: false,
    },
    mayBeEmpty: true,
    read: (node, context) => {
      if (node.kind === 'scalar' && node.value === null) return new Map();
      if (node.kind !== 'mapping')
        return wrongType(node, context, 'a mapping of codes', 'write "code: warning" lines below it');
      const found = new Map<Code, RuleWeight>();
      for (const { key, keyAt: at, value } of node.entries.values()) {
        if (!Object.hasOwn(CODES, key)) {
          const hint = suggestName(key, Object.keys(CODES), 'codes');
          context.report(diagnose('unknown-key', `there is no rule "${key}"`, { at, hint }));
          continue;
        }
        const code = key as Code;
        const weight = WEIGHT.read(value, { ...context, key, keyAt: at });
        if (weight === undefined) continue;
        if (weight === 'error' || isAdjustable(code)) found.set(code, weight);
        else
          context.report(diagnose('rule-fixed', `"${code}" stays an error`, { at, hint: 'remove the line' }));
      }
      return found;
    },
  };
}
