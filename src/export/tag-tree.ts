/**
 * The tags of a print, without those that say nothing. Chromium puts each run of text, and each box that stands for no
 * element with a meaning, in a tag of its own, `NonStruct`, which readers pass through to what is below it (ISO 32000-1,
 * 14.8.4.2): half of all tags. Here what they hold stands in the tag above, in the same order. A tag for each slide stays.
 */
import type { PdfFile, PdfObject } from './pdf-file.ts';
import { readArray, readDictionary, referredObject, splitReferences } from './pdf-syntax.ts';

/** The number of another tag, or a piece of content: `4`, or a dictionary. */
export type TagKid = number | string;

export interface Tag {
  readonly number: number;
  /** Without `/`. */
  readonly role: string;
  readonly parent: number;
  /** The page that its own pieces of content stand on; undefined: it has none, or they say so themselves. */
  readonly page: number | undefined;
  readonly kids: readonly TagKid[];
  /** Its other entries, as written. */
  readonly more: string;
}

export interface TagTree {
  /** By number, each before those below it. */
  readonly tags: ReadonlyMap<number, Tag>;
  /** For each tag that is gone the one that has what it held. */
  readonly heirs: ReadonlyMap<number, number>;
}

/** The same document without needless tags; the same file when it has no tags. */
export function withoutNeedlessTags(file: PdfFile): PdfFile {
  const entriesAt = (value: string | undefined) =>
    readDictionary(file.objects.get(referredObject(value) ?? -1)?.text ?? '')?.entries;
  const tree = entriesAt(entriesAt(file.root)?.get('/StructTreeRoot'));
  const uppermost = referredObject(tree?.get('/K'));
  if (uppermost === undefined) return file;
  const { tags, heirs } = readTags(file.objects, uppermost);
  const objects = new Map(file.objects);
  for (const number of heirs.keys()) objects.delete(number);
  for (const tag of tags.values()) objects.set(tag.number, { text: writeTag(tag) });
  const rename = (number: number) => {
    const { text = '' } = objects.get(number) ?? {};
    const isNode = /^<<.*\/(?:Nums|Kids) /s.test(text);
    if (!isNode && !text.startsWith('[')) return;
    const { parts, numbers } = splitReferences(text);
    const heir = numbers.map((one, index) => `${parts[index]}${heirs.get(one) ?? one} 0 R`);
    objects.set(number, { text: `${heir.join('')}${parts.at(-1)}` });
    if (isNode) numbers.forEach(rename);
  };
  rename(referredObject(tree?.get('/ParentTree')) ?? -1);
  return { ...file, objects };
}

type Open = { -readonly [Key in keyof Tag]: Tag[Key] };

/** The document, what holds the slides: so many levels of tags stand above those of the slides. */
const LEVELS_ABOVE = 2;

/** The tags below and with the uppermost one. */
export function readTags(objects: ReadonlyMap<number, PdfObject>, uppermost: number): TagTree {
  const tags = new Map<number, Open>();
  const heirs = new Map<number, number>();
  const read = (number: number, level: number): Open | undefined => {
    const tag = tags.has(number) ? undefined : readTag(number, objects.get(number)?.text ?? '');
    if (tag === undefined) return undefined;
    tags.set(number, tag);
    const kids: TagKid[] = [];
    for (const kid of tag.kids) {
      const below = typeof kid === 'number' ? read(kid, level + 1) : undefined;
      if (below === undefined || level < LEVELS_ABOVE || !isNeedless(below, tag)) kids.push(kid);
      else kids.push(...inherit(below, tag));
    }
    tag.kids = kids;
    return tag;
  };
  const inherit = (below: Open, tag: Open): readonly TagKid[] => {
    tags.delete(below.number);
    heirs.set(below.number, tag.number);
    for (const kid of below.kids) {
      const own = typeof kid === 'number' ? tags.get(kid) : undefined;
      if (own !== undefined) own.parent = tag.number;
      if (own === undefined && tag.page === undefined) tag.page = below.page;
    }
    return below.kids;
  };
  read(uppermost, 0);
  for (const number of heirs.keys()) heirs.set(number, heirOf(heirs, number));
  return { tags, heirs };
}

function heirOf(heirs: ReadonlyMap<number, number>, number: number): number {
  const heir = heirs.get(number);
  return heir === undefined ? number : heirOf(heirs, heir);
}

/** Content of another page than that of the tag above must keep its own tag. */
function isNeedless({ role, more, page, kids }: Tag, above: Tag): boolean {
  if (role !== 'NonStruct' || more !== '') return false;
  const hasContent = page !== undefined && kids.some(isContent);
  return !hasContent || above.page === undefined || above.page === page;
}

function isContent(kid: TagKid): kid is string {
  return typeof kid === 'string';
}

/** As Chromium writes most of them. */
const USUAL =
  /^<<\/Type \/StructElem\n\/S \/(\w+)\n\/P (\d+) 0 R(?:\n\/Pg (\d+) 0 R)?\n\/K (?:\[([\d R]*)\]|(\d+(?: 0 R)?))((?:\n\/.*)?)>>$/s;

function readTag(number: number, text: string): Open | undefined {
  const [whole, role = '', parent, page, list, kid = '', more = ''] = USUAL.exec(text) ?? [];
  if (whole === undefined) return readUnusual(number, text);
  const kids = kidsOf(list ?? kid);
  return { number, role, parent: Number(parent), page: page === undefined ? page : Number(page), kids, more };
}

/** `96 0 R 98 0 R 4` */
function kidsOf(list: string): readonly TagKid[] {
  const words = list.split(' ');
  if (words.length === 1) return list === '' ? [] : words;
  const kids: TagKid[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    const isReference = words[at + 2] === 'R';
    if (word !== '') kids.push(isReference ? Number(word) : word);
    if (isReference) at += 2;
  }
  return kids;
}

const READ = ['/Type', '/S', '/P', '/Pg', '/K'];

function readUnusual(number: number, text: string): Open | undefined {
  const entries = readDictionary(text)?.entries;
  const [role, parent] = [entries?.get('/S'), referredObject(entries?.get('/P'))];
  const isTag = entries?.get('/Type') === '/StructElem';
  if (!isTag || role === undefined || parent === undefined) return undefined;
  const kids = entries.get('/K') ?? '';
  const values = kids.startsWith('[') ? readArray(kids) : kids === '' ? [] : [kids];
  if (values === undefined) return undefined;
  return {
    number,
    role: role.slice(1),
    parent,
    page: referredObject(entries.get('/Pg')),
    kids: values.map((value) => referredObject(value) ?? value),
    more: [...entries].flatMap(([key, value]) => (READ.includes(key) ? [] : [`\n${key} ${value}`])).join(''),
  };
}

/** The text of its object. */
export function writeTag({ role, parent, page, kids, more }: Tag): string {
  const on = page === undefined ? '' : `\n/Pg ${page} 0 R`;
  return `<</Type /StructElem\n/S /${role}\n/P ${parent} 0 R${on}${writeKids(kids)}${more}>>`;
}

function writeKids(kids: readonly TagKid[]): string {
  const texts = kids.map((kid) => (typeof kid === 'number' ? `${kid} 0 R` : kid));
  if (texts.length === 0) return '';
  return texts.length === 1 ? `\n/K ${texts[0]}` : `\n/K [${texts.join(' ')}]`;
}
