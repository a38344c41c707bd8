/** One build of one deck for one audience, in memory: a page or what is wrong, and every question that it asked of the disk. */
import { type Diagnostic, hasErrors } from '../../diagnostics/diagnostic.ts';
import type { LiveFault } from '../../model/live.ts';
import type { RenderedPage } from '../deck-page.ts';
import type { Basis } from '../kept/values.ts';
import { makePages } from '../pages.ts';
import { liveFaults, machineFault } from './faults.ts';
import type { LiveDeckPlace } from './live-deck.ts';
import type { Workshop } from './workshop.ts';

export interface LiveBuild extends Basis {
  /** Undefined when there are errors. */
  readonly page?: RenderedPage;
  readonly faults: readonly LiveFault[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Builds. Never rejects: whatever goes wrong is a fault that the page shows, and the server goes on. */
export async function liveBuild(workshop: Workshop, place: LiveDeckPlace): Promise<LiveBuild> {
  const { renderer, values } = workshop;
  const { audiences: _, ...rest } = workshop.request;
  const audiences = place.audience === undefined ? {} : { audiences: [place.audience] };
  const request = { ...rest, ...audiences, decks: [place.file] };
  let faults: readonly LiveFault[] = [];
  let page: RenderedPage | undefined;
  let diagnostics: readonly Diagnostic[] = [];
  const { asked, used } = await values.run(async (host, keep) => {
    try {
      const made = await makePages(host, request, { keep, renderer: () => renderer });
      diagnostics = made.diagnostics;
      if (!hasErrors(diagnostics)) page = await made.value.pages[0]?.page();
      faults = await liveFaults(
        host,
        diagnostics.filter((one) => one.severity === 'error'),
      );
    } catch (error) {
      faults = [machineFault(error)];
    }
  });
  return { ...(page === undefined ? {} : { page }), faults, diagnostics, asked, used };
}
