/** Apart from `sources.test.ts`, because a library that another test has loaded stays loaded. */
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { MemoryHost } from '../../../src/host/memory.ts';
import { loadSources } from '../../../src/load/sources.ts';

const host = new MemoryHost({
  '/city/decks/sources.yaml': '- {id: tides, title: Tide tables, standing: primary}\n- title: Nameless\n',
  '/city/decks/city.bib': '@book{lee, title = {The harbour}}',
});
const options = { style: 'numeric', lang: 'en' } as const;

function loadedLibraries(): readonly string[] {
  const files = Object.keys(createRequire(import.meta.url).cache);
  return ['core', 'plugin-csl', 'plugin-bibtex'].filter((name) =>
    files.some((file) => file.includes(`@citation-js/${name}/`)),
  );
}

test('the library is loaded for what is wanted, and not before', async () => {
  const project = { root: '/city' };
  const none = await loadSources(host, project, { ...options, wanted: new Set(['other']) });
  expect([...none.value.values()]).toMatchObject([
    { id: 'tides', standing: 'primary', reference: '', short: 'tides' },
    { id: 'lee', reference: '', short: 'lee' },
  ]);
  expect(none.diagnostics.map((one) => one.code)).toEqual(['source-invalid']);
  expect(loadedLibraries()).toEqual([]);
  await loadSources(host, project, { ...options, wanted: new Set(['tides']) });
  expect(loadedLibraries()).toEqual(['core', 'plugin-csl']);
  await loadSources(host, project, { ...options, wanted: new Set(['lee']) });
  expect(loadedLibraries()).toEqual(['core', 'plugin-csl', 'plugin-bibtex']);
});
