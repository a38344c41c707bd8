/**
 * A project → every name that its files may use, for editors. All sections count, also those that no deck lists yet.
 * What cannot be read brings no names: faults are for `lectern build` to tell.
 */
import type { Host } from '../host/host.ts';
import type { LoadedDeck } from '../model/deck-spec.ts';
import type { Project } from '../model/project.ts';
import type { Section } from '../model/section.ts';
import type { Theme } from '../model/theme.ts';
import { loadDeck } from './library.ts';
import { deckFile, listDecks } from './project.ts';
import { loadSection } from './section.ts';
import { findSectionFile, listSectionIds } from './section-file.ts';
import { readText } from './text-file.ts';

/** All lists are sorted; an empty one means that nothing is known. */
export interface ProjectNames {
  readonly sections: readonly string[];
  readonly audiences: readonly string[];
  readonly groups: readonly string[];
  /** Labels of sections, and those that audiences are cleared for. */
  readonly labels: readonly string[];
  /** Layouts of the themes that the decks use. */
  readonly layouts: readonly string[];
  readonly themes: readonly string[];
}

/** Gathers the names of a project; `themes` are all that can be named. */
export async function loadProjectNames(
  host: Host,
  project: Project,
  themes: ReadonlyMap<string, Theme>,
): Promise<ProjectNames> {
  const ids = await listDecks(host, project);
  const decks = (await Promise.all(ids.map((id) => readDeck(host, project, id)))).flat();
  const sections = decks.flatMap((deck) => deck.sections);
  const audiences = project.audiencesBroken === true ? [] : [...project.audiences.values()];
  const overrides = decks.flatMap(({ loaded }) => loaded?.spec.audiences.map((one) => one.override) ?? []);
  const used = [
    project.settings.theme,
    ...audiences.map(({ theme }) => theme),
    ...decks.map(({ loaded }) => loaded?.spec.theme),
    ...overrides.map(({ theme }) => theme),
  ];
  return {
    sections: sorted(sections.map(({ id }) => id)),
    audiences: sorted(audiences.map(({ id }) => id)),
    groups: sorted(audiences.flatMap(({ groups }) => groups)),
    labels: sorted([
      ...sections.flatMap(({ label }) => label ?? []),
      ...audiences.flatMap(({ clearance }) => clearance),
      ...overrides.flatMap(({ clearance }) => clearance ?? []),
    ]),
    layouts: sorted(used.flatMap((name) => [...(themes.get(name ?? '')?.layouts.keys() ?? [])])),
    themes: sorted([...themes.keys()]),
  };
}

interface ReadDeck {
  readonly loaded: LoadedDeck | undefined;
  /** The sections that the deck lists, and those that it could. */
  readonly sections: readonly Pick<Section, 'id' | 'label'>[];
}

async function readDeck(host: Host, project: Project, id: string): Promise<ReadDeck> {
  const file = deckFile(project.root, id);
  const { value: loaded } = await loadDeck(host, project, file, id);
  const listed = (loaded?.sections ?? []).filter((section) => section.file !== file);
  const folders = { root: project.root, deckFile: file, deckId: id };
  const others = (await listSectionIds(host, folders)).filter(
    (one) => !listed.some((known) => known.id === one),
  );
  const read = others.map(async (other) => {
    const found = await findSectionFile(host, folders, { id: other, at: { file, line: 1, column: 1 } });
    const text = found.kind === 'file' ? (await readText(host, found.file)).value : undefined;
    return text === undefined ? { id: other } : loadSection(text, { id: other }).value;
  });
  return { loaded, sections: [...listed, ...(await Promise.all(read))] };
}

function sorted(names: readonly string[]): readonly string[] {
  return [...new Set(names)].sort();
}
