/** What stands below the message of a diagnostic: its hint, and remarks, of which those about one deck become one. */
import type { Diagnostic, Related } from '../../diagnostics/diagnostic.ts';

/** A diagnostic as one text, in lines, for reports that have a single field for it; remarks with a place are left out. */
export function summaryLines({ message, hint, related = [] }: Diagnostic): readonly string[] {
  const remarks = joinDecks(related).filter(({ at }) => at === undefined);
  return [message, ...(hint === undefined ? [] : [`hint: ${hint}`]), ...remarks.map((one) => one.message)];
}

/** `in deck talk for press` and `in deck talk for board` → `in deck talk for press, board`, where the first stood. */
export function joinDecks(related: readonly Related[]): readonly Related[] {
  const joined = new Map<string, Related>();
  for (const one of related) {
    const [, head, audience] = /^(in deck \S+ for )(\S+)$/.exec(one.message) ?? [];
    if (head === undefined || one.at !== undefined) {
      joined.set(`${one.message}\u0000${one.at?.file}:${one.at?.line}`, one);
      continue;
    }
    const known = joined.get(head);
    joined.set(head, known === undefined ? one : { message: `${known.message}, ${audience}` });
  }
  return [...joined.values()];
}
