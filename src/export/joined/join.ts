/** Pages from one or more prints → one PDF, with the tags, the outline, the links and the fonts of just these pages. */
import type { PdfFile, PdfObject } from '../pdf-file.ts';
import { tagList } from '../pdf-order.ts';
import { writeDictionary } from '../pdf-syntax.ts';
import { addGlyphs, type FontChoice, writeFont } from './font-choice.ts';
import { fillGaps, type Gap, type GappedText } from './gaps.ts';
import { type WrittenLine, writeOutline } from './outline.ts';
import type { PagePart } from './page-part.ts';
import type { PrintFrame } from './parts.ts';
import type { FontUse } from './resources.ts';

/** Gives the index of the page that a link within the deck leads to, by the name of the place. */
export type PlaceOf = (name: string) => number | undefined;

/** Objects of every document; what has more behind it comes last. */
const [CATALOG, INFO, PAGES, TREE, DOCUMENT, HOLDER, PARENTS, OUTLINE] = [1, 2, 3, 4, 5, 6, 7, 8] as const;

/** The document of these pages; undefined when two prints draw one font in two ways. */
export function joinParts(
  parts: readonly PagePart[],
  frame: PrintFrame,
  placeOf: PlaceOf,
): PdfFile | undefined {
  const resources = new Map(parts.flatMap((part) => part.resources.map((one) => [one.key, one])));
  const choices = chooseGlyphs(parts.flatMap(({ fonts }) => fonts));
  if (choices === undefined) return undefined;
  const layout = layOut(parts, { resources: [...resources.keys()], fonts: [...choices.keys()] });
  const pages = layout.pages.map((laid): FilledPage => {
    const values = laid.part.gaps.map((gap) => fillOf(gap, { laid, layout, placeOf }));
    return { ...laid, fill: (text) => fillGaps(text, values) };
  });
  const objects = new Map<number, PdfObject>();
  const put = (texts: readonly string[], first: number) => {
    for (const [index, text] of texts.entries()) objects.set(first + index, { text });
  };
  put(frameObjects(frame, pages), CATALOG);
  put(writeOutline(pages.flatMap(linesOf), OUTLINE), OUTLINE);
  for (const { part, page, first, fill } of pages) {
    put([fill(part.page)], page);
    put(part.objects.map(fill), first);
  }
  for (const [key, { text, gaps, stream }] of resources) {
    const values = gaps.map((gap) => sharedFill(gap, layout) ?? '');
    const filled = { text: fillGaps(text, values) };
    objects.set(layout.resources.get(key) ?? 0, stream === undefined ? filled : { ...filled, stream });
  }
  for (const [index, choice] of [...choices.values()].entries()) {
    const first = layout.fonts.get(choice.font.key) ?? 0;
    for (const [more, object] of writeFont(choice, first, tagOf(index)).entries())
      objects.set(first + more, object);
  }
  return { objects, root: `${CATALOG} 0 R`, info: `${INFO} 0 R`, isSteady: true };
}

function linesOf({ part, page, fill }: FilledPage): readonly WrittenLine[] {
  return part.outline.map((line) => ({ ...line, page: `${page} 0 R`, tag: fill(line.tag) }));
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
  shared: { readonly resources: readonly string[]; readonly fonts: readonly string[] },
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
    resources: new Map(shared.resources.map((key) => [key, take(1)])),
    fonts: new Map(shared.fonts.map((key) => [key, take(FONT_OBJECTS)])),
  };
}

/** A part whose gaps can be filled. */
interface FilledPage extends Laid {
  readonly fill: (text: GappedText) => string;
}

interface Place {
  readonly laid: Laid;
  readonly layout: Layout;
  readonly placeOf: PlaceOf;
}

/** What a document puts into a gap. */
function fillOf(gap: Gap, { laid, layout, placeOf }: Place): string {
  switch (gap.kind) {
    case 'object':
      return `${laid.first + gap.index} 0 R`;
    case 'page':
      return `${laid.page} 0 R`;
    case 'content':
      return String(laid.index);
    case 'link':
      return String(laid.links + gap.index);
    case 'name':
      return `(node${nameOf(laid.names + gap.index)})`;
    case 'slide': {
      const { page, part } = layout.pages[placeOf(gap.name) ?? laid.index] ?? laid;
      return `[${page} 0 R /XYZ 0 ${part.height} 0]`;
    }
    default:
      return sharedFill(gap, layout) ?? '';
  }
}

/** What is the same on all pages of a document; undefined for what is not. */
function sharedFill(gap: Gap, { resources, fonts }: Layout): string | undefined {
  if (gap.kind === 'resource') return `${resources.get(gap.name)} 0 R`;
  if (gap.kind === 'font') return `${fonts.get(gap.name)} 0 R`;
  if (gap.kind === 'pages') return `${PAGES} 0 R`;
  return gap.kind === 'holder' ? `${HOLDER} 0 R` : undefined;
}

/** The first objects, in the order of their numbers. */
function frameObjects(
  { catalog, info, tags: [document, holder] }: PrintFrame,
  laid: readonly FilledPage[],
): readonly string[] {
  const changed = (entries: ReadonlyMap<string, string>, more: Readonly<Record<string, string>>) =>
    writeDictionary(new Map([...entries, ...Object.entries(more)]));
  const list = (texts: readonly string[]) => `[${texts.join(' ')}]`;
  const tags = laid.flatMap(({ part, first }) => (part.tag === undefined ? [] : [`${first + part.tag} 0 R`]));
  const marked = laid.map(({ index, part, fill }) => `${index} ${fill(part.marked)}`);
  const links = laid.flatMap(({ part, fill, links: first }) =>
    part.links.map((link, index) => `${first + index} ${fill(link)}`),
  );
  const names = laid.flatMap((one) =>
    one.part.named.map((at, index) => ({ name: nameOf(one.names + index), at: one.first + at })),
  );
  const idTree = names.length === 0 ? '' : `\n/IDTree ${tagList(names)}`;
  const pages = laid.map(({ page }) => `${page} 0 R`);
  const steady = new Map([...catalog].filter(([key]) => key !== '/Dests' && key !== '/Names'));
  const [outline, pageList, tree] = [`${OUTLINE} 0 R`, `${PAGES} 0 R`, `${TREE} 0 R`];
  return [
    changed(steady, { '/Outlines': outline, '/Pages': pageList, '/StructTreeRoot': tree }),
    writeDictionary(info),
    `<</Type /Pages\n/Count ${pages.length}\n/Kids ${list(pages)}>>`,
    `<</Type /StructTreeRoot\n/K ${DOCUMENT} 0 R\n/ParentTree ${PARENTS} 0 R\n/ParentTreeNextKey ${laid.length + links.length}${idTree}>>`,
    changed(document, { '/P': tree, '/K': `${HOLDER} 0 R` }),
    changed(holder, { '/P': `${DOCUMENT} 0 R`, '/K': list(tags) }),
    `<</Type /ParentTree\n/Nums ${list([...marked, ...links])}>>`,
  ];
}

/** The name of a table head. */
function nameOf(number: number): string {
  return String(number).padStart(8, '0');
}

function chooseGlyphs(uses: readonly FontUse[]): ReadonlyMap<string, FontChoice> | undefined {
  const choices = new Map<string, FontChoice>();
  for (const { font, glyphs } of uses) {
    const choice = choices.get(font.key) ?? { font, glyphs: new Map() };
    choices.set(font.key, choice);
    if (!addGlyphs(choice, glyphs)) return undefined;
  }
  return choices;
}

/** Six letters that tell the fonts of a document apart: AAAAAA, BAAAAA and so on. */
function tagOf(index: number): string {
  const letters = [index % 26, Math.floor(index / 26) % 26];
  return `${letters.map((letter) => String.fromCharCode(65 + letter)).join('')}AAAA`;
}
