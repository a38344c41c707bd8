/**
 * A PDF → every place in it where words can stand: what pages and forms show, and every string of every object, which
 * are titles, outline, alternative text, addresses, notes and names. XMP and files inside are texts of their own.
 */
import { type Piece, pieceOf, type ReadFile, type Surface } from '../surface.ts';
import { numbersOfLine, union } from '../word-numbers.ts';
import { dictionaryAt, type PdfObjects, readObjects, resolved } from './file.ts';
import { type FontReader, fontReader } from './font.ts';
import { readShown } from './shown.ts';
import { type PdfStream, streamText } from './stream.ts';
import { wordsOfStrings } from './strings.ts';
import { nameOf, type PdfDictionary, type PdfValue } from './syntax.ts';

/** What Chromium, the PDF itself and Lectern write in every file. */
const FORM_WORDS: ReadonlySet<string> = new Set('chromium skia lectern adobe identity none'.split(' '));
const isOfTheForm = (word: string): boolean => FORM_WORDS.has(word) || /^d?\d{8,}z?\d*$/.test(word);

/** Reads a PDF, given one sign a byte; undefined when it cannot be read, so that nothing can be said of it. */
export function readPdf(bytes: string): ReadFile | undefined {
  const objects = readObjects(bytes);
  if (objects === undefined) return undefined;
  return { pieces: [...shownPieces(objects), pieceOf([stringsOf(objects)]), ...streamPieces(objects)] };
}

/** Pages and form XObjects, each with the fonts of its own resources or of the page tree above it. */
function shownPieces(objects: PdfObjects): readonly Piece[] {
  const readers = new Map<PdfDictionary, FontReader>();
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
    readShown(contentsOf(objects, page.get('Contents')).map(streamText).join('\n'), fontsOf(page)),
  );
  const forms = objects.streams
    .filter(({ dictionary }) => nameOf(dictionary.get('Subtype')) === 'Form')
    .map((stream) => readShown(streamText(stream), fontsOf(stream.dictionary)));
  return [...pages, ...forms];
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
  return references.map((one) => objects.stream(one)).filter((one) => one !== undefined);
}

/** Every string outside of streams, and the names that links lead to. */
function stringsOf(objects: PdfObjects): Surface {
  const catalog = dictionaryAt(objects, objects.trailer.get('Root'));
  const places = [...dictionaryAt(objects, catalog.get('Dests')).keys()];
  const words = union([
    wordsOfStrings(objects.outside),
    ...objects.containers.map((container) => container.words),
    ...places.map(numbersOfLine),
  ]);
  return { where: 'metadata, outline, alternative text or links', words, isOfTheForm };
}

/** XMP metadata and files inside the PDF, as text. */
function streamPieces(objects: PdfObjects): readonly Piece[] {
  return objects.streams.flatMap((stream): readonly Piece[] => {
    const type = nameOf(stream.dictionary.get('Type'));
    if (type !== 'Metadata' && type !== 'EmbeddedFile') return [];
    const text = Buffer.from(streamText(stream), 'latin1').toString('utf8');
    const where = type === 'Metadata' ? 'XMP metadata' : 'a file inside';
    return [pieceOf([{ where, words: numbersOfLine(text) }])];
  });
}
