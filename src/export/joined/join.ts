/** Pages from one or more prints → one PDF, with the tags, the outline, the links and the fonts of just these pages. */
import type { PdfFile, PdfObject } from '../pdf-file.ts';
import { writeDictionary } from '../pdf-syntax.ts';
import { addGlyphs, type FontChoice, writeFont } from './font.ts';
import { fillMarks } from './marks.ts';
import { type WrittenLine, writeOutline } from './outline.ts';
import type { PagePart, PrintFrame } from './parts.ts';
import type { FontUse, Resource } from './resources.ts';

/** Gives the index of the page that a link within the deck leads to, by the name of the place. */
export type PlaceOf = (name: string) => number | undefined;

/** Objects of every document. */
const [CATALOG, INFO, PAGES, TREE, DOCUMENT, HOLDER, PARENTS, OUTLINE] = [1, 2, 3, 4, 5, 6, 7, 8] as const;

/** The document of these pages; undefined when two prints draw one font in two ways. */
export function joinParts(
  parts: readonly PagePart[],
  frame: PrintFrame,
  placeOf: PlaceOf,
): PdfFile | undefined {
  const resources = [
    ...new Map(parts.flatMap((part) => withNeeds(part.resources)).map((one) => [one.key, one])).values(),
  ];
  const choices = chooseGlyphs([
    ...parts.flatMap(({ fonts }) => fonts),
    ...resources.flatMap(({ fonts }) => fonts),
  ]);
  if (choices === undefined) return undefined;
  const lines = parts.reduce((sum, { outline }) => sum + outline.length, 0);
  let next = OUTLINE + lines + 1;
  const take = (count: number) => {
    next += count;
    return next - count;
  };
  const laid = layParts(parts, take);
  const resourceNumbers = new Map(resources.map(({ key }) => [key, take(1)]));
  const fontNumbers = new Map([...choices.keys()].map((key) => [key, take(FONT_OBJECTS)]));
  const sizes = new Map(laid.map(({ page, part }) => [page, heightOf(part)]));
  const fill = ({ page, first, names, links, index }: Laid, text: string) =>
    fillMarks(text, (kind, value) => {
      if (kind === 'object') return `${first + Number(value)} 0 R`;
      if (kind === 'resource') return `${resourceNumbers.get(value)} 0 R`;
      if (kind === 'font') return `${fontNumbers.get(value)} 0 R`;
      if (kind === 'page') return `${page} 0 R`;
      if (kind === 'pages') return `${PAGES} 0 R`;
      if (kind === 'holder') return `${HOLDER} 0 R`;
      if (kind === 'content') return String(index);
      if (kind === 'link') return String(links + Number(value));
      if (kind === 'name') return `(node${String(names + Number(value)).padStart(8, '0')})`;
      const to = laid[placeOf(Buffer.from(value, 'hex').toString()) ?? index]?.page ?? page;
      return `[${to} 0 R /XYZ 0 ${sizes.get(to)} 0]`;
    });
  const objects = new Map<number, PdfObject>();
  for (const one of laid) {
    objects.set(one.page, { text: fill(one, one.part.page) });
    for (const [index, text] of one.part.objects.entries())
      objects.set(one.first + index, { text: fill(one, text) });
  }
  const shared = { page: 0, first: 0, names: 0, links: 0, index: 0, part: parts[0] as PagePart };
  for (const { key, object } of resources)
    objects.set(resourceNumbers.get(key) ?? 0, { ...object, text: fill(shared, object.text) });
  for (const [index, [key, choice]] of [...choices].entries())
    for (const [more, object] of writeFont(choice, fontNumbers.get(key) ?? 0, tagOf(index)).entries())
      objects.set((fontNumbers.get(key) ?? 0) + more, object);
  const written = laid.flatMap((one): readonly WrittenLine[] =>
    one.part.outline.map((line) => ({ ...line, page: `${one.page} 0 R`, tag: fill(one, line.tag) })),
  );
  for (const [index, text] of writeOutline(written, OUTLINE).entries())
    objects.set(OUTLINE + index, { text });
  for (const [number, text] of frameObjects(frame, laid, fill)) objects.set(number, { text });
  return { objects, root: `${CATALOG} 0 R`, info: `${INFO} 0 R` };
}

/** Of a font that `writeFont` writes. */
const FONT_OBJECTS = 5;

/** A part, and the numbers that its objects get. */
interface Laid {
  readonly part: PagePart;
  readonly index: number;
  readonly page: number;
  readonly first: number;
  /** Of the first name of a table head. */
  readonly names: number;
  /** Under which the tree of parents lists the first link. */
  readonly links: number;
}

function layParts(parts: readonly PagePart[], take: (count: number) => number): readonly Laid[] {
  let [names, links] = [1, parts.length];
  return parts.map((part, index) => {
    const laid = { part, index, page: take(1), first: take(part.objects.length), names, links };
    names += part.names;
    links += part.links.length;
    return laid;
  });
}

function frameObjects(
  { catalog, info, tags: [document, holder] }: PrintFrame,
  laid: readonly Laid[],
  fill: (one: Laid, text: string) => string,
): readonly (readonly [number: number, text: string])[] {
  const changed = (entries: ReadonlyMap<string, string>, more: Readonly<Record<string, string>>) =>
    writeDictionary(new Map([...entries, ...Object.entries(more)]));
  const list = (texts: readonly string[]) => `[${texts.join(' ')}]`;
  const tags = laid.flatMap((one) => (one.part.tag === undefined ? [] : [fill(one, one.part.tag)]));
  const marked = laid.map((one) => `${one.index} ${fill(one, one.part.marked)}`);
  const links = laid.flatMap((one) =>
    one.part.links.map((link, index) => `${one.links + index} ${fill(one, link)}`),
  );
  const pages = laid.map(({ page }) => `${page} 0 R`);
  const steady = new Map([...catalog].filter(([key]) => key !== '/Dests' && key !== '/Names'));
  const [outline, pageList, tree] = [`${OUTLINE} 0 R`, `${PAGES} 0 R`, `${TREE} 0 R`];
  return [
    [CATALOG, changed(steady, { '/Outlines': outline, '/Pages': pageList, '/StructTreeRoot': tree })],
    [INFO, writeDictionary(info)],
    [PAGES, `<</Type /Pages\n/Count ${pages.length}\n/Kids ${list(pages)}>>`],
    [
      TREE,
      `<</Type /StructTreeRoot\n/K ${DOCUMENT} 0 R\n/ParentTree ${PARENTS} 0 R\n/ParentTreeNextKey ${laid.length + links.length}>>`,
    ],
    [DOCUMENT, changed(document, { '/P': tree, '/K': `${HOLDER} 0 R` })],
    [HOLDER, changed(holder, { '/P': `${DOCUMENT} 0 R`, '/K': list(tags) })],
    [PARENTS, `<</Type /ParentTree\n/Nums ${list([...marked, ...links])}>>`],
  ];
}

function withNeeds(resources: readonly Resource[]): readonly Resource[] {
  return resources.flatMap((one) => [one, ...withNeeds(one.needs)]);
}

function chooseGlyphs(uses: readonly FontUse[]): ReadonlyMap<string, FontChoice> | undefined {
  const choices = new Map<string, FontChoice>();
  for (const { font, glyphs } of uses) {
    const choice = choices.get(font.key) ?? { font, glyphs: new Map() };
    choices.set(font.key, choice);
    if (!addGlyphs(choice, font, glyphs)) return undefined;
  }
  return choices;
}

/** Six letters that tell the fonts of a document apart: AAAAAA, BAAAAA and so on. */
function tagOf(index: number): string {
  const letters = [index % 26, Math.floor(index / 26) % 26];
  return `${letters.map((letter) => String.fromCharCode(65 + letter)).join('')}AAAA`;
}

function heightOf({ page }: PagePart): string {
  return /\/MediaBox \[[^\]]*?([\d.]+)\s*\]/.exec(page)?.[1] ?? '0';
}
