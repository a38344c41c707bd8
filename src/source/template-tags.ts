/** Where templates stand in a text: `{{ … }}` and `{% … %}`, found in one pass however many are never closed. */

/** A tag as written, with what `String.matchAll` tells of it. */
export interface TemplateTag {
  readonly 0: string;
  readonly index: number;
}

const CLOSES: Readonly<Record<string, string>> = { '{{': '}}', '{%': '%}' };

/** As `/\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\}/g` would find them. */
export function templateTags(text: string): readonly TemplateTag[] {
  const tags: TemplateTag[] = [];
  const unclosed = new Set<string>();
  for (let at = text.indexOf('{'); at !== -1; ) {
    const close = CLOSES[text.slice(at, at + 2)];
    const end = close === undefined || unclosed.has(close) ? -1 : text.indexOf(close, at + 2);
    if (end === -1 && close !== undefined) unclosed.add(close);
    if (end !== -1) tags.push({ 0: text.slice(at, end + 2), index: at });
    at = text.indexOf('{', end === -1 ? at + 1 : end + 2);
  }
  return tags;
}
