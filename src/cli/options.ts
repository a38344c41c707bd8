/** Flags that several commands have, and how their texts become plain options. */
import { resolve } from 'node:path';
import { Fault } from '../diagnostics/fault.ts';
import type { Host } from '../host/host.ts';
import { FORMATS, type Format } from '../model/audience.ts';
import type { Values } from '../model/values.ts';
import type { OpenRequest } from '../pipeline/open.ts';
import { readShard } from './shard.ts';

/** The decks that a command is for. */
export const DECKS_ARGUMENT = {
  type: 'string',
  array: true,
  description: 'Deck names or Markdown files; none: all decks',
} as const;

export const OPEN_OPTIONS = {
  audience: { alias: 'a', type: 'string', array: true, description: 'Only for these audiences' },
  out: { alias: 'o', type: 'string', description: 'Folder for the outputs', requiresArg: true },
  minutes: { type: 'number', description: 'Fit the deck to this many minutes', requiresArg: true },
  var: { type: 'string', array: true, description: 'A value for templates: --var name=value' },
  'theme-set': { type: 'string', array: true, description: 'Theme files or folders' },
} as const;

export const MERGE_OPTIONS = {
  merge: { type: 'string', description: 'A deck for each row of this CSV file', requiresArg: true },
  'row-name': {
    type: 'string',
    description: 'What a row is called, as a template; default: its column name or id, else its first',
    requiresArg: true,
  },
} as const;

export const SAY_OPTIONS = {
  json: { type: 'boolean', default: false, description: 'Print one JSON document' },
  quiet: { alias: 'q', type: 'boolean', default: false, description: 'Say errors only' },
} as const;

export interface OpenArguments {
  readonly decks?: readonly string[] | undefined;
  readonly audience?: readonly string[] | undefined;
  readonly out?: string | undefined;
  readonly minutes?: number | undefined;
  readonly var?: readonly string[] | undefined;
  readonly 'theme-set'?: readonly string[] | undefined;
  readonly merge?: string | undefined;
  readonly 'row-name'?: string | undefined;
  readonly shard?: string | undefined;
}

/** Flags → what the pipeline wants; a fault of usage is thrown. */
export function openRequest(args: OpenArguments, host: Host): OpenRequest {
  const { minutes, merge, 'row-name': rowName } = args;
  if (rowName !== undefined && merge === undefined)
    throw new Fault('usage', '--row-name names the rows of --merge, which is missing');
  if (minutes !== undefined && !(minutes > 0)) throw new Fault('usage', '--minutes wants a number above 0');
  return {
    decks: (args.decks ?? []).map(String),
    vars: readVars(args.var ?? []),
    themeSet: (args['theme-set'] ?? []).map((path) => resolve(host.workingFolder, path)),
    ...(args.audience === undefined ? {} : { audiences: splitNames(args.audience) }),
    ...(args.out === undefined ? {} : { out: resolve(host.workingFolder, args.out) }),
    ...(minutes === undefined ? {} : { minutes }),
    ...(args.shard === undefined ? {} : { shard: readShard(args.shard, host) }),
    ...(merge === undefined
      ? {}
      : {
          merge: {
            file: resolve(host.workingFolder, merge),
            ...(rowName === undefined ? {} : { rowName }),
          },
        }),
  };
}

/** `--format html,pdf` or `-f html -f pdf`; an unknown name is a fault of usage. */
export function readFormats(written: readonly string[] | undefined): readonly Format[] | undefined {
  if (written === undefined) return undefined;
  return splitNames(written).map((name) => {
    const format = FORMATS.find((one) => one === name);
    if (format === undefined)
      throw new Fault('usage', `"${name}" is no format`, `formats: ${FORMATS.join(', ')}`);
    return format;
  });
}

function splitNames(written: readonly string[]): readonly string[] {
  return [
    ...new Set(
      written
        .flatMap((one) => one.split(','))
        .map((one) => one.trim())
        .filter((one) => one !== ''),
    ),
  ];
}

/** `name=value`; dots make nested values, as in templates. */
function readVars(written: readonly string[]): Values {
  let vars: Values = {};
  for (const one of written) {
    const at = one.indexOf('=');
    const path = one.slice(0, at).split('.');
    if (
      at < 1 ||
      path.some(
        (part) =>
          !/^[\p{L}_][\p{L}\p{N}_-]*$/u.test(part) ||
          ['__proto__', 'constructor', 'prototype'].includes(part),
      )
    ) {
      throw new Fault('usage', `--var wants name=value, not "${one}"`);
    }
    vars = withValue(vars, path, one.slice(at + 1));
  }
  return vars;
}

function withValue(values: Values, path: readonly string[], value: string): Values {
  const [name = '', ...rest] = path;
  const inner = values[name];
  const scope = typeof inner === 'object' && inner !== null && !Array.isArray(inner) ? (inner as Values) : {};
  return { ...values, [name]: rest.length === 0 ? value : withValue(scope, rest, value) };
}
