/**
 * Fields that are lists of names: audiences' groups, labels, tags, and ids of sections with their places.
 * One name, several in one line with commas between, and a YAML list say the same.
 */
import type { SectionRef } from '../../model/section.ts';
import { textPlace, type YamlNode, type YamlScalar } from '../yaml-tree.ts';
import { type Field, type FieldContext, wrongType } from './field.ts';
import type { JsonSchema } from './json-schema.ts';

const SCHEMA: JsonSchema = { anyOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }] };
const WANTED = 'a list of names';

/** A list of names, in the order in which they are written; a name that stands twice counts once. */
export function names(description: string): Field<readonly string[]> {
  return {
    description,
    schema: SCHEMA,
    mayBeEmpty: true,
    read: (node, context) => [...new Set(listItems(node, context, WANTED).map((item) => item.text))],
  };
}

/** A list of names with the place of each; repetitions are kept. */
export function namesWithPlaces(description: string): Field<readonly SectionRef[]> {
  return {
    description,
    schema: SCHEMA,
    mayBeEmpty: true,
    read: (node, context) => listItems(node, context, WANTED).map((item) => ({ id: item.text, at: item.at })),
  };
}

/** The texts of a list, or of a line with commas; what is no text is said and left out. */
export function listItems(node: YamlNode, context: FieldContext, wanted: string): readonly YamlScalar[] {
  if (node.kind === 'list') return node.items.filter((item) => isName(item, context));
  if (node.kind === 'scalar' && node.value === null) return [];
  return node.kind === 'scalar' && typeof node.value === 'string'
    ? splitLine(node)
    : said(node, context, wanted);
}

function said(node: YamlNode, context: FieldContext, wanted: string): readonly YamlScalar[] {
  wrongType(node, context, wanted, 'write [one, two], or one to a line after "- "');
  return [];
}

function isName(node: YamlNode, context: FieldContext): node is YamlScalar {
  if (node.kind === 'scalar' && typeof node.value === 'string' && node.text.trim() !== '') return true;
  const hint = node.kind === 'scalar' ? `put it in quotes: "${node.text}"` : 'write [one, two]';
  wrongType(node, { ...context, keyAt: node.at }, WANTED, hint);
  return false;
}

function splitLine(node: YamlScalar): readonly YamlScalar[] {
  return [...node.text.matchAll(/[^,\s][^,]*/g)].map((match) => {
    const text = match[0].trimEnd();
    return { kind: 'scalar', value: text, text, at: textPlace(node, match.index, text.length) };
  });
}
