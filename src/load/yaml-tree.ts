/**
 * A YAML document as a tree in which every key and value knows its place. Made by `yaml.ts`, read by `fields/`.
 * Aliases are already resolved, so a node may stand in the tree more than once; the size of the whole is bounded.
 * Keys are text, never `__proto__`, `constructor` or `prototype`.
 */
import type { Place } from '../diagnostics/diagnostic.ts';
import type { Value, Values } from '../model/values.ts';

export interface YamlScalar {
  readonly kind: 'scalar';
  readonly value: string | number | boolean | null;
  /** The value as text, quotes and escapes resolved: what Marp, which knows text only, would read. */
  readonly text: string;
  readonly at: Place;
  /** Columns between `at` and the first character of `text`; undefined when `text` does not stand there letter by letter. */
  readonly lead?: number;
}

export interface YamlList {
  readonly kind: 'list';
  readonly items: readonly YamlNode[];
  readonly at: Place;
}

export interface YamlEntry {
  readonly key: string;
  readonly keyAt: Place;
  readonly value: YamlNode;
}

export interface YamlMapping {
  readonly kind: 'mapping';
  readonly entries: ReadonlyMap<string, YamlEntry>;
  readonly at: Place;
}

export type YamlNode = YamlScalar | YamlList | YamlMapping;

/** True for a key without a value, `~` and `null`. */
export function isEmpty(node: YamlNode): boolean {
  return node.kind === 'scalar' && node.value === null;
}

/** The place of `length` characters of a scalar's text, from `offset`; the whole scalar where that cannot be said. */
export function textPlace(node: YamlScalar, offset: number, length: number): Place {
  if (node.lead === undefined) return node.at;
  return { ...node.at, column: node.at.column + node.lead + offset, length: Math.max(1, length) };
}

/**
 * The plain data of a node, for templates. A number that YAML would write otherwise than the author did
 * (`007`, `1.50`, `+5`, nineteen digits) stays the text that was written, so that nothing changes on a slide.
 */
export function toValue(node: YamlNode): Value {
  if (node.kind === 'list') return node.items.map(toValue);
  if (node.kind === 'mapping') return toValues(node);
  return typeof node.value === 'number' && String(node.value) !== node.text ? node.text : node.value;
}

/** The plain data of a mapping. */
export function toValues(mapping: YamlMapping): Values {
  return Object.fromEntries([...mapping.entries.values()].map(({ key, value }) => [key, toValue(value)]));
}

/** What a node is, for messages: `the number 7`, `a list`, `the text "ten"`, `nothing`. */
export function describeNode(node: YamlNode): string {
  if (node.kind !== 'scalar') return node.kind === 'list' ? 'a list' : 'a mapping';
  if (node.value === null) return 'nothing';
  const shown = node.text.length > 40 ? `${node.text.slice(0, 39)}…` : node.text;
  if (typeof node.value === 'string') return `the text ${JSON.stringify(shown)}`;
  return typeof node.value === 'number' ? `the number ${shown}` : shown;
}
