/** A build that first asks whether there is anything to do. What builds is loaded only then. */
import type { Host } from '../host/host.ts';
import type { BuildProgress, BuildRequest, BuildResult } from './build.ts';
import { wasBuiltHere } from './cache/here.ts';
import { openBuildCache } from './cache/open.ts';
import { recallRun } from './cache/runs.ts';

/** As `buildDecks`; a run that would only repeat an earlier one gives its result and writes nothing. */
export async function buildUnlessDone(
  host: Host,
  request: BuildRequest,
  progress: BuildProgress,
): Promise<BuildResult> {
  const { cache } = request;
  const mayBeDone = cache?.read === true && (await wasBuiltHere(host, cache.folder));
  const opened = mayBeDone ? await openBuildCache(host, request) : undefined;
  const done = opened && (await recallRun(host, opened, request));
  if (done !== undefined) {
    await request.printing?.close();
    return done;
  }
  const { buildDecks } = await import('./build.ts');
  return buildDecks(host, opened === undefined ? request : { ...request, openedCache: opened }, progress);
}
