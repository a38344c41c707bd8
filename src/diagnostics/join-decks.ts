/** Remarks that say of which decks a diagnostic speaks → one remark for decks that differ in audience or row only. */
import type { Related } from './diagnostic.ts';

/** So many rows are named before they are counted. */
const MOST_ROWS = 3;

/**
 * `in deck talk for press` and `in deck talk for board` → `in deck talk for press, board`, where the first stood; those
 * about slides when those have the same numbers. So too the rows of a merge, of which the first are named and the others counted.
 */
export function joinDecks(related: readonly Related[]): readonly Related[] {
  const joined = new Map<string, Related | NamedDecks>();
  for (const one of related) {
    const [, head, name = '', slide = ''] =
      /^(in deck \S+(?: for \S+)?, row |in deck \S+ for )(\S+?)(, slides? [\d, –]+)?$/.exec(one.message) ??
      [];
    if (head === undefined || one.at !== undefined) {
      joined.set(`${one.message}\u0000${one.at?.file}:${one.at?.line}`, one);
      continue;
    }
    const key = `${head}${slide}`;
    const known = joined.get(key);
    if (known !== undefined && 'names' in known) known.names.push(name);
    else joined.set(key, { head, names: [name], slide });
  }
  return [...joined.values()].map((one) => ('names' in one ? { message: namedDecks(one) } : one));
}

interface NamedDecks {
  readonly head: string;
  readonly names: string[];
  /** `, slide 4`, `, slides 2, 4–7`, or nothing. */
  readonly slide: string;
}

function namedDecks({ head, names, slide }: NamedDecks): string {
  const isRow = head.endsWith('row ');
  const more = isRow ? names.length - MOST_ROWS : 0;
  if (more <= 1) return `${head}${names.join(', ')}${slide}`;
  return `${head}${names.slice(0, MOST_ROWS).join(', ')} and ${more} more${slide}`;
}
