/** Pages → what the rules over shown slides have to say about them, each finding at its author's line. */
import type { Finding, PageRule } from '../check/page/finding.ts';
import { traceFinding } from '../check/page/trace.ts';
import { type Diagnostic, diagnose, type Place, sortDiagnostics } from '../diagnostics/diagnostic.ts';
import type { OpenPage } from '../export/page-work.ts';
import type { Host } from '../host/host.ts';
import { loadMeasureScript } from '../load/measure-script.ts';
import { type Deck, deckLabel } from '../model/deck.ts';
import type { SlideFacts } from '../model/page-facts.ts';
import type { RenderedPage } from './deck-page.ts';
import { onSlidesMessage } from './diagnostics-for.ts';
import { createLooks, type Looks } from './look-behind.ts';
import { measurePage } from './measure.ts';
import type { DeckPage } from './pages.ts';
import type { Printing } from './printing.ts';

/** A finding with all that a reader needs. */
export interface Seen {
  readonly deck: Deck;
  readonly finding: Finding;
  readonly at: Place;
  /** What brought it about, where that is not plain from the text. */
  readonly because?: readonly string[];
  /** The page on which it was seen; undefined for what an earlier build saw. */
  readonly page?: DeckPage;
}

export interface ReviewRequest {
  readonly printing: Printing;
  /** Called for each deck that was looked at. */
  readonly looked?: ((done: number, decks: number) => void) | undefined;
}

/** Time for a page: two pictures of a slide take a tenth of a second, on a busy machine much longer. */
const LEAST_MS = 120_000;
const MS_A_SLIDE = 1000;

/** So many pages are made ahead of the browser, which shows two at once. */
const AT_ONCE = 4;

/** All rules over all pages, in the order of the pages. Throws the faults of a browser. */
export async function reviewPages(
  host: Host,
  pages: readonly DeckPage[],
  { printing, looked }: ReviewRequest,
): Promise<readonly Seen[]> {
  if (pages.length === 0) return [];
  const [browser, script, { PAGE_RULES: rules }] = await Promise.all([
    printing.browser(),
    loadMeasureScript(host),
    import('../check/page/rules.ts'),
  ]);
  const known: Looks['known'] = new Map();
  let done = 0;
  const review = async (one: DeckPage): Promise<readonly Seen[]> => {
    const page = await one.page();
    const { width, height } = page.rendered;
    let seen: readonly Seen[] = [];
    const talk = async (open: OpenPage) => {
      seen = await reviewPage(open, { page, script, rules, looks: createLooks(page, known) });
    };
    const timeoutMs = LEAST_MS + MS_A_SLIDE * page.rendered.slides.length;
    await browser.visit(page.html, { width, height, talk, timeoutMs });
    done += 1;
    looked?.(done, pages.length);
    return seen.map((found) => ({ ...found, page: one }));
  };
  const seen: (readonly Seen[])[] = [];
  const waiting = pages.entries();
  const work = async () => {
    for (const [index, page] of waiting) seen[index] = await review(page);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return seen.flat();
}

export interface Reviewing {
  readonly page: RenderedPage;
  /** Of `loadMeasureScript`. */
  readonly script: string;
  readonly rules: readonly PageRule[];
  readonly looks: Looks;
}

/** Rules over one page that is open in the browser. */
export async function reviewPage(
  open: OpenPage,
  { page, script, rules, looks }: Reviewing,
): Promise<readonly Seen[]> {
  const slides = page.rendered.slides.length;
  return seenOn(page, await measurePage(open, { script, slides, looks }), rules);
}

/** What rules have to say about what was measured on a page. */
export function seenOn(
  page: RenderedPage,
  facts: readonly SlideFacts[],
  rules: readonly PageRule[],
): readonly Seen[] {
  const { rendered, assembled, deck } = page;
  const findings = facts.flatMap((slide) => rules.flatMap((rule) => rule(slide)));
  return findings.map((finding) => ({
    deck,
    finding,
    at: traceFinding({ mapped: assembled.mapped, rendered }, finding),
  }));
}

/** The same for one fault of one place, in whatever deck it is seen. */
export function seenKey({
  finding,
  at,
}: {
  readonly finding: Pick<Finding, 'code'>;
  readonly at: Place;
}): string {
  return JSON.stringify([finding.code, at.file, at.line, at.column]);
}

/** That whose finding weighs most; of several the first. */
export function worstOf(group: readonly Seen[]): Seen {
  const [worst] = [...group].sort((a, b) => b.finding.weight - a.finding.weight);
  if (worst === undefined) throw new RangeError('a group without members');
  return worst;
}

/** What is one fault of one place, by `seenKey`, in the order in which they were seen. */
export function byPlace(seen: readonly Seen[]): ReadonlyMap<string, readonly Seen[]> {
  const groups = new Map<string, Seen[]>();
  for (const one of seen) {
    const key = seenKey(one);
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return groups;
}

/**
 * One diagnostic for each fault of each place, however many decks have it; where it differs between them, as a theme or a
 * value makes it, the worst is told.
 */
export function tellSeen(seen: readonly Seen[]): readonly Diagnostic[] {
  return sortDiagnostics(
    [...byPlace(seen).values()].map((group) => {
      const worst = worstOf(group);
      const { code, message, hint } = worst.finding;
      const byDeck = new Map<string, Seen[]>();
      for (const one of group) {
        const label = deckLabel(one.deck);
        byDeck.set(label, [...(byDeck.get(label) ?? []), one]);
      }
      const where = [...byDeck.values()].flatMap((list) =>
        list.slice(0, 1).map(({ deck }) =>
          onSlidesMessage(
            deck,
            list.map(({ finding }) => finding.slide),
          ),
        ),
      );
      const told = diagnose(code, message, {
        at: worst.at,
        hint,
        related: [...(worst.because ?? []), ...where].map((text) => ({ message: text })),
      });
      return group.some(({ finding }) => finding.isError === true)
        ? { ...told, severity: 'error' as const }
        : told;
    }),
  );
}
