/**
 * `decks/audiences.yaml` → audiences by id. Ids become folder names and words of conditions, so they are plain;
 * a group may not have the id of an audience, or a condition would mean two things.
 */
import { type Diagnostic, diagnose, hasErrors, type Outcome } from '../diagnostics/diagnostic.ts';
import { type Audience, FORMATS } from '../model/audience.ts';
import type { SectionRef } from '../model/section.ts';
import type { SourceText } from '../source/source-text.ts';
import { choices } from './fields/choice.ts';
import { type FieldTable, placesOf, readFields, wrongType } from './fields/field.ts';
import { flag } from './fields/flag.ts';
import { lang } from './fields/lang.ts';
import { minutes } from './fields/minutes.ts';
import { names, namesWithPlaces } from './fields/names.ts';
import { text } from './fields/text.ts';
import { vars } from './fields/vars.ts';
import { readMapping } from './yaml-file.ts';
import { isEmpty, type YamlEntry, type YamlMapping } from './yaml-tree.ts';

/** What an audience is, and what a deck may change about it. */
export const OVERRIDE_FIELDS = {
  name: text('How people call the audience; default: its id.'),
  minutes: minutes('How long a talk for it may take.'),
  theme: text('The theme of its decks.'),
  lang: lang('The language of its decks.'),
  vars: vars('Values that templates may use.'),
  clearance: names('Labels of sections that it may see.'),
  notes: flag('Whether files shared with it may hold speaker notes; default false.'),
  formats: choices('The files that are made for it.', FORMATS),
} satisfies FieldTable;

export const AUDIENCE_FIELDS = {
  is: namesWithPlaces('Groups that the audience belongs to; conditions may name them.'),
  brand: text(
    'A brand file for its decks, from the folder of this file; default: _brand.yml of the project.',
  ),
  ...OVERRIDE_FIELDS,
} satisfies FieldTable;

/** What the id of an audience, or of a group, looks like; the words of conditions are none. */
export const AUDIENCE_ID = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
export const WORDS_OF_CONDITIONS: ReadonlySet<string> = new Set(['and', 'or', 'not']);

/** Gives the audiences in the order of the file; undefined when the file cannot be read at all. */
export function loadAudiences(source: SourceText): Outcome<ReadonlyMap<string, Audience> | undefined> {
  const { value: mapping, diagnostics } = readMapping(source, 'audiences by id');
  if (mapping === undefined) return { value: undefined, diagnostics };
  const found: Diagnostic[] = [...diagnostics];
  const audiences = new Map<string, Audience>();
  for (const entry of mapping.entries.values()) {
    const { key, keyAt } = entry;
    const fields = entryMapping(entry, found);
    const { is: groups = [], ...rest } = readFields(fields, AUDIENCE_FIELDS, {
      report: (one) => found.push(one),
    });
    found.push(...nameFaults({ id: key, at: keyAt }, 'audience id'), ...groupFaults(groups, mapping));
    audiences.set(key, {
      name: key,
      vars: {},
      clearance: [],
      notes: false,
      ...rest,
      id: key,
      groups: [...new Set(groups.map((group) => group.id))],
      at: keyAt,
      places: placesOf(fields),
    });
  }
  return { value: hasErrors(found) && audiences.size === 0 ? undefined : audiences, diagnostics: found };
}

/** Every name that a condition may use: ids and groups, ids first. */
export function audienceNames(audiences: ReadonlyMap<string, Audience>): readonly string[] {
  const groups = [...audiences.values()].flatMap((audience) => audience.groups);
  return [...new Set([...audiences.keys(), ...groups])];
}

function entryMapping({ key, keyAt, value }: YamlEntry, found: Diagnostic[]): YamlMapping {
  if (value.kind === 'mapping') return value;
  if (!isEmpty(value))
    wrongType(
      value,
      { key, keyAt, report: (one) => found.push(one) },
      'a mapping of keys to values',
      'write what is known of the audience below it, such as "name: Press"',
    );
  return { kind: 'mapping', entries: new Map(), at: keyAt };
}

function nameFaults({ id, at }: SectionRef, what: string): readonly Diagnostic[] {
  const hint = 'use small letters, digits and hyphens, beginning with a letter';
  if (!AUDIENCE_ID.test(id)) return [diagnose('audience-name', `"${id}" cannot be an ${what}`, { at, hint })];
  if (!WORDS_OF_CONDITIONS.has(id)) return [];
  const message = `"${id}" is a word of conditions and cannot be an ${what}`;
  return [diagnose('audience-name', message, { at, hint: 'choose another name' })];
}

function groupFaults(groups: readonly SectionRef[], mapping: YamlMapping): readonly Diagnostic[] {
  return groups.flatMap((group) => {
    const twin = mapping.entries.get(group.id);
    if (twin === undefined) return nameFaults(group, 'audience group');
    const related = [{ message: `the audience "${group.id}" is defined here`, at: twin.keyAt }];
    const message = `the group "${group.id}" has the name of an audience`;
    return [
      diagnose('audience-name', message, { at: group.at, hint: 'give the group another name', related }),
    ];
  });
}
