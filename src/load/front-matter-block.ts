/**
 * Finds the front matter block of a Markdown file by its lines, before anything is parsed: a block is never guessed at.
 * It opens with `---` alone on the first line and ends at the first line that begins with `---` or `...`;
 * that line must be nothing but three hyphens or dots, or the block counts as unclosed.
 */
import type { Code } from '../diagnostics/codes.ts';
import { type Diagnostic, diagnose } from '../diagnostics/diagnostic.ts';
import { lineText, placeAt, type SourceText } from '../source/source-text.ts';

export interface FrontMatterBlock {
  /** Offset after the three hyphens that open it. */
  readonly start: number;
  /** Offset of the line end before the line that closes it. */
  readonly end: number;
  readonly close: '---' | '...';
  readonly bodyOffset: number;
}

export type BlockFinding =
  | { readonly kind: 'none' }
  | { readonly kind: 'fault'; readonly fault: Diagnostic }
  | { readonly kind: 'block'; readonly block: FrontMatterBlock };

const KEY_LINE = /^["']?[A-Za-z_][\w-]*["']?:(\s|$)/;
const INNER_LINE = /^(\s+\S|#|- )/;

/** Finds the block that a file begins with; a fault when something is wrong with its first or last line. */
export function findBlock(source: SourceText): BlockFinding {
  const first = lineText(source, 1);
  if (!first.startsWith('---')) return openerFault(source, first.trimEnd()) ?? misplacedFault(source);
  const rest = first.slice(3).trim();
  const at = placeAt(source, 0, first.trimEnd().length);
  if (rest === '') return closeOf(source);
  if (/^-+$/.test(rest)) {
    const message = `the first line has ${rest.length + 3} hyphens; front matter opens with exactly three`;
    return fault('fm-unclosed', message, { at, hint: 'write --- for front matter, *** for a ruler' });
  }
  const message = `the front matter names the language "${rest}"; only YAML is read`;
  return fault('fm-language', message, { at, hint: 'write three hyphens alone on the first line' });
}

function fault(
  code: Code,
  message: string,
  details: Pick<Diagnostic, 'at' | 'hint' | 'related'>,
): BlockFinding {
  return { kind: 'fault', fault: diagnose(code, message, details) };
}

function closeOf(source: SourceText): BlockFinding {
  const unclosed = { at: placeAt(source, 0, 3), hint: 'write --- alone on the line after the last key' };
  const message = 'the front matter that opens here is never closed';
  for (let line = 2; line <= source.lineStarts.length; line += 1) {
    const text = lineText(source, line).trimEnd();
    const start = source.lineStarts[line - 1] ?? 0;
    if (text === '---' || text === '...') {
      const bodyOffset = source.lineStarts[line] ?? source.text.length;
      return { kind: 'block', block: { start: 3, end: start - 1, close: text, bodyOffset } };
    }
    if (/^(---|\.\.\.)/.test(text) || indentedClose(source, line)) {
      const at = placeAt(source, start, text.length);
      const related = [
        { message: 'this line does not close it: only --- alone, from the first column, does', at },
      ];
      return fault('fm-unclosed', message, { ...unclosed, related });
    }
  }
  return fault('fm-unclosed', message, unclosed);
}

/** True for `---` that stands indented where YAML expects a key: not inside a block value that a line ending in `|` or `>` began. */
function indentedClose(source: SourceText, line: number): boolean {
  const indent = /^(\s+)---\s*$/.exec(lineText(source, line))?.[1]?.length;
  if (indent === undefined) return false;
  for (let above = line - 1; above > 1; above -= 1) {
    const text = lineText(source, above);
    if (text.trim() === '' || text.length - text.trimStart().length >= indent) continue;
    return !/[|>][-+\d]*\s*(#.*)?$/.test(text);
  }
  return true;
}

/** The fault of front matter that opens with two hyphens, or with a dash that an editor made of them. */
function openerFault(source: SourceText, first: string): BlockFinding | undefined {
  if (!/^(?:--|[–—]-?)$/.test(first) || !resemblesFrontMatter(source.text.slice(source.lineStarts[1] ?? 0)))
    return undefined;
  const message = `the first line is "${first}"; front matter opens with exactly three hyphens`;
  return fault('fm-unclosed', message, {
    at: placeAt(source, 0, first.length),
    hint: 'write --- on the first line',
  });
}

/** The fault of front matter that comes after blank lines or spaces. A ruler, blank lines and text are simply a body. */
function misplacedFault(source: SourceText): BlockFinding {
  const [opener] = /^\s+---[ \t]*\n/.exec(source.text) ?? [];
  if (opener === undefined) return { kind: 'none' };
  if (!resemblesFrontMatter(source.text.slice(opener.length))) return { kind: 'none' };
  const blank = opener.startsWith('\n') ? 'a blank line stands' : 'white space stands';
  const hint = 'move --- to the very beginning of the file';
  return fault('fm-not-first', `${blank} before the front matter`, { at: placeAt(source, 0), hint });
}

/** True when `text` begins with lines of keys and values, without a blank one between, that end with a ruler. */
export function resemblesFrontMatter(text: string): boolean {
  let keys = 0;
  for (let at = 0; at < text.length; ) {
    const end = text.indexOf('\n', at);
    const line = text.slice(at, end === -1 ? undefined : end);
    if (/^---\s*$/.test(line)) return keys > 0;
    if (KEY_LINE.test(line)) keys += 1;
    else if (!INNER_LINE.test(line)) return false;
    at = end === -1 ? text.length : end + 1;
  }
  return false;
}
