/**
 * Which decks there are and for whom, as the list and the addresses of the server show it. A deck that cannot be read
 * for the moment keeps the audiences that it had, so that an open page outlives a slip of the keyboard.
 */
import { type Diagnostic, hasErrors, type Outcome } from '../../diagnostics/diagnostic.ts';
import type { Host } from '../../host/host.ts';
import { loadDeck } from '../../load/library.ts';
import type { LoadedDeck } from '../../model/deck-spec.ts';
import { type ChooseRequest, locateDecks } from '../choose.ts';

export interface CatalogDeck {
  readonly id: string;
  /** Absolute path of the deck spec. */
  readonly file: string;
  readonly title: string;
  /** Empty for a deck that names none. */
  readonly audiences: readonly CatalogAudience[];
  /** True while its spec cannot be read. */
  readonly broken: boolean;
}

export interface CatalogAudience {
  readonly id: string;
  readonly name: string;
}

/** Reads the catalog. Errors among the diagnostics are those of the request: a deck that does not exist. */
export async function readCatalog(
  host: Host,
  request: ChooseRequest,
  before: readonly CatalogDeck[],
): Promise<Outcome<readonly CatalogDeck[]>> {
  const { value, diagnostics } = await locateDecks(host, request.decks);
  const { project, files } = value;
  const found = await Promise.all(
    files.map(async ({ file, id }): Promise<CatalogDeck> => {
      const known = before.find((deck) => deck.file === file);
      const loaded = await loadDeck(host, project, file, id);
      const title = loaded.value?.spec.title ?? known?.title ?? id;
      if (loaded.value === undefined || isUnsure(loaded.value, loaded.diagnostics))
        return { id, file, title, audiences: known?.audiences ?? [], broken: true };
      const asked = loaded.value.spec.audiences.filter((one) => request.audiences?.includes(one.id) ?? true);
      const audiences = asked.map(({ id: audience, override }) => ({
        id: audience,
        name: override.name ?? project.audiences.get(audience)?.name ?? audience,
      }));
      return { id, file, title, audiences, broken: false };
    }),
  );
  return { value: found, diagnostics };
}

/** Whether the front matter of the spec itself has an error, so that its list of audiences may not be whole. */
function isUnsure({ spec }: LoadedDeck, diagnostics: readonly Diagnostic[]): boolean {
  return hasErrors(diagnostics.filter((one) => one.at?.file === spec.file));
}
