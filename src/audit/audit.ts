/**
 * A produced file + what this audience must not read → the withheld words that stand in it. The file is read as a
 * stranger would read it, from its bytes, whatever made it; its kind is told by its first bytes. Pure.
 */
import { htmlSurfaces } from './html.ts';
import { pdfSurfaces } from './pdf/surfaces.ts';
import { pictureSurfaces } from './picture.ts';
import { rememberFiles } from './remembered.ts';
import type { Surface } from './surface.ts';
import { textSurfaces } from './text.ts';
import { wordsOf } from './words.ts';

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

interface ReadSurface extends Surface {
  readonly words: ReadonlySet<string>;
}

const read = new WeakMap<Uint8Array, readonly ReadSurface[] | undefined>();
/** Long texts are often those of many files: styles and scripts. */
const LONG = 2000;
const longWords = rememberFiles<ReadonlySet<string>>((words) => words.size * 8);

/** Reads a file that `findLeaks` will be asked about, at a time when nobody waits for it. */
export function readAhead(file: ProducedFile): void {
  surfacesOf(file);
}

/** What was found, each word once for a file; undefined when the file cannot be read, so that nothing is known of it. */
export function findLeaks(
  file: ProducedFile,
  isWithheld: (word: string) => boolean,
): readonly Leak[] | undefined {
  const surfaces = surfacesOf(file);
  if (surfaces === undefined) return undefined;
  const leaks = new Map<string, Leak>();
  for (const { where, words, isOfTheForm } of surfaces) {
    for (const word of words) {
      if (!isWithheld(word) || leaks.has(word) || isOfTheForm?.(word) === true) continue;
      leaks.set(word, { file: file.name, word, where });
    }
  }
  return [...leaks.values()];
}

function surfacesOf(file: ProducedFile): readonly ReadSurface[] | undefined {
  if (read.has(file.bytes)) return read.get(file.bytes);
  const surfaces = readSurfaces(file)?.map((one) => ({ ...one, words: one.words ?? wordsIn(one.text) }));
  read.set(file.bytes, surfaces);
  return surfaces;
}

function wordsIn(text: string): ReadonlySet<string> {
  if (text.length < LONG) return new Set(wordsOf(text));
  return longWords(text, () => new Set(wordsOf(text)));
}

function readSurfaces({ name, bytes }: ProducedFile): readonly Surface[] | undefined {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 1024));
  if (head.includes('%PDF-')) return pdfSurfaces(bytes);
  if (/^(?:\x89PNG|\xff\xd8|RIFF[\s\S]{4}WEBP)/.test(head)) return pictureSurfaces(bytes);
  const text = new TextDecoder().decode(bytes);
  if (/^\s*<(?:!doctype html|html|svg|\?xml)/i.test(head)) return htmlSurfaces(text);
  return textSurfaces(text, name);
}
