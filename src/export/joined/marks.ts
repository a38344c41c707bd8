/**
 * Places in the text of an object at which a document puts its own numbers. A mark is made of characters that no PDF object
 * can hold, since those are bytes read as Latin-1.
 */

/**
 * `object`: number of another object of the part; `page`: of the page itself; `pages`: of the list of pages; `holder`: of the
 * tag above; `resource`, `font`: by key; `content`: under which the tree of parents lists the page; `link`: under which it
 * lists a link; `name`: of a table head; `slide`: where a link within the deck leads.
 */
export type MarkKind =
  | 'object'
  | 'page'
  | 'pages'
  | 'holder'
  | 'resource'
  | 'font'
  | 'content'
  | 'link'
  | 'name'
  | 'slide';

/** A mark. */
export function mark(kind: MarkKind, value: string | number = ''): string {
  return `\uE000${kind} ${value}\uE001`;
}

/** The text with each mark replaced. */
export function fillMarks(text: string, fill: (kind: MarkKind, value: string) => string): string {
  if (!text.includes('\uE000')) return text;
  return text.replace(/\uE000(\w+) ([^\uE001]*)\uE001/g, (_, kind: MarkKind, value: string) =>
    fill(kind, value),
  );
}
