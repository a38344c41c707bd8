/**
 * The merge order of the contract, once for all: what `lectern.yaml`, audience, deck and command line say about one
 * thing → the one that holds. `LAYERS` is that order; values (`vars`) and settings (title, theme, minutes, …) both
 * follow it, so nothing else in the program decides who wins.
 */
import type { Place } from '../diagnostics/diagnostic.ts';
import { type Audience, DEFAULT_FORMATS, type Format } from '../model/audience.ts';
import type { AudienceRef, DeckSpec } from '../model/deck-spec.ts';
import type { Project } from '../model/project.ts';
import type { Value, Values } from '../model/values.ts';
import { LAYERS, type LayerName, type Layers } from './layers.ts';
import { settleTypes, type TypeFault } from './value-types.ts';

export interface MergedValues {
  readonly values: Values;
  /** For the path of each leaf, joined by dots as templates write it: who said it. A list is one leaf. */
  readonly origins: ReadonlyMap<string, LayerName>;
}

/** Names that mean something to JavaScript itself; `load` refuses them, and a flag cannot bring them in either. */
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);

/** Merges key by key: mappings deeply, all else, lists too, replaced by what a later layer says. */
export function mergeValues(layers: Layers<Values>): MergedValues {
  const origins = new Map<string, LayerName>();
  let values: Values = {};
  for (const layer of LAYERS) {
    const said = layers[layer];
    if (said !== undefined) values = mergeInto(values, said, { layer, origins, path: '' });
  }
  return { values, origins };
}

interface Trail {
  readonly layer: LayerName;
  readonly origins: Map<string, LayerName>;
  /** Empty, or the path so far with a dot at its end. */
  readonly path: string;
}

function mergeInto(base: Values, said: Values, trail: Trail): Values {
  const merged = new Map(Object.entries(base));
  for (const [name, value] of Object.entries(said)) {
    if (FORBIDDEN.has(name)) continue;
    const before = merged.get(name);
    const path = trail.path + name;
    if (isMapping(value)) {
      const below = isMapping(before) ? before : {};
      trail.origins.delete(path);
      merged.set(name, mergeInto(below, value, { ...trail, path: `${path}.` }));
    } else {
      if (isMapping(before)) forgetBelow(trail.origins, `${path}.`);
      trail.origins.set(path, trail.layer);
      merged.set(name, value);
    }
  }
  return Object.fromEntries(merged);
}

function isMapping(value: Value | undefined): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function forgetBelow(origins: Map<string, LayerName>, prefix: string): void {
  for (const path of [...origins.keys()]) if (path.startsWith(prefix)) origins.delete(path);
}

/** What the last layer that speaks says, and which layer that is; undefined when none speaks. */
export function lastSaid<T>(layers: Layers<T>): { readonly layer: LayerName; readonly value: T } | undefined {
  for (const layer of [...LAYERS].reverse()) {
    const value = layers[layer];
    if (value !== undefined) return { layer, value };
  }
  return undefined;
}

/** Who a deck is resolved for. Without an audience the layers `audience` and `override` are silent. */
export interface Reader {
  readonly audience: Audience;
  readonly ref: AudienceRef;
}

/** What the command line and a merge row add. */
export interface Additions {
  /** Of `--minutes`. */
  readonly minutes?: number;
  /** Of `--var`. */
  readonly vars: Values;
  readonly row?: RowValues;
}

/** What a merge row says, and where each value stands. */
export interface RowValues {
  readonly values: Values;
  readonly at: Place;
  readonly places: ReadonlyMap<string, Place>;
}

export interface Settled {
  /** The audience with all that the deck changes about it, and the minutes and values that hold. */
  readonly audience?: Audience;
  readonly author?: string;
  readonly lang: string;
  readonly theme?: string;
  readonly themeAt?: Place;
  readonly minutes?: number;
  /** Where the minutes are written; for `--minutes` the first line of the deck spec. */
  readonly minutesAt?: Place;
  readonly formats: readonly Format[];
  readonly vars: Values;
  /** Values whose type is not the one declared, each with its place. */
  readonly typeFaults: readonly (TypeFault & { readonly at: Place })[];
}

/** Settles all that more than one layer may say. A verbatim deck hears only itself and the command line. */
export function resolveSettings(
  spec: DeckSpec,
  project: Project,
  { reader, additions }: { readonly reader?: Reader | undefined; readonly additions: Additions },
): Settled {
  const settings = spec.verbatim ? undefined : project.settings;
  const audience = reader?.audience;
  const change = reader?.ref.override;
  const talk = (key: 'lang' | 'theme') =>
    lastSaid({
      project: settings?.[key],
      audience: audience?.[key],
      deck: spec[key],
      override: change?.[key],
    });
  const theme = talk('theme');
  const minutes = lastSaid({
    audience: audience?.minutes,
    deck: spec.minutes,
    override: change?.minutes,
    flag: additions.minutes,
  });
  const typed = settleTypes({
    project: settings?.vars,
    audience: audience?.vars,
    deck: spec.vars,
    override: change?.vars,
    row: additions.row?.values,
    flag: additions.vars,
  });
  const where = { spec, project, reader, row: additions.row };
  return {
    ...defined({
      audience: reader && overridden(reader, minutes?.value),
      author: lastSaid({ project: settings?.author, deck: spec.author })?.value,
      theme: theme?.value,
      themeAt: theme && placeOf(theme.layer, 'theme', where),
      minutes: minutes?.value,
      minutesAt: minutes && placeOf(minutes.layer, 'minutes', where),
    }),
    lang: talk('lang')?.value ?? 'en',
    formats: lastSaid({ audience: audience?.formats, override: change?.formats })?.value ?? DEFAULT_FORMATS,
    vars: mergeValues(typed.layers).values,
    typeFaults: typed.faults.map((fault) => ({
      ...fault,
      at: placeOf(fault.layer, `vars.${fault.path.split('.')[0]}`, where),
    })),
  };
}

function overridden({ audience, ref }: Reader, minutes: number | undefined): Audience {
  const { vars, ...change } = ref.override;
  const merged = mergeValues({ audience: audience.vars, override: vars }).values;
  return { ...audience, ...defined(change), ...defined({ minutes }), vars: merged };
}

interface Speakers {
  readonly spec: DeckSpec;
  readonly project: Project;
  readonly reader: Reader | undefined;
  readonly row: RowValues | undefined;
}

function placeOf(layer: LayerName, key: string, { spec, project, reader, row }: Speakers): Place {
  const start = { file: spec.file, line: 1, column: 1 };
  const places: Layers<Place> = {
    project: project.settings.places.get(key),
    audience: reader?.audience.places.get(key) ?? reader?.audience.at,
    deck: spec.places.get(key),
    override: reader?.ref.places.get(key) ?? reader?.ref.at,
    row: row?.places.get(key.replace(/^vars\./, '')) ?? row?.at,
  };
  return places[layer] ?? start;
}

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** Without the keys that have no value, for types that tell a missing key from an undefined one. */
export function defined<T extends object>(record: T): Defined<T> {
  const entries = Object.entries(record).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as Defined<T>;
}
