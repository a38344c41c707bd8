/**
 * What was asked for → decks, chosen for their audiences: project, deck specs and sections read, sections selected.
 * The first step of every command. Gathers all faults before it gives up.
 */
import { dirname, join, resolve } from 'node:path';
import { createSlideCounter } from '../assemble/section.ts';
import { type Diagnostic, diagnose, hasErrors, type Outcome } from '../diagnostics/diagnostic.ts';
import { suggestName } from '../diagnostics/nearest.ts';
import type { Host } from '../host/host.ts';
import { type DeckLocation, resolveDeckArgument } from '../load/deck-argument.ts';
import { loadDeck } from '../load/library.ts';
import { findProjectRoot, listDecks, loadProject } from '../load/project.ts';
import type { Deck } from '../model/deck.ts';
import type { LoadedDeck } from '../model/deck-spec.ts';
import type { Project } from '../model/project.ts';
import type { MergeTable } from '../model/row.ts';
import type { Shard, Share } from '../model/shard.ts';
import type { Values } from '../model/values.ts';
import { selectDecks, unknownAudiences } from '../select/select.ts';
import { unusedAudienceVars } from '../select/unused.ts';
import { dividerLevels } from '../source/outline.ts';
import { folderKey } from './merge/folder-name.ts';
import type { Merged, MergeGiven, MergeRequest } from './merge.ts';
import { relativePath } from './relative.ts';
import { shareOut } from './shard/share-out.ts';

export interface ChooseRequest {
  /** Deck ids or paths; none: every deck of the project. */
  readonly decks: readonly string[];
  /** Audience ids; undefined: all that the deck names. */
  readonly audiences?: readonly string[];
  readonly minutes?: number;
  /** Values of `--var`. */
  readonly vars: Values;
  /** Output folder, absolute; undefined: that of the settings, else `out` in the project. */
  readonly out?: string;
  /** Only the part of the decks that is this shard's. */
  readonly shard?: Shard;
  /** A table, for each of whose rows a deck is made. */
  readonly merge?: MergeRequest;
}

export interface ChosenDeck {
  readonly deck: Deck;
  readonly loaded: LoadedDeck;
  /** Absolute. */
  readonly outFolder: string;
  /** Whether the gallery has a picture of it: of the rows of a merge, which look alike, of the first. */
  readonly isPictured: boolean;
}

export interface Chosen {
  readonly project: Project;
  readonly decks: readonly ChosenDeck[];
  /** Ids and groups that conditions may name, sorted. */
  readonly knownNames: readonly string[];
  /** Folder of all outputs. Absolute. */
  readonly out: string;
  /** Undefined unless decks are merged. */
  readonly table?: MergeTable;
  /** Which shard builds which deck, those of the others too; undefined unless the work is shared. */
  readonly shares?: readonly Share[];
}

/** Chooses decks. With errors among the diagnostics they are not fit to be used. */
export async function chooseDecks(host: Host, request: ChooseRequest): Promise<Outcome<Chosen>> {
  const located = await locateDecks(host, request.decks);
  const { project, files } = located.value;
  const { root } = project;
  const read = await Promise.all(files.map(({ file, id }) => loadDeck(host, project, file, id)));
  // What is missing from a deck that could not be read whole says nothing about its author's choices.
  const loaded = read.flatMap(({ value, diagnostics }) =>
    value === undefined || hasErrors(diagnostics) ? [] : [value],
  );
  const out = request.out ?? project.settings.out ?? join(root, 'out');
  const names = namesOf(project);
  const selected = loaded.map((one) => ({ loaded: one, ...selectFor(one, { project, request, names }) }));
  const forAudiences = selected.flatMap((one) =>
    one.value.map((deck): ChosenDeck => {
      const outFolder = join(out, deck.id, ...(deck.audience === undefined ? [] : [deck.audience.id]));
      return { deck, loaded: one.loaded, outFolder, isPictured: true };
    }),
  );
  const merged = await mergeWith(host, request, { decks: forAudiences, loaded, project });
  const { decks, table } = merged.value;
  const diagnostics = [
    ...located.diagnostics,
    ...read.flatMap((one) => one.diagnostics),
    ...selected.flatMap((one) => one.diagnostics),
    ...audienceFaults(
      request.audiences ?? [],
      read.flatMap(({ value }) => (value === undefined ? [] : [value])),
    ),
    ...merged.diagnostics,
    ...collisions(decks),
    ...(request.decks.length === 0 && loaded.length === read.length
      ? unusedAudienceVars(project, loaded)
      : []),
  ];
  const shares = request.shard === undefined ? undefined : shareOut(decks, { out, shards: request.shard.of });
  return {
    value: {
      project,
      decks: shares === undefined ? decks : ownDecks(decks, { shares, out, shard: request.shard }),
      knownNames: names,
      out,
      ...(table === undefined ? {} : { table }),
      ...(shares === undefined ? {} : { shares }),
    },
    diagnostics,
  };
}

function ownDecks(
  decks: readonly ChosenDeck[],
  {
    shares,
    out,
    shard,
  }: { readonly shares: readonly Share[]; readonly out: string; readonly shard: Shard | undefined },
): readonly ChosenDeck[] {
  const own = new Set(shares.filter((share) => share.shard === shard?.index).map(({ folder }) => folder));
  return decks.filter(({ outFolder }) => own.has(relativePath(out, outFolder)));
}

/** Without `--merge` the decks as they are. */
async function mergeWith(
  host: Host,
  { merge, minutes, vars }: ChooseRequest,
  given: Omit<MergeGiven, 'additions'>,
): Promise<Outcome<Merged>> {
  if (merge === undefined) return { value: { decks: given.decks }, diagnostics: [] };
  const { mergeDecks } = await import('./merge.ts');
  const additions = { vars, ...(minutes === undefined ? {} : { minutes }) };
  return mergeDecks(host, merge, { ...given, additions });
}

/** The project that is meant, and the files of the decks in it that are named; none named: all. */
export async function locateDecks(
  host: Host,
  decks: readonly string[],
): Promise<Outcome<{ readonly project: Project; readonly files: readonly DeckLocation[] }>> {
  const { value: project, diagnostics } = await loadProject(host, await rootFor(host, decks[0]));
  const files = await filesFor(host, project, decks);
  return { value: { project, files: files.value }, diagnostics: [...diagnostics, ...files.diagnostics] };
}

/** A path leads to the project that it lies in; everything else to that of the working folder. */
export async function rootFor(host: Host, first: string | undefined): Promise<string> {
  const path = first === undefined ? undefined : resolve(host.workingFolder, first);
  const entry = path === undefined ? undefined : await host.stat(path);
  const start =
    path === undefined || entry === undefined
      ? host.workingFolder
      : entry.kind === 'directory'
        ? path
        : dirname(path);
  return (await findProjectRoot(host, start)) ?? (await findProjectRoot(host, host.workingFolder)) ?? start;
}

async function filesFor(
  host: Host,
  project: Project,
  args: readonly string[],
): Promise<Outcome<readonly DeckLocation[]>> {
  const wanted = args.length > 0 ? args : await listDecks(host, project);
  const found = await Promise.all(wanted.map((arg) => resolveDeckArgument(host, project, arg)));
  const hint = 'name a Markdown file, or make decks/<name>/deck.md';
  const none = wanted.length > 0 ? [] : [diagnose('deck-missing', 'there are no decks here', { hint })];
  const value = found.flatMap((one) => (one.value === undefined ? [] : [one.value]));
  return { value, diagnostics: [...none, ...found.flatMap((one) => one.diagnostics)] };
}

function selectFor(
  loaded: LoadedDeck,
  given: { project: Project; request: ChooseRequest; names: readonly string[] },
): Outcome<readonly Deck[]> {
  const { project, request, names } = given;
  const dividers = dividerLevels(loaded.spec.directives.find((one) => one.name === 'headingDivider')?.value);
  return selectDecks(loaded, project, {
    vars: request.vars,
    ...(request.audiences === undefined ? {} : { audiences: request.audiences }),
    ...(request.minutes === undefined ? {} : { minutes: request.minutes }),
    countSlides: createSlideCounter(names, dividers),
  });
}

function namesOf(project: Project): readonly string[] {
  const names = [...project.audiences.values()].flatMap((audience) => [audience.id, ...audience.groups]);
  return [...new Set(names)].sort();
}

function audienceFaults(asked: readonly string[], loaded: readonly LoadedDeck[]): readonly Diagnostic[] {
  const known = [
    ...new Set(loaded.flatMap((one) => one.spec.audiences.map((audience) => audience.id))),
  ].sort();
  return unknownAudiences(asked, loaded).map((id) =>
    diagnose('unknown-audience', `no deck asked for is for "${id}"`, {
      hint: suggestName(id, known, 'audiences'),
    }),
  );
}

function collisions(decks: readonly ChosenDeck[]): readonly Diagnostic[] {
  const taken = new Map<string, ChosenDeck>();
  const faults: Diagnostic[] = [];
  for (const one of decks) {
    const key = folderKey(one.outFolder);
    const other = taken.get(key);
    taken.set(key, other ?? one);
    if (other === undefined) continue;
    faults.push(collision(one.deck, other.deck));
  }
  return faults;
}

function collision(deck: Deck, other: Deck): Diagnostic {
  const { row } = deck;
  const [at, otherAt] = [deck, other].map(
    (one) => one.row?.places.get('name') ?? one.row?.at ?? { file: one.file, line: 1, column: 1 },
  );
  const what = row === undefined ? 'deck' : 'row';
  const message = `this ${what} and another would both be written to "${row?.id ?? deck.id}"`;
  const hint =
    row === undefined ? 'rename one of them' : 'tell them apart with --row-name "{{ row.name }} {{ row.… }}"';
  const related = [{ message: `the other ${what}`, ...(otherAt === undefined ? {} : { at: otherAt }) }];
  return diagnose('output-collision', message, { ...(at === undefined ? {} : { at }), related, hint });
}
