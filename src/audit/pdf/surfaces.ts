/**
 * A PDF → every place in it where words can stand: what pages and forms show, and every string of every object, which
 * are titles, outline, alternative text, addresses, notes and names. XMP and files inside are texts of their own.
 */
import { keyOf, rememberFiles } from '../remembered.ts';
import type { Surface } from '../surface.ts';
import { wordsOf } from '../words.ts';
import {
  dictionaryAt,
  nameOf,
  type PdfObjects,
  type PdfStream,
  readObjects,
  resolved,
  streamBytes,
  streamKey,
  streamText,
} from './file.ts';
import { type FontReader, fontReader } from './font.ts';
import { pageText } from './page-text.ts';
import { type PdfDictionary, type PdfValue, readValue, textOf } from './syntax.ts';

/** What Chromium, the PDF itself and Lectern write in every file. */
const FORM_WORDS: ReadonlySet<string> = new Set('chromium skia lectern adobe identity none'.split(' '));
const isOfTheForm = (word: string): boolean => FORM_WORDS.has(word) || /^d?\d{8,}z?\d*$/.test(word);

/** Surfaces of a PDF; undefined when it cannot be read, so that nothing can be said of it. */
export function pdfSurfaces(bytes: Uint8Array): readonly Surface[] | undefined {
  const objects = readObjects(bytes);
  if (objects === undefined) return undefined;
  return [
    ...shownTexts(objects),
    { where: 'metadata, outline, alternative text or links', text: stringsIn(objects), isOfTheForm },
    ...streamTexts(objects),
  ];
}

/** A page that other fonts read otherwise is another page. */
const MOST_READINGS = 3;

const shown = rememberFiles<{ strings: readonly ReadString[]; surface: Surface }[]>(() => 12_000);
const strings = rememberFiles<readonly string[]>((all) => all.join('').length);

/** Pages and form XObjects, each with the fonts of its own resources or of the page tree above it. */
function shownTexts(objects: PdfObjects): readonly Surface[] {
  const readers = new Map<PdfValue, FontReader>();
  const readerOf = (value: PdfValue): FontReader => {
    const font = dictionaryAt(objects, value);
    const known = readers.get(font) ?? fontReader(objects, font);
    readers.set(font, known);
    return known;
  };
  const fontsOf = (holder: PdfDictionary): ReadonlyMap<string, FontReader> => {
    const fonts = dictionaryAt(objects, dictionaryAt(objects, inherited(objects, holder)).get('Font'));
    return new Map([...fonts].map(([name, font]) => [name, readerOf(font)]));
  };
  const pages = objects.pages.map((page) =>
    surfaceOf(contentsOf(objects, page.get('Contents')), fontsOf(page)),
  );
  const forms = [...objects.streams.values()].flatMap((stream) =>
    nameOf(stream.dictionary.get('Subtype')) === 'Form'
      ? [surfaceOf([stream], fontsOf(stream.dictionary))]
      : [],
  );
  return [...pages, ...forms];
}

/**
 * Decks that share a slide have fonts of their own, each with the glyphs of its deck: what a page says is known from
 * another when those fonts read each of its strings alike.
 */
function surfaceOf(contents: readonly PdfStream[], fonts: ReadonlyMap<string, FontReader>): Surface {
  const before = shown(contents.map(streamKey).join(' '), () => []);
  const known = before.find(({ strings: read }) =>
    read.every(({ font, raw, text, width }) => {
      const reader = fonts.get(font);
      return reader?.read(raw) === text && reader.width(raw) === width;
    }),
  );
  if (known !== undefined) return known.surface;
  const strings: ReadString[] = [];
  const { apart, joined } = pageText(contents.map(streamText).join('\n'), recording(fonts, strings));
  const text = apart === joined ? apart : `${apart}\n${joined}`;
  const surface = { where: 'text', text, words: new Set(wordsOf(text)) };
  before.unshift({ strings, surface });
  before.length = Math.min(before.length, MOST_READINGS);
  return surface;
}

/** A string of a page, and what a font made of it. */
interface ReadString {
  readonly font: string;
  readonly raw: string;
  readonly text: string;
  readonly width: number;
}

/** Fonts that note each string that they read, once. */
function recording(
  fonts: ReadonlyMap<string, FontReader>,
  strings: ReadString[],
): ReadonlyMap<string, FontReader> {
  return new Map(
    [...fonts].map(([name, font]) => {
      const seen = new Set<string>();
      const read = (raw: string) => {
        const text = font.read(raw);
        if (!seen.has(raw)) strings.push({ font: name, raw, text, width: font.width(raw) });
        seen.add(raw);
        return text;
      };
      return [name, { ...font, read }] as const;
    }),
  );
}

function inherited(objects: PdfObjects, holder: PdfDictionary): PdfValue | undefined {
  let at = holder;
  for (let height = 0; height < 40 && !at.has('Resources'); height += 1)
    at = dictionaryAt(objects, at.get('Parent'));
  return at.get('Resources');
}

function contentsOf(objects: PdfObjects, contents: PdfValue | undefined): readonly PdfStream[] {
  const list = resolved(objects, contents);
  const references = Array.isArray(list) ? list : [contents];
  return references.flatMap((one) => {
    const stream =
      typeof one === 'object' && one !== null && 'ref' in one ? objects.streams.get(one.ref) : undefined;
    return stream === undefined ? [] : [stream];
  });
}

/** Every string outside of streams, and the names that links lead to. */
function stringsIn(objects: PdfObjects): string {
  const found = objects.texts.flatMap((text) => strings(keyOf(text), () => stringsOf(text)));
  const catalog = dictionaryAt(objects, objects.trailer.get('Root'));
  found.push(...dictionaryAt(objects, catalog.get('Dests')).keys());
  return found.join('\n');
}

function stringsOf(text: string): readonly string[] {
  const found: string[] = [];
  for (const match of text.matchAll(/\((?!node\d)|<(?=[0-9A-Fa-f\s]*>)(?!<)/g)) {
    const { value } = readValue(text, match.index);
    if (value !== null && typeof value === 'object' && 'bytes' in value) found.push(textOf(value.bytes));
  }
  for (const [, name = ''] of text.matchAll(/\/Dest\s*\/([^\s/<>[\]()]+)/g)) found.push(name);
  return found;
}

/** XMP metadata and files inside the PDF, as text. */
function streamTexts(objects: PdfObjects): readonly Surface[] {
  return [...objects.streams.values()].flatMap((stream): readonly Surface[] => {
    const type = nameOf(stream.dictionary.get('Type'));
    if (type !== 'Metadata' && type !== 'EmbeddedFile') return [];
    return [
      { where: type === 'Metadata' ? 'XMP metadata' : 'a file inside', text: utf8(streamBytes(stream)) },
    ];
  });
}

function utf8(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
