/**
 * Builds, and builds again what an edit touches, until it is closed. All decks are looked at after each change, with
 * what is kept of the files that did not change; only pages that came out otherwise, or whose inputs are others, are
 * written again.
 */
import { createHash } from 'node:crypto';
import type { Host } from '../host/host.ts';
import { type BuildProgress, type BuildRequest, type BuildResult, buildDecks } from './build.ts';
import { type RenderedPage, startRenderer } from './deck-page.ts';
import { createKeptDisk } from './kept/disk.ts';
import { type Basis, createKeptValues, joinBases } from './kept/values.ts';
import { watchInputs } from './kept/watch-inputs.ts';
import { startPrinting } from './printing.ts';

export interface BuildWatcher {
  readonly progress: BuildProgress;
  /** After each build that wrote something, or that was refused. */
  built(result: BuildResult): Promise<void>;
  /** What kept a later build from running: no browser, no room on the disk. The next edit is another attempt. */
  failed(error: unknown): Promise<void>;
}

export interface WatchedBuilds {
  close(): Promise<void>;
}

/** Settles after the first build. A fault of the machine in it is thrown. */
export async function watchBuilds(
  host: Host,
  request: BuildRequest,
  watcher: BuildWatcher,
): Promise<WatchedBuilds> {
  host.keepLean?.();
  const disk = createKeptDisk(host);
  const values = createKeptValues(disk);
  const renderer = startRenderer(host);
  const written = new Map<string, string>();
  let basis: Basis = joinBases([]);
  let lastGood = basis;
  let wasRefused = false;
  const build = async (printing: BuildRequest['printing']) => {
    const prints = new Map<string, string>();
    const run = await values.run(async (kept, keep) => {
      const isWritten = async (page: RenderedPage) => {
        const print = await printOf(kept, page);
        prints.set(page.opened.outFolder, print);
        return written.get(page.opened.outFolder) === print;
      };
      const again = { host: kept, keep, renderer: () => renderer, isWritten };
      const given = { ...request, ...(printing === undefined ? {} : { printing }) };
      // A build that fails has asked all the same, and what it asked for may be mended.
      return buildDecks(host, given, watcher.progress, again).then(
        (result) => ({ result }),
        (error: unknown) => ({ error }),
      );
    });
    basis = run;
    if ('error' in run.value) throw run.value.error;
    const { result } = run.value;
    if (!result.refused) lastGood = basis;
    for (const { folder } of result.decks) written.set(folder, prints.get(folder) ?? '');
    return result;
  };
  const watch = watchInputs(host, disk, async (changed) => {
    values.drop(changed);
    if (![...changed].some((question) => basis.asked.has(question))) return;
    try {
      // No browser is started for a change that needs none.
      const browser = request.browser === undefined ? {} : { browser: request.browser };
      const result = await build(startPrinting(host, { ...browser, formats: [] }));
      if (result.refused || result.decks.length > 0 || wasRefused) await watcher.built(result);
      wasRefused = result.refused;
    } catch (error) {
      await watcher.failed(error);
    }
    const live = joinBases([basis, lastGood]);
    disk.retain(live.asked);
    values.retain(live);
  });
  try {
    const first = await watch.between(() => build(request.printing));
    wasRefused = first.refused;
    await watcher.built(first);
  } catch (error) {
    await watch.close();
    throw error;
  }
  return watch;
}

/** Equal for pages that make equal files: what is shown, and the bytes of all that it was made of. */
async function printOf(host: Host, page: RenderedPage): Promise<string> {
  const hash = createHash('sha256').update(page.html).update(page.assembled.mapped.text);
  hash.update(JSON.stringify(page.rendered.slides.map(({ notes }) => notes)));
  const { deck, opened, assets } = page;
  const texts = [deck.file, ...deck.sections.map(({ file }) => file), opened.theme.file ?? ''];
  for (const file of [...texts, ...assets]) hash.update(await host.readFile(file).catch(() => 'gone'));
  return hash.digest('base64');
}
