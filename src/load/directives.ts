/**
 * Marp's directives as they stand in the front matter of a deck: which keys they are, and their values as Marp reads them.
 * Names: https://marpit.marp.app/directives, marp-core (`size`, `math`) and marp-cli (metadata, `transition`).
 */
import { type Diagnostic, diagnose } from '../diagnostics/diagnostic.ts';
import type { DirectiveValue } from '../model/deck-spec.ts';
import { GLOBAL_DIRECTIVES, LOCAL_DIRECTIVES, METADATA_DIRECTIVES } from '../model/directive.ts';
import { isEmpty, toValue, type YamlEntry, type YamlMapping, type YamlNode } from './yaml-tree.ts';

const LOCAL_NAMES = [...LOCAL_DIRECTIVES.keys()];
const SPOT_DIRECTIVES = LOCAL_NAMES.map((name) => `_${name}`);
const DIRECTIVES: ReadonlySet<string> = new Set([
  ...GLOBAL_DIRECTIVES,
  ...METADATA_DIRECTIVES,
  ...LOCAL_NAMES,
  ...SPOT_DIRECTIVES,
]);

/** Without the `_` of a single slide; too short a name is near to any word. */
export const DIRECTIVE_NAMES: readonly string[] = [
  ...GLOBAL_DIRECTIVES,
  ...METADATA_DIRECTIVES,
  ...LOCAL_NAMES,
].filter((name) => name.length > 3);

/** Keys whose values Marp reads loosely wherever it shows a deck. */
export const LOOSE_KEYS: ReadonlySet<string> = new Set([
  ...GLOBAL_DIRECTIVES,
  ...LOCAL_NAMES,
  ...SPOT_DIRECTIVES,
]);

/** The same in a file that is Marp's alone: its title and other metadata too. */
export const PLAIN_LOOSE_KEYS: ReadonlySet<string> = new Set([...LOOSE_KEYS, ...METADATA_DIRECTIVES]);

export function isDirective(key: string): boolean {
  return DIRECTIVES.has(key);
}

/** The directives of a front matter in the order in which they are written. */
export function directivesOf(mapping: YamlMapping): readonly DirectiveValue[] {
  return [...mapping.entries.values()].filter(({ key }) => DIRECTIVES.has(key)).map(directiveOf);
}

function directiveOf({ key, keyAt, value }: YamlEntry): DirectiveValue {
  return { name: key, value: marpValue(value), at: isEmpty(value) ? keyAt : value.at };
}

/** Marp reads every scalar as the letters that were written; a value that would be written otherwise is given as text. */
function marpValue(node: YamlNode): unknown {
  if (node.kind === 'list') return node.items.map(marpValue);
  if (node.kind === 'mapping') return toValue(node);
  return node.text === '' || String(node.value) === node.text ? node.value : node.text;
}

/** What to say of a deck's key in the front matter of a section; undefined when it is no directive. */
export function directiveInSection({ key, keyAt }: YamlEntry): Diagnostic | undefined {
  const bare = key.startsWith('_') ? key.slice(1) : key;
  if (GLOBAL_DIRECTIVES.some((name) => name === key)) {
    const hint = 'move it to the front matter of deck.md';
    return diagnose('global-directive', `"${key}" holds for the whole deck and cannot be set in a section`, {
      at: keyAt,
      hint,
    });
  }
  if (LOCAL_NAMES.some((name) => name === bare)) {
    const hint = `write it as a comment on its slide: <!-- ${key}: … -->`;
    return diagnose('unknown-key', `"${key}" is a directive of slides, no key of a section`, {
      at: keyAt,
      hint,
    });
  }
  return METADATA_DIRECTIVES.some((name) => name === key) ? keyOfDeck({ key, keyAt }) : undefined;
}

/** What to say of a key that only a deck has, in the front matter of a section. */
export function keyOfDeck({ key, keyAt }: Pick<YamlEntry, 'key' | 'keyAt'>): Diagnostic {
  const hint = 'remove it here: it belongs in the front matter of deck.md';
  return diagnose('unknown-key', `"${key}" is a key of a deck, not of a section`, { at: keyAt, hint });
}
