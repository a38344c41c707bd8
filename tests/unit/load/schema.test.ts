/** Schemas for editors against what the readers of the same tables take: the examples, the golden worlds, the cases. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse, parseDocument } from 'yaml';
import { directiveSchemas } from '../../../src/load/directive-schema.ts';
import { projectSchema, SCHEMA_NAMES, type SchemaName } from '../../../src/load/schema.ts';
import { testHost } from '../../host.ts';
import { type Judge, judgeBy, judgeIn } from './schema-judge.ts';

const repository = join(import.meta.dirname, '..', '..', '..');
const tests = join(repository, 'tests');

/** What an editor would read of a file: its front matter, or all of it. */
function yamlOf(kind: SchemaName, text: string): string {
  return kind === 'deck' || kind === 'section' ? (/^---\n([\s\S]*?)^---$/m.exec(text)?.[1] ?? '') : text;
}

function kindOf(path: string): SchemaName | undefined {
  if (/^[^/]+\/deck\.md$/.test(path)) return 'deck';
  if (/^([^/]+\/sections|shared)\/.*\.md$/.test(path)) return 'section';
  if (path === 'audiences.yaml') return 'audiences';
  return path === 'sources.yaml' ? 'sources' : undefined;
}

/** Projects without a fault. */
const WORLDS = [repository, join(tests, 'golden', 'council', 'project')];

describe.each(WORLDS.map((root) => ({ world: relative(repository, root) || 'examples', root })))(
  '$world',
  ({ root }) => {
    const folder = join(root, 'decks');
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).flatMap((path) => {
      const kind = kindOf(path);
      return kind === undefined ? [] : ([[path, kind]] as const);
    });
    const read = (path: string, kind: SchemaName): unknown =>
      parse(yamlOf(kind, readFileSync(join(folder, path), 'utf8'))) ?? {};
    let judge: Judge;
    beforeAll(async () => {
      judge = await judgeIn(testHost(root));
    });

    test.each(files)('%s is as its schema wants it', (path, kind) => {
      expect(judge(kind, read(path, kind))).toBe('');
    });

    test.each(files.filter(([path]) => path.endsWith('.md')))('%s may have no other key', (path, kind) => {
      const more = { ...(read(path, kind) as object), titel: 'Prices' };
      expect(judge(kind, more)).toBe('data must NOT have additional properties');
    });
  },
);

describe('what is read without a word, a schema takes', () => {
  const nobody = { sections: [], audiences: [], groups: [], labels: [], layouts: [], themes: [] };
  const judge = judgeBy((name) => projectSchema(name, nobody));
  const files = readdirSync(join(tests, 'cases')).flatMap((file) => {
    const kind = SCHEMA_NAMES.find((name) => name === file.replace('.yml', ''));
    return kind === undefined ? [] : [{ file, kind }];
  });

  describe.each(files)('$file', ({ file, kind }) => {
    test.each(soundCases(file, kind))('$title', ({ data }) => {
      expect(judge(kind, data)).toBe('');
    });
  });
});

interface Case {
  readonly title: string;
  readonly raw: string;
  readonly diagnostics?: readonly string[];
}

/** The cases of which nothing is said, as far as an editor can read them; plain Marp Markdown may hold anything. */
function soundCases(file: string, kind: SchemaName): readonly { title: string; data: object }[] {
  const cases = parse(readFileSync(join(tests, 'cases', file), 'utf8')) as readonly Case[];
  return cases
    .filter(({ diagnostics }) => diagnostics === undefined)
    .flatMap(({ title, raw }) => {
      const document = parseDocument(yamlOf(kind, raw));
      const data: object = document.toJS() ?? {};
      const isMarp = kind === 'deck' && !['sections', 'audiences', 'vars'].some((key) => key in data);
      return document.errors.length > 0 || isMarp ? [] : [{ title, data }];
    });
}

test('every directive of Marp has words', () => {
  const silent = Object.entries(directiveSchemas()).filter(([, { description }]) => !description);
  expect(silent).toEqual([]);
});
