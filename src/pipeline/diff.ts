/** `lectern diff`: one deck as two audiences get it → what one has and the other has not, or says otherwise. */
import { compareSlides } from '../compare/slides.ts';
import { type Diagnostic, hasErrors } from '../diagnostics/diagnostic.ts';
import { Fault } from '../diagnostics/fault.ts';
import type { Host } from '../host/host.ts';
import type { FontLoader } from '../load/fonts/loader.ts';
import type { FactDifference, SlideDifference } from '../model/difference.ts';
import { comparedSlides } from './compared-slides.ts';
import type { RenderedPage } from './deck-page.ts';
import { makePages, type PagesRequest } from './pages.ts';

export interface DiffRequest extends Omit<PagesRequest, 'decks' | 'audiences' | 'merge'> {
  readonly deck: string;
  /** Ids of the two audiences. */
  readonly left: string;
  readonly right: string;
}

export interface DeckDifference {
  readonly deck: string;
  readonly title: string;
  /** Ids and names of the audiences. */
  readonly left: DiffSide;
  readonly right: DiffSide;
  /** Only what differs. */
  readonly facts: readonly FactDifference[];
  /** All slides of both, in deck order. */
  readonly slides: readonly SlideDifference[];
}

export interface DiffSide {
  readonly audience: string;
  readonly name: string;
  readonly slides: number;
}

export interface DiffResult {
  /** Undefined when there are errors. */
  readonly difference?: DeckDifference;
  /** What the pictures of the slides are taken of. */
  readonly pages: readonly RenderedPage[];
  readonly fonts: FontLoader;
  readonly diagnostics: readonly Diagnostic[];
}

/** Compares; faults of the text come back as diagnostics. */
export async function diffDecks(host: Host, request: DiffRequest): Promise<DiffResult> {
  const { deck, left, right, ...rest } = request;
  if (left === right) throw new Fault('usage', `"${left}" and "${right}" are one audience`);
  const made = await makePages(host, { ...rest, decks: [deck], audiences: [left, right] });
  const { fonts } = made.value;
  const pages = await Promise.all(made.value.pages.map((one) => one.page()));
  const [one, other] = [left, right].map((id) => pages.find((page) => page.deck.audience?.id === id));
  if (one === undefined || other === undefined || hasErrors(made.diagnostics))
    return { pages: [], fonts, diagnostics: made.diagnostics };
  const difference: DeckDifference = {
    deck: one.deck.id,
    title: one.title,
    left: sideOf(one),
    right: sideOf(other),
    facts: factsOf(one).flatMap(([name, said], index) => {
      const answer = factsOf(other)[index]?.[1] ?? '';
      return said === answer ? [] : [{ name, left: said, right: answer }];
    }),
    slides: compareSlides(comparedSlides(one), comparedSlides(other)),
  };
  return { difference, pages: [one, other], fonts, diagnostics: made.diagnostics };
}

function sideOf({ deck, rendered }: RenderedPage): DiffSide {
  const { audience } = deck;
  return { audience: audience?.id ?? '', name: audience?.name ?? '', slides: rendered.slides.length };
}

/** Always the same names in the same order. */
function factsOf({ deck, title, rendered }: RenderedPage): readonly (readonly [string, string])[] {
  const { minutes, budget } = deck.plan;
  const time = `${Math.round(minutes * 100) / 100}`;
  return [
    ['title', title],
    ['theme', rendered.theme],
    ['language', deck.lang],
    ['slides', String(rendered.slides.length)],
    ['minutes', budget === undefined ? time : `${time} of ${budget}`],
  ];
}
