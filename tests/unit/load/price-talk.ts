/** The small world of the tests that load decks: a talk about prices, two audiences, one shared section. */
import { MemoryHost, type MemoryWorld } from '../../../src/host/memory.ts';
import { loadDeck } from '../../../src/load/library.ts';
import { loadProject } from '../../../src/load/project.ts';

export type Files = Readonly<Record<string, string | Uint8Array>>;

export const DECK = '/work/decks/pricing/deck.md';
const FILES: Files = {
  '/work/decks/audiences.yaml': 'press: { is: public }\nstaff:\n',
  '/work/decks/pricing/sections/plans.md': '# Plans\n',
  '/work/decks/pricing/sections/prices.md': '---\nfor: press\nminutes: 2\n---\n# Prices\n',
  '/work/decks/shared/legal.md': '# Legal\n',
};

/** Loads a deck of the world with `files` added; `said` is `file:line:column code`, files below decks/. */
export async function load(files: Files, world: MemoryWorld = {}, deckFile = DECK, id = 'pricing') {
  const host = new MemoryHost({ ...FILES, ...files }, world);
  const { value: project } = await loadProject(host, '/work');
  const { value, diagnostics } = await loadDeck(host, project, deckFile, id);
  const said = diagnostics.map(
    ({ code, at }) => `${at?.file.replace('/work/decks/', '')}:${at?.line}:${at?.column} ${code}`,
  );
  return { deck: value, ids: value?.sections.map((section) => section.id), diagnostics, said };
}

/** A deck that lists sections, the first at column 12 of line 2. */
export const listing = (...ids: readonly string[]) => ({
  [DECK]: `---\nsections: ${JSON.stringify(ids)}\n---\n`,
});
