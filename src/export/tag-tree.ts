/**
 * The tags of a print, without those that say nothing. Chromium puts each run of text, and each box that stands for no
 * element with a meaning, in a tag of its own, `NonStruct`, which readers pass through to what is below it (ISO 32000-1,
 * 14.8.4.2): half of all tags. Here what they hold stands in the tag above, in the same order. A tag for each slide stays, and
 * one for each text of a slide that is in no other.
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
  const read = (number: number, level: number) => {
    const tag = tags.has(number) ? undefined : readTag(number, objects.get(number)?.text ?? '');
    if (tag === undefined) return;
    tags.set(number, tag);
    for (const kid of tag.kids) if (!isContent(kid)) read(kid, level + 1);
    if (level >= LEVELS_ABOVE) settle(tag);
  };
  const settle = (tag: Open) => {
    const kids: TagKid[] = [];
    const add = (kid: TagKid) => {
      const own = isContent(kid) ? undefined : tags.get(kid);
      if (own?.parent === tag.number && isNeedless(own, tag)) inherit(own, tag).forEach(add);
      else kids.push(kid);
    };
    tag.kids.forEach(add);
    const [kid] = kids;
    const only = kids.length > 1 || kid === undefined || isContent(kid) ? undefined : tags.get(kid);
    tag.kids = only !== undefined && isTwice(only, tag) ? inherit(only, tag) : kids;
  };
  const inherit = (own: Open, tag: Open): readonly TagKid[] => {
    tags.delete(own.number);
    heirs.set(own.number, tag.number);
    for (const kid of own.kids) {
      const further = isContent(kid) ? undefined : tags.get(kid);
      if (further !== undefined) further.parent = tag.number;
      if (isContent(kid)) tag.page ??= own.page;
    }
    return own.kids;
  };
  read(uppermost, 0);
  for (const number of heirs.keys()) heirs.set(number, heirOf(heirs, number));
  return { tags, heirs };
}

function heirOf(heirs: ReadonlyMap<number, number>, number: number): number {
  const heir = heirs.get(number);
  return heir === undefined ? number : heirOf(heirs, heir);
}

/** They stand for no text of their own (ISO 32000-1, 14.8.4.2): what is in one of them is told apart by the tags below it. */
const GROUPS: ReadonlySet<string> = new Set(
  'Art BlockQuote Div Document L NonStruct Part Sect Table TBody TFoot THead TOC TOCI TR'.split(' '),
);

/** Content keeps its own tag within a group, and where it stands on another page than that of the tag above. */
function isNeedless(tag: Tag, above: Tag): boolean {
  const isEmpty = tag.role === 'NonStruct' && tag.more === '';
  return isEmpty && (!tag.kids.some(isContent) || (!GROUPS.has(above.role) && isOnPageOf(tag, above)));
}

/** A group of one group. */
function isTwice(only: Tag, above: Tag): boolean {
  return (
    only.role === 'NonStruct' && only.more === '' && above.role === 'NonStruct' && isOnPageOf(only, above)
  );
}

function isOnPageOf({ page }: Tag, above: Tag): boolean {
  return page === undefined || above.page === undefined || above.page === page;
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
