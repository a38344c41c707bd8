/** Text files, whatever they are for: Markdown and the like as they stand; of JSON the strings, so that escapes hide nothing. */
import type { Surface } from './surface.ts';

/** Surfaces of a text; JSON by its name. */
export function textSurfaces(text: string, name: string): readonly Surface[] {
  if (!name.endsWith('.json')) return markdownSurfaces(text);
  const strings: string[] = [];
  collect(JSON.parse(text), strings);
  return [{ where: 'text', text: strings.join('\n') }];
}

/** Once as it stands, once without the signs and tags that may cut a word in two. */
function markdownSurfaces(text: string): readonly Surface[] {
  return [
    { where: 'text', text },
    { where: 'text', text: text.replace(/<[^<>\n]*>|[*_~`\\]/g, '') },
  ];
}

function collect(value: unknown, strings: string[]): void {
  if (typeof value === 'string') strings.push(value);
  else if (Array.isArray(value)) for (const one of value) collect(one, strings);
  else if (typeof value === 'object' && value !== null)
    for (const [key, one] of Object.entries(value)) {
      strings.push(key);
      collect(one, strings);
    }
}
