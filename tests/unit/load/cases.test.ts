/** Runs tests/cases/*.yml: each case is a text, what is made of it, and what is said about it. One reader a file. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Diagnostic, Outcome } from '../../../src/diagnostics/diagnostic.ts';
import { loadAudiences } from '../../../src/load/audiences.ts';
import { loadDeckSpec } from '../../../src/load/deck-spec.ts';
import { readFrontMatter } from '../../../src/load/front-matter.ts';
import { loadSection } from '../../../src/load/section.ts';
import { loadSettings } from '../../../src/load/settings.ts';
import { toValues } from '../../../src/load/yaml-tree.ts';
import type { Audience } from '../../../src/model/audience.ts';
import type { SectionRef } from '../../../src/model/section.ts';
import { type SourceText, sourceText } from '../../../src/source/source-text.ts';

interface Case {
  readonly title: string;
  readonly raw: string;
  /** The keys to compare; null for a key that must be missing. */
  readonly value?: unknown;
  readonly body?: string;
  /** `line:column+length code`. */
  readonly diagnostics?: readonly string[];
}

interface Read {
  readonly value: unknown;
  readonly body?: string;
}

const folder = new URL('../../cases/', import.meta.url);
const audiences = loadAudiences(
  sourceText(
    '/work/decks/audiences.yaml',
    'committee: {is: policy}\npress: {is: public}\nclassroom: {is: [public, teaching]}\n',
  ),
).value as ReadonlyMap<string, Audience>;

const ids = (refs: readonly SectionRef[]) => refs.map((ref) => ref.id);

const READERS: Readonly<Record<string, (source: SourceText) => Outcome<Read>>> = {
  'front-matter.yml': (source) => {
    const { value, diagnostics } = readFrontMatter(source);
    return {
      value: { value: toValues(value.mapping), body: source.text.slice(value.bodyOffset) },
      diagnostics,
    };
  },
  'section.yml': (source) => {
    const audienceNames = ['committee', 'press', 'classroom', 'policy', 'public', 'teaching'];
    const { value, diagnostics } = loadSection(source, { id: 'prices', audienceNames });
    const lists = { requires: ids(value.requires), conflicts: ids(value.conflicts) };
    return { value: { value: { ...value, ...lists } }, diagnostics };
  },
  'deck.yml': (source) => {
    const { value, diagnostics } = loadDeckSpec(source, { id: 'pricing', audiences });
    const lists = {
      sections: ids(value.sections),
      audiences: value.audiences.map(({ id, override }) => ({ id, override })),
      directives: Object.fromEntries(value.directives.map((one) => [one.name, one.value])),
    };
    return { value: { value: { ...value, ...lists } }, diagnostics };
  },
  'audiences.yml': (source) => {
    const { value, diagnostics } = loadAudiences(source);
    return { value: { value: value === undefined ? undefined : Object.fromEntries(value) }, diagnostics };
  },
  'settings.yml': (source) => {
    const { value, diagnostics } = loadSettings(source, '/work');
    return { value: { value }, diagnostics };
  },
};

test('every file of cases has a reader', () => {
  expect(readdirSync(folder).sort()).toEqual(Object.keys(READERS).sort());
});

for (const [name, read] of Object.entries(READERS)) {
  describe(name, () => {
    for (const one of parse(readFileSync(new URL(name, folder), 'utf8')) as readonly Case[]) {
      test(one.title, () => {
        const { value, diagnostics } = read(sourceText('/work/file', one.raw));
        expect(diagnostics.map(summary)).toEqual(one.diagnostics ?? []);
        if (one.value !== undefined)
          expect(withNulls(value.value, one.value)).toMatchObject(one.value as object);
        if (one.body !== undefined) expect(value.body).toBe(one.body);
      });
    }
  });
}

function summary({ code, at }: Diagnostic): string {
  return `${at?.line}:${at?.column}+${at?.length} ${code}`;
}

/** Missing keys as null, where the case wants that they are missing. */
function withNulls(actual: unknown, wanted: unknown): unknown {
  const missing = Object.entries(wanted as object).flatMap(([key, value]) =>
    value === null ? [[key, null]] : [],
  );
  return { ...Object.fromEntries(missing), ...(actual as object) };
}
