/** A rendered page → the page that is presented, with the names of its sections and, for the speaker, their minutes. */
import type { Host } from '../host/host.ts';
import { loadViewerFiles } from '../load/viewer-files.ts';
import type { ViewerRole, ViewerSection } from '../model/viewer.ts';
import { type ViewerPageRequest, writeViewerPage } from '../render/viewer-page.ts';
import type { RenderedPage } from './deck-page.ts';
import { slideSections } from './slide-sections.ts';

/** The page of a role; `live` and `audiencePage` are what a local server adds. */
export async function makeViewerPage(
  host: Host,
  page: RenderedPage,
  given: { readonly role: ViewerRole } & Pick<ViewerPageRequest, 'live' | 'audiencePage'>,
): Promise<string> {
  const { deck } = page;
  return writeViewerPage({
    ...given,
    page: page.request,
    files: await loadViewerFiles(host, given.role),
    sections: viewerSections(page),
    key: `${deck.id}/${deck.audience?.id ?? ''}`,
  });
}

/** A divider stands with the section that it opens. */
export function viewerSections(page: RenderedPage): readonly ViewerSection[] {
  const { deck, rendered } = page;
  const minutes = new Map(deck.plan.sections.map((entry) => [entry.id, entry.minutes]));
  const sections: ViewerSection[] = [];
  let divider: number | undefined;
  for (const [index, { section, title, begins }] of slideSections(page).entries()) {
    if (!begins) continue;
    if (section === 'divider') {
      divider = index;
      continue;
    }
    const name = deck.verbatim ? page.title : (title ?? rendered.slides[index]?.heading ?? page.title);
    sections.push({ first: divider ?? index, name, minutes: minutes.get(section) ?? 0 });
    divider = undefined;
  }
  return sections;
}
