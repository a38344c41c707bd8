/** Fields that name a language: BCP 47 tags such as `en`, `pt-BR`, `zh-Hant`. They end in `<html lang>` and in the PDF. */
import { type Field, wrongType } from './field.ts';

/** A language tag in its canonical spelling: `pt-br` becomes `pt-BR`. */
export function lang(description: string): Field<string> {
  return {
    description,
    schema: { type: 'string', pattern: '^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$' },
    read: (node, context) => {
      const written = node.kind === 'scalar' && typeof node.value === 'string' ? node.text.trim() : '';
      return canonical(written) ?? wrongType(node, context, 'a language tag', 'such as en, de-AT or zh-Hant');
    },
  };
}

function canonical(tag: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(tag)[0];
  } catch {
    return undefined;
  }
}
