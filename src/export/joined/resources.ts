/** What the pages of a print draw with, read once for all of them: patterns, pictures, groups, fonts. */
import { hash } from 'node:crypto';
import { packed } from '../packing.ts';
import type { PdfObject } from '../pdf-file.ts';
import { type PdfDictionary, readDictionary, referredObject, writeDictionary } from '../pdf-syntax.ts';
import { type Content, type ResourceKind, readContent } from './content.ts';
import { glyphsOf, type PrintedFont, type PrintedGlyph, readFont } from './font.ts';
import { createGapList, fillGaps, type Gap, type GapList, type GappedText } from './gaps.ts';

/** Something that pages draw with. Equal ones have equal keys, and stand once in a document. */
export interface Resource {
  readonly key: string;
  readonly text: GappedText;
  /** Of the text: resources and fonts. */
  readonly gaps: readonly Gap[];
  readonly stream?: Uint8Array;
  readonly needs: readonly Resource[];
  readonly fonts: readonly FontUse[];
}

export interface FontUse {
  readonly font: PrintedFont;
  /** With those that they are made of. */
  readonly glyphs: readonly PrintedGlyph[];
}

/** Thrown for what is not known to be safe to move into another document. */
export class Unmovable extends Error {}

/** What a page draws: its operators, and its dictionary of resources with steady names, whose gaps are in the list of the page. */
export interface Drawing {
  readonly resource: Resource;
  readonly dictionary: string;
  readonly fonts: readonly FontUse[];
}

export interface ResourceReader {
  /** Throws `Unmovable`. */
  resource(number: number): Resource;
  /** Throws `Unmovable`. */
  drawing(content: PdfObject, resources: string | undefined, list: GapList): Drawing;
}

export function createResourceReader(objects: ReadonlyMap<number, PdfObject>): ResourceReader {
  const known = new Map<number, Resource>();
  const fonts = new Map<number, PrintedFont>();
  const open = new Set<number>();

  const read = new Map<string, PdfDictionary | undefined>();

  /** Most pages name the same. */
  const dictionary = (value = ''): PdfDictionary | undefined => {
    if (!read.has(value)) read.set(value, dictionaryOf(value, objects));
    return read.get(value);
  };

  const fontAt = (value: string | undefined): PrintedFont => {
    const number = referredObject(value) ?? -1;
    const font = fonts.get(number) ?? readFont(objects, number);
    if (font === undefined) throw new Unmovable('a font');
    fonts.set(number, font);
    return font;
  };

  const namedBy = (content: Content, resources: PdfDictionary, list: GapList) => {
    const uses: FontUse[] = [];
    const kinds = new Map<ResourceKind, Map<string, string>>();
    for (const { kind, old, name } of content.names) {
      const entries = kinds.get(kind) ?? new Map<string, string>();
      kinds.set(kind, entries);
      const value = dictionary(resources.get(kind))?.get(old);
      if (value === undefined) throw new Unmovable('a resource without an entry');
      if (kind === '/Font') {
        const font = fontAt(value);
        const glyphs = glyphsOf(font, content.glyphs.get(old) ?? []);
        if (glyphs === undefined) throw new Unmovable('a glyph that its font lacks');
        uses.push({ font, glyphs });
        entries.set(name, list.mark({ kind: 'font', name: font.key }));
      } else entries.set(name, value);
    }
    const sorted = [...kinds].sort(([a], [b]) => (a < b ? -1 : 1));
    const lists = new Map(sorted.map(([kind, entries]) => [kind, writeDictionary(entries)]));
    return { dictionary: writeDictionary(lists), fonts: uses };
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
    const list = createGapList();
    const entries = object.stream === undefined ? undefined : readDictionary(object.text)?.entries;
    const inner = entries?.get('/Resources');
    if (entries === undefined || inner === undefined) return made(object, { list, fonts: [] });
    const content = contentOf(object);
    const named = namedBy(content, dictionary(inner) ?? new Map(), list);
    const rest = [...entries].filter(([key]) => !['/Resources', '/Length', '/Filter'].includes(key));
    const whole = new Map(rest).set('/Resources', named.dictionary);
    return made(streamOf(content.stream, whole), { list, fonts: named.fonts });
  };

  const made = (
    { text, stream }: PdfObject,
    { list, fonts: uses }: { readonly list: GapList; readonly fonts: readonly FontUse[] },
  ): Resource => {
    const needs: Resource[] = [];
    const cut = list.cut(text, (number) => {
      const found = resource(number);
      needs.push(found);
      return list.indexOf({ kind: 'resource', name: found.key });
    });
    const { gaps } = list;
    const said = fillGaps(
      cut,
      gaps.map((gap) => JSON.stringify(gap)),
    );
    const drawn = stream === undefined ? '' : hash('sha256', stream, 'hex');
    const key = hash('sha256', `${drawn} ${said}`, 'hex').slice(0, 24);
    return { key, text: cut, gaps, needs, fonts: uses, ...(stream === undefined ? {} : { stream }) };
  };

  return {
    resource,
    drawing: (object, resources, list) => {
      const content = contentOf(object);
      const named = namedBy(content, dictionary(resources) ?? new Map(), list);
      const { text, stream } = streamOf(content.stream, new Map());
      const key = hash('sha256', content.stream, 'hex').slice(0, 24);
      const own = { key, text: { pieces: [text], gaps: [] }, gaps: [], stream, needs: [], fonts: [] };
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

function contentOf({ text, stream }: PdfObject): Content {
  const filter = /\/Filter ?(\/\w+|\[)/.exec(text)?.[1];
  if (
    stream === undefined ||
    (filter !== undefined && filter !== '/FlateDecode') ||
    text.includes('/DecodeParms')
  )
    throw new Unmovable('operators in another form');
  const content = readContent(filter === undefined ? packed(stream) : stream);
  if (content === undefined) throw new Unmovable('operators that are not known');
  return content;
}

function streamOf(stream: Uint8Array, entries: PdfDictionary): Required<PdfObject> {
  const head = new Map(entries).set('/Filter', '/FlateDecode').set('/Length', String(stream.length));
  return { text: writeDictionary(head), stream };
}
