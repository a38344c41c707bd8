/** The front matter of an assembled deck: what Marp needs to show it as Lectern does. JSON scalars are YAML. */
import type { Deck } from '../model/deck.ts';
import { ADDRESS_DIRECTIVES } from './link.ts';

/** Gives the block with its rulers; it ends with an empty line. `moved` rewrites the addresses in a directive. */
export function writeFrontMatter(deck: Deck, moved: (text: string) => string): string {
  const fields = new Map<string, unknown>([['marp', true]]);
  const own: readonly [string, unknown][] = [
    ['title', deck.title],
    ['author', deck.author],
    ['lang', deck.lang],
    ['theme', deck.theme],
  ];
  for (const [name, value] of own) if (value !== undefined) fields.set(name, value);
  for (const { name, value } of deck.directives) {
    // Its slides have rulers by now, and Marp would make an empty slide between a ruler and such a heading.
    if (name === 'headingDivider') continue;
    const files = ADDRESS_DIRECTIVES.includes(name) && typeof value === 'string';
    if (!fields.has(name)) fields.set(name, files ? moved(value) : value);
  }
  const lines = [...fields].map(([name, value]) => `${name}: ${scalar(value)}`);
  return ['---', ...lines, '---', ''].join('\n');
}

function scalar(value: unknown): string {
  return typeof value === 'string' &&
    /^[A-Za-z][A-Za-z0-9 _-]*$/.test(value) &&
    !/^(true|false|yes|no|on|off|null)$/i.test(value)
    ? value
    : JSON.stringify(value);
}
