/** Fields that are one of a few words (`priority`, `citations`), or a list of them (`formats`). */
import { suggestName } from '../../diagnostics/nearest.ts';
import type { YamlNode } from '../yaml-tree.ts';
import { type Field, type FieldContext, wrongType } from './field.ts';
import { listItems } from './names.ts';

/** One of `options`. */
export function choice<T extends string>(description: string, options: readonly T[]): Field<T> {
  return {
    description,
    schema: { type: 'string', enum: options },
    read: (node, context) => readOption(node, context, options),
  };
}

/** A list of `options`, or several in one line with commas between; one that stands twice counts once. */
export function choices<T extends string>(description: string, options: readonly T[]): Field<readonly T[]> {
  return {
    description,
    schema: { anyOf: [{ type: 'string' }, { type: 'array', items: { type: 'string', enum: options } }] },
    mayBeEmpty: true,
    read: (node, context) => {
      const read = listItems(node, context, 'a list of words').map((item) =>
        readOption(item, context, options),
      );
      return [...new Set(read.filter((option) => option !== undefined))];
    },
  };
}

function readOption<T extends string>(
  node: YamlNode,
  context: FieldContext,
  options: readonly T[],
): T | undefined {
  const written = node.kind === 'scalar' ? node.text : '';
  const found = options.find((option) => option === written);
  if (found !== undefined) return found;
  const wanted = `${options.slice(0, -1).join(', ')} or ${options.at(-1)}`;
  return wrongType(node, context, wanted, suggestName(written, options, 'possible values'));
}
