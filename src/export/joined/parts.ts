/**
 * A printed PDF → its pages, each with all that belongs to it: what it draws, links, tags and its lines of the outline. A
 * part says nothing of the print that it came from, so the same slide makes the same part in any print, and `join.ts` makes
 * a document of parts from several. Read as Chromium builds them: one tag for each slide, below one that holds them all.
 */
import type { PdfFile } from '../pdf-file.ts';
import { type PdfDictionary, referredObject } from '../pdf-syntax.ts';
import { readTags, type Tag, type TagKid } from '../tag-tree.ts';
import { readOutline } from './outline.ts';
import { numbersIn, type PagePart, type Print, readPart } from './page-part.ts';
import { createResourceReader, dictionaryOf, Unmovable } from './resources.ts';

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

/** Takes a print apart; undefined when it is not built as Chromium builds them. */
export function readParts(file: PdfFile): PrintParts | undefined {
  const at = dictionaries(file);
  const [catalog, info] = [at(file.root), at(file.info)];
  const tree = at(catalog?.get('/StructTreeRoot'));
  const uppermost = referredObject(tree?.get('/K'));
  const document = at(tree?.get('/K'));
  const [holder, held] = [referredObject(document?.get('/K')), at(document?.get('/K'))];
  if (!catalog || !info || !tree || !document || !held || uppermost === undefined || holder === undefined)
    return undefined;
  const { tags, heirs } = readTags(file.objects, uppermost);
  const parents = readParents(file, tree.get('/ParentTree'));
  const print: Print = { file, at, holder, heirs, parents, resources: createResourceReader(file.objects) };
  const [byPage, lines] = [tagsOfPages(tags, holder), readOutline(catalog.get('/Outlines'), at)];
  if (byPage === undefined || lines === undefined) return undefined;
  return {
    frame: { catalog, info, tags: [document, held] },
    pages: pagesBelow(at, catalog.get('/Pages')).map((page) => {
      try {
        const own = lines.filter((entry) => entry.page === page);
        return readPart(print, page, { tags: byPage.get(page) ?? [], lines: own });
      } catch (error) {
        if (error instanceof Unmovable) return undefined;
        throw error;
      }
    }),
  };
}

/** The tags of each page; undefined when one uppermost tag is on several pages, or several are on one. */
function tagsOfPages(
  tags: ReadonlyMap<number, Tag>,
  holder: number,
): ReadonlyMap<number, readonly Tag[]> | undefined {
  const byPage = new Map<number, readonly Tag[]>();
  for (const kid of tags.get(holder)?.kids ?? []) {
    const found: Tag[] = [];
    collect(tags, kid, found);
    const on = new Set(found.flatMap(({ page }) => page ?? []));
    const [page] = on;
    if (page === undefined) continue;
    if (on.size > 1 || byPage.has(page)) return undefined;
    byPage.set(page, found);
  }
  return byPage;
}

/** Notes a tag and all below it, each before its own. */
function collect(tags: ReadonlyMap<number, Tag>, kid: TagKid, found: Tag[]): void {
  const tag = typeof kid === 'number' ? tags.get(kid) : undefined;
  if (tag === undefined) return;
  found.push(tag);
  for (const below of tag.kids) collect(tags, below, found);
}

/** By key: a list for each page, one tag for each link. */
function readParents(file: PdfFile, tree: string | undefined): ReadonlyMap<string, string> {
  const list = dictionaryOf(tree, file.objects)?.get('/Nums') ?? '';
  const parents = new Map<string, string>();
  for (const [, key = '', value = '', number] of list.matchAll(/(\d+)\s+((\d+) 0 R|\[[^\]]*\])/g)) {
    const text = number === undefined ? undefined : file.objects.get(Number(number))?.text;
    parents.set(key, text?.startsWith('[') ? text : value);
  }
  return parents;
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

function pagesBelow(at: Print['at'], list: string | undefined): readonly number[] {
  const kids = numbersIn(at(list)?.get('/Kids'));
  return kids.flatMap((one) => {
    const reference = `${one} 0 R`;
    return at(reference)?.get('/Type') === '/Pages' ? pagesBelow(at, reference) : [one];
  });
}
