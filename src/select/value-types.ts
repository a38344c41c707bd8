/**
 * Types of values. The first layer that gives a name a value declares its type; a later layer may give another value,
 * not one of another type: a template that counts on a number would break for one audience only. What comes as
 * text from the command line or a merge row is read as the declared type where it can be.
 */
import type { Value, Values } from '../model/values.ts';
import { LAYERS, type LayerName, type Layers } from './layers.ts';

/** A value of another type than the one declared. */
export interface TypeFault {
  /** Joined by dots, as in templates. */
  readonly path: string;
  readonly layer: LayerName;
  readonly declaredBy: LayerName;
  readonly wanted: ValueType;
  readonly got: ValueType;
}

export type ValueType = 'a text' | 'a number' | 'true or false' | 'a list' | 'a mapping';

const TEXT_LAYERS: readonly LayerName[] = ['row', 'flag'];

interface Declared {
  readonly type: ValueType;
  readonly layer: LayerName;
}

/** Gives the layers with texts read as the types declared, and what cannot be. */
export function settleTypes(layers: Layers<Values>): {
  readonly layers: Layers<Values>;
  readonly faults: readonly TypeFault[];
} {
  const declared = new Map<string, Declared>();
  const faults: TypeFault[] = [];
  const settled: Partial<Record<LayerName, Values>> = {};
  for (const layer of LAYERS) {
    const values = layers[layer];
    if (values !== undefined) settled[layer] = settleLayer(values, { layer, path: '', declared, faults });
  }
  return { layers: settled, faults };
}

interface Trail {
  readonly layer: LayerName;
  readonly path: string;
  readonly declared: Map<string, Declared>;
  readonly faults: TypeFault[];
}

function settleLayer(values: Values, trail: Trail): Values {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      settleValue(value, { ...trail, path: `${trail.path}${name}` }),
    ]),
  );
}

function settleValue(given: Value, trail: Trail): Value {
  const { layer, path, declared, faults } = trail;
  const known = declared.get(path);
  const value = known !== undefined && TEXT_LAYERS.includes(layer) ? readAs(given, known.type) : given;
  const type = typeOf(value);
  if (type === undefined) return value;
  if (known === undefined) declared.set(path, { type, layer });
  else if (known.type !== type)
    faults.push({ path, layer, declaredBy: known.layer, wanted: known.type, got: type });
  return type === 'a mapping' ? settleLayer(value as Values, { ...trail, path: `${path}.` }) : value;
}

/** Undefined for a value that is left empty: it declares nothing. */
function typeOf(value: Value): ValueType | undefined {
  if (value === null) return undefined;
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a mapping';
  return ({ string: 'a text', number: 'a number', boolean: 'true or false' } as const)[
    typeof value as 'string' | 'number' | 'boolean'
  ];
}

function readAs(value: Value, type: ValueType): Value {
  if (typeof value !== 'string') return value;
  if (type === 'a number' && /^[-+]?\d+(\.\d+)?$/.test(value.trim())) return Number(value);
  if (type === 'true or false' && /^(true|false)$/.test(value.trim())) return value.trim() === 'true';
  if (type === 'a list')
    return value
      .split(',')
      .map((one) => one.trim())
      .filter((one) => one !== '');
  return value;
}
