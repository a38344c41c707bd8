/** The field `lectern-ignore`: codes that are not said of a file, each with the reason. */
import { ADJUSTABLE_CODES, type Code } from '../../diagnostics/codes.ts';
import type { Ignore } from '../../model/ignore.ts';
import { ignoreFault } from '../ignores.ts';
import { type Field, wrongType } from './field.ts';

/** A mapping of codes to reasons. */
export function ignores(description: string): Field<readonly Ignore[]> {
  return {
    description,
    schema: {
      type: 'object',
      properties: Object.fromEntries(ADJUSTABLE_CODES.map((code) => [code, { type: 'string' }])),
      additionalProperties: false,
    },
    read: (node, context) => {
      if (node.kind !== 'mapping')
        return wrongType(
          node,
          context,
          'a mapping of codes to reasons',
          'write "code: reason" lines below it',
        );
      return [...node.entries.values()].flatMap(({ key, keyAt, value }) => {
        const reason = value.kind === 'scalar' ? value.text : '';
        const fault = ignoreFault(key, reason, keyAt);
        if (fault !== undefined) context.report(fault);
        const last = Number.POSITIVE_INFINITY;
        return fault === undefined ? [{ code: key as Code, reason, at: keyAt, from: 1, to: last }] : [];
      });
    },
  };
}
