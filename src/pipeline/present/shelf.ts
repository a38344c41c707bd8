/**
 * Everything that is served at the moment: the catalog, a live deck for each deck and audience in it, and the addresses.
 * A deck that was served once stays until the server ends, so that an open page can say that its deck is gone.
 */
import type { WebStream } from '../../host/host.ts';
import { createFeed, type Feed } from '../../present/feed.ts';
import type { ListEntry } from '../../present/list-page.ts';
import { createRoutes, type Reader, type Routed, type Routes, type Tokens } from '../../present/routes.ts';
import type { Question } from '../kept/disk.ts';
import { type Basis, joinBases } from '../kept/values.ts';
import type { PresentedDeck } from '../present.ts';
import type { CatalogDeck } from './catalog.ts';
import { createLiveDeck, type LiveDeck, type LiveDeckPlace, type Rebuilt } from './live-deck.ts';
import type { Workshop } from './workshop.ts';

export interface Shelf {
  /** Takes a new catalog, and what it rests on. */
  set(catalog: readonly CatalogDeck[], basis: Basis): void;
  catalog(): readonly CatalogDeck[];
  decks(): readonly LiveDeck[];
  deck(key: string): LiveDeck | undefined;
  routes(): Routes;
  /** What the list shows; with an id, only that deck. */
  entries(reader: Reader, id?: string): readonly ListEntry[];
  presented(): readonly PresentedDeck[];
  lists(): Readonly<Record<Reader, string>>;
  /** Whether the catalog may be another one. */
  isListed(changed: ReadonlySet<Question>): boolean;
  follow(changed: ReadonlySet<Question>): Promise<void>;
  /** What all that is served rests on. */
  basis(): Basis;
  listen(stream: WebStream): void;
  breathe(): void;
  close(): void;
}

/** The key of the list of one deck's audiences. */
const LIST = 'list ';

export function createShelf(
  workshop: Workshop,
  tokens: Tokens,
  told: (rebuilt: Rebuilt) => Promise<void>,
): Shelf {
  const live = new Map<string, LiveDeck>();
  const lists: Feed = createFeed();
  let catalog: readonly CatalogDeck[] = [];
  let listBasis: Basis = joinBases([]);
  let gone = new Set<string>();
  let routes = createRoutes([], tokens);
  const all = () => catalog.flatMap((deck) => placesOf(deck, catalog));
  return {
    set: (next, basis) => {
      const before = JSON.stringify(catalog);
      const missing = catalog.filter((deck) => !next.some(({ file }) => file === deck.file));
      gone = new Set(missing.map(({ file }) => file));
      catalog = [...next, ...missing];
      listBasis = basis;
      if (JSON.stringify(catalog) !== before) lists.send({ kind: 'reload' });
      const places = all();
      for (const [key, deck] of live) {
        if (places.some((place) => place.key === key)) continue;
        deck.leave();
        deck.close();
        live.delete(key);
      }
      for (const place of places)
        if (!live.has(place.key)) live.set(place.key, createLiveDeck(workshop, place, told));
      routes = createRoutes(routedOf(catalog, places), tokens);
    },
    catalog: () => catalog,
    decks: () => [...live.values()],
    deck: (key) => live.get(key),
    routes: () => routes,
    entries: (reader, id) =>
      catalog
        .filter((deck) => id === undefined || deck.id === id)
        .map((deck) => ({
          title: deck.title,
          state: gone.has(deck.file) ? 'missing' : deck.broken ? 'broken' : 'sound',
          links: placesOf(deck, catalog).map((place) => ({
            ...(place.audience === undefined ? {} : { audience: nameOf(deck, place.audience) }),
            audiencePath: routes.pathOf('audience', place.path),
            ...(reader === 'speaker' ? { speakerPath: routes.pathOf('speaker', place.path) } : {}),
          })),
        })),
    presented: () =>
      all().map((place) => ({
        deck: place.id,
        ...(place.audience === undefined ? {} : { audience: place.audience }),
        title: catalog.find(({ file }) => file === place.file)?.title ?? place.id,
        path: {
          audience: routes.pathOf('audience', place.path),
          speaker: routes.pathOf('speaker', place.path),
        },
      })),
    lists: () => ({ audience: routes.pathOf('audience'), speaker: routes.pathOf('speaker') }),
    isListed: (changed) => [...changed].some((question) => listBasis.asked.has(question)),
    follow: async (changed) => {
      for (const deck of live.values()) await deck.follow(changed);
    },
    basis: () => joinBases([listBasis, ...[...live.values()].map((deck) => deck.basis())]),
    listen: (stream) => lists.add(stream, () => ({ kind: 'hello', version: '', faults: [] })),
    breathe: () => {
      lists.breathe();
      for (const deck of live.values()) deck.breathe();
    },
    close: () => {
      lists.close();
      for (const deck of live.values()) deck.close();
    },
  };
}

/** A place for each audience. Of two decks with one id, the second is called by a number too. */
function placesOf(deck: CatalogDeck, catalog: readonly CatalogDeck[]): readonly LiveDeckPlace[] {
  const twins = catalog.filter(({ id }) => id === deck.id);
  const number = twins.indexOf(deck);
  const name = number < 1 ? deck.id : `${deck.id}-${number + 1}`;
  const { file, id } = deck;
  if (deck.audiences.length === 0) return [{ key: file, file, id, path: [name] }];
  return deck.audiences.map((audience) => ({
    key: `${file}\n${audience.id}`,
    file,
    id,
    audience: audience.id,
    path: [name, audience.id],
  }));
}

/** Every place, and a list for each deck that has audiences. */
function routedOf(catalog: readonly CatalogDeck[], places: readonly LiveDeckPlace[]): readonly Routed[] {
  const lists = catalog
    .filter(({ audiences }) => audiences.length > 0)
    .map(({ id }) => ({ key: `${LIST}${id}`, path: [id] }));
  return [...lists, ...places];
}

/** The deck whose list a key names; undefined for other keys. */
export function listedDeck(key: string): string | undefined {
  return key.startsWith(LIST) ? key.slice(LIST.length) : undefined;
}

function nameOf({ audiences }: CatalogDeck, id: string): string {
  return audiences.find((audience) => audience.id === id)?.name ?? id;
}
