/**
 * `decks/sources.yaml` and `decks/*.bib` → sources by id. Everything that can be cited is found and checked;
 * only what is wanted is formatted, because that needs the library.
 */
import { join } from 'node:path';
import { type Diagnostic, diagnose, type Outcome } from '../diagnostics/diagnostic.ts';
import type { Host } from '../host/host.ts';
import type { CitationStyle } from '../model/deck-spec.ts';
import type { Project } from '../model/project.ts';
import type { Source } from '../model/source.ts';
import { readBibSources } from './bib-source.ts';
import { type Bibliography, BibliographyFault, openBibliography } from './bibliography.ts';
import { type CslItem, shortName } from './csl-item.ts';
import { readCslSources } from './csl-source.ts';
import { DECKS_FOLDER } from './project.ts';
import type { SourceDraft } from './source-draft.ts';
import { readText } from './text-file.ts';

const SOURCES_FILE = 'sources.yaml';

export interface SourceOptions {
  readonly style: CitationStyle;
  /** A language tag, for the words between the parts of an entry. */
  readonly lang: string;
  /** Ids of the sources to format; undefined: all. The others get an empty `reference` and their id as `short`. */
  readonly wanted?: ReadonlySet<string>;
}

/** The files that hold sources, absolute: `sources.yaml` first, then `*.bib` by name. */
export async function listSourceFiles(
  host: Host,
  project: Pick<Project, 'root'>,
): Promise<readonly string[]> {
  const folder = join(project.root, DECKS_FOLDER);
  const names = await host.list(folder);
  const bibs = names.filter((name) => name.endsWith('.bib')).sort();
  return [...names.filter((name) => name === SOURCES_FILE), ...bibs].map((name) => join(folder, name));
}

/**
 * Gives the sources of a project by id, in the order of the files and in them. Of two with one id the first holds.
 * The library is loaded only when at least one source is wanted.
 */
export async function loadSources(
  host: Host,
  project: Pick<Project, 'root'>,
  options: SourceOptions,
): Promise<Outcome<ReadonlyMap<string, Source>>> {
  const found: Diagnostic[] = [];
  const files = await listSourceFiles(host, project);
  const read = await Promise.all(files.map((file) => readDrafts(host, file)));
  const drafts = new Map<string, SourceDraft>();
  for (const { value, diagnostics } of read) {
    found.push(...diagnostics);
    for (const draft of value) {
      const first = drafts.get(draft.id);
      if (first === undefined) drafts.set(draft.id, draft);
      else found.push(duplicate(draft, first));
    }
  }
  const sources = await formatSources([...drafts.values()], options, found);
  return { value: new Map(sources.map((source) => [source.id, source])), diagnostics: found };
}

async function readDrafts(host: Host, file: string): Promise<Outcome<readonly SourceDraft[]>> {
  const { value: source, diagnostics } = await readText(host, file);
  if (source === undefined) return { value: [], diagnostics };
  const read = file.endsWith('.bib') ? readBibSources(source) : readCslSources(source);
  return { value: read.value, diagnostics: [...diagnostics, ...read.diagnostics] };
}

function duplicate({ id, at }: SourceDraft, first: SourceDraft): Diagnostic {
  const related = [{ message: 'the first stands here', at: first.at }];
  return diagnose('source-duplicate', `two sources have the id "${id}"`, {
    at,
    hint: 'rename one of them',
    related,
  });
}

async function formatSources(
  drafts: readonly SourceDraft[],
  { style, lang, wanted }: SourceOptions,
  found: Diagnostic[],
): Promise<readonly Source[]> {
  const isWanted = ({ id }: SourceDraft) => wanted === undefined || wanted.has(id);
  const bibliography = drafts.some(isWanted) ? await openBibliography(style, lang) : undefined;
  const sources: Source[] = [];
  for (const draft of drafts) {
    const { id, at, standing } = draft;
    const plain = { id, at, ...(standing === undefined ? {} : { standing }), reference: '', short: id };
    const words = bibliography && isWanted(draft) ? await wordsOf(draft, bibliography, found) : {};
    sources.push({ ...plain, ...words });
  }
  return sources;
}

async function wordsOf(
  draft: SourceDraft,
  bibliography: Bibliography,
  found: Diagnostic[],
): Promise<Partial<Pick<Source, 'reference' | 'short'>>> {
  try {
    const item = await draft.readItem(bibliography);
    found.push(...strayCommands(draft, item));
    return { reference: bibliography.writeReference(item), short: shortName(item) };
  } catch (error) {
    if (!(error instanceof BibliographyFault)) throw error;
    found.push(formatFault(draft, error));
    return {};
  }
}

function formatFault(
  { id, at, fields }: SourceDraft,
  { field = '', message }: BibliographyFault,
): Diagnostic {
  const written = fields?.get(field);
  if (written === undefined)
    return diagnose('source-invalid', `the source "${id}" cannot be formatted: ${message}`, { at });
  const hint = 'check its braces and $ signs, or write the letters as they are';
  return diagnose('bib-syntax', `the LaTeX of "${field}" cannot be read`, { at: written.at, hint });
}

/** LaTeX commands that the library did not know: it leaves them in the text, with the backslash and without the braces. */
function strayCommands(
  { fields = new Map() }: SourceDraft,
  { texts, names }: CslItem,
): readonly Diagnostic[] {
  const printed = [...texts].filter(([name]) => !UNPRINTED.has(name)).map(([, text]) => text);
  const people = [...names.values()].flat().flatMap((name) => Object.values(name).map(String));
  const stray = [...printed, ...people].flatMap((text) => text.match(/\\[A-Za-z]+/g) ?? []);
  return [...fields].flatMap(([name, { value, at }]) => {
    const commands = UNPRINTED.has(name) ? [] : (value.match(/\\[A-Za-z]+/g) ?? []);
    const command = commands.find((one) => stray.some((found) => found.startsWith(one)));
    if (command === undefined) return [];
    const message = `the LaTeX command "${command}" is not known and would be printed`;
    return [diagnose('bib-syntax', message, { at, hint: 'write the letters as they are, in UTF-8' })];
  });
}

/** What no style prints. */
const UNPRINTED: ReadonlySet<string> = new Set([
  'abstract',
  'annote',
  'annotation',
  'file',
  'keyword',
  'keywords',
]);
