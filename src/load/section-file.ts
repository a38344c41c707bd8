/**
 * The id of a section → its file: `prices` is `sections/prices.md` beside the deck, `shared/prices` is `decks/shared/prices.md`.
 * An id is a name, not a path: what leaves the project, by dots or by a link, is refused. Names are compared with the folder's
 * listing, letter by letter, so that a deck that builds on a Mac builds on Linux too.
 */
import { basename, dirname, isAbsolute, join, posix, relative, resolve, sep, win32 } from 'node:path';
import { type Diagnostic, diagnose } from '../diagnostics/diagnostic.ts';
import { suggestName } from '../diagnostics/nearest.ts';
import type { Host } from '../host/host.ts';
import type { SectionRef } from '../model/section.ts';
import { DECKS_FOLDER, SHARED_FOLDER } from './project.ts';

/** Where the sections of a deck are looked for. */
export interface SectionFolders {
  /** The project's folder, absolute. */
  readonly root: string;
  readonly deckFile: string;
  readonly deckId: string;
  /** What the disk said of folders, so that a hundred sections ask it once; undefined: it is asked each time. */
  readonly asked?: Map<string, Promise<unknown>>;
}

export type FileFinding =
  | { readonly kind: 'file'; readonly file: string }
  | { readonly kind: 'fault'; readonly fault: Diagnostic };

/** Finds the file of a section, or says at the place of its id what keeps it from being one. */
export async function findSectionFile(
  host: Host,
  folders: SectionFolders,
  ref: SectionRef,
): Promise<FileFinding> {
  const { id, at } = ref;
  const file = sectionFile(folders, id);
  const names = isName(id)
    ? await once(folders, `list ${dirname(file)}`, () => host.list(dirname(file)))
    : [];
  const wanted = basename(file);
  const name =
    names.find((one) => one === wanted) ?? names.find((one) => one.normalize() === wanted.normalize());
  if (name === undefined) return fault(await absentFault(host, folders, ref));
  const found = join(dirname(file), name);
  const real = await host.realPath(found).catch(() => undefined);
  // A link that leads nowhere, or in a circle, has no real path; reading tells which.
  if (real === undefined) return { kind: 'file', file: found };
  const [root, own, deck] = await Promise.all(
    [folders.root, dirname(folders.deckFile), folders.deckFile].map((path) =>
      once(folders, `real ${path}`, () => host.realPath(path)),
    ),
  );
  if (real === deck) return fault(cycleFault(ref));
  if ([root, own].some((folder) => folder !== undefined && isInside(folder, real))) {
    return { kind: 'file', file: found };
  }
  const message = `section "${id}" is a link that leads out of the project`;
  return fault(diagnose('section-outside', message, { at, hint: 'copy the file into the project' }));
}

/** Asks once for each key; the same key always stands for the same question. */
function once<T>({ asked }: SectionFolders, key: string, ask: () => Promise<T>): Promise<T> {
  const known = asked?.get(key) as Promise<T> | undefined;
  const answer = known ?? ask();
  asked?.set(key, answer);
  return answer;
}

function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== '' && way.split(sep)[0] !== '..' && !isAbsolute(way);
}

/** Ids of all sections that a deck may list, those in folders included, its own first, each group sorted. */
export async function listSectionIds(
  host: Host,
  { root, deckFile }: Pick<SectionFolders, 'root' | 'deckFile'>,
): Promise<readonly string[]> {
  const [own, shared] = await Promise.all([
    idsBelow(host, ownFolder(deckFile)),
    idsBelow(host, sharedFolder(root)),
  ]);
  return [...own, ...shared.map((id) => `${SHARED_FOLDER}/${id}`)];
}

/** What to say about an id that no section has: the same name in another folder, else the nearest. */
export function suggestSection(id: string, known: readonly string[]): string {
  const moved = known.find((one) => one.endsWith(`/${id}`)) ?? known.find((one) => id.endsWith(`/${one}`));
  return moved === undefined ? suggestName(id, known, 'sections') : `did you mean "${moved}"?`;
}

/** Deeper folders than this hold no sections; a link to a folder above itself would go on for ever. */
const DEEPEST = 8;

async function idsBelow(host: Host, folder: string, depth = 0): Promise<readonly string[]> {
  const names = await host.list(folder);
  const ids = await Promise.all(
    names.map(async (name) => {
      if (name.endsWith('.md')) return [name.slice(0, -3)];
      if (name.startsWith('.') || depth === DEEPEST) return [];
      return (await idsBelow(host, join(folder, name), depth + 1)).map((id) => `${name}/${id}`);
    }),
  );
  return ids.flat().sort();
}

/** The path that the file of a section has, absolute; `id` must be a name. */
export function sectionFile({ root, deckFile }: Omit<SectionFolders, 'deckId'>, id: string): string {
  const isShared = id.startsWith(`${SHARED_FOLDER}/`);
  return isShared
    ? join(sharedFolder(root), `${id.slice(SHARED_FOLDER.length + 1)}.md`)
    : join(ownFolder(deckFile), `${id}.md`);
}

function ownFolder(deckFile: string): string {
  return join(dirname(deckFile), 'sections');
}

function sharedFolder(root: string): string {
  return join(root, DECKS_FOLDER, SHARED_FOLDER);
}

/** True for an id that is a plain name, with folders at most: no dots that climb, nothing absolute, no control characters. */
function isName(id: string): boolean {
  const parts = id.split('/');
  return (
    !leavesFolder(id) && parts.every((part) => part !== '' && part !== '.') && !/[\u0000-\u001f]/.test(id)
  );
}

function leavesFolder(id: string): boolean {
  return posix.isAbsolute(id) || win32.isAbsolute(id) || id.includes('\\') || id.split('/').includes('..');
}

function fault(one: Diagnostic): FileFinding {
  return { kind: 'fault', fault: one };
}

function cycleFault({ id, at }: SectionRef): Diagnostic {
  const hint = 'remove it: the slides in deck.md open the deck anyway';
  return diagnose('section-cycle', `"${id}" is the deck itself`, { at, hint });
}

/** Why no file has this id: it is the deck itself, a path that leaves the project, a folder, or simply not there. */
async function absentFault(host: Host, folders: SectionFolders, ref: SectionRef): Promise<Diagnostic> {
  const { id, at } = ref;
  if (namesDeck(folders, id)) return cycleFault(ref);
  if (leavesFolder(id)) {
    const hint = 'sections are named, not addressed: put the file in sections/ and write its name';
    return diagnose('section-outside', `"${id}" is a path, not the name of a section`, { at, hint });
  }
  const asFolder = isName(id)
    ? [sectionFile(folders, id).slice(0, -3), join(dirname(folders.deckFile), id)]
    : [];
  const entries = await Promise.all(asFolder.map((path) => host.stat(path)));
  if (entries.some((entry) => entry?.kind === 'directory')) {
    const hint = 'list the sections in it one by one';
    return diagnose('section-not-file', `"${id}" is a folder, not a section`, { at, hint });
  }
  const bare = id.replace(/^(\.\/)?(sections\/)?|\.(md|markdown)$/g, '');
  const hint = suggestSection(bare, await listSectionIds(host, folders));
  return diagnose('section-missing', `there is no section "${id}"`, { at, hint });
}

function namesDeck({ root, deckFile, deckId }: SectionFolders, id: string): boolean {
  if (id.includes('\0')) return false;
  const bases = [root, dirname(deckFile), ownFolder(deckFile)];
  const paths = isAbsolute(id) ? [id] : bases.map((base) => resolve(base, id));
  return (
    id === deckId ||
    paths.some((path) => path === deckFile || `${path}.md` === deckFile || path === dirname(deckFile))
  );
}
