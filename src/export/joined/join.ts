/** Pages from one or more prints → one PDF, with the tags, the outline, the links and the fonts of just these pages. */
import type { PdfFile, PdfObject } from '../pdf-file.ts';
import { tagList } from '../pdf-order.ts';
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
  const resources = resourcesOf(parts);
  const choices = chooseGlyphs([...parts, ...resources].flatMap(({ fonts }) => fonts));
  if (choices === undefined) return undefined;
  const layout = layOut(parts, { resources, fonts: [...choices.keys()] });
  const fill = createFiller(layout, placeOf);
  const numbered = (texts: readonly string[], first: number) =>
    texts.map((text, index) => [first + index, { text }] as const);
  const lines = layout.pages.flatMap((one): readonly WrittenLine[] =>
    one.part.outline.map((line) => ({ ...line, page: `${one.page} 0 R`, tag: fill(line.tag, one) })),
  );
  const fonts = [...choices.values()].flatMap((choice, index) => {
    const first = layout.fonts.get(choice.font.key) ?? 0;
    return writeFont(choice, first, tagOf(index)).map((object, more) => [first + more, object] as const);
  });
  const objects = new Map<number, PdfObject>([
    ...frameObjects(frame, layout.pages, fill).map(([number, text]) => [number, { text }] as const),
    ...numbered(writeOutline(lines, OUTLINE), OUTLINE),
    ...layout.pages.flatMap((one) => [
      [one.page, { text: fill(one.part.page, one) }] as const,
      ...numbered(
        one.part.objects.map((text) => fill(text, one)),
        one.first,
      ),
    ]),
    ...resources.map(
      ({ key, object }) => [layout.resources.get(key) ?? 0, { ...object, text: fill(object.text) }] as const,
    ),
    ...fonts,
  ]);
  return { objects, root: `${CATALOG} 0 R`, info: `${INFO} 0 R`, isSteady: true };
}

/** Numbers of all objects. */
interface Layout {
  readonly pages: readonly Laid[];
  /** By key. */
  readonly resources: ReadonlyMap<string, number>;
  readonly fonts: ReadonlyMap<string, number>;
}

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

/** Of a font that `writeFont` writes. */
const FONT_OBJECTS = 5;

function layOut(
  parts: readonly PagePart[],
  shared: { readonly resources: readonly Resource[]; readonly fonts: readonly string[] },
): Layout {
  let next = OUTLINE + 1 + parts.reduce((sum, { outline }) => sum + outline.length, 0);
  const take = (count: number) => {
    next += count;
    return next - count;
  };
  let [names, links] = [1, parts.length];
  const pages = parts.map((part, index) => {
    const laid = { part, index, page: take(1), first: take(part.objects.length), names, links };
    names += part.named.length;
    links += part.links.length;
    return laid;
  });
  return {
    pages,
    resources: new Map(shared.resources.map(({ key }) => [key, take(1)])),
    fonts: new Map(shared.fonts.map((key) => [key, take(FONT_OBJECTS)])),
  };
}

/** Puts numbers in the place of marks; `page`: of the page that an object belongs to, where it belongs to one. */
type Fill = (text: string, page?: Laid) => string;

function createFiller({ pages, resources, fonts }: Layout, placeOf: PlaceOf): Fill {
  const placeOn = (name: string, from: Laid) => {
    const { page, part } = pages[placeOf(name) ?? from.index] ?? from;
    return `[${page} 0 R /XYZ 0 ${heightOf(part)} 0]`;
  };
  const onPage: Readonly<Record<string, (value: string, page: Laid) => string>> = {
    object: (value, { first }) => `${first + Number(value)} 0 R`,
    page: (_, { page }) => `${page} 0 R`,
    content: (_, { index }) => String(index),
    link: (value, { links }) => String(links + Number(value)),
    name: (value, { names }) => `(node${nameOf(names + Number(value))})`,
    slide: (value, page) => placeOn(Buffer.from(value, 'hex').toString(), page),
  };
  return (text, page) =>
    fillMarks(text, (kind, value) => {
      if (kind === 'resource') return `${resources.get(value)} 0 R`;
      if (kind === 'font') return `${fonts.get(value)} 0 R`;
      if (kind === 'pages') return `${PAGES} 0 R`;
      if (kind === 'holder') return `${HOLDER} 0 R`;
      const fill = onPage[kind];
      if (page === undefined || fill === undefined) throw new RangeError(`a mark "${kind}" without a page`);
      return fill(value, page);
    });
}

function frameObjects(
  { catalog, info, tags: [document, holder] }: PrintFrame,
  laid: readonly Laid[],
  fill: Fill,
): readonly (readonly [number: number, text: string])[] {
  const changed = (entries: ReadonlyMap<string, string>, more: Readonly<Record<string, string>>) =>
    writeDictionary(new Map([...entries, ...Object.entries(more)]));
  const list = (texts: readonly string[]) => `[${texts.join(' ')}]`;
  const tags = laid.flatMap((one) => (one.part.tag === undefined ? [] : [fill(one.part.tag, one)]));
  const marked = laid.map((one) => `${one.index} ${fill(one.part.marked, one)}`);
  const links = laid.flatMap((one) =>
    one.part.links.map((link, index) => `${one.links + index} ${fill(link, one)}`),
  );
  const names = laid.flatMap((one) =>
    one.part.named.map((at, index) => ({ name: nameOf(one.names + index), at: one.first + at })),
  );
  const idTree = names.length === 0 ? '' : `\n/IDTree ${tagList(names)}`;
  const pages = laid.map(({ page }) => `${page} 0 R`);
  const steady = new Map([...catalog].filter(([key]) => key !== '/Dests' && key !== '/Names'));
  const [outline, pageList, tree] = [`${OUTLINE} 0 R`, `${PAGES} 0 R`, `${TREE} 0 R`];
  return [
    [CATALOG, changed(steady, { '/Outlines': outline, '/Pages': pageList, '/StructTreeRoot': tree })],
    [INFO, writeDictionary(info)],
    [PAGES, `<</Type /Pages\n/Count ${pages.length}\n/Kids ${list(pages)}>>`],
    [
      TREE,
      `<</Type /StructTreeRoot\n/K ${DOCUMENT} 0 R\n/ParentTree ${PARENTS} 0 R\n/ParentTreeNextKey ${laid.length + links.length}${idTree}>>`,
    ],
    [DOCUMENT, changed(document, { '/P': tree, '/K': `${HOLDER} 0 R` })],
    [HOLDER, changed(holder, { '/P': `${DOCUMENT} 0 R`, '/K': list(tags) })],
    [PARENTS, `<</Type /ParentTree\n/Nums ${list([...marked, ...links])}>>`],
  ];
}

/** The name of a table head. */
function nameOf(number: number): string {
  return String(number).padStart(8, '0');
}

/** What the pages draw with, each once. */
function resourcesOf(parts: readonly PagePart[]): readonly Resource[] {
  const all = parts.flatMap(({ resources }) => withNeeds(resources));
  return [...new Map(all.map((one) => [one.key, one])).values()];
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
