/** What the pages of a print draw with, read once for all of them: patterns, pictures, groups, fonts. */
import { createHash } from 'node:crypto';
import { packed } from '../packing.ts';
import type { PdfObject } from '../pdf-file.ts';
import {
  type PdfDictionary,
  readDictionary,
  referredObject,
  splitReferences,
  writeDictionary,
} from '../pdf-syntax.ts';
import { type Content, type ResourceKind, readContent } from './content.ts';
import { type PrintedFont, readFont } from './font.ts';
import { mark } from './marks.ts';

/** Something that pages draw with. Equal ones have equal keys, and stand once in a document. */
export interface Resource {
  readonly key: string;
  /** With marks for what it leads to. */
  readonly object: PdfObject;
  readonly needs: readonly Resource[];
  readonly fonts: readonly FontUse[];
}

export interface FontUse {
  readonly font: PrintedFont;
  readonly glyphs: ReadonlySet<number>;
}

/** Thrown for what is not known to be safe to move into another document. */
export class Unmovable extends Error {}

/** What something leads to. */
export interface Needs {
  readonly needs: readonly Resource[];
  readonly fonts: readonly FontUse[];
}

/** What a page draws: its operators, and its dictionary of resources with steady names. */
export interface Drawing extends Needs {
  readonly resource: Resource;
  readonly dictionary: string;
}

export interface ResourceReader {
  /** Throws `Unmovable`. */
  resource(number: number): Resource;
  /** Throws `Unmovable`. */
  drawing(content: PdfObject, resources: PdfDictionary): Drawing;
}

export function createResourceReader(objects: ReadonlyMap<number, PdfObject>): ResourceReader {
  const known = new Map<number, Resource>();
  const fonts = new Map<number, PrintedFont>();
  const open = new Set<number>();

  const fontAt = (value: string | undefined): PrintedFont => {
    const number = referredObject(value) ?? -1;
    const font = fonts.get(number) ?? readFont(objects, number);
    if (font === undefined) throw new Unmovable('a font');
    fonts.set(number, font);
    return font;
  };

  const marked = (text: string): { readonly text: string; readonly needs: readonly Resource[] } => {
    const { parts, numbers } = splitReferences(text);
    const needs = numbers.map(resource);
    const filled = needs.map(({ key }, index) => `${parts[index]}${mark('resource', key)}`);
    return { text: `${filled.join('')}${parts.at(-1)}`, needs };
  };

  const namedBy = (content: Content, resources: PdfDictionary): Needs & { readonly dictionary: string } => {
    const needs: Resource[] = [];
    const uses: FontUse[] = [];
    const kinds = new Map<ResourceKind, Map<string, string>>();
    for (const { kind, old, name } of content.names) {
      const value = dictionaryOf(resources.get(kind), objects)?.get(old);
      if (value === undefined) throw new Unmovable('a resource without an entry');
      const entries = kinds.get(kind) ?? new Map<string, string>();
      kinds.set(kind, entries);
      if (kind === '/Font') {
        const font = fontAt(value);
        uses.push({ font, glyphs: content.glyphs.get(old) ?? new Set() });
        entries.set(name, mark('font', font.key));
      } else {
        const { text, needs: more } = marked(value);
        needs.push(...more);
        entries.set(name, text);
      }
    }
    const sorted = [...kinds].sort(([a], [b]) => (a < b ? -1 : 1));
    const lists = new Map(sorted.map(([kind, entries]) => [kind, writeDictionary(entries)]));
    return { dictionary: writeDictionary(lists), needs, fonts: uses };
  };

  const resource = (number: number): Resource => {
    const found = known.get(number);
    if (found !== undefined) return found;
    const object = objects.get(number);
    if (
      object === undefined ||
      open.has(number) ||
      /\/Type ?\/(?:Page|Pages|StructElem|Font)\b/.test(object.text)
    )
      throw new Unmovable('an object that belongs to the document');
    open.add(number);
    const made = readResource(object);
    open.delete(number);
    known.set(number, made);
    return made;
  };

  const readResource = (object: PdfObject): Resource => {
    const entries = object.stream === undefined ? undefined : readDictionary(object.text)?.entries;
    const inner = entries?.get('/Resources');
    if (entries === undefined || inner === undefined) {
      const { text, needs } = marked(object.text);
      return withKey(
        { text, ...(object.stream === undefined ? {} : { stream: object.stream }) },
        { needs, fonts: [] },
      );
    }
    const content = contentOf(object, entries);
    const named = namedBy(content, dictionaryOf(inner, objects) ?? new Map());
    const rest = [...entries].filter(([key]) => !['/Resources', '/Length', '/Filter'].includes(key));
    const { text, needs } = marked(writeDictionary(new Map(rest)));
    const whole = new Map(readDictionary(text)?.entries).set('/Resources', named.dictionary);
    return withKey(streamOf(content.stream, whole), {
      needs: [...needs, ...named.needs],
      fonts: named.fonts,
    });
  };

  return {
    resource,
    drawing: (object, resources) => {
      const content = contentOf(object, readDictionary(object.text)?.entries ?? new Map());
      const named = namedBy(content, resources);
      const own = withKey(streamOf(content.stream, new Map()), { needs: [], fonts: [] });
      return { ...named, resource: own };
    },
  };
}

/** A dictionary that is written where it is used, or is an object of its own. */
export function dictionaryOf(
  value: string | undefined,
  objects: ReadonlyMap<number, PdfObject>,
): PdfDictionary | undefined {
  const number = referredObject(value);
  const text = number === undefined ? value : objects.get(number)?.text;
  return readDictionary(text ?? '')?.entries;
}

function contentOf({ stream }: PdfObject, entries: PdfDictionary): Content {
  const filter = entries.get('/Filter');
  if (
    stream === undefined ||
    (filter !== undefined && filter !== '/FlateDecode') ||
    entries.has('/DecodeParms')
  )
    throw new Unmovable('operators in another form');
  const content = readContent(filter === undefined ? packed(stream) : stream);
  if (content === undefined) throw new Unmovable('operators that are not known');
  return content;
}

function streamOf(stream: Uint8Array, entries: PdfDictionary): PdfObject {
  const head = new Map(entries).set('/Filter', '/FlateDecode').set('/Length', String(stream.length));
  return { text: writeDictionary(head), stream };
}

function withKey(object: PdfObject, needs: Needs): Resource {
  const digest = createHash('sha256').update(object.text);
  if (object.stream !== undefined) digest.update(object.stream);
  return { key: digest.digest('hex').slice(0, 24), object, ...needs };
}
