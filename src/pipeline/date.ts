/**
 * The date of a deck, without asking the clock: what the deck says, else `SOURCE_DATE_EPOCH`
 * (https://reproducible-builds.org/specs/source-date-epoch/), else the newest change of its inputs.
 */
import type { Host } from '../host/host.ts';
import type { Deck } from '../model/deck.ts';

export async function deckDate(
  host: Host,
  given: { deck: Pick<Deck, 'date'>; files: readonly string[] },
): Promise<Date> {
  if (given.deck.date !== undefined) return new Date(`${given.deck.date}T00:00:00Z`);
  const epoch = Number(host.env('SOURCE_DATE_EPOCH') ?? Number.NaN);
  if (Number.isFinite(epoch)) return new Date(epoch * 1000);
  const entries = await Promise.all(given.files.map((file) => host.stat(file)));
  const newest = Math.max(0, ...entries.map((entry) => entry?.modified ?? 0));
  return new Date(Math.floor(newest / 1000) * 1000);
}
