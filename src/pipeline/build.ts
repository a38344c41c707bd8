/**
 * The whole line: pages → files. Nothing is written before every deck has come
 * through without an error, so a run either says what is wrong or leaves whole files.
 */
import { type Diagnostic, hasErrors, isFailure, sortDiagnostics } from '../diagnostics/diagnostic.ts';
import type { Host } from '../host/host.ts';
import { isInDecksFolder } from '../load/project.ts';
import type { Format } from '../model/audience.ts';
import { settleFew } from './at-once.ts';
import { type BuildWorld, inWorldOfOneBuild, type Noted } from './build-world.ts';
import { type BuildCache, type CacheRequest, openBuildCache } from './cache/open.ts';
import { keepRun } from './cache/runs.ts';
import { createDeckLine, type ReadyDeck } from './deck-line.ts';
import { type RenderedPage, startRenderer } from './deck-page.ts';
import { type BuiltDeck, deliverDeck } from './deliver-deck.ts';
import { compareFiles } from './delivery.ts';
import { writeFiles } from './file-delivery.ts';
import { foreignOutputs } from './foreign-outputs.ts';
import { foreignGallery, updateGallery } from './gallery.ts';
import { overwrittenInputs } from './inputs.ts';
import type { Question } from './kept/disk.ts';
import type { Opened } from './open.ts';
import type { OutputOptions } from './outputs/output.ts';
import { createPageMaker, type FromBefore, type PagesRequest } from './pages.ts';
import { type Printing, startPrinting } from './printing.ts';
import { type Seen, tellSeen } from './review.ts';
import { leaveShardList } from './shard/list.ts';

/** Decks that are finished at the same time: enough to keep a browser busy while others are read again and written. */
const MOST_AT_ONCE = 12;

export interface BuildRequest extends PagesRequest {
  /** Where what was made is kept for the next builds; undefined: nothing is. */
  readonly cache?: CacheRequest;
  /** The same, where it was opened already. */
  readonly openedCache?: BuildCache;
  /** Undefined: what audience or deck ask for, else HTML and PDF. */
  readonly formats?: readonly Format[];
  /** How files are made; what is left out is as by default. */
  readonly options?: Partial<OutputOptions>;
  /** Warnings count as errors. `strict: true` in the settings says the same. */
  readonly strict: boolean;
  /** Write nothing and compare with what lies in the output folder: each difference is a diagnostic. */
  readonly verify?: boolean;
  /** Path of a browser; undefined: one is looked for. */
  readonly browser?: string;
  /** Address of a browser that runs elsewhere. */
  readonly browserUrl?: string;
  /** A browser that is already being started; undefined: one is started when the build begins. Closed at the end in any case. */
  readonly printing?: Printing;
}

/** What happens while a build runs, for a progress bar. */
export interface BuildProgress {
  /** A deck was looked at, the first of two passes; called only when there are many. */
  look?(done: number, decks: number): void;
  /** How many decks there are; called once, before the first is made. */
  start(decks: number): void;
  /** A deck's files are written. */
  finish(deck: BuiltDeck): void;
}

export interface BuildResult {
  /** Folder of all outputs. Absolute. */
  readonly out: string;
  readonly decks: readonly BuiltDeck[];
  readonly diagnostics: readonly Diagnostic[];
  /** Path of the page that lists all decks; undefined when there is none. */
  readonly gallery?: string;
  /** Path of what a shard leaves for whoever joins them; undefined when the work is not shared. */
  readonly shardList?: string;
  /** True when nothing was written because of errors, or of warnings in a strict build. */
  readonly refused: boolean;
}

/** What a run that builds more than once has from its earlier builds. */
export interface BuiltBefore extends FromBefore {
  /** Reads what was kept. */
  readonly host: Host;
  /** Whether the files of a page are already as they would be written now. */
  readonly isWritten: (page: RenderedPage) => Promise<boolean>;
}

/**
 * Builds decks. Faults of the text come back as diagnostics; faults of the machine are thrown as `Fault`,
 * after all files that need no browser have been written.
 */
export async function buildDecks(
  host: Host,
  request: BuildRequest,
  progress: BuildProgress,
  again?: BuiltBefore,
): Promise<BuildResult> {
  // Where much is likely to be in the cache, Marp and the browser are started for the first deck that is not.
  const isLazy = request.openedCache?.isLikely === true;
  const printing = request.printing ?? startPrinting(host, isLazy ? { ...request, formats: [] } : request);
  try {
    if (again !== undefined) {
      const noted: Noted = async (work) => ({ value: await work(host, again.keep), asked: new Set() });
      const world = {
        ...again,
        host,
        inputs: again.host,
        printing,
        noted,
        note: () => undefined,
        printsAll: false,
      };
      return await build(world, request, { progress, isWritten: again.isWritten });
    }
    const renderer = isLazy ? undefined : startRenderer(host);
    const cache = request.openedCache ?? (await openBuildCache(host, request));
    const asked = new Set<Question>();
    const result = await inWorldOfOneBuild({ host, printing, cache, renderer, asked }, (world) =>
      build(world, request, { progress }),
    );
    if (cache !== undefined) await keepRun(host, cache, { request, asked, result });
    return result;
  } finally {
    await printing.close();
  }
}

async function build(
  world: BuildWorld,
  request: BuildRequest,
  watched: { readonly progress: BuildProgress; readonly isWritten?: BuiltBefore['isWritten'] },
): Promise<BuildResult> {
  const { host } = world;
  const maker = await createPageMaker(world.inputs, request, world);
  const { opened, settler } = maker;
  const { project, out } = opened;
  const isProject = maker.decks.some(({ deck }) => isInDecksFolder(project, deck.file));
  const foreign = isProject ? await foreignGallery(host, out) : [];
  const hasGallery = isProject && foreign.length === 0;
  if (maker.areMany) host.keepLean?.();
  const isStrict = request.strict || project.settings.strict === true;
  const tell = (found: readonly Seen[]) => weighed(settler.settle(tellSeen(found)), isStrict);
  const line = createDeckLine(world, request, { maker, hasGallery });
  const ready = await line.ready(tell, watched.progress.look?.bind(watched.progress));
  const inWay = await inTheWay(host, request, { opened, ready });
  const said = sortDiagnostics([
    ...maker.diagnostics,
    ...ready.flatMap((one) => one.diagnostics),
    ...settler.settle([...inWay, ...foreign]),
    ...settler.unused({ thorough: false, shown: false, links: false, asked: request }),
  ]);
  if (isFailure(said, isStrict)) return { out, decks: [], diagnostics: said, refused: true };
  const delivery = request.verify === true ? compareFiles(host, out) : writeFiles(host, out);
  const due = await unwritten(ready, watched.isWritten);
  watched.progress.start(due.length);
  const decks: BuiltDeck[] = [];
  const leaks: Diagnostic[] = [];
  const thumbnails = new Map<string, Uint8Array>();
  const seen: Seen[] = [];
  const finish = line.finisher(due, {
    said,
    seen: (found) => {
      seen.push(...found);
      return tell(found);
    },
  });
  const outcomes = await settleFew(due, MOST_AT_ONCE, async (deck) => {
    const { value: made, diagnostics } = await finish(deck);
    leaks.push(...diagnostics);
    if (made === undefined) return;
    if (made.thumbnail !== undefined) thumbnails.set(made.thumbnail.page, made.thumbnail.webp);
    const built = await deliverDeck(host, made, { folder: deck.one.outFolder, delivery });
    decks.push(built);
    watched.progress.finish(built);
  });
  const { shard } = request;
  const { shares } = opened;
  // The gallery of a part would show a part: whoever joins the shards makes it.
  const gallery =
    hasGallery && shard === undefined
      ? await updateGallery(host, { out, thumbnails, fonts: maker.fonts, delivery })
      : undefined;
  // One deck's fault does not keep the others from being written.
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
  const shardList =
    shard === undefined || shares === undefined
      ? undefined
      : await leaveShardList(host, { out, shard, shares, thumbnails, delivery });
  const all = sortDiagnostics([...said, ...tell(seen), ...leaks, ...delivery.findings]);
  return {
    out,
    decks: decks.sort((a, b) => (a.folder < b.folder ? -1 : 1)),
    diagnostics: all,
    ...(gallery === undefined ? {} : { gallery }),
    ...(shardList === undefined ? {} : { shardList }),
    refused: decks.length === 0 && hasErrors(all),
  };
}

/** What is learned when others have been written already ends a strict build for its own deck: it is an error there. */
function weighed(diagnostics: readonly Diagnostic[], isStrict: boolean): readonly Diagnostic[] {
  if (!isStrict) return diagnostics;
  return diagnostics.map((one) => (one.severity === 'warning' ? { ...one, severity: 'error' } : one));
}

/** Files that the build must not write over. */
async function inTheWay(
  host: Host,
  { verify, formats }: BuildRequest,
  { opened, ready }: { readonly opened: Opened; readonly ready: readonly ReadyDeck[] },
): Promise<readonly Diagnostic[]> {
  const inputs = overwrittenInputs(opened.decks);
  if (verify === true || inputs.length > 0) return inputs;
  const planned = ready.flatMap(({ one, kept, page }) => {
    const slides = kept?.slides ?? page?.slides;
    if (slides === undefined) return [];
    return [{ folder: one.outFolder, formats: formats ?? one.deck.formats, slides }];
  });
  return foreignOutputs(host, opened.out, planned);
}

async function unwritten(
  ready: readonly ReadyDeck[],
  isWritten: BuiltBefore['isWritten'] | undefined,
): Promise<readonly ReadyDeck[]> {
  if (isWritten === undefined) return ready;
  const left: ReadyDeck[] = [];
  for (const one of ready)
    if (one.page === undefined || !(await isWritten(await one.page.page()))) left.push(one);
  return left;
}
