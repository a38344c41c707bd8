/**
 * A position in BibTeX, and how to step over what can stand there: white space, names, values in braces or quotes.
 * Braces count as BibTeX counts them, also after a backslash. What cannot be read is thrown as a `BibFault`, caught by `bibtex.ts`.
 */
import type { SourceText } from '../source/source-text.ts';

/** A fault of syntax, with the offsets of what is meant. */
export class BibFault extends Error {
  readonly start: number;
  readonly end: number;
  readonly hint: string;

  constructor(message: string, range: readonly [number, number], hint: string) {
    super(message);
    this.start = range[0];
    this.end = range[1];
    this.hint = hint;
  }
}

/** What begins an entry at the start of a line: a value that reaches it was not closed. */
const NEXT_ENTRY = /\n[ \t]*@[A-Za-z]+\s*[{(]/y;
const MAX_DEPTH = 100;

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

export class BibCursor {
  readonly text: string;
  /** Values that `@string` has defined, by name in small letters; the months from the start, as numbers. */
  readonly strings = new Map(MONTHS.map((name, index) => [name, String(index + 1).padStart(2, '0')]));
  at = 0;

  constructor(source: SourceText) {
    this.text = source.text;
  }

  /** The character here; empty at the end. */
  get sign(): string {
    return this.text.charAt(this.at);
  }

  /** Steps over what `pattern` (sticky) matches here and gives it; empty when it does not match. */
  take(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0] ?? '';
    this.at += found.length;
    return found;
  }

  skipSpace(): void {
    this.take(/(?:\s+|%.*)*/y);
  }

  /** A value: parts in braces, in quotes, numbers and names, joined by `#`. */
  value(): string {
    let value = this.#part();
    this.skipSpace();
    while (this.sign === '#') {
      this.at += 1;
      this.skipSpace();
      value += this.#part();
      this.skipSpace();
    }
    return value;
  }

  /** What stands between the braces or quotes that begin here; `alone` when no entry can begin inside. */
  enclosed(alone = true): string {
    const open = this.at;
    const close = this.sign === '"' ? '"' : '}';
    let depth = 0;
    for (this.at += 1; this.at < this.text.length; this.at += 1) {
      const { sign } = this;
      if (sign === close && depth === 0) {
        this.at += 1;
        return this.text.slice(open + 1, this.at - 1);
      }
      if (sign === '{') depth += 1;
      if (sign === '}') depth -= 1;
      if (depth > MAX_DEPTH)
        throw new BibFault('braces are nested too deeply', [open, open + 1], 'remove some');
      if (depth < 0 || (alone && sign === '\n' && this.#isNextEntry())) break;
    }
    const name = close === '"' ? 'a quote' : '"{"';
    throw new BibFault(
      `${name} is never closed`,
      [open, open + 1],
      `close it with ${close === '"' ? 'a quote' : '"}"'}`,
    );
  }

  #part(): string {
    if (this.sign === '{' || this.sign === '"') return this.enclosed();
    const start = this.at;
    const word = this.take(/[^\s,{}()="#%@]+/y);
    if (/^\d+$/.test(word)) return word;
    const value = this.strings.get(word.toLowerCase());
    if (value !== undefined) return value;
    const message = word === '' ? 'a value is missing' : `"${word}" is no number and no @string`;
    throw new BibFault(message, [start, Math.max(start + 1, this.at)], `put the value in braces: {${word}}`);
  }

  #isNextEntry(): boolean {
    NEXT_ENTRY.lastIndex = this.at;
    return NEXT_ENTRY.test(this.text);
  }
}
