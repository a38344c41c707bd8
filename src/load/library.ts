/**
 * A deck spec and the sections that it names → `LoadedDeck`. All files are read and all faults gathered;
 * a section that cannot be read is left out, and said at the place where the deck lists it.
 */
import { type Diagnostic, diagnose, hasErrors, type Outcome } from '../diagnostics/diagnostic.ts';
import type { Host } from '../host/host.ts';
import type { DeckSpec, LoadedDeck } from '../model/deck-spec.ts';
import type { Project } from '../model/project.ts';
import type { Section, SectionRef } from '../model/section.ts';
import { audienceNames } from './audiences.ts';
import { loadDeckSpec } from './deck-spec.ts';
import { checkPortable } from './portable-name.ts';
import { audiencesFile, SHARED_FOLDER } from './project.ts';
import { isBlank, loadSection } from './section.ts';
import { findSectionFile, listSectionIds, type SectionFolders, suggestSection } from './section-file.ts';
import { readText } from './text-file.ts';

/** The id of the slides in the body of `deck.md`. */
export const OPENING_ID = 'opening';

/** Reads the deck whose spec is `deckFile` (absolute); undefined, with errors, when nothing of the spec can be read. */
export async function loadDeck(
  host: Host,
  project: Project,
  deckFile: string,
  id: string,
): Promise<Outcome<LoadedDeck | undefined>> {
  const read = await readText(host, deckFile);
  if (read.value === undefined) {
    const diagnostics = hasErrors(read.diagnostics) ? read.diagnostics : [absent(deckFile)];
    return { value: undefined, diagnostics };
  }
  const { value: spec, diagnostics } = loadDeckSpec(read.value, { id, audiences: namedBy(project) });
  const said = [...read.diagnostics, ...diagnostics];
  if (hasErrors(diagnostics) && spec.places.size === 0) return { value: undefined, diagnostics: said };
  const rest = await loadSections(host, project, spec);
  return {
    value: { spec, sections: rest.value },
    diagnostics: [
      ...said,
      ...checkPortable(id, { file: deckFile, line: 1, column: 1 }),
      ...missingAudiencesFile(project, spec),
      ...rest.diagnostics,
    ],
  };
}

function absent(deckFile: string): Diagnostic {
  const at = { file: deckFile, line: 1, column: 1 };
  return diagnose('deck-missing', 'there is no such file', { at, hint: 'name a deck or a Markdown file' });
}

async function loadSections(
  host: Host,
  project: Project,
  spec: DeckSpec,
): Promise<Outcome<readonly Section[]>> {
  const folders: SectionFolders = {
    root: project.root,
    deckFile: spec.file,
    deckId: spec.id,
    asked: new Map(),
  };
  const names = project.audiencesBroken === true ? undefined : audienceNames(project.audiences);
  const opening = openingOf(spec);
  const { first, twice } = withoutRepetitions(spec, opening);
  const loaded = await Promise.all(first.map((ref) => loadListed(host, folders, ref, names)));
  const listed = loaded.flatMap(({ value }) => (value === undefined ? [] : [value]));
  const known = listed.some(hasRefs) ? [...(await listSectionIds(host, folders)), OPENING_ID] : [];
  return {
    value: opening === undefined ? listed : [opening, ...listed],
    diagnostics: [
      ...twice,
      ...twins(spec.sections, await listSectionIds(host, folders)),
      ...loaded.flatMap(({ diagnostics }) => diagnostics),
      ...listed.flatMap((section) => unknownRefs(section, known)),
    ],
  };
}

/** Sections whose names differ only in capital letters or in how accents are stored: on some disks they are one file. */
function twins(refs: readonly SectionRef[], ids: readonly string[]): readonly Diagnostic[] {
  const fold = (id: string) => id.normalize('NFC').toLowerCase();
  return refs.flatMap(({ id, at }) => {
    const twin = ids.find(
      (other) => other !== id && other.normalize() !== id.normalize() && fold(other) === fold(id),
    );
    const own = ids.filter((other) => other.normalize() === id.normalize()).length;
    // Without a file of its own the section is missing, which is said already.
    if (own === 0 || (twin === undefined && own === 1)) return [];
    const message = `two files could be the section "${id}"${twin === undefined ? '' : `: there is "${twin}" too`}`;
    return [diagnose('section-twins', message, { at, hint: 'rename one of them' })];
  });
}

async function loadListed(
  host: Host,
  folders: SectionFolders,
  ref: SectionRef,
  names: readonly string[] | undefined,
): Promise<Outcome<Section | undefined>> {
  const { id, at } = ref;
  const finding = await findSectionFile(host, folders, ref);
  if (finding.kind === 'fault') return { value: undefined, diagnostics: [finding.fault] };
  const read = await readText(host, finding.file, { notFile: 'section-not-file', at });
  if (read.value === undefined) {
    const link = diagnose('section-not-file', `section "${id}" is a link that leads nowhere`, { at });
    return { value: undefined, diagnostics: hasErrors(read.diagnostics) ? read.diagnostics : [link] };
  }
  const section = loadSection(read.value, { id, audienceNames: names });
  return {
    value: section.value,
    diagnostics: [...read.diagnostics, ...checkPortable(id, at), ...section.diagnostics],
  };
}

/** The text in the body of the deck spec as a section; undefined when there is none. */
function openingOf(spec: DeckSpec): Section | undefined {
  const { source, bodyOffset } = spec;
  if (isBlank(source, bodyOffset)) return undefined;
  return {
    id: OPENING_ID,
    file: spec.file,
    source,
    bodyOffset,
    priority: 'must',
    requires: [],
    conflicts: [],
    ignores: spec.ignores,
    tags: [],
    vars: {},
    appendix: false,
    places: new Map(),
  };
}

/** The listed sections without those that stand there already; the body of the deck spec takes its id first. */
function withoutRepetitions(
  spec: DeckSpec,
  opening: Section | undefined,
): { readonly first: readonly SectionRef[]; readonly twice: readonly Diagnostic[] } {
  const seen = new Map<string, SectionRef>();
  const body = { file: spec.file, line: 1, column: 1 };
  if (opening !== undefined) seen.set(OPENING_ID, { id: OPENING_ID, at: body });
  const twice: Diagnostic[] = [];
  const first = spec.sections.filter((ref) => {
    const earlier = seen.get(ref.id);
    if (earlier === undefined) seen.set(ref.id, ref);
    else twice.push(repeated(ref, earlier, earlier.at === body));
    return earlier === undefined;
  });
  return { first, twice };
}

function repeated({ id, at }: SectionRef, earlier: SectionRef, isBody: boolean): Diagnostic {
  const message = isBody
    ? `"${id}" is the id of the slides in deck.md itself`
    : `section "${id}" is listed twice`;
  const hint = isBody ? 'give the section another name' : 'remove one of the two';
  const related = isBody ? [] : [{ message: 'it stands here first', at: earlier.at }];
  return diagnose('section-duplicate', message, { at, hint, ...(related.length > 0 ? { related } : {}) });
}

/** The audiences that a deck may name; undefined when checking each name would only repeat one fault. */
function namedBy(project: Project): Project['audiences'] | undefined {
  return project.audiencesBroken === true || !hasAudiencesFile(project) ? undefined : project.audiences;
}

function hasAudiencesFile({ root, inputs }: Project): boolean {
  return inputs.includes(audiencesFile(root));
}

function missingAudiencesFile(project: Project, spec: DeckSpec): readonly Diagnostic[] {
  const [first] = spec.audiences;
  if (first === undefined || project.audiencesBroken === true || hasAudiencesFile(project)) return [];
  const message = `the deck is for "${first.id}", and no decks/audiences.yaml says who that is`;
  return [diagnose('settings-missing', message, { at: first.at, hint: 'write decks/audiences.yaml' })];
}

function hasRefs({ requires, conflicts }: Section): boolean {
  return requires.length + conflicts.length > 0;
}

/** Names under `requires` and `conflicts` that no section has. What a shared section says of a deck's own sections holds only where they are. */
function unknownRefs(section: Section, known: readonly string[]): readonly Diagnostic[] {
  const isShared = (id: string) => id.startsWith(`${SHARED_FOLDER}/`);
  return [...section.requires, ...section.conflicts]
    .filter(({ id }) => !known.some((name) => name.normalize() === id.normalize()))
    .filter(({ id }) => !isShared(section.id) || isShared(id))
    .map(({ id, at }) => {
      const hint = suggestSection(id, known);
      return diagnose('section-missing', `there is no section "${id}"`, { at, hint });
    });
}
