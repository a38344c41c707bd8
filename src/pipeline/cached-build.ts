/** A build that first asks whether there is anything to do. What builds is loaded only then. */
import type { Host } from '../host/host.ts';
import type { BuildProgress, BuildRequest, BuildResult } from './build.ts';
import { recallRun } from './cache/runs.ts';

/** As `buildDecks`; a run that would only repeat an earlier one gives its result and writes nothing. */
export async function buildUnlessDone(
  host: Host,
  request: BuildRequest,
  progress: BuildProgress,
): Promise<BuildResult> {
  const done = await recallRun(host, request);
  if (done !== undefined) {
    await request.printing?.close();
    return done;
  }
  const { buildDecks } = await import('./build.ts');
  return buildDecks(host, request, progress);
}
