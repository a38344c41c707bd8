/**
 * What the library makes of BibTeX → an item of which every value has the type that it should have.
 * The library says nothing of types; its names, dates and texts are looked at one by one.
 */
import {
  type CslDate,
  type CslItem,
  type CslName,
  DATE_VARIABLES,
  NAME_VARIABLES,
  TEXT_VARIABLES,
} from './csl-item.ts';
import { isDay } from './csl-values.ts';

/** Takes the values that have the type of their variable and leaves out the rest; of anything but an object, nothing. */
export function soundItem(made: unknown): CslItem {
  const record = asRecord(made);
  const pick = <T>(variables: readonly string[], sound: (value: unknown) => T | undefined) =>
    new Map(
      variables.flatMap((name) => {
        const value = sound(record[name]);
        return value === undefined ? [] : [[name, value] as const];
      }),
    );
  const type = soundText(record.type);
  return {
    ...(type === undefined ? {} : { type }),
    texts: pick(TEXT_VARIABLES, soundText),
    names: pick(NAME_VARIABLES, (value) =>
      value === undefined ? undefined : asList(value).flatMap(soundName),
    ),
    dates: pick(DATE_VARIABLES, soundDate),
  };
}

function soundText(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

const NAME_PARTS = ['family', 'given', 'literal', 'suffix', 'dropping-particle', 'non-dropping-particle'];

function soundName(value: unknown): readonly CslName[] {
  const record = asRecord(value);
  const parts = NAME_PARTS.filter((part) => typeof record[part] === 'string' && record[part] !== '');
  const named = parts.some((part) => ['family', 'given', 'literal'].includes(part));
  return named ? [Object.fromEntries(parts.map((part) => [part, record[part]]))] : [];
}

function soundDate(value: unknown): CslDate | undefined {
  const record = asRecord(value);
  const days = asList(record['date-parts']).map((day) => asList(day).map(Number));
  if (days.length > 0 && days.length <= 2 && days.every(isDay)) return { 'date-parts': days };
  const words = soundText(record.literal) ?? soundText(record.raw);
  return words === undefined ? undefined : { literal: words };
}

/** A list as it is; anything else as an empty one. */
export function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
