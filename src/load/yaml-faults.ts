/**
 * Errors of the YAML parser → words that an author can use, at the place that must be mended.
 * Most slips are one: a value that needs quotes. The parser reports those in many ways, so the line itself is looked at first.
 * Offsets count from the start of the YAML text.
 */
import type { Code } from '../diagnostics/codes.ts';

export interface SyntaxFault {
  readonly code: Code;
  readonly message: string;
  readonly hint: string;
  readonly start: number;
  readonly end: number;
}

/** What the parser says: https://eemeli.org/yaml/#errors */
export interface ParserError {
  readonly code: string;
  readonly message: string;
  readonly pos: readonly [number, number];
}

/** More would be echoes of the first; a hostile line can raise one for each character. */
const MAX_FAULTS = 5;
const MAX_ERRORS = 50;

/** Gives at most one fault a line, in the order of the text; `second` is where a second document begins, if one does. */
export function syntaxFaults(
  text: string,
  errors: readonly ParserError[],
  second?: number,
): readonly SyntaxFault[] {
  const directive = /^%.*/.exec(text.trimStart());
  const faults = errors.slice(0, MAX_ERRORS).map((error) => syntaxFault(text, error));
  if (directive !== null) {
    const start = text.indexOf(directive[0]);
    const hint = 'remove the line: YAML 1.2 is read, without directives';
    const message = 'a line that begins with % is an instruction to the parser';
    return [{ code: 'fm-syntax', message, hint, start, end: start + directive[0].length }];
  }
  if (second !== undefined) {
    const message = 'a second YAML document begins here';
    const hint = 'a file holds one: remove the "---"';
    faults.push({ code: 'fm-syntax', message, hint, start: second, end: second + 3 });
  }
  const byLine = new Map<number, SyntaxFault>();
  for (const fault of faults) {
    const line = lineAt(text, fault.start).start;
    if (!byLine.has(line)) byLine.set(line, fault);
  }
  return [...byLine.values()].sort((a, b) => a.start - b.start).slice(0, MAX_FAULTS);
}

type Words = Partial<SyntaxFault> & Pick<SyntaxFault, 'message' | 'hint'>;

/** By the parser's code: what to say, or undefined when the code does not say enough. */
const WORDS: Readonly<Record<string, (text: string, error: ParserError) => Words | undefined>> = {
  TAG_RESOLVE_FAILED: (text, { pos }) => ({
    code: 'fm-type',
    message: `the tag ${JSON.stringify(text.slice(...pos))} is not allowed here`,
    hint: 'remove it: a value is text, a number, true, false, a list or a mapping',
  }),
  BAD_ALIAS: () => ({ message: 'an alias or anchor has no usable name', hint: 'put the value in quotes' }),
  BAD_DQ_ESCAPE: (text, { pos }) => ({
    message: `${text.slice(pos[0], pos[0] + 2)} has no meaning in double quotes`,
    hint: 'use single quotes, or write \\\\ for a backslash',
  }),
  BAD_INDENT: (text, { pos, message }) => {
    const bracket = /end with a ([\]}])/.exec(message)?.[1];
    if (bracket === undefined) {
      const hint = 'begin keys that belong together in one column';
      return { message: 'this line is not indented like those around it', hint, ...contentAt(text, pos[0]) };
    }
    const open = bracket === ']' ? '[' : '{';
    const start = Math.max(0, text.lastIndexOf(open, pos[0]));
    return {
      message: `"${open}" is never closed`,
      hint: `close it with "${bracket}", or put the value in quotes`,
      start,
      end: start + 1,
    };
  },
  BLOCK_AS_IMPLICIT_KEY: () => ({
    message: 'the next line is indented as if it belonged to this value',
    hint: 'begin keys that belong together in one column',
  }),
  MULTILINE_IMPLICIT_KEY: missingColon,
  MISSING_CHAR: (text, error) =>
    error.message.includes('quote') ? openQuote(text, error.pos[0]) : missingColon(text, error),
};

function syntaxFault(text: string, error: ParserError): SyntaxFault {
  const [start, end] = error.pos;
  const tab = tabFault(text, start);
  if (tab !== undefined) return tab;
  const misread = ['BLOCK_AS_IMPLICIT_KEY', 'BAD_SCALAR_START', 'UNEXPECTED_TOKEN'].includes(error.code);
  const quote = misread ? quoteFault(text, start) : undefined;
  if (quote !== undefined) return quote;
  const words = WORDS[error.code]?.(text, error) ?? {
    message: `the YAML cannot be read here: ${error.message.charAt(0).toLowerCase()}${error.message.slice(1)}`,
    hint: 'check colons, quotes and indentation',
  };
  return { code: 'fm-syntax', start, end, ...words };
}

function tabFault(text: string, offset: number): SyntaxFault | undefined {
  const line = lineAt(text, offset);
  const tab = /^ *\t/.exec(line.text);
  if (tab === null) return undefined;
  const start = line.start + tab[0].length - 1;
  const message = 'a tab indents this line';
  return { code: 'fm-syntax', message, hint: 'indent with spaces', start, end: start + 1 };
}

/** The fault of a value that YAML misreads because it is not quoted; undefined when the line at `offset` holds no such value. */
export function quoteFault(text: string, offset: number): SyntaxFault | undefined {
  const line = lineAt(text, offset);
  const match = /^(\s*(?:- +)*)(?:([^\s:'"#][^:]*|"[^"]*"|'[^']*')(:\s+))?(\S.*)$/.exec(line.text);
  if (match === null) return undefined;
  const [, indent = '', key = '', colon = '', rest = ''] = match;
  const value = rest.trimEnd();
  const start = line.start + indent.length + key.length + colon.length;
  const name = key === '' ? 'the value' : `the value of "${key.replace(/^["']|["']$/g, '')}"`;
  const reason = misreading(value);
  if (reason === undefined || offset > start + value.length) return undefined;
  return {
    code: 'fm-syntax',
    message: `${name} ${reason}`,
    hint: `put the value in quotes: ${key}${colon}${quoted(value)}`,
    start,
    end: start + value.length,
  };
}

function misreading(value: string): string | undefined {
  const [first = ''] = value;
  if ('@`%&*!{}],?|>'.includes(first)) return `begins with "${first}", which has a meaning in YAML`;
  if (first === '-' && value.startsWith('- ')) return 'begins with "- ", which makes a list of it';
  if (first === '[' && /\][^\]]*\S/.test(value)) return 'goes on after the list that "[" begins';
  if (/^(["']).*\1\s*\S/.test(value)) return 'goes on after its closing quote';
  if (/:(\s|$)/.test(value)) return 'holds ": ", which begins another key';
  return undefined;
}

/** A text in quotes that YAML takes as it stands. */
function quoted(value: string): string {
  return /["\\]/.test(value) ? `'${value.replaceAll("'", "''")}'` : `"${value}"`;
}

function missingColon(text: string, { pos }: ParserError): Words {
  const { start, end } = contentAt(text, pos[0]);
  return {
    message: `a colon is missing after "${text.slice(start, end)}"`,
    hint: 'write "name: value"',
    start,
    end,
  };
}

/** The line at `offset` without its indentation. */
function contentAt(text: string, offset: number): { readonly start: number; readonly end: number } {
  const line = lineAt(text, offset);
  const end = line.start + line.text.trimEnd().length;
  return { start: end - line.text.trim().length, end };
}

/** The quote that was never closed: the last line before `offset` whose value begins with one and does not end with it. */
function openQuote(text: string, offset: number): Words {
  const words = { message: 'a quote is never closed', hint: 'close it at the end of the value' };
  let found: number | undefined;
  for (const match of text
    .slice(0, offset)
    .matchAll(/^([ \t]*(?:- +)*(?:[^\s:][^:\n]*:[ \t]+)?)(["'])(.*)$/gm)) {
    const [, before = '', quote = '', rest = ''] = match;
    if (rest.split(quote).length % 2 === 1) found = match.index + before.length;
  }
  return found === undefined ? words : { ...words, start: found, end: found + 1 };
}

function lineAt(text: string, offset: number): { readonly start: number; readonly text: string } {
  const start = offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
  const end = text.indexOf('\n', offset);
  return { start, text: text.slice(start, end === -1 ? undefined : end) };
}
