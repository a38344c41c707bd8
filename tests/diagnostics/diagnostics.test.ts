/**
 * Each `.txt` beside this file is a small project with faults, and beside each fault what must be said about it. A file
 * is named for a code that it raises; more than one for a code are told apart by a word: `fm-syntax.quotes.txt`.
 * Those in `shown/` need a browser: `e2e/shown.test.ts` runs them.
 */
import { mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { openRequest } from '../../src/cli/options.ts';
import { CODES } from '../../src/diagnostics/codes.ts';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import type { Thread } from '../../src/host/host.ts';
import { buildDecks } from '../../src/pipeline/build.ts';
import { checkDecks } from '../../src/pipeline/check.ts';
import { mergeReports } from '../../src/pipeline/merge-reports.ts';
import { writeSchemas } from '../../src/pipeline/schema.ts';
import { lineText, sourceText } from '../../src/source/source-text.ts';
import { testHost } from '../host.ts';
import { type Fixture, layDown, readFixture } from './fixture.ts';

const here = import.meta.dirname;
const names = readdirSync(here)
  .filter((name) => name.endsWith('.txt'))
  .map((name) => name.slice(0, -4))
  .sort();
const fixtures = new Map(names.map((name) => [name, readFixture(join(here, `${name}.txt`))]));
const scratch = realpathSync(mkdtempSync(join(tmpdir(), 'lectern-diagnostics-')));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

interface Outcome {
  /** As the expectations are written. */
  readonly said: readonly string[];
  /** For a person who reads a failed test. */
  readonly words: string;
  readonly diagnostics: readonly Diagnostic[];
}

const outcomes = new Map<string, Promise<Outcome>>();

/** What is said about a fixture's project; each is run once. */
function outcomeOf(name: string, fixture: Fixture): Promise<Outcome> {
  const known = outcomes.get(name) ?? run(name, fixture);
  outcomes.set(name, known);
  return known;
}

async function run(name: string, fixture: Fixture): Promise<Outcome> {
  const folder = join(scratch, name);
  layDown(fixture, folder);
  const diagnostics = await diagnosticsOf(folder, fixture.command);
  const described = diagnostics.map((one) => {
    const place =
      one.at === undefined ? '' : `${relative(folder, one.at.file)}:${one.at.line}:${one.at.column} `;
    return {
      said: `${place}${one.severity} ${one.code}`,
      words: `${one.message} (${one.hint ?? 'no hint'})`,
    };
  });
  return {
    said: described.map((one) => one.said).sort(),
    words: described.map((one) => `${one.said}: ${one.words}`).join('\n'),
    diagnostics,
  };
}

const OPTIONS = {
  audience: { type: 'string', short: 'a', multiple: true },
  out: { type: 'string', short: 'o' },
  minutes: { type: 'string' },
  var: { type: 'string', multiple: true },
  'theme-set': { type: 'string', multiple: true },
  merge: { type: 'string' },
  'row-name': { type: 'string' },
  verify: { type: 'boolean' },
  'merge-reports': { type: 'boolean' },
} as const;

/** Threads are compiled files, which need not be there: these find no memory, whatever the text. */
const NO_MEMORY: Thread = {
  post() {},
  onMessage() {},
  ended: Promise.resolve({ outOfMemory: true as const }),
  workedMs: () => 0,
  keepAlive() {},
  kill() {},
};

async function diagnosticsOf(folder: string, command: readonly string[]): Promise<readonly Diagnostic[]> {
  const host = { ...testHost(folder), startThread: () => NO_MEMORY };
  const [verb, ...args] = command;
  if (verb === 'schema') return (await writeSchemas(host)).diagnostics;
  const { positionals, values } = parseArgs({ args, options: OPTIONS, allowPositionals: true });
  if (values['merge-reports'] === true) return (await mergeReports(host, {})).diagnostics;
  const minutes = values.minutes === undefined ? undefined : Number(values.minutes);
  const request = openRequest({ ...values, minutes, decks: positionals }, host);
  const { verify = false } = values;
  if (verb === 'check')
    return (await checkDecks(host, { ...request, shown: false, strict: false, allowRemote: false }))
      .diagnostics;
  const rest = { formats: ['html' as const], strict: false, verify, allowRemote: false };
  return (await buildDecks(host, { ...request, ...rest }, { start() {}, finish() {} })).diagnostics;
}

const codeOf = (name: string): string => name.split('.')[0] ?? '';

describe('a project in which', () => {
  it.each([...fixtures].map(([name, fixture]) => [`${fixture.sentence} (${name})`, name, fixture] as const))(
    '%s',
    async (_title, name, fixture) => {
      const { said, words } = await outcomeOf(name, fixture);
      expect(said, words).toEqual(fixture.expected);
    },
    20_000,
  );
});

describe('the fixtures', () => {
  it('raise every code of the table, those in `shown` in a browser', () => {
    const shown = readdirSync(join(here, 'shown')).map((name) => readFixture(join(here, 'shown', name)));
    const raised = new Set(
      [...fixtures.values(), ...shown].flatMap(({ expected }) =>
        expected.map((one) => one.split(' ').at(-1)),
      ),
    );
    expect(Object.keys(CODES).filter((code) => !raised.has(code))).toEqual([]);
  });

  it('are named for a code that they raise', () => {
    const misnamed = [...fixtures].filter(
      ([name, { expected }]) => !expected.some((one) => one.endsWith(` ${codeOf(name)}`)),
    );
    expect(misnamed.map(([name]) => name)).toEqual([]);
  });

  it('are answered in small letters, without a full stop, and with a hint for each error', async () => {
    const all = await Promise.all([...fixtures].map(([name, fixture]) => outcomeOf(name, fixture)));
    const unlike = all.flatMap(({ diagnostics }) =>
      diagnostics.filter(
        ({ message, hint, severity }) =>
          /^[A-Z][a-z]/.test(message) ||
          /[.!]$/.test(message) ||
          (severity === 'error' && hint === undefined) ||
          /^[A-Z][a-z]|[.!]$/.test(hint ?? ''),
      ),
    );
    expect(unlike.map(({ code, message, hint }) => `${code}: ${message} (${hint})`)).toEqual([]);
  }, 60_000);

  it('are answered with a place that exists, whose marker stays on its line', async () => {
    const all = await Promise.all([...fixtures].map(([name, fixture]) => outcomeOf(name, fixture)));
    expect(all.flatMap(({ diagnostics }) => diagnostics.flatMap(strayPlace))).toEqual([]);
  }, 60_000);
});

/** A place that no author could find. */
function strayPlace({ code, at }: Diagnostic): readonly string[] {
  if (at === undefined) return [];
  const text = statSync(at.file).isFile() ? readFileSync(at.file, 'utf8') : '';
  const source = sourceText(at.file, text);
  const end = at.column - 1 + (at.length ?? 1);
  const exists = at.line <= source.lineStarts.length && end <= lineText(source, at.line).length + 1;
  return exists
    ? []
    : [`${code} at ${relative(scratch, at.file)}:${at.line}:${at.column}, ${at.length} long`];
}
