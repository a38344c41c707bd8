/**
 * A PDF whose objects and tags are numbered by what they are, not by when the browser happened to make them. Chromium
 * names table heads by a counter that runs on from print to print, in an order that changes from run to run, and numbers
 * their objects in the same order. Here both are numbered as they are reached from the catalog.
 */
import type { PdfFile, PdfObject } from './pdf-file.ts';
import {
  type ReferenceSplit,
  readDictionary,
  referredObject,
  splitReferences,
  writeDictionary,
} from './pdf-syntax.ts';

type Objects = ReadonlyMap<number, PdfObject>;

/** The same document in steady order; objects that nothing leads to are left out. */
export function steadyOrder(file: PdfFile): PdfFile {
  if (file.isSteady === true) return file;
  const tree = structureTree(file);
  const objects = withoutTagList(file.objects, tree);
  const splits = reached(objects, [file.root, file.info]);
  const numbers = new Map([...splits.keys()].map((number, index) => [number, index + 1]));
  const names = new Map<string, TagName>();
  for (const [number, at] of numbers)
    for (const id of tagNames(objects.get(number)))
      if (!names.has(id)) names.set(id, { name: String(names.size + 1).padStart(8, '0'), at });
  const lead = (split: ReferenceSplit) =>
    split.numbers.map((number, index) => `${split.parts[index]}${numbers.get(number) ?? 0} 0 R`).join('') +
    split.parts.at(-1);
  const rename = (text: string) =>
    text.includes('(node')
      ? text.replace(TAG, (whole, id: string) => `(node${names.get(id)?.name ?? whole.slice(5, -1)})`)
      : text;
  const written = new Map<number, PdfObject>();
  for (const [number, split] of splits) {
    const object = objects.get(number);
    const text = rename(lead(split));
    if (object === undefined) continue;
    const hasList = number === tree && names.size > 0;
    written.set(numbers.get(number) ?? 0, {
      ...object,
      text: hasList ? withTagList(text, names.values()) : text,
    });
  }
  return { objects: written, root: lead(splitReferences(file.root)), info: lead(splitReferences(file.info)) };
}

const TAG = /\(node(\d{8})\)/g;

/** Names that an object gives to itself. */
function tagNames(object: PdfObject | undefined): readonly string[] {
  if (object === undefined || !object.text.includes('/ID (node')) return [];
  return [...object.text.matchAll(/\/ID \(node(\d{8})\)/g)].map((match) => match[1] ?? '');
}

/** Number of the root of the structure tree. */
function structureTree({ objects, root }: PdfFile): number | undefined {
  const catalog = readDictionary(objects.get(referredObject(root) ?? -1)?.text ?? '')?.entries;
  return referredObject(catalog?.get('/StructTreeRoot'));
}

/** The list of names leads to tags in the order that changes; all of them are reached otherwise too. */
function withoutTagList(objects: Objects, tree: number | undefined): Objects {
  const object = objects.get(tree ?? -1);
  const entries = new Map(readDictionary(object?.text ?? '')?.entries);
  if (tree === undefined || object === undefined || !entries.delete('/IDTree')) return objects;
  return new Map(objects).set(tree, { ...object, text: writeDictionary(entries) });
}

/** A tree of names in one sorted list (ISO 32000-1, 7.9.6). */
function withTagList(text: string, names: Iterable<TagName>): string {
  return writeDictionary(new Map(readDictionary(text)?.entries).set('/IDTree', tagList(names)));
}

/** A tag that has a name: eight figures, and the number of its object. */
export interface TagName {
  readonly name: string;
  readonly at: number;
}

/** The names are sorted. */
export function tagList(names: Iterable<TagName>): string {
  return `<</Names [${[...names].map(({ name, at }) => `(node${name}) ${at} 0 R`).join(' ')}]>>`;
}

/** The objects in the order in which one comes to them, depth first, each with its text cut at its references. */
function reached(objects: Objects, from: readonly string[]): ReadonlyMap<number, ReferenceSplit> {
  const seen = new Map<number, ReferenceSplit>();
  const waiting = [...splitReferences(from.join(' ')).numbers].reverse();
  for (let number = waiting.pop(); number !== undefined; number = waiting.pop()) {
    const object = objects.get(number);
    if (seen.has(number) || object === undefined) continue;
    const split = splitReferences(object.text);
    seen.set(number, split);
    for (let index = split.numbers.length - 1; index >= 0; index -= 1)
      waiting.push(split.numbers[index] ?? 0);
  }
  return seen;
}
