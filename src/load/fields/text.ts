/**
 * Fields that are text: any text, or one word. A number, a date or `true` must be quoted to be text,
 * because YAML would print some of them otherwise than they were written.
 */
import type { Field } from './field.ts';
import { wrongType } from './field.ts';

/** A text; white space around it is dropped, and it must not be empty. */
export function text(description: string): Field<string> {
  return {
    description,
    schema: { type: 'string' },
    read: (node, context) => {
      if (node.kind !== 'scalar') return wrongType(node, context, 'text', 'put the value in quotes');
      const quoted = `put it in quotes: ${context.key}: "${node.text}"`;
      if (typeof node.value !== 'string') return wrongType(node, context, 'text', quoted);
      const trimmed = node.value.trim();
      if (trimmed === '') return wrongType(node, context, 'text', 'remove the key, or give it a value');
      return trimmed;
    },
  };
}

const WORD = /^[\p{L}\p{N}][\p{L}\p{N}_.-]*$/u;

/** One word: letters, digits, `-`, `_` and `.`. */
export function word(description: string): Field<string> {
  const anyText = text(description);
  return {
    description,
    schema: { type: 'string', pattern: WORD.source },
    read: (node, context) => {
      const value = anyText.read(node, context);
      if (value === undefined || WORD.test(value)) return value;
      return wrongType(node, context, 'one word', 'use letters, digits and hyphens, without spaces');
    },
  };
}
