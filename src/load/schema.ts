/**
 * The tables of fields that validate → JSON Schemas for editors, completed with the names of a project. What a schema
 * allows, Lectern may still refuse (a condition that does not parse); what Lectern takes, a schema never refuses.
 * One exception: a plain Marp file may have keys that only other programs know.
 */
import { AUDIENCE_FIELDS, AUDIENCE_ID, OVERRIDE_FIELDS, WORDS_OF_CONDITIONS } from './audiences.ts';
import { SOURCE_FIELDS } from './csl-source.ts';
import { DECK_FIELDS } from './deck-spec.ts';
import { directiveSchemas } from './directive-schema.ts';
import { type JsonSchema, orEmpty, tableSchema } from './fields/json-schema.ts';
import { OPENING_ID } from './library.ts';
import type { ProjectNames } from './project-names.ts';
import {
  closedName,
  closedNames,
  type DefinedNames,
  definitionsOf,
  openName,
  openNames,
} from './schema-names.ts';
import { SECTION_FIELDS } from './section.ts';
import { SETTINGS_FIELDS } from './settings.ts';

const SCHEMAS = {
  audiences: audiencesSchema,
  deck: deckSchema,
  section: sectionSchema,
  settings: settingsSchema,
  sources: sourcesSchema,
} as const satisfies Record<string, (names: ProjectNames) => JsonSchema>;

export type SchemaName = keyof typeof SCHEMAS;

/** The kinds of files that have a schema, sorted. */
export const SCHEMA_NAMES: readonly SchemaName[] = ['audiences', 'deck', 'section', 'settings', 'sources'];

/** The schema of one kind of file in a project with these names. */
export function projectSchema(name: SchemaName, names: ProjectNames): JsonSchema {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $comment: 'Written by "lectern schema". Run it again when sections, audiences or themes have changed.',
    ...SCHEMAS[name](names),
  };
}

function deckSchema(names: ProjectNames): JsonSchema {
  const sections: DefinedNames = { definition: 'section', names: names.sections };
  const audiences: DefinedNames = { definition: 'audience', names: audienceNames(names) };
  const table = tableSchema(DECK_FIELDS, {
    theme: openName(names.themes),
    sections: closedNames(sections),
    audiences: (schema) => withOverrides(closedNames(audiences)(schema), audiences.names),
  });
  const override = orEmpty(tableSchema(OVERRIDE_FIELDS, audienceChanges(names)));
  return {
    title: 'Front matter of deck.md',
    ...table,
    properties: { ...directiveSchemas(), ...table.properties },
    definitions: { ...definitionsOf(audiences, sections), override },
  };
}

/** The mapping form of `audiences`: keys that an editor can offer, each with what a deck may change. */
function withOverrides(schema: JsonSchema, known: readonly string[]): JsonSchema {
  const override: JsonSchema = { $ref: '#/definitions/override' };
  const keys: JsonSchema = {
    type: 'object',
    properties: Object.fromEntries(known.map((name) => [name, override])),
    additionalProperties: known.length === 0 ? override : false,
  };
  return { ...schema, anyOf: (schema.anyOf ?? []).map((one) => (one.type === 'object' ? keys : one)) };
}

function sectionSchema(names: ProjectNames): JsonSchema {
  const others = names.sections.length === 0 ? [] : [OPENING_ID, ...names.sections].sort();
  const sections: DefinedNames = { definition: 'section', names: others };
  const table = tableSchema(SECTION_FIELDS, {
    for: (schema) => withConditions(schema, audienceNames(names)),
    layout: closedName(names.layouts),
    requires: closedNames(sections),
    conflicts: closedNames(sections),
    label: openName(names.labels),
  });
  return { title: 'Front matter of a section', ...table, definitions: definitionsOf(sections) };
}

/** A condition is a small language; its names can only be shown. */
function withConditions(schema: JsonSchema, known: readonly string[]): JsonSchema {
  const grammar = 'Join names by "," or "or", "and", "not" and parentheses.';
  const list = known.length === 0 ? '' : ` Names: ${known.join(', ')}.`;
  const description = `${schema.description ?? ''} ${grammar}${list}`;
  const examples = [...known, ...known.slice(0, 1).map((name) => `not ${name}`)];
  return { ...schema, description, ...(examples.length === 0 ? {} : { examples }) };
}

function audiencesSchema(names: ProjectNames): JsonSchema {
  const audience = tableSchema(AUDIENCE_FIELDS, { ...audienceChanges(names), is: openNames(names.groups) });
  return {
    title: 'audiences.yaml: audiences by id',
    type: ['object', 'null'],
    propertyNames: {
      type: 'string',
      pattern: AUDIENCE_ID.source,
      not: { enum: [...WORDS_OF_CONDITIONS].sort() },
    },
    additionalProperties: orEmpty(audience),
  };
}

function audienceChanges({ themes, labels }: ProjectNames) {
  return { theme: openName(themes), clearance: openNames(labels) };
}

function settingsSchema({ themes }: ProjectNames): JsonSchema {
  return { title: 'lectern.yaml', ...orEmpty(tableSchema(SETTINGS_FIELDS, { theme: openName(themes) })) };
}

function sourcesSchema(): JsonSchema {
  const list: JsonSchema = { type: ['array', 'null'], items: { $ref: '#/definitions/source' } };
  const below: JsonSchema = { type: 'object', properties: { references: list }, additionalProperties: false };
  return {
    title: 'sources.yaml: a list of sources in CSL-YAML',
    anyOf: [list, { ...below, required: ['references'] }],
    definitions: { source: { ...tableSchema(SOURCE_FIELDS), required: ['id', 'title'] } },
  };
}

function audienceNames({ audiences, groups }: ProjectNames): readonly string[] {
  return [...audiences, ...groups];
}
