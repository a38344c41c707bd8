/**
 * Text that remembers where each of its lines came from. Assembling cuts, joins and edits the author's text;
 * with this every line of a deck still maps to a line of a section file. Made by `mapSource`, changed by
 * `applyEdits`, joined by `joinMapped`. Every line has exactly one origin: the map is total.
 */
import type { Place } from '../diagnostics/diagnostic.ts';
import { lineAt, lineStartsOf } from './line-starts.ts';
import { lineText, type SourceText } from './source-text.ts';

/** The line of a source text that a line of mapped text came from. Lines count from 1. */
export interface Origin {
  readonly source: SourceText;
  readonly line: number;
}

export interface MappedText {
  readonly text: string;
  /** One for each line of `text`, in order. */
  readonly origins: readonly Origin[];
}

/** Replaces the characters from `start` up to `end` (UTF-16 offsets) by `text`. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The part of `source` from `offset` to its end, mapped to itself. */
export function mapSource(source: SourceText, offset = 0): MappedText {
  const text = source.text.slice(offset);
  const first = source.text.slice(0, offset).split('\n').length;
  return { text, origins: text.split('\n').map((_, index) => ({ source, line: first + index })) };
}

/** Text that no author wrote as it stands, all of it credited to one line. */
export function mapGenerated(text: string, origin: Origin): MappedText {
  return { text, origins: text.split('\n').map(() => origin) };
}

/**
 * Applies edits that do not overlap. A line that results keeps the origin of the line in which it begins;
 * lines inside an inserted text get the origin of the line in which the edit starts.
 */
export function applyEdits(mapped: MappedText, edits: readonly Edit[]): MappedText {
  if (edits.length === 0) return mapped;
  const writer = new Writer(mapped.origins);
  let at = 0;
  for (const edit of [...edits].sort((a, b) => a.start - b.start || a.end - b.end)) {
    if (edit.start < at) throw new RangeError(`edits overlap at offset ${edit.start}`);
    writer.copy(mapped.text.slice(at, edit.start));
    writer.insert(edit.text);
    writer.skip(mapped.text.slice(edit.start, edit.end));
    at = edit.end;
  }
  writer.copy(mapped.text.slice(at));
  return writer.finish();
}

class Writer {
  readonly #inputs: readonly Origin[];
  readonly #origins: Origin[] = [];
  readonly #parts: string[] = [];
  #line = 0;
  #atLineStart = true;

  constructor(inputs: readonly Origin[]) {
    this.#inputs = inputs;
    this.#begin();
  }

  copy(text: string): void {
    this.#push(text);
    for (const _ of text.matchAll(/\n/g)) {
      this.#line += 1;
      this.#begin();
    }
  }

  insert(text: string): void {
    this.#push(text);
    for (const _ of text.matchAll(/\n/g)) this.#begin();
  }

  skip(text: string): void {
    const before = this.#line;
    for (const _ of text.matchAll(/\n/g)) this.#line += 1;
    if (this.#atLineStart && this.#line > before) this.#origins[this.#origins.length - 1] = this.#current();
  }

  finish(): MappedText {
    return { text: this.#parts.join(''), origins: this.#origins };
  }

  #push(text: string): void {
    if (text === '') return;
    this.#parts.push(text);
    this.#atLineStart = text.endsWith('\n');
  }

  #begin(): void {
    this.#origins.push(this.#current());
  }

  #current(): Origin {
    const origin = this.#inputs[Math.min(this.#line, this.#inputs.length - 1)];
    if (origin === undefined) throw new RangeError('mapped text without an origin');
    return origin;
  }
}

/** Joins texts; `between` stands between two of them and is credited to the first line of the later one. */
export function joinMapped(parts: readonly MappedText[], between: string): MappedText {
  const texts: string[] = [];
  const origins: Origin[] = [];
  for (const part of parts) {
    const first = part.origins[0];
    if (first === undefined) continue;
    if (texts.length > 0) {
      texts.push(between);
      const lines = between.split('\n').length - 1;
      for (let index = 1; index < lines; index += 1) origins.push(first);
      if (lines === 0) origins.pop();
    }
    texts.push(part.text);
    // Not spread: a text may have more lines than a call may have arguments.
    for (const origin of part.origins) origins.push(origin);
  }
  return { text: texts.join(''), origins };
}

/**
 * The author's place for a line of mapped text (counted from 1). The column is that of `needle`
 * in the author's line, else 1: the line itself may have been edited.
 */
export function originPlace(mapped: MappedText, line: number, needle = ''): Place {
  const origin = mapped.origins[Math.max(0, Math.min(line, mapped.origins.length) - 1)];
  if (origin === undefined) throw new RangeError('mapped text without an origin');
  const found = needle === '' ? -1 : lineText(origin.source, origin.line).indexOf(needle);
  const column = found === -1 ? 1 : found + 1;
  return {
    file: origin.source.file,
    line: origin.line,
    column,
    length: Math.max(1, found === -1 ? 1 : needle.length),
  };
}

/**
 * The author's place of a piece of mapped text. Exact where nothing before it on its line was edited,
 * else that of the first piece on the author's line that reads the same, else column 1.
 */
export function offsetPlace(mapped: MappedText, offset: number, length: number): Place {
  const read = readLines(mapped);
  const line = lineAt(read.starts, offset);
  const before = offset - (read.starts[line - 1] ?? 0);
  const [piece = ''] = mapped.text.slice(offset, offset + length).split('\n');
  const origin = mapped.origins[line - 1];
  if (origin === undefined || before + piece.length > read.alike(line))
    return originPlace(mapped, line, piece);
  return {
    file: origin.source.file,
    line: origin.line,
    column: before + 1,
    length: Math.max(1, piece.length),
  };
}

interface ReadLines {
  readonly starts: readonly number[];
  /** How many characters at its beginning a line, counted from 1, has from the author's line. */
  alike(line: number): number;
}

/** A text may have hundreds of thousands of places, all on one line. */
const linesRead = new WeakMap<MappedText, ReadLines>();

function readLines(mapped: MappedText): ReadLines {
  const known = linesRead.get(mapped);
  if (known !== undefined) return known;
  const starts = lineStartsOf(mapped.text);
  const lengths = new Map<number, number>();
  const alike = (line: number) => {
    const origin = mapped.origins[line - 1];
    const length =
      lengths.get(line) ??
      (origin === undefined
        ? 0
        : lengthAlike(
            mapped.text.slice(starts[line - 1], (starts[line] ?? mapped.text.length + 1) - 1),
            lineText(origin.source, origin.line),
          ));
    lengths.set(line, length);
    return length;
  };
  const read = { starts, alike };
  linesRead.set(mapped, read);
  return read;
}

function lengthAlike(text: string, other: string): number {
  let length = 0;
  while (length < text.length && text.charCodeAt(length) === other.charCodeAt(length)) length += 1;
  return length;
}

/** The line, counted from 1, in which an offset of `text` lies. */
export function lineOfOffset(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) line += 1;
  return line;
}
