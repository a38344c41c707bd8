/** A page of a print → a part: all that belongs to the page, with gaps for what a document puts in itself. */
import type { PdfFile } from '../pdf-file.ts';
import { type PdfDictionary, referredObject, splitReferences, writeDictionary } from '../pdf-syntax.ts';
import { type Tag, writeTag } from '../tag-tree.ts';
import { createGapList, type Gap, type GapList, type GappedText } from './gaps.ts';
import type { OutlineEntry } from './outline.ts';
import { type Drawing, type FontUse, type Resource, type ResourceReader, Unmovable } from './resources.ts';

/** Begins the address of a link that leads to a place in the deck; the name of the place follows, UTF-8 in hexadecimal. */
export const INNER_LINK = 'https://slide.invalid/#';

/** One page. */
export interface PagePart {
  /** Of all its texts but those of resources. */
  readonly gaps: readonly Gap[];
  readonly page: GappedText;
  /** In points, as written. */
  readonly height: string;
  /** With those that they lead to, each once. */
  readonly resources: readonly Resource[];
  /** Its own, and those of its resources. */
  readonly fonts: readonly FontUse[];
  /** Links, then tags. */
  readonly objects: readonly GappedText[];
  /** Index of the uppermost tag; undefined: nothing on the page is tagged. */
  readonly tag: number | undefined;
  /** For each piece of marked content the tag that it belongs to, as a list. */
  readonly marked: GappedText;
  /** For each link the tag that it belongs to. */
  readonly links: readonly GappedText[];
  /** Indexes of the tags that have names, in the order of the names. */
  readonly named: readonly number[];
  readonly outline: readonly OutlineLine[];
}

export interface OutlineLine extends Pick<OutlineEntry, 'level' | 'title' | 'place'> {
  /** The tag of the heading. */
  readonly tag: GappedText;
}

/** A print that is taken apart. */
export interface Print {
  readonly file: PdfFile;
  readonly at: (value: string | undefined) => PdfDictionary | undefined;
  /** Number of the tag that holds those of the slides. */
  readonly holder: number;
  /** For each tag that is gone the one that has what it held. */
  readonly heirs: ReadonlyMap<number, number>;
  /** By key: a list for each page, one tag for each link. */
  readonly parents: ReadonlyMap<string, string>;
  readonly resources: ResourceReader;
}

/** What a page has in the lists of its print. */
export interface PageFacts {
  /** The uppermost first, each before those below it. */
  readonly tags: readonly Tag[];
  readonly lines: readonly OutlineEntry[];
}

/** Throws `Unmovable` for what is not known to be safe to move. */
export function readPart(print: Print, number: number, { tags, lines }: PageFacts): PagePart {
  const { at, file, heirs, parents, resources, holder } = print;
  const list = createGapList();
  const entries = at(`${number} 0 R`) ?? new Map();
  const links = numbersIn(listOf(file, entries.get('/Annots')));
  const places = new Map([
    [number, list.add({ kind: 'page' })],
    [holder, list.add({ kind: 'holder' })],
  ]);
  for (const link of links) places.set(link, list.add({ kind: 'object', index: places.size - 2 }));
  for (const tag of tags) places.set(tag.number, list.add({ kind: 'object', index: places.size - 2 }));
  const needs = new Map<number, Resource>();
  const gapOf = (other: number): number => {
    const place = places.get(heirs.get(other) ?? other);
    if (place !== undefined) return place;
    const found = needs.get(other) ?? resources.resource(other);
    needs.set(other, found);
    return list.indexOf({ kind: 'resource', name: found.key });
  };
  const cut = (text: string) => list.cut(text, gapOf);
  const names = createNames(list);
  const objects = [
    ...links.map((link, index) => cut(linkText(print, link, { index, list }))),
    ...tags.map((tag, index) =>
      isUsual(tag) ? cutTag(tag, gapOf) : cut(names.marked(writeTag(tag), links.length + index)),
    ),
  ];
  const content = file.objects.get(referredObject(entries.get('/Contents')) ?? -1);
  if (content === undefined) throw new Unmovable('a page of several streams');
  const drawing = resources.drawing(content, entries.get('/Resources'), list);
  const page = cut(pageText(entries, drawing, list));
  const isTagged = tags.length > 0;
  return {
    page,
    objects,
    height: heightOf(entries.get('/MediaBox')),
    fonts: [...drawing.fonts, ...[...needs.values()].flatMap(fontsBelow)],
    tag: isTagged ? links.length : undefined,
    named: names.named(),
    marked: cut(parents.get(entries.get('/StructParents') ?? '') ?? '[]'),
    links: links.map((link) => cut(parents.get(at(`${link} 0 R`)?.get('/StructParent') ?? '') ?? 'null')),
    outline: lines.map(({ level, title, place, tag }) => ({ level, title, place, tag: cut(tag) })),
    resources: withNeeds([drawing.resource, ...needs.values()]),
    gaps: list.gaps,
  };
}

/** A tag that leads to its page and to other tags only. */
function isUsual({ more, kids }: Tag): boolean {
  return more === '' && kids.every((kid) => typeof kid === 'number' || !kid.startsWith('<'));
}

/** What `writeTag` writes, cut. */
function cutTag({ role, parent, page, kids }: Tag, gapOf: (number: number) => number): GappedText {
  const pieces = [`<</Type /StructElem\n/S /${role}\n/P `];
  const gaps = [gapOf(parent)];
  const [open, close] = kids.length === 1 ? ['\n/K ', ''] : ['\n/K [', ']'];
  if (page !== undefined) {
    pieces.push('\n/Pg ');
    gaps.push(gapOf(page));
  }
  let text = kids.length === 0 ? '' : open;
  for (const [index, kid] of kids.entries()) {
    if (index > 0) text += ' ';
    if (typeof kid === 'number') {
      pieces.push(text);
      gaps.push(gapOf(kid));
      text = '';
    } else text += kid;
  }
  pieces.push(`${text}${kids.length === 0 ? '' : close}>>`);
  return { pieces, gaps };
}

/** These and all that they lead to, each once. */
function withNeeds(resources: readonly Resource[]): readonly Resource[] {
  const found = new Map<string, Resource>();
  const add = (one: Resource) => {
    if (found.has(one.key)) return;
    found.set(one.key, one);
    one.needs.forEach(add);
  };
  resources.forEach(add);
  return [...found.values()];
}

function fontsBelow({ fonts, needs }: Resource): readonly FontUse[] {
  return [...fonts, ...needs.flatMap(fontsBelow)];
}

function pageText(entries: PdfDictionary, { dictionary, resource }: Drawing, { mark }: GapList): string {
  return writeDictionary(
    new Map([...entries].filter(([name]) => !OWN.includes(name)))
      .set('/Parent', mark({ kind: 'pages' }))
      .set('/Resources', dictionary)
      .set('/Contents', mark({ kind: 'resource', name: resource.key }))
      .set('/StructParents', mark({ kind: 'content' })),
  );
}

const OWN = ['/Parent', '/Resources', '/Contents', '/StructParents'];

function heightOf(box: string | undefined): string {
  return /([\d.]+)\s*\]$/.exec(box ?? '')?.[1] ?? '0';
}

/** A link as it stands in a part: where it leads within the deck is decided by the document. */
function linkText(
  { at }: Print,
  number: number,
  { index, list }: { readonly index: number; readonly list: GapList },
): string {
  const entries = new Map(at(`${number} 0 R`));
  if (entries.get('/Subtype') !== '/Link' || entries.has('/Dest'))
    throw new Unmovable('a note, or a place by its name');
  if (entries.has('/StructParent')) entries.set('/StructParent', list.mark({ kind: 'link', index }));
  const address = /^\((.*)\)$/.exec(at(entries.get('/A'))?.get('/URI') ?? '')?.[1] ?? '';
  if (!address.startsWith(INNER_LINK)) return writeDictionary(entries);
  entries.delete('/A');
  const name = Buffer.from(address.slice(INNER_LINK.length), 'hex').toString();
  return writeDictionary(entries.set('/Dest', list.mark({ kind: 'slide', name })));
}

/** Names of table heads are counted through the life of a browser. */
function createNames({ mark }: GapList) {
  const names = new Map<string, number>();
  const named: number[] = [];
  return {
    /** The text with gaps for names. `at`: index of the object. */
    marked: (text: string, at: number) => {
      if (!text.includes('(node')) return text;
      return text.replace(/(\/ID )?(\(node\d{8}\))/g, (_, own: string | undefined, name: string) => {
        const index = names.get(name) ?? names.size;
        names.set(name, index);
        if (own !== undefined) named[index] = at;
        return `${own ?? ''}${mark({ kind: 'name', index })}`;
      });
    },
    named: () => {
      // Names that are only referred to have a number too.
      named.length = names.size;
      return named;
    },
  };
}

function listOf({ objects }: PdfFile, value: string | undefined): string | undefined {
  const number = referredObject(value);
  return number === undefined ? value : objects.get(number)?.text;
}

/** Numbers of the objects that a text refers to. */
export function numbersIn(text: string | undefined): readonly number[] {
  return splitReferences(text ?? '').numbers;
}
