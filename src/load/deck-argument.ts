/**
 * What somebody typed after `lectern build` → the deck that is meant: an id, a folder with a `deck.md`, or a Markdown file.
 * Its faults have no place: they are told of the command line.
 */
import { basename, dirname, extname, join, resolve } from 'node:path';
import { diagnose, type Outcome } from '../diagnostics/diagnostic.ts';
import { suggestName } from '../diagnostics/nearest.ts';
import type { Host } from '../host/host.ts';
import type { Project } from '../model/project.ts';
import { DECK_FILE, deckFile, listDecks } from './project.ts';

export interface DeckLocation {
  /** Absolute path of the deck spec. */
  readonly file: string;
  readonly id: string;
}

const MARKDOWN: ReadonlySet<string> = new Set(['.md', '.markdown', '.mdown']);

/** Finds the deck that `argument` names; a path counts from the working folder. Undefined, with `deck-missing`, when there is none. */
export async function resolveDeckArgument(
  host: Host,
  project: Project,
  argument: string,
): Promise<Outcome<DeckLocation | undefined>> {
  const ids = await listDecks(host, project);
  if (ids.includes(argument)) return found({ file: deckFile(project.root, argument), id: argument });
  if (argument.includes('\0')) return missing(argument, 'no file has such a name', ids);
  const path = resolve(host.workingFolder, argument);
  const entry = await host.stat(path);
  if (entry === undefined) return missing(argument, 'there is no such deck or file', ids);
  if (entry.kind !== 'directory') {
    if (!MARKDOWN.has(extname(path).toLowerCase())) return missing(argument, 'this is no Markdown file', ids);
    return found({ file: path, id: idOfFile(path) });
  }
  const file = join(path, DECK_FILE);
  if ((await host.stat(file)) === undefined)
    return missing(argument, `there is no ${DECK_FILE} in this folder`, ids);
  return found({ file, id: idOfFile(file) });
}

/** Never empty, and never a name that leads to another folder than that of the deck or hides it: `...md` is a file too. */
function idOfFile(file: string): string {
  const name = basename(file) === DECK_FILE ? basename(dirname(file)) : basename(file, extname(file));
  return name.replace(/^\.+/, '') || 'deck';
}

function found(value: DeckLocation): Outcome<DeckLocation> {
  return { value, diagnostics: [] };
}

function missing(argument: string, why: string, ids: readonly string[]): Outcome<undefined> {
  const hint = suggestName(basename(argument), ids, 'decks');
  return {
    value: undefined,
    diagnostics: [diagnose('deck-missing', `no deck "${argument}": ${why}`, { hint })],
  };
}
