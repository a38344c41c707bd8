/** All rules over one deck: over what its author wrote, and over what Marp made of it. */
import type { AssembledDeck } from '../assemble/deck.ts';
import { checkLinks } from '../check/link-leads-somewhere.ts';
import { checkTexts } from '../check/text-rules.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { RenderedPage } from './deck-page.ts';
import type { OpenedDeck } from './open.ts';

/** What the rules have to say about a page; nothing about one that could not be made. */
export function checkPage(
  { deck, loaded }: OpenedDeck,
  page: RenderedPage | undefined,
): readonly Diagnostic[] {
  if (page === undefined) return [];
  const { assembled, rendered } = page;
  const leftOut = loaded.sections.filter((section) => !deck.sections.includes(section));
  const dead = checkLinks({ mapped: assembled.mapped, rendered, leftOut });
  // Marp shows a plain file all the same.
  return deck.verbatim ? dead.map((one) => ({ ...one, severity: 'warning' })) : dead;
}

/** What the rules have to say about the text of a deck; `thorough`: those of `check` too. */
export function checkText(
  { deck, theme }: OpenedDeck,
  { texts }: AssembledDeck,
  thorough: boolean,
): readonly Diagnostic[] {
  const css = [theme.css, ...new Set([deck.source, ...deck.sections.map(({ source }) => source)])]
    .map((one) => (typeof one === 'string' ? one : one.text))
    .join('\n');
  return checkTexts({ texts, css, thorough, isVerbatim: deck.verbatim });
}
