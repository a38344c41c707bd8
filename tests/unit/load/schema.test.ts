/** Schemas for editors against what the readers of the same tables take: the examples, the golden world, the cases. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse, parseDocument } from 'yaml';
import { directiveSchemas } from '../../../src/load/directive-schema.ts';
import type { ProjectNames } from '../../../src/load/project-names.ts';
import { projectSchema, SCHEMA_NAMES, type SchemaName } from '../../../src/load/schema.ts';
import { printSchema } from '../../../src/pipeline/schema.ts';
import { testHost } from '../../host.ts';

const repository = join(import.meta.dirname, '..', '..', '..');
const tests = join(repository, 'tests');
const NOBODY: ProjectNames = { sections: [], audiences: [], groups: [], labels: [], layouts: [], themes: [] };

/** What is wrong with `data`, in one line; empty when nothing is. */
type Judge = (name: SchemaName, data: unknown) => string;

function judgeBy(schema: (name: SchemaName) => object): Judge {
  const ajv = new Ajv({ strict: true, allowUnionTypes: true, formats: { date: /^\d{4}-\d\d-\d\d$/ } });
  const validators = new Map<SchemaName, ValidateFunction>(
    SCHEMA_NAMES.map((name) => [name, ajv.compile(schema(name))]),
  );
  return (name, data) => {
    const validate = validators.get(name);
    return validate === undefined || validate(data) ? '' : ajv.errorsText(validate.errors);
  };
}

async function judgeOf(root: string): Promise<Judge> {
  const printed = SCHEMA_NAMES.map(async (name) => {
    const { value } = await printSchema(testHost(root), name);
    return [name, JSON.parse(value) as object] as const;
  });
  const schemas = new Map(await Promise.all(printed));
  return judgeBy((name) => schemas.get(name) ?? {});
}

/** What an editor would read of a file: its front matter, or all of it. */
function yamlOf(kind: SchemaName, text: string): string {
  return kind === 'deck' || kind === 'section' ? (/^---\n([\s\S]*?)^---$/m.exec(text)?.[1] ?? '') : text;
}

function kindOf(path: string): SchemaName | undefined {
  if (/^decks\/[^/]+\/deck\.md$/.test(path)) return 'deck';
  if (/^decks\/([^/]+\/sections|shared)\/.*\.md$/.test(path)) return 'section';
  if (path === 'decks/audiences.yaml') return 'audiences';
  if (path === 'decks/sources.yaml') return 'sources';
  return path === 'lectern.yaml' ? 'settings' : undefined;
}

const WORLDS = [
  repository,
  ...readdirSync(join(tests, 'golden'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(tests, 'golden', entry.name, 'project')),
];

describe.each(WORLDS.map((root) => [relative(repository, root) || 'the examples', root]))('%s', (_, root) => {
  const files = readdirSync(join(root, 'decks'), { recursive: true, encoding: 'utf8' })
    .map((file) => `decks/${file}`)
    .flatMap((path) => {
      const kind = kindOf(path);
      return kind === undefined ? [] : [{ path, kind, text: readFileSync(join(root, path), 'utf8') }];
    });
  let judge: Judge;
  beforeAll(async () => {
    judge = await judgeOf(root);
  });

  test.each(files)('$path is as its schema wants it', ({ path, kind, text }) => {
    expect(judge(kind, parse(yamlOf(kind, text)) ?? {})).toBe('');
  });

  test.each(files.filter(({ kind }) => kind === 'deck' || kind === 'section'))(
    'an unknown key in $path is refused',
    ({ path, kind, text }) => {
      const data = { ...parse(yamlOf(kind, text)), titel: 'Prices' };
      expect(judge(kind, data)).toBe('data must NOT have additional properties');
    },
  );
});

describe('what the readers take without a word, a schema takes', () => {
  const judge = judgeBy((name) => projectSchema(name, NOBODY));

  test.each(casesOf('audiences.yml', 'audiences'))('audiences: $title', ({ data }) => {
    expect(judge('audiences', data)).toBe('');
  });
  test.each(casesOf('deck.yml', 'deck'))('deck: $title', ({ data }) => {
    expect(judge('deck', data)).toBe('');
  });
  test.each(casesOf('section.yml', 'section'))('section: $title', ({ data }) => {
    expect(judge('section', data)).toBe('');
  });
  test.each(casesOf('settings.yml', 'settings'))('settings: $title', ({ data }) => {
    expect(judge('settings', data)).toBe('');
  });
});

interface Case {
  readonly title: string;
  readonly raw: string;
  readonly diagnostics?: readonly string[];
}

/** The cases of a file about which nothing is said, as far as an editor could read them. */
function casesOf(file: string, kind: SchemaName): readonly { title: string; data: unknown }[] {
  const cases = parse(readFileSync(join(tests, 'cases', file), 'utf8')) as readonly Case[];
  return cases
    .filter(({ diagnostics }) => diagnostics === undefined)
    .flatMap(({ title, raw }) => {
      const document = parseDocument(yamlOf(kind, raw));
      return document.errors.length > 0 ? [] : [{ title, data: document.toJS() ?? {} }];
    });
}

test('every directive of Marp has words', () => {
  const silent = Object.entries(directiveSchemas()).filter(([, { description }]) => !description);
  expect(silent).toEqual([]);
});
