/** `lectern new`: a kind and a name → files to begin with. A folder without a project becomes one. */
import { join } from 'node:path';
import { type Diagnostic, hasErrors } from '../diagnostics/diagnostic.ts';
import { Fault } from '../diagnostics/fault.ts';
import { suggestName } from '../diagnostics/nearest.ts';
import type { Host } from '../host/host.ts';
import { audienceNames } from '../load/audiences.ts';
import { OPENING_ID } from '../load/library.ts';
import {
  audiencesFile,
  DECKS_FOLDER,
  deckFile,
  findProjectRoot,
  listDecks,
  loadProject,
  SHARED_FOLDER,
} from '../load/project.ts';
import { loadProjectNames } from '../load/project-names.ts';
import { listSectionIds, sectionFile } from '../load/section-file.ts';
import { loadThemes } from '../load/theme.ts';
import type { Project } from '../model/project.ts';
import { AUDIENCES, deckFiles, NEW_AUDIENCES } from './new/deck.ts';
import { checkName } from './new/name.ts';
import { sectionText } from './new/section.ts';
import { BASE_THEME, themeFiles } from './new/theme.ts';
import { writeNewFiles } from './new/write.ts';

export const NEW_KINDS = ['deck', 'section', 'theme'] as const;
export type NewKind = (typeof NEW_KINDS)[number];

export interface NewRequest {
  readonly kind: NewKind;
  readonly name: string;
  /** The deck that a section is for; undefined: the only one there is. */
  readonly deck?: string;
}

export interface NewResult {
  /** What was written, absolute; nothing when the project's own files have errors. */
  readonly files: readonly string[];
  /** What to do next, in one line. */
  readonly next: string;
  readonly diagnostics: readonly Diagnostic[];
}

interface Draft {
  /** By absolute path. */
  readonly files: ReadonlyMap<string, string>;
  readonly next: string;
}

const DRAFTS: Readonly<
  Record<NewKind, (host: Host, project: Project, request: NewRequest) => Promise<Draft>>
> = {
  deck: draftDeck,
  section: draftSection,
  theme: draftTheme,
};

/** Writes the files of something new. Wrong names, and names that are taken, are faults of usage; then nothing is written. */
export async function createNew(host: Host, request: NewRequest): Promise<NewResult> {
  if (request.deck !== undefined && request.kind !== 'section')
    throw new Fault('usage', `--deck is for sections, not for a ${request.kind}`);
  const root = (await findProjectRoot(host, host.workingFolder)) ?? host.workingFolder;
  const project = await loadProject(host, root);
  if (hasErrors(project.diagnostics)) return { files: [], next: '', diagnostics: project.diagnostics };
  const { files, next } = await DRAFTS[request.kind](host, project.value, request);
  await writeNewFiles(host, files);
  return { files: [...files.keys()], next, diagnostics: project.diagnostics };
}

async function draftDeck(host: Host, project: Project, { name }: NewRequest): Promise<Draft> {
  const { root, settings, inputs } = project;
  checkName('deck', name);
  if (name === SHARED_FOLDER)
    throw new Fault('usage', `"${name}" is the folder of sections for all decks`, 'choose another name');
  const theme = settings.theme ?? BASE_THEME;
  const themes = await loadThemes(host, { root, themeSet: [] });
  const hasAudiences = inputs.includes(audiencesFile(root));
  const words = {
    name,
    theme,
    hasCover: themes.value.get(theme)?.layouts.has('cover') ?? false,
    audiences: hasAudiences ? [...project.audiences.keys()] : NEW_AUDIENCES,
  };
  const audiences = hasAudiences ? [] : [[audiencesFile(root), AUDIENCES] as const];
  const files = below(join(root, DECKS_FOLDER, name), deckFiles(words));
  return { files: new Map([...audiences, ...files]), next: `Build it with: lectern build ${name}` };
}

async function draftSection(host: Host, project: Project, request: NewRequest): Promise<Draft> {
  const { root } = project;
  const prefix = `${SHARED_FOLDER}/`;
  const isShared = request.name.startsWith(prefix);
  const name = isShared ? request.name.slice(prefix.length) : request.name;
  checkName('section', name);
  if (name === OPENING_ID && !isShared)
    throw new Fault('usage', `"${name}" is the id of the slides in deck.md itself`, 'choose another name');
  if (isShared && request.deck !== undefined)
    throw new Fault('usage', 'a shared section is for all decks', 'leave out --deck, or "shared/"');
  const deckId = isShared ? '' : await deckOf(host, project, request.deck);
  const folders = { root, deckFile: deckFile(root, deckId), deckId };
  const themes = await loadThemes(host, { root, themeSet: [] });
  const text = sectionText({
    name,
    audiences: audienceNames(project.audiences),
    sections: (await listSectionIds(host, folders)).filter((id) => !isShared || id.startsWith(prefix)),
    layouts: (await loadProjectNames(host, project, themes.value)).layouts,
    year: new Date(host.now()).getUTCFullYear(),
  });
  const where = isShared ? 'a deck.md' : `${DECKS_FOLDER}/${deckId}/deck.md`;
  return {
    files: new Map([[sectionFile(folders, request.name), text]]),
    next: `Add "${request.name}" to the sections in ${where}.`,
  };
}

/** The deck that was named, or the only one there is. */
async function deckOf(host: Host, project: Project, asked: string | undefined): Promise<string> {
  const decks = await listDecks(host, project);
  const [only, second] = decks;
  if (asked !== undefined) {
    if (decks.includes(asked)) return asked;
    throw new Fault('usage', `there is no deck "${asked}"`, suggestName(asked, decks, 'decks'));
  }
  if (only !== undefined && second === undefined) return only;
  const hint = decks.length === 0 ? 'begin one with: lectern new deck talk' : `decks: ${decks.join(', ')}`;
  throw new Fault('usage', 'say with --deck which deck the section is for', hint);
}

async function draftTheme(host: Host, { root }: Project, { name }: NewRequest): Promise<Draft> {
  checkName('theme', name);
  const themes = await loadThemes(host, { root, themeSet: [] });
  if (themes.value.has(name))
    throw new Fault(
      'usage',
      `there is a theme "${name}" already`,
      'choose another name; nothing was written',
    );
  const next = `Use it with "theme: ${name}" in a deck.md or in lectern.yaml.`;
  return { files: below(join(root, 'themes', name), themeFiles(name)), next };
}

function below(folder: string, files: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return new Map([...files].map(([path, text]) => [join(folder, path), text]));
}
