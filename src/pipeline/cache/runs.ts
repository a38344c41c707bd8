/**
 * A whole run, kept: when nothing that it asked for has changed and everything that it wrote lies where it should, there is
 * nothing to do, and this is found out without Marp, without a browser, and without reading a deck. Anything else is for
 * the build itself, which finds what it can in the cache.
 */
import { dirname } from 'node:path';
import { type Diagnostic, hasErrors } from '../../diagnostics/diagnostic.ts';
import type { Host } from '../../host/host.ts';
import { readReports } from '../../load/report.ts';
import type { BuildRequest, BuildResult } from '../build.ts';
import { createKeptDisk, type KeptDisk, type Question } from '../kept/disk.ts';
import { ledgerFile } from '../ledger.ts';
import { hashOf } from './hash.ts';
import { hereName } from './here.ts';
import type { BuildCache } from './open.ts';
import { HERE } from './places.ts';
import { recall, remember } from './recall.ts';

interface Entry {
  readonly out: string;
  readonly decks: BuildResult['decks'];
  readonly diagnostics: readonly Diagnostic[];
  readonly gallery: KeptGallery | null;
  /** The lists of what builds wrote, which say of a file that it is no one else's, and that of a shard. */
  readonly ledgers: readonly KeptFile[];
}

interface KeptFile {
  /** Absolute. */
  readonly path: string;
  readonly sha256: string;
}

/** The gallery shows all that lies in the output folder, what other runs left there too. */
interface KeptGallery extends KeptFile {
  readonly questions: readonly string[];
  /** Hash of the answers. */
  readonly answers: string;
}

/** The result of an earlier run that this one would only repeat; undefined when there is something to do. */
export async function recallRun(
  host: Host,
  cache: BuildCache,
  request: BuildRequest,
): Promise<BuildResult | undefined> {
  const { store, disk } = cache;
  const recalled = await recall({ store, disk, places: HERE }, runKey(host, cache, request));
  if (recalled === undefined) return undefined;
  const { out, decks, diagnostics, gallery, ledgers } = recalled.value as Entry;
  const files = [
    ...decks.flatMap(({ outputs }) => outputs),
    ...(gallery === null ? [] : [gallery]),
    ...ledgers,
  ];
  const whole = await Promise.all(files.map((file) => isWhole(host, file)));
  if (whole.includes(false)) return undefined;
  // What lies in the output folder is asked of another: it will change while this run goes on.
  const shown = gallery === null ? undefined : await answersOf(createKeptDisk(host), gallery.questions);
  if (shown !== gallery?.answers) return undefined;
  return {
    out,
    decks: decks.map((deck) => ({
      ...deck,
      outputs: deck.outputs.map((output) => ({ ...output, cached: true })),
    })),
    diagnostics,
    ...(gallery === null ? {} : { gallery: gallery.path }),
    refused: false,
  };
}

/** Keeps a run that has written everything, and found nothing in the output folder that was not as it left it. */
export async function keepRun(
  host: Host,
  cache: BuildCache,
  run: {
    readonly request: BuildRequest;
    readonly asked: ReadonlySet<Question>;
    readonly result: BuildResult;
  },
): Promise<void> {
  const { request, asked, result } = run;
  const { out, decks, diagnostics, gallery, shardList, refused } = result;
  const isOfOutputs = ({ code }: Diagnostic) => code.startsWith('output-');
  if (!refused && request.verify !== true && !hasErrors(diagnostics) && !diagnostics.some(isOfOutputs)) {
    const kept = gallery === undefined ? undefined : await keptGallery(host, gallery);
    const own = gallery ?? shardList;
    const folders = [...decks.map(({ folder }) => folder), ...(own === undefined ? [] : [out])];
    const lists = [
      ...folders.map((folder) => ledgerFile(out, folder)),
      ...(shardList === undefined ? [] : [shardList]),
    ];
    const ledgers = await Promise.all(lists.map((path) => keptFile(host, path)));
    const value: Entry = { out, decks, diagnostics, gallery: kept ?? null, ledgers };
    const memory = { store: cache.store, disk: cache.disk, places: HERE };
    await remember(memory, runKey(host, cache, request), { asked, value });
    if (!cache.isLikely) await cache.store.set(hereName(host), true);
  }
  await cache.store.tidy();
}

async function keptGallery(host: Host, path: string): Promise<KeptGallery> {
  const disk = createKeptDisk(host);
  const asked = new Set<Question>();
  await readReports(disk.host(asked), dirname(path));
  const questions = [...asked].filter((question) => !question.endsWith(` ${path}`)).sort();
  return { ...(await keptFile(host, path)), questions, answers: await answersOf(disk, questions) };
}

/** A file that is gone has a hash that nothing has. */
async function keptFile(host: Host, path: string): Promise<KeptFile> {
  const bytes = await host.readFile(path).catch(() => undefined);
  return { path, sha256: bytes === undefined ? '' : hashOf(bytes) };
}

async function answersOf(disk: KeptDisk, questions: readonly string[]): Promise<string> {
  const answers = await Promise.all(questions.map((question) => disk.print(question as Question)));
  return hashOf(JSON.stringify(answers));
}

async function isWhole(host: Host, { path, sha256 }: KeptFile): Promise<boolean> {
  return (await keptFile(host, path)).sha256 === sha256;
}

/** Everything that the outcome of a run depends on beside the disk. */
function runKey(host: Host, { makers }: BuildCache, request: BuildRequest): string {
  const { printing: _, cache: __, openedCache: ___, ...asked } = request;
  return hashOf(JSON.stringify([makers, host.workingFolder, host.packageFolder(), asked]));
}
