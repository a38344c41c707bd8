/**
 * Kinds of fields that only sources have: plain text as CSL takes it, lists of people, dates.
 * Dates are written in several ways by the programs that export CSL-YAML; all of them become one form.
 */
import { diagnose } from '../diagnostics/diagnostic.ts';
import type { CslDate, CslName } from './csl-item.ts';
import { type Field, type FieldContext, type FieldTable, readFields, wrongType } from './fields/field.ts';
import { flag } from './fields/flag.ts';
import { tableSchema } from './fields/json-schema.ts';
import type { YamlNode } from './yaml-tree.ts';

/** A text or a number, letter by letter as it is written; line breaks become spaces. */
export function plain(description: string): Field<string> {
  return {
    description,
    schema: { type: ['string', 'number', 'boolean'] },
    read: (node, context) => {
      const text = node.kind === 'scalar' ? node.text.replace(/[ \t\n]+/g, ' ').trim() : '';
      return text === '' ? wrongType(node, context, 'text', 'put the value in quotes') : text;
    },
  };
}

const NAME_FIELDS = {
  family: plain('The family name.'),
  given: plain('Given names.'),
  literal: plain('The whole name of a body.'),
  suffix: plain('What stands after the name: Jr., III.'),
  'dropping-particle': plain('A particle that falls away with the given name.'),
  'non-dropping-particle': plain('A particle that stays with the family name: van, de.'),
  'comma-suffix': flag('Whether a comma stands before the suffix.'),
  'static-ordering': flag('Whether the family name always comes first.'),
} satisfies FieldTable;

/** Names of people and bodies, in their order. */
export function people(description: string): Field<readonly CslName[]> {
  const name = tableSchema(NAME_FIELDS);
  return {
    description,
    schema: { anyOf: [{ type: 'array', items: name }, name] },
    read: (node, context) => {
      const items = node.kind === 'list' ? node.items : [node];
      return items.flatMap((item) => readName(item, { ...context, keyAt: item.at }) ?? []);
    },
  };
}

function readName(node: YamlNode, context: FieldContext): CslName | undefined {
  const hint = 'write "- family: Smith" and below it "given: Jane", or "- literal: Ministry of Health"';
  if (node.kind !== 'mapping') return wrongType(node, context, 'a list of names in parts', hint);
  const name = readFields(node, NAME_FIELDS, { report: context.report });
  if (name.family === undefined && name.given === undefined && name.literal === undefined)
    return wrongType(node, context, 'a list of names with family, given or literal', hint);
  return name;
}

const DATE_HINT = 'write 2020, 2020-03, 2020-03-05, a range 2020/2021, or "literal: spring 2020"';

/** A day, month, year or range of them; any other words are shown as they are. */
export function moment(description: string): Field<CslDate> {
  return {
    description,
    schema: { anyOf: [{ type: ['string', 'number', 'boolean'] }, { type: 'object' }, { type: 'array' }] },
    read: (node, context) => {
      if (node.kind === 'scalar') return dateOfText(node.text);
      if (node.kind === 'mapping') return dateOfMapping(node, context);
      const days = node.items.map((item) =>
        item.kind === 'mapping' ? dateOfMapping(item, context) : undefined,
      );
      const parts = days.flatMap((day) => day?.['date-parts'] ?? []);
      const sound = days.length > 0 && days.length <= 2 && parts.length === days.length;
      return sound ? { 'date-parts': parts } : noDate(node, context);
    },
  };
}

/** A date as ISO 8601 writes it (`~` or `?` after it: about); anything else is taken word by word. */
export function dateOfText(written: string): CslDate {
  const text = written.replace(/\s+/g, ' ').trim();
  const match = /^(-?\d{1,4}(?:-\d\d){0,2})(?:\/(-?\d{1,4}(?:-\d\d){0,2}))?([~?%])?$/.exec(text);
  const days = [match?.[1], match?.[2]].filter((day) => day !== undefined).map(partsOfDay);
  if (days.length === 0 || !days.every(isDay)) return { literal: text };
  return { 'date-parts': days, ...(match?.[3] === undefined ? {} : { circa: true }) };
}

function partsOfDay(day: string): readonly number[] {
  return [...day.matchAll(/(?:^-)?\d+/g)].map(([part]) => Number(part));
}

/** True for a year that is not 0, and perhaps a month (or a season, 13 to 16 or 21 to 24) and a day. */
export function isDay(parts: readonly number[]): boolean {
  const [year = 0, month = 1, day = 1] = parts;
  const season = (month >= 13 && month <= 16) || (month >= 21 && month <= 24);
  const inYear = (month >= 1 && month <= 12) || (season && parts.length === 2);
  return parts.length <= 3 && parts.every(Number.isInteger) && year !== 0 && inYear && day >= 1 && day <= 31;
}

const DATE_FIELDS = {
  'date-parts': { description: 'Year, month and day.', schema: { type: 'array' }, read: readDateParts },
  year: plain('The year.'),
  month: plain('The month, as a number.'),
  day: plain('The day of the month.'),
  season: plain('The season, 1 to 4.'),
  circa: { description: 'Whether the date is about right.', schema: {}, read: (node) => isTruth(node) },
  literal: plain('The date in words.'),
  raw: plain('The date as somebody wrote it.'),
} satisfies FieldTable;

function dateOfMapping(node: YamlNode & { kind: 'mapping' }, context: FieldContext): CslDate | undefined {
  const date = readFields(node, DATE_FIELDS, { report: context.report });
  if (date.literal !== undefined) return { literal: date.literal };
  const circa = date.circa === true ? { circa: true } : {};
  if (date.raw !== undefined) return { ...dateOfText(date.raw), ...circa };
  if (date['date-parts'] === undefined && node.entries.has('date-parts')) return undefined;
  const { year, month, day } = date;
  const gap = year === undefined || (month === undefined && day !== undefined);
  const single = gap ? [] : [year, month, day].filter((part) => part !== undefined).map(Number);
  const days = date['date-parts'] ?? [single];
  if (!days.every(isDay)) return noDate(node, context);
  return { 'date-parts': days.map((day) => withSeason(day, date.season)), ...circa };
}

function noDate(node: YamlNode, { key, report }: FieldContext): undefined {
  report(
    diagnose('fm-type', `"${key}" holds no day, month or year that exists`, { at: node.at, hint: DATE_HINT }),
  );
}

function withSeason(day: readonly number[], season: string | undefined): readonly number[] {
  const [year] = day;
  const known = season !== undefined && /^[1-4]$/.test(season) && day.length === 1;
  return known && year !== undefined ? [year, 12 + Number(season)] : day;
}

function readDateParts(node: YamlNode, context: FieldContext): readonly (readonly number[])[] | undefined {
  const days = node.kind === 'list' ? node.items : [];
  const parts = days.map((day) =>
    day.kind === 'list'
      ? day.items.map((part) => (part.kind === 'scalar' ? Number(part.text) : Number.NaN))
      : [],
  );
  const sound = parts.length > 0 && parts.length <= 2 && parts.every(isDay);
  return sound ? parts : noDate(node, context);
}

function isTruth(node: YamlNode): boolean {
  return node.kind === 'scalar' && node.value !== false && node.text !== '0';
}
