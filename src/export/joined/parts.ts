/**
 * A printed PDF → its pages, each with all that belongs to it: what it draws, links, tags and its lines of the outline. A
 * part says nothing of the print that it came from, so the same slide makes the same part in any print, and `join.ts` makes
 * a document of parts from several. Read as Chromium builds them: one tag for each slide, below one that holds them all.
 */
import type { PdfFile } from '../pdf-file.ts';
import {
  type PdfDictionary,
  type ReferenceSplit,
  referredObject,
  splitReferences,
  writeDictionary,
} from '../pdf-syntax.ts';
import { mark } from './marks.ts';
import { type OutlineEntry, readOutline } from './outline.ts';
import {
  createResourceReader,
  type Drawing,
  dictionaryOf,
  type FontUse,
  type Resource,
  type ResourceReader,
  Unmovable,
} from './resources.ts';

/** One page. Texts of objects have marks where a document puts numbers. */
export interface PagePart {
  readonly page: string;
  readonly resources: readonly Resource[];
  readonly fonts: readonly FontUse[];
  /** Links, then tags. */
  readonly objects: readonly string[];
  /** The uppermost tag; undefined: nothing on the page is tagged. */
  readonly tag: string | undefined;
  /** For each piece of marked content the tag that it belongs to, as a list. */
  readonly marked: string;
  /** For each link the tag that it belongs to. */
  readonly links: readonly string[];
  /** Indexes of the tags that have names, in the order of the names. */
  readonly named: readonly number[];
  readonly outline: readonly OutlineLine[];
}

export interface OutlineLine extends Pick<OutlineEntry, 'level' | 'title' | 'place'> {
  /** The tag of the heading. */
  readonly tag: string;
}

/** What all pages of a print share, for the document that is made of them. */
export interface PrintFrame {
  readonly catalog: PdfDictionary;
  readonly info: PdfDictionary;
  /** Of the tags above those of the pages: the document, and what holds the slides. */
  readonly tags: readonly [PdfDictionary, PdfDictionary];
}

export interface PrintParts {
  readonly frame: PrintFrame;
  /** Undefined for a page that holds something that is not known to be safe to move. */
  readonly pages: readonly (PagePart | undefined)[];
}

/** Begins the address of a link that leads to a place in the deck; the name of the place follows, UTF-8 in hexadecimal. */
export const INNER_LINK = 'https://slide.invalid/#';

/** Takes a print apart; undefined when it is not built as Chromium builds them. */
export function readParts(file: PdfFile): PrintParts | undefined {
  const at = dictionaries(file);
  const [catalog, info] = [at(file.root), at(file.info)];
  const tree = at(catalog?.get('/StructTreeRoot'));
  const [document, holder] = [at(tree?.get('/K')), at(at(tree?.get('/K'))?.get('/K'))];
  if (!catalog || !info || !tree || !document || !holder) return undefined;
  const print: Print = {
    file,
    at,
    split: splitter(file),
    holder: referredObject(document.get('/K')) ?? -1,
    parents: readParents(file, tree.get('/ParentTree')),
    resources: createResourceReader(file.objects),
  };
  const pages = pagesBelow(print, catalog.get('/Pages'));
  const tags = tagsOfPages(print, numbersIn(holder.get('/K')), new Set(pages));
  const outline = readOutline(catalog.get('/Outlines'), at);
  if (tags === undefined || outline === undefined) return undefined;
  return {
    frame: { catalog, info, tags: [document, holder] },
    pages: pages.map((page) => {
      try {
        const lines = outline.filter((entry) => entry.page === page);
        return readPart(print, page, { tags: tags.get(page) ?? [], lines });
      } catch (error) {
        if (error instanceof Unmovable) return undefined;
        throw error;
      }
    }),
  };
}

interface Print {
  readonly file: PdfFile;
  readonly at: (value: string | undefined) => PdfDictionary | undefined;
  /** The text of an object, cut at its references. */
  readonly split: (number: number) => ReferenceSplit;
  /** Number of the tag that holds those of the slides. */
  readonly holder: number;
  readonly parents: ReadonlyMap<string, string>;
  readonly resources: ResourceReader;
}

interface PageFacts {
  /** Numbers of its tags, the uppermost first. */
  readonly tags: readonly number[];
  readonly lines: readonly OutlineEntry[];
}

function readPart(print: Print, number: number, { tags, lines }: PageFacts): PagePart {
  const { at, file, parents } = print;
  const entries = at(`${number} 0 R`) ?? new Map();
  const links = numbersIn(listOf(print, entries.get('/Annots')));
  const [tag] = tags;
  const places = new Map([...links, ...tags].map((one, index) => [one, mark('object', index)]));
  const leader = createLeader(print, new Map(places).set(number, mark('page')));
  const lead = (text: string) => leader.lead(splitReferences(text));
  const objects = [
    ...links.map((link, index) => lead(linkText(print, link, index))),
    ...tags.map((one) => leader.lead(print.split(one))),
  ];
  const content = file.objects.get(referredObject(entries.get('/Contents')) ?? -1);
  if (content === undefined) throw new Unmovable('a page of several streams');
  const drawing = print.resources.drawing(content, at(entries.get('/Resources')) ?? new Map());
  return {
    page: pageText(entries, drawing, lead),
    fonts: drawing.fonts,
    ...withOwnNames(objects),
    tag: tag === undefined ? undefined : places.get(tag),
    marked: lead(parents.get(entries.get('/StructParents') ?? '') ?? '[]'),
    links: links.map((link) => lead(parents.get(at(`${link} 0 R`)?.get('/StructParent') ?? '') ?? 'null')),
    outline: lines.map(({ level, title, place, tag: own }) => ({ level, title, place, tag: lead(own) })),
    resources: [drawing.resource, ...drawing.needs, ...leader.needs],
  };
}

function pageText(entries: PdfDictionary, drawing: Drawing, lead: (text: string) => string): string {
  const plain = [...entries].filter(([name]) => !OWN.includes(name));
  return writeDictionary(
    new Map(plain.map(([name, value]) => [name, lead(value)]))
      .set('/Parent', mark('pages'))
      .set('/Resources', drawing.dictionary)
      .set('/Contents', mark('resource', drawing.resource.key))
      .set('/StructParents', mark('content')),
  );
}

/** Puts marks in the place of references; what is none of the page's own is a resource, which it notes. */
function createLeader({ resources, holder }: Print, places: ReadonlyMap<number, string>) {
  const needs: Resource[] = [];
  const placeOf = (number: number): string => {
    const known = number === holder ? mark('holder') : places.get(number);
    if (known !== undefined) return known;
    const found = resources.resource(number);
    needs.push(found);
    return mark('resource', found.key);
  };
  const lead = ({ parts, numbers }: ReferenceSplit) =>
    `${numbers.map((number, index) => `${parts[index]}${placeOf(number)}`).join('')}${parts.at(-1)}`;
  return { lead, needs };
}

const OWN = ['/Parent', '/Resources', '/Contents', '/StructParents'];

/** A link as it stands in a part: where it leads within the deck is decided by the document. */
function linkText({ at }: Print, number: number, index: number): string {
  const entries = new Map(at(`${number} 0 R`));
  if (entries.get('/Subtype') !== '/Link' || entries.has('/Dest'))
    throw new Unmovable('a note, or a place by its name');
  if (entries.has('/StructParent')) entries.set('/StructParent', mark('link', index));
  const address = /^\((.*)\)$/.exec(at(entries.get('/A'))?.get('/URI') ?? '')?.[1] ?? '';
  if (!address.startsWith(INNER_LINK)) return writeDictionary(entries);
  entries.delete('/A');
  return writeDictionary(entries.set('/Dest', mark('slide', address.slice(INNER_LINK.length))));
}

/** Names of table heads are counted through the life of a browser. */
function withOwnNames(texts: readonly string[]): Pick<PagePart, 'objects' | 'named'> {
  const names = new Map<string, number>();
  const named: number[] = [];
  const objects = texts.map((text, at) => {
    if (!text.includes('(node')) return text;
    return text.replace(/(\/ID )?(\(node\d{8}\))/g, (_, own: string | undefined, name: string) => {
      const index = names.get(name) ?? names.size;
      names.set(name, index);
      if (own !== undefined) named[index] = at;
      return `${own ?? ''}${mark('name', index)}`;
    });
  });
  // Names that are only referred to have a number too.
  named.length = names.size;
  return { objects, named };
}

/** The tags of each page; undefined when one uppermost tag is on several pages, or several are on one. */
function tagsOfPages(
  print: Print,
  uppermost: readonly number[],
  pages: ReadonlySet<number>,
): ReadonlyMap<number, readonly number[]> | undefined {
  const byPage = new Map<number, readonly number[]>();
  for (const tag of uppermost) {
    const tags = tagsBelow(print, tag);
    const on = new Set(tags.flatMap((one) => print.split(one).numbers.filter((number) => pages.has(number))));
    const [page] = on;
    if (page === undefined) continue;
    if (on.size > 1 || byPage.has(page)) return undefined;
    byPage.set(page, tags);
  }
  return byPage;
}

/** A tag and all below it, each before its own. A tag refers to the one above it and to those below. */
function tagsBelow({ file, split, holder }: Print, tag: number): readonly number[] {
  const found = new Set<number>();
  const waiting = [tag];
  for (let number = waiting.pop(); number !== undefined; number = waiting.pop()) {
    found.add(number);
    const below = split(number).numbers.filter(
      (one) => one !== holder && !found.has(one) && IS_TAG.test(file.objects.get(one)?.text ?? ''),
    );
    waiting.push(...below.reverse());
  }
  return [...found];
}

const IS_TAG = /\/Type ?\/StructElem\b/;

function splitter({ objects }: PdfFile): Print['split'] {
  const known = new Map<number, ReferenceSplit>();
  return (number) => {
    const split = known.get(number) ?? splitReferences(objects.get(number)?.text ?? '');
    known.set(number, split);
    return split;
  };
}

/** By key: a list for each page, one tag for each link. */
function readParents(file: PdfFile, tree: string | undefined): ReadonlyMap<string, string> {
  const list = dictionaryOf(tree, file.objects)?.get('/Nums') ?? '';
  const entries = [...list.matchAll(/(\d+)\s+(\d+ 0 R|\[[^\]]*\])/g)];
  return new Map(
    entries.map(([, key = '', value = '']) => {
      const text = file.objects.get(referredObject(value) ?? -1)?.text;
      return [key, text?.startsWith('[') ? text : value];
    }),
  );
}

/** Each dictionary is read once. */
function dictionaries({ objects }: PdfFile): Print['at'] {
  const known = new Map<number, PdfDictionary | undefined>();
  return (value) => {
    const number = referredObject(value);
    if (number === undefined) return dictionaryOf(value, objects);
    const found = known.get(number) ?? dictionaryOf(value, objects);
    known.set(number, found);
    return found;
  };
}

function pagesBelow({ at }: Print, list: string | undefined): readonly number[] {
  const kids = numbersIn(at(list)?.get('/Kids'));
  return kids.flatMap((one) => {
    const reference = `${one} 0 R`;
    return at(reference)?.get('/Type') === '/Pages' ? pagesBelow({ at } as Print, reference) : [one];
  });
}

function listOf({ file }: Print, value: string | undefined): string | undefined {
  const number = referredObject(value);
  return number === undefined ? value : file.objects.get(number)?.text;
}

function numbersIn(text: string | undefined): readonly number[] {
  return splitReferences(text ?? '').numbers;
}
