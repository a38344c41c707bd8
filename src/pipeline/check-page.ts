/** All rules over one rendered deck. */
import { checkLinks } from '../check/link-leads-somewhere.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { RenderedPage } from './deck-page.ts';
import type { OpenedDeck } from './open.ts';

/** What the rules have to say about a page; nothing about one that could not be made. */
export function checkPage(
  { deck, loaded }: OpenedDeck,
  page: RenderedPage | undefined,
): readonly Diagnostic[] {
  if (page === undefined || deck.verbatim) return [];
  const { assembled, rendered } = page;
  const leftOut = loaded.sections.filter((section) => !deck.sections.includes(section));
  return checkLinks({ mapped: assembled.mapped, rendered, leftOut });
}
