/**
 * A folder → the project in it: settings, audiences, the ids of its decks. A project is the nearest folder upwards
 * that has `lectern.yaml` or `decks/`; a Markdown file elsewhere is a project of its own.
 */
import { dirname, join } from 'node:path';
import { type Diagnostic, hasErrors, type Outcome } from '../diagnostics/diagnostic.ts';
import type { Host } from '../host/host.ts';
import type { Project } from '../model/project.ts';
import { loadAudiences } from './audiences.ts';
import { loadSettings, NO_SETTINGS } from './settings.ts';
import { readText } from './text-file.ts';

export const DECKS_FOLDER = 'decks';
export const DECK_FILE = 'deck.md';
export const SHARED_FOLDER = 'shared';

/** Where the audiences of a project are defined. */
export function audiencesFile(root: string): string {
  return join(root, DECKS_FOLDER, 'audiences.yaml');
}

/** The deck spec of the deck `id`. */
export function deckFile(root: string, id: string): string {
  return join(root, DECKS_FOLDER, id, DECK_FILE);
}

/** Whether a file, absolute, lies where the decks of a project do; a lone file elsewhere does not. */
export function isInDecksFolder(project: Project, file: string): boolean {
  return file.startsWith(join(project.root, DECKS_FOLDER, '/'));
}

/** The project folder at or above `start` (absolute); undefined when there is none. */
export async function findProjectRoot(host: Host, start: string): Promise<string | undefined> {
  const [settings, decks] = await Promise.all([
    host.stat(join(start, 'lectern.yaml')),
    host.stat(join(start, DECKS_FOLDER)),
  ]);
  if (settings?.kind === 'file' || decks?.kind === 'directory') return start;
  const parent = dirname(start);
  return parent === start ? undefined : findProjectRoot(host, parent);
}

/** Reads what holds for all decks of the project at `root`; both of its files may be missing. */
export async function loadProject(host: Host, root: string): Promise<Outcome<Project>> {
  const settingsFile = join(root, 'lectern.yaml');
  const namesFile = audiencesFile(root);
  const [settingsText, audiencesText] = await Promise.all([
    readText(host, settingsFile),
    readText(host, namesFile),
  ]);
  const settings = settingsText.value && loadSettings(settingsText.value, root);
  const audiences = audiencesText.value && loadAudiences(audiencesText.value);
  const diagnostics: readonly Diagnostic[] = [
    ...settingsText.diagnostics,
    ...(settings?.diagnostics ?? []),
    ...audiencesText.diagnostics,
    ...(audiences?.diagnostics ?? []),
  ];
  const broken =
    hasErrors(audiencesText.diagnostics) || (audiences !== undefined && audiences.value === undefined);
  const project: Project = {
    root,
    settings: settings?.value ?? NO_SETTINGS,
    audiences: audiences?.value ?? new Map(),
    ...(broken ? { audiencesBroken: true } : {}),
    inputs: [
      ...(settingsText.value === undefined ? [] : [settingsFile]),
      ...(audiencesText.value === undefined ? [] : [namesFile]),
    ].sort(),
  };
  return { value: project, diagnostics };
}

/** Ids of the decks: folders below `decks/` with a `deck.md`, sorted; hidden folders are left alone. */
export async function listDecks(host: Host, project: Project): Promise<readonly string[]> {
  const folder = join(project.root, DECKS_FOLDER);
  const names = (await host.list(folder)).filter((name) => name !== SHARED_FOLDER && !name.startsWith('.'));
  const entries = await Promise.all(names.map((name) => host.stat(join(folder, name, DECK_FILE))));
  return names.filter((_, index) => entries[index]?.kind === 'file').sort();
}
