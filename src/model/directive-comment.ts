/**
 * What a comment says: directives, a sign for another tool, or a note for the speaker. A comment whose lines are `key: value`
 * and that knows one key at least is a set of directives, as Marp reads them. Rules of Marp: https://marpit.marp.app/directives
 */
import type { Comment } from '../source/outline.ts';
import { GLOBAL_DIRECTIVES, LOCAL_DIRECTIVES } from './directive.ts';

/** A section may not set these: they hold for all slides. */
export const DECK_DIRECTIVES: readonly string[] = [...GLOBAL_DIRECTIVES, 'marp'];

/** Lectern's own, which never reach Marp. */
export const OWN_DIRECTIVES: readonly string[] = ['for', 'layout'];

/** Comments for other tools, which Marp does not take for notes: https://github.com/marp-team/marpit (src/markdown/comment.js). */
const MAGIC = [
  /^prettier-ignore(-(start|end))?$/,
  /^markdownlint-((disable|enable).*|capture|restore)$/,
  /^lint (disable|enable|ignore).*$/,
  /^fit$/,
];

export interface DirectiveLine {
  readonly name: string;
  /** The text after the colon, quotes removed; list items joined by spaces. */
  readonly value: string;
}

/** The directives that a comment sets; empty for a speaker note. */
export function readDirectives(comment: Pick<Comment, 'content'>): readonly DirectiveLine[] {
  const found: { name: string; value: string }[] = [];
  /** Whether a list may follow the last key, and whether lines may go on with its value. */
  let isOpen = false;
  let goesOn = false;
  let isPlain = false;
  for (const line of comment.content.split('\n')) {
    const key = /^(["']?)([\p{L}_][^\n:]*?)\1[ \t]*:(?:[ \t]+(.*))?$/u.exec(line);
    const item = /^[ \t]*-[ \t]+(.*)$/.exec(line);
    const last = found.at(-1);
    if (key !== null) {
      const [, , name = '', written = ''] = key;
      const value = unquote(written);
      isOpen = value === '';
      isPlain = !isOpen && !/^["'[{|>~&*]/.test(written);
      const isEnded = value !== written.trim();
      goesOn = !isEnded && !(isPlain && isLoose(name));
      found.push({ name, value });
    } else if (item !== null && last !== undefined && isOpen)
      last.value = `${last.value} ${unquote(item[1] ?? '')}`.trim();
    else if (line.trim() !== '') {
      if (!goesOn || !/^[ \t]/.test(line) || (isPlain && COLON.test(line))) return [];
      isOpen &&= last?.value !== '';
    }
  }
  return isMapping(found) && found.some((one) => isKnownDirective(one.name)) ? found : [];
}

/** What ends a key in YAML. */
const COLON = /:(?:\s|$)/;

/** Whether Marp puts quotes around a plain value: those of Marpit itself, https://github.com/marp-team/marpit (src/markdown/directives/yaml.js). */
function isLoose(name: string): boolean {
  const bare = name.replace(/^_/, '');
  const isMarpits = LOCAL_DIRECTIVES.has(bare) || GLOBAL_DIRECTIVES.includes(bare);
  return isMarpits && !['size', 'math', 'transition'].includes(bare);
}

/** YAML has each key once, and Marp takes a text with a colon only as the value of its own directives. */
function isMapping(lines: readonly DirectiveLine[]): boolean {
  const isOnce = new Set(lines.map(({ name }) => name)).size === lines.length;
  return isOnce && lines.every(({ name, value }) => isLoose(name) || !COLON.test(value));
}

function unquote(value: string): string {
  const text = value.trim();
  const quoted = /^(["'])(.*)\1$/.exec(text) ?? /^(\[)(.*)\]$/.exec(text);
  if (quoted === null) return text;
  const inner = quoted[2] ?? '';
  return quoted[1] === '['
    ? inner
        .split(',')
        .map((one) => unquote(one))
        .join(' ')
    : inner;
}

/** True for a directive of Marp or of Lectern, with or without the `_` of a single slide. */
export function isKnownDirective(name: string): boolean {
  const bare = name.startsWith('_') ? name.slice(1) : name;
  return DECK_DIRECTIVES.includes(name) || LOCAL_DIRECTIVES.has(bare) || OWN_DIRECTIVES.includes(name);
}

/** True for a comment that is for the speaker: no directive and no sign for another tool. */
export function isNote(comment: Pick<Comment, 'content'>): boolean {
  const content = comment.content.trim();
  return (
    content !== '' && readDirectives(comment).length === 0 && !MAGIC.some((pattern) => pattern.test(content))
  );
}
