/**
 * A produced file + what this audience must not read → the withheld words that stand in it. The file is read as a
 * stranger would read it, from its bytes, whatever made it; its kind is told by its first bytes. Pure.
 */
import { readHtml } from './html.ts';
import { readPdf } from './pdf/surfaces.ts';
import { pictureTexts } from './picture.ts';
import { pieceOf, type ReadFile, surfaceOf } from './surface.ts';
import { readText } from './text.ts';
import { wordOf } from './word-numbers.ts';

export interface ProducedFile {
  /** Path below the deck's folder; its ending tells JSON from other texts. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A withheld word in a produced file. */
export interface Leak {
  readonly file: string;
  /** Folded, as words are compared. */
  readonly word: string;
  /** Where in the file: `text`, `attribute alt`, `metadata`. */
  readonly where: string;
}

const utf8 = new TextDecoder();
const read = new WeakMap<Uint8Array, ReadFile | undefined>();

/** Reads a file that `findLeaks` will be asked about, at a time when nobody waits for it. */
export function readAhead(file: ProducedFile): void {
  known(file);
}

/**
 * What was found, each word once for a file; undefined when the file cannot be read, so that nothing is known of it.
 * `isWithheld` is asked about each word by its number, once or more.
 */
export function findLeaks(
  file: ProducedFile,
  isWithheld: (word: number) => boolean,
): readonly Leak[] | undefined {
  const content = known(file);
  if (content === undefined) return undefined;
  const leaks = new Map<string, Leak>();
  for (const piece of content.pieces) {
    const withheld = piece.words.filter(isWithheld);
    if (withheld.length === 0) continue;
    for (const { where, words, isOfTheForm, isNamed } of piece.surfaces)
      for (const word of withheld.filter((one) => words.includes(one)).map(wordOf)) {
        if (leaks.has(word) || isOfTheForm?.(word) === true) continue;
        if (isNamed === true && content.isName?.(word) === true) continue;
        leaks.set(word, { file: file.name, word, where });
      }
  }
  return [...leaks.values()];
}

function known(file: ProducedFile): ReadFile | undefined {
  if (read.has(file.bytes)) return read.get(file.bytes);
  const content = readFile(file);
  read.set(file.bytes, content);
  return content;
}

function readFile({ name, bytes }: ProducedFile): ReadFile | undefined {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const head = buffer.toString('latin1', 0, 1024);
  if (head.includes('%PDF-')) return readPdf(buffer.toString('latin1'));
  if (/^(?:\x89PNG|\xff\xd8|RIFF[\s\S]{4}WEBP)/.test(head))
    return { pieces: [pieceOf(pictureTexts(bytes).map(surfaceOf))] };
  if (/^\s*<(?:!doctype html|html|svg|\?xml)/i.test(head)) return readHtml(buffer.toString('latin1'));
  return { pieces: [readText(utf8.decode(bytes), name)] };
}
