/** The outline of a printed PDF (ISO 32000-1, 12.3.3) ↔ its lines, each with the level of its heading. */
import type { PdfDictionary } from '../pdf-syntax.ts';
import { writeDictionary } from '../pdf-syntax.ts';

export interface OutlineEntry {
  /** Number of the page object. */
  readonly page: number;
  /** 1 to 6. */
  readonly level: number;
  /** As written. */
  readonly title: string;
  /** Where on the page: `/XYZ 60 372 0`. */
  readonly place: string;
  /** Reference to the tag of the heading. */
  readonly tag: string;
}

/** In reading order; undefined when a line has no heading of its own. */
export function readOutline(
  root: string | undefined,
  at: (value: string | undefined) => PdfDictionary | undefined,
): readonly OutlineEntry[] | undefined {
  const entries: OutlineEntry[] = [];
  const waiting = [at(root)?.get('/First')];
  while (waiting.length > 0) {
    const item = at(waiting.pop());
    if (item === undefined) continue;
    const [, page, place] = /^\[\s*(\d+) 0 R\s+([^\]]*?)\s*\]$/.exec(item.get('/Dest') ?? '') ?? [];
    const [title, tag] = [item.get('/Title'), item.get('/SE')];
    const level = /^\/H([1-6])$/.exec(at(tag)?.get('/S') ?? '')?.[1];
    if (
      page === undefined ||
      place === undefined ||
      title === undefined ||
      tag === undefined ||
      level === undefined
    )
      return undefined;
    entries.push({ page: Number(page), level: Number(level), title, place, tag });
    waiting.push(item.get('/Next'), item.get('/First'));
  }
  return entries;
}

export interface WrittenLine extends Omit<OutlineEntry, 'page'> {
  /** Reference to the page. */
  readonly page: string;
}

/** The objects of an outline; the first, number `first`, is its root. A heading stands below the nearest before it that is higher. */
export function writeOutline(lines: readonly WrittenLine[], first: number): readonly string[] {
  const root: Node = { number: first, level: 0, kids: [] };
  const open = [root];
  const nodes = lines.map((line, index): Node => {
    while ((open.at(-1)?.level ?? 0) >= line.level) open.pop();
    const parent = open.at(-1) ?? root;
    const node: Node = { number: first + 1 + index, level: line.level, kids: [], line, parent };
    parent.kids.push(node);
    open.push(node);
    return node;
  });
  return [root, ...nodes].map(writeNode);
}

interface Node {
  readonly number: number;
  readonly level: number;
  readonly kids: Node[];
  readonly line?: WrittenLine;
  readonly parent?: Node;
}

function writeNode({ kids, line, parent, number }: Node): string {
  const entries = new Map<string, string>();
  if (line === undefined) entries.set('/Type', '/Outlines');
  else entries.set('/Title', line.title).set('/Dest', `[${line.page} ${line.place}]`).set('/SE', line.tag);
  if (parent !== undefined) {
    entries.set('/Parent', `${parent.number} 0 R`);
    const place = parent.kids.findIndex((kid) => kid.number === number);
    const [before, after] = [parent.kids[place - 1], parent.kids[place + 1]];
    if (before !== undefined) entries.set('/Prev', `${before.number} 0 R`);
    if (after !== undefined) entries.set('/Next', `${after.number} 0 R`);
  }
  const [first, last] = [kids[0], kids.at(-1)];
  if (first !== undefined && last !== undefined)
    entries
      .set('/First', `${first.number} 0 R`)
      .set('/Last', `${last.number} 0 R`)
      .set('/Count', String(below(kids)));
  return writeDictionary(entries);
}

function below(kids: readonly Node[]): number {
  return kids.reduce((sum, kid) => sum + 1 + below(kid.kids), 0);
}
