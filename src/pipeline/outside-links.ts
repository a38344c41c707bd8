/** The links of all decks that lead outside → what is said of those that lead nowhere. Asks the network, each address once. */
import { deadOutside, outsideLinks } from '../check/link-leads-outside.ts';
import { type Diagnostic, sortDiagnostics } from '../diagnostics/diagnostic.ts';
import type { Host } from '../host/host.ts';
import { inDeckMessage } from './diagnostics-for.ts';
import type { DeckPage } from './pages.ts';

const MOST_AT_ONCE = 8;

/** Looks at links; a host without a network says nothing. */
export async function checkOutsideLinks(
  host: Host,
  pages: readonly DeckPage[],
): Promise<readonly Diagnostic[]> {
  const { askAddress } = host;
  if (askAddress === undefined) return [];
  const found = [];
  for (const one of pages) {
    const { texts } = (await one.page()).assembled;
    found.push({ deck: one.deck, links: texts.flatMap(outsideLinks) });
  }
  const waiting = [...new Set(found.flatMap(({ links }) => links.map(({ address }) => address)))].sort();
  const status = new Map<string, number | undefined>();
  const work = async () => {
    for (let address = waiting.shift(); address !== undefined; address = waiting.shift())
      status.set(address, await askAddress(address));
  };
  await Promise.all(Array.from({ length: MOST_AT_ONCE }, work));
  return sortDiagnostics(
    found.flatMap(({ deck, links }) =>
      deadOutside(links, status).map((one) => ({ ...one, related: [{ message: inDeckMessage(deck) }] })),
    ),
  );
}
