/** A project → JSON Schemas of its files, to be printed or laid where VS Code finds them. */
import { join } from 'node:path';
import { type Outcome, sortDiagnostics } from '../diagnostics/diagnostic.ts';
import { Fault } from '../diagnostics/fault.ts';
import type { Host } from '../host/host.ts';
import { findProjectRoot, loadProject } from '../load/project.ts';
import { loadProjectNames, type ProjectNames } from '../load/project-names.ts';
import { projectSchema, SCHEMA_NAMES, type SchemaName } from '../load/schema.ts';
import { readText } from '../load/text-file.ts';
import { loadThemes } from '../load/theme.ts';
import { mergeEditorSettings, type SchemaFiles } from './editor-settings.ts';

export { SCHEMA_NAMES, type SchemaName };

const FOLDER = '.vscode/lectern';
const SETTINGS = '.vscode/settings.json';

/** Which files each schema is for, as glob patterns from the project's folder. */
const PATTERNS: Readonly<Record<SchemaName, readonly string[]>> = {
  audiences: ['decks/audiences.yaml'],
  deck: ['decks/*/deck.md'],
  section: ['decks/*/sections/**/*.md', 'decks/shared/**/*.md'],
  settings: ['lectern.yaml'],
  sources: ['decks/sources.yaml'],
};

/** The text of one schema. Faults that keep names from being known are among the diagnostics. */
export async function printSchema(host: Host, name: SchemaName): Promise<Outcome<string>> {
  const names = await namesAt(host, (await findProjectRoot(host, host.workingFolder)) ?? host.workingFolder);
  return { value: schemaText(name, names.value), diagnostics: names.diagnostics };
}

/** The files that `writeSchemas` writes, by path from the project's folder; those that need no change are not among them. */
export async function editorFiles(host: Host, root: string): Promise<Outcome<ReadonlyMap<string, string>>> {
  const names = await namesAt(host, root);
  const old = await readText(host, join(root, SETTINGS));
  const settings =
    old.value === undefined && old.diagnostics.length > 0
      ? { value: undefined, diagnostics: old.diagnostics }
      : mergeEditorSettings(old.value, schemaFiles());
  const files = new Map(SCHEMA_NAMES.map((name) => [schemaPath(name), schemaText(name, names.value)]));
  if (settings.value !== undefined) files.set(SETTINGS, settings.value);
  return { value: files, diagnostics: [...names.diagnostics, ...settings.diagnostics] };
}

/** Writes all schemas and the settings that use them; gives the paths, absolute. */
export async function writeSchemas(host: Host): Promise<Outcome<readonly string[]>> {
  const root = await findProjectRoot(host, host.workingFolder);
  if (root === undefined)
    throw new Fault('usage', 'there is no project here', 'begin one with: lectern new deck talk');
  const { value, diagnostics } = await editorFiles(host, root);
  const files = [...value].map(([path, text]) => [join(root, path), text] as const);
  for (const [file, text] of files) await host.writeFile(file, text);
  return { value: files.map(([file]) => file), diagnostics };
}

async function namesAt(host: Host, root: string): Promise<Outcome<ProjectNames>> {
  const [project, themes] = await Promise.all([
    loadProject(host, root),
    loadThemes(host, { root, themeSet: [] }),
  ]);
  const value = await loadProjectNames(host, project.value, themes.value);
  return { value, diagnostics: sortDiagnostics([...project.diagnostics, ...themes.diagnostics]) };
}

function schemaText(name: SchemaName, names: ProjectNames): string {
  return `${JSON.stringify(projectSchema(name, names), null, 2)}\n`;
}

function schemaPath(name: SchemaName): string {
  return `${FOLDER}/${name}.schema.json`;
}

function schemaFiles(): SchemaFiles {
  return Object.fromEntries(SCHEMA_NAMES.map((name) => [`./${schemaPath(name)}`, PATTERNS[name]]));
}
