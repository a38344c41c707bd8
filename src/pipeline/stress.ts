/** `check --stress`: the slides once more, with the longest value of each variable, and what is wrong only then. */
import type { Host } from '../host/host.ts';
import { type LongValue, type StressedDeck, stressDecks } from '../select/stress.ts';
import { lineText } from '../source/source-text.ts';
import type { OpenedDeck } from './open.ts';
import type { DeckPage, Pages } from './pages.ts';
import { type ReviewRequest, reviewPages, type Seen, seenKey } from './review.ts';

/** What is seen beside `known`, each with the values that brought it about. */
export async function reviewStressed(
  host: Host,
  { opened, pageOf }: Pages,
  given: ReviewRequest & { readonly known: readonly Seen[] },
): Promise<readonly Seen[]> {
  const byDeck = new Map(opened.decks.map((one) => [nameOf(one.deck), one]));
  const pages: DeckPage[] = [];
  const putInto = new Map<string, readonly LongValue[]>();
  for (const { deck, put } of stressDecks(opened.decks.map((one) => one.deck))) {
    const original = byDeck.get(nameOf(deck));
    const page = original && (await stressedPage({ deck, put }, original, pageOf));
    if (page === undefined) continue;
    pages.push(page);
    putInto.set(nameOf(deck), put);
  }
  const known = new Set(given.known.map(seenKey));
  const seen = await reviewPages(host, pages, given);
  return seen
    .filter((one) => !known.has(seenKey(one)))
    .map((one) => withReasons(one, putInto.get(nameOf(one.deck)) ?? []));
}

async function stressedPage(
  { deck }: StressedDeck,
  original: OpenedDeck,
  pageOf: Pages['pageOf'],
): Promise<DeckPage | undefined> {
  const page = await pageOf({ ...original, deck });
  if (page === undefined) return undefined;
  const { outFolder } = original;
  const slides = page.rendered.slides.length;
  return { deck, outFolder, slides, page: async () => page, release: () => undefined };
}

function nameOf(deck: OpenedDeck['deck']): string {
  return JSON.stringify([deck.id, deck.audience?.id, deck.row?.id]);
}

/** Values that the author's line asks for; where it asks for none, those that its file asks for. */
function withReasons(seen: Seen, put: readonly LongValue[]): Seen {
  const { deck, at, finding } = seen;
  const source = [deck, ...deck.sections].find((one) => one.source.file === at.file)?.source;
  const line = source === undefined ? '' : lineText(source, at.line);
  const inLine = put.filter(({ path }) => line.includes(path));
  const asked = inLine.length > 0 ? inLine : put.filter(({ path }) => source?.text.includes(path));
  const because = asked.map(({ path, value, of }) => `${path} is then ${shown(value)}, as in deck ${of}`);
  return {
    ...seen,
    // No deck has these values together, so it is never an error.
    finding: { ...finding, message: `with the longest values, ${finding.message}`, isError: false },
    because,
  };
}

function shown(value: LongValue['value']): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return `"${text.length <= 60 ? text : `${text.slice(0, 60)} …`}"`;
}
