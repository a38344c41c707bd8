/**
 * What every deck of a build goes through: asked of the cache or rendered, then its files loaded or made, judged and kept.
 * The cache is asked about all decks first, so that Marp and the browser are started for the first one that must be made,
 * and not at all when there is none.
 */
import { type Diagnostic, hasErrors, type Outcome, sortDiagnostics } from '../diagnostics/diagnostic.ts';
import type { Format } from '../model/audience.ts';
import { createAhead } from './at-once.ts';
import type { BuildRequest } from './build.ts';
import type { BuildWorld } from './build-world.ts';
import { createDeckCache, type DeckCache } from './cache/deck-cache.ts';
import type { KeptDeck } from './cache/decks.ts';
import { keepPrints } from './cache/prints.ts';
import { diagnosticsFor } from './diagnostics-for.ts';
import type { Question } from './kept/disk.ts';
import type { OpenedDeck } from './open.ts';
import { DEFAULT_OPTIONS, needsBrowser } from './outputs/output.ts';
import { beginPrint, type MadeDeck, makeDeck, type PrintVisit } from './outputs.ts';
import type { DeckPage, Looked, PageMaker } from './pages.ts';
import type { Printing } from './printing.ts';
import type { Seen } from './review.ts';

/** Of very many decks, so many are made while the next are looked at. */
const MOST_AHEAD = 36;

/** So many decks are rendered together. */
const TOGETHER = 6;

/** A deck whose faults are all known. */
export interface ReadyDeck {
  readonly one: OpenedDeck;
  /** Its files, as the cache has them; … */
  readonly kept?: KeptDeck;
  /** … true when it was this run that made them. */
  readonly isNew?: boolean;
  /** Undefined also with errors. */
  readonly page?: DeckPage;
  /** Its print, where it has begun. */
  readonly visit?: PrintVisit;
  /** What was said of it, … */
  readonly unsettled: readonly Diagnostic[];
  /** … and what of that is told. */
  readonly diagnostics: readonly Diagnostic[];
  /** What was asked of the disk for this deck. */
  readonly asked: ReadonlySet<Question>;
}

/** Makes the files of a deck; undefined with errors: leaks. */
export type FinishDeck = (deck: ReadyDeck) => Promise<Outcome<MadeDeck | undefined>>;

export interface DeckLine {
  /** In the order of the decks. `seen`: as in `Telling`. */
  ready(seen: Telling['seen'], looked?: Looked): Promise<readonly ReadyDeck[]>;
  /** For those that are to be finished. */
  finisher(due: readonly ReadyDeck[], telling: Telling): FinishDeck;
}

export interface Telling {
  /** Everything that is to be said before a page is printed. */
  readonly said: readonly Diagnostic[];
  /** Told what is cut off on the slides of a deck; gives what is to be said about it. */
  readonly seen: (found: readonly Seen[]) => readonly Diagnostic[];
}

interface LineContext {
  readonly world: BuildWorld;
  readonly request: BuildRequest;
  readonly maker: PageMaker;
  /** Whether pictures of first slides are wanted. */
  readonly hasGallery: boolean;
  readonly cache: DeckCache | undefined;
  readonly printing: Pick<Printing, 'browser'>;
}

export function createDeckLine(
  world: BuildWorld,
  request: BuildRequest,
  given: Pick<LineContext, 'maker' | 'hasGallery'>,
): DeckLine {
  const { maker, hasGallery } = given;
  const base = { world, request, maker, hasGallery, printing: prints(world) };
  const context = { ...base, cache: deckCache(base) };
  return {
    ready: (seen, looked) => readyDecks(context, seen, looked),
    finisher: (due, telling) => {
      const printed = closeAfter(context, due);
      return (deck) => finishDeck(context, deck, { ...telling, printed: () => printed(deck) });
    },
  };
}

function deckCache(context: Omit<LineContext, 'cache'>): DeckCache | undefined {
  const { world, maker } = context;
  if (world.cache === undefined) return undefined;
  const { opened } = maker;
  return createDeckCache(world.host, world.cache, {
    root: opened.project.root,
    facts: (one) => ({ one, opened, ...wishesFor(one, context) }),
  });
}

/** What was asked for. */
function wishesFor(one: OpenedDeck, { request, hasGallery }: Omit<LineContext, 'cache'>) {
  return {
    formats: formatsOf(one, request),
    options: { ...DEFAULT_OPTIONS, ...request.options },
    thumbnail: hasGallery && one.isPictured,
    allowRemote: request.allowRemote,
  };
}

function prints({ printing, cache }: BuildWorld): Pick<Printing, 'browser'> {
  if (cache?.makers.printer === undefined) return printing;
  const { store, makers, read } = cache;
  return keepPrints(printing, store, { prefix: JSON.stringify(makers), read });
}

async function readyDecks(
  context: LineContext,
  seen: Telling['seen'],
  looked: Looked | undefined,
): Promise<readonly ReadyDeck[]> {
  const { maker, cache, world, request } = context;
  const { decks } = maker;
  const kept = await Promise.all(decks.map((one) => cache?.recall(one)));
  const toMake = decks.filter((_, index) => kept[index] === undefined);
  if (toMake.some((one) => formatsOf(one, request).some(needsBrowser))) await world.printing.begin();
  if (toMake.length > 0) void world.renderer();
  const isAhead = mayMakeAhead(context);
  const ahead = createAhead(MOST_AHEAD);
  const ready: Promise<ReadyDeck>[] = [];
  const look = async (one: OpenedDeck, index: number) => {
    const found = kept[index];
    return found === undefined ? renderDeck(context, one, isAhead) : keptDeck(context, one, found);
  };
  for (const [from, to] of groups(decks.length)) {
    const looks = await Promise.all(decks.slice(from, to).map((one, index) => look(one, from + index)));
    for (const one of looks) {
      if (one.kept !== undefined) ready.push(Promise.resolve(one));
      else if (isAhead) {
        await ahead.room();
        ready.push(ahead.begin(() => madeAhead(context, one, seen)));
      } else ready.push(Promise.resolve(await begunDeck(context, one)));
    }
    if (maker.areMany) looked?.(to, decks.length);
  }
  return Promise.all(ready);
}

/** The first by itself, so that the browser has something to do; then a few together, which costs less than one by one. */
function groups(count: number): readonly (readonly [from: number, to: number])[] {
  const starts = Array.from(
    { length: Math.ceil((count - 1) / TOGETHER) },
    (_, index) => 1 + index * TOGETHER,
  );
  return [0, ...starts].map((from, index) => [from, Math.min(starts[index] ?? count, count)]);
}

function keptDeck({ world, maker }: LineContext, one: OpenedDeck, kept: KeptDeck): ReadyDeck {
  world.note(kept.asked);
  const { unsettled, asked } = kept;
  return { one, kept, unsettled, diagnostics: maker.settler.settle(unsettled), asked };
}

/**
 * Of very many decks, each is made when it has been looked at, and kept in the cache until all have been: nothing is written
 * before that, no page is made twice, and memory holds only a few.
 */
function mayMakeAhead({ maker, cache, world, request }: LineContext): boolean {
  return maker.areMany && cache !== undefined && world.printsAll && request.verify !== true;
}

/** What is told of a deck later may be another thing than is known now: then it is made once more. */
async function madeAhead(context: LineContext, deck: ReadyDeck, seen: Telling['seen']): Promise<ReadyDeck> {
  const { maker, cache } = context;
  const said = sortDiagnostics([...maker.diagnostics, ...deck.diagnostics]);
  if (deck.page === undefined || hasErrors(said)) {
    deck.page?.release();
    return deck;
  }
  await makeAnew(context, deck, { said, seen, printed: () => undefined });
  const kept = await cache?.recall(deck.one);
  return kept === undefined ? deck : { ...keptDeck(context, deck.one, kept), isNew: true };
}

/** Printing begins at once, while the next decks are rendered: it writes nothing, and seldom is there an error further on. */
async function begunDeck(context: LineContext, deck: ReadyDeck): Promise<ReadyDeck> {
  const { world, maker, printing } = context;
  const { formats, ...wishes } = wishesFor(deck.one, context);
  const isSound = deck.page !== undefined && !hasErrors([...maker.diagnostics, ...deck.diagnostics]);
  if (!isSound || !world.printsAll || maker.areMany || !formats.includes('pdf')) return deck;
  const page = await deck.page.page();
  // What the browser says is heard only in between.
  await new Promise((resolve) => void setImmediate(resolve));
  return {
    ...deck,
    visit: beginPrint(world.inputs, { page, printing, isOneOfMany: maker.areMany, ...wishes }),
  };
}

async function renderDeck(
  { maker, world }: LineContext,
  one: OpenedDeck,
  isSoonDone: boolean,
): Promise<ReadyDeck> {
  const { value, asked } = await world.noted(async (_, keep) => maker.make(one, keep, isSoonDone));
  const { value: page, diagnostics, unsettled } = value;
  return { one, diagnostics, unsettled, asked, ...(page === undefined ? {} : { page }) };
}

interface Finishing extends Telling {
  readonly printed: () => void;
}

async function finishDeck(
  context: LineContext,
  deck: ReadyDeck,
  finishing: Finishing,
): Promise<Outcome<MadeDeck | undefined>> {
  if (deck.kept === undefined) return makeAnew(context, deck, finishing);
  const { one, kept } = deck;
  const shown = diagnosticsFor(one, finishing.seen(kept.seenIn(one.deck)));
  const made = await kept.load([...diagnosticsFor(one, finishing.said), ...shown]);
  // What is told of a deck depends on others too, and that a file of the cache is broken shows only when it is read.
  if (made === undefined) return makeAnew(context, await renderDeck(context, one, true), finishing);
  finishing.printed();
  const value = deck.isNew === true ? { ...made, cached: false } : made;
  return { value: hasErrors(shown) ? undefined : value, diagnostics: [] };
}

async function makeAnew(
  context: LineContext,
  { one, page: rendered, visit, asked, unsettled }: ReadyDeck,
  { said, seen, printed }: Finishing,
): Promise<Outcome<MadeDeck | undefined>> {
  if (rendered === undefined) return { value: undefined, diagnostics: [] };
  const { world, request, maker, cache, printing } = context;
  const { project, table } = maker.opened;
  const unexplained = new Set<number>();
  const diagnostics = diagnosticsFor(one, said);
  let shown: readonly Diagnostic[] = [];
  const making = await world.noted(async (host) =>
    makeDeck(host, {
      ...wishesFor(one, context),
      page: await rendered.page(),
      isOneOfMany: maker.areMany,
      printing,
      project,
      table,
      diagnostics,
      seen: (found) => {
        shown = diagnosticsFor(one, seen(found));
        return shown;
      },
      printed,
      unexplained,
      visit,
    }),
  );
  rendered.release();
  const made = making.value.value;
  if (made !== undefined && request.verify !== true) {
    const all = new Set([...asked, ...making.asked]);
    const told = [...diagnostics, ...shown];
    await cache?.remember(one, { made, asked: all, unsettled, told, unexplained });
  }
  return making.value;
}

/** The browser ends while the last files are still being written. */
function closeAfter({ world, request }: LineContext, ready: readonly ReadyDeck[]): (deck: ReadyDeck) => void {
  const toPrint = new Set(ready.filter(({ one }) => formatsOf(one, request).some(needsBrowser)));
  return (deck) => {
    toPrint.delete(deck);
    if (toPrint.size === 0) void world.printing.close();
  };
}

function formatsOf({ deck }: OpenedDeck, { formats }: BuildRequest): readonly Format[] {
  return formats ?? deck.formats;
}
