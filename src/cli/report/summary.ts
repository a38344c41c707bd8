/** What stands below the message of a diagnostic: its hint and its remarks. */
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { joinDecks } from '../../diagnostics/join-decks.ts';

/** A diagnostic as one text, in lines, for reports that have a single field for it; remarks with a place are left out. */
export function summaryLines({ message, hint, related = [] }: Diagnostic): readonly string[] {
  const remarks = joinDecks(related).filter(({ at }) => at === undefined);
  return [message, ...(hint === undefined ? [] : [`hint: ${hint}`]), ...remarks.map((one) => one.message)];
}
