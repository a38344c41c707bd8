/** What may be told about a deck to those who get it: nothing about other audiences, and nothing about lines not for them. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { type DeckName, deckLabel } from '../model/deck.ts';
import { withheldLines } from './audit/given.ts';
import type { RenderedPage } from './deck-page.ts';

/** The diagnostics that `report.json` of this deck may list. */
export function diagnosticsFor(
  { deck }: Pick<RenderedPage, 'deck'>,
  diagnostics: readonly Diagnostic[],
): readonly Diagnostic[] {
  const own = inDeckMessage(deck);
  const withheld = new Map([...withheldLines(deck)].map(([{ file }, lines]) => [file, lines]));
  return diagnostics.filter(({ at, related = [] }) => {
    const decks = related.filter(({ message }) => message.startsWith(IN_DECK));
    const isOwn =
      decks.length === 0 ||
      decks.some(({ message }) => message === own || message.startsWith(`${own}${ON_SLIDE}`));
    return isOwn && (at === undefined || withheld.get(at.file)?.has(at.line) !== true);
  });
}

const IN_DECK = 'in deck ';
const ON_SLIDE = ', slide';

/** The remark that says of which deck a diagnostic speaks. */
export function inDeckMessage(deck: DeckName): string {
  return `${IN_DECK}${deckLabel(deck)}`;
}

/** The same for some of its slides, counted from 1: `in deck talk for press, slides 2, 4–7`. */
export function onSlidesMessage(deck: DeckName, slides: readonly number[]): string {
  const runs: { from: number; to: number }[] = [];
  for (const slide of [...new Set(slides)].sort((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last !== undefined && last.to === slide - 1) last.to = slide;
    else runs.push({ from: slide, to: slide });
  }
  const names = runs.map(({ from, to }) => (from === to ? `${from}` : `${from}–${to}`)).join(', ');
  return `${inDeckMessage(deck)}${ON_SLIDE}${new Set(slides).size === 1 ? '' : 's'} ${names}`;
}
