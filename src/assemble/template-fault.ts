/**
 * What liquidjs says of a template → words that an author can use, at the place in the text. Knows its messages, not the
 * package: `template.ts` is the only door to that.
 */
import type { Code } from '../diagnostics/codes.ts';
import { type Diagnostic, diagnose, type Place } from '../diagnostics/diagnostic.ts';
import { suggestName } from '../diagnostics/nearest.ts';
import type { Values } from '../model/values.ts';
import { type MappedText, offsetPlace } from '../source/mapped-text.ts';
import { findWord } from '../source/word.ts';

/** An error of liquidjs. */
export interface TemplateError {
  readonly message: string;
  /** Offset of the tag in the text. */
  readonly offset: number;
}

export interface TemplateWorld {
  readonly mapped: MappedText;
  readonly values: Values;
  /** Names that liquidjs knows. */
  readonly filters: readonly string[];
  readonly tags: readonly string[];
}

/** One diagnostic for each error that is not the echo of another: a tag that cannot be read leaves its end without a beginning. */
export function templateFaults(
  errors: readonly TemplateError[],
  world: TemplateWorld,
): readonly Diagnostic[] {
  const broken = new Set<string>();
  return errors.flatMap((error) => {
    const end = /^tag "(?:end(\w+)|else|elsif|when)" not found/.exec(error.message);
    if (end !== null && (end[1] === undefined ? broken.size > 0 : broken.has(end[1]))) return [];
    const { text } = world.mapped;
    const name = /^\{%-?\s*(\w+)/.exec(text.slice(startOfTag(text, error.offset)))?.[1];
    if (name !== undefined) broken.add(name);
    return [templateFault(error, world)];
  });
}

function templateFault({ message, offset }: TemplateError, world: TemplateWorld): Diagnostic {
  const undefinedName = /undefined variable: (\S+)/.exec(message)?.[1];
  if (undefinedName !== undefined) {
    const at = placeOfWord(undefinedName, offset, world);
    const hint = hintForName(undefinedName, world.values);
    return diagnose('undefined-variable', `"${undefinedName}" has no value`, { at, hint });
  }
  const { mapped } = world;
  const start = startOfTag(mapped.text, offset);
  const written = writtenAt(mapped.text, start);
  const tagAt = offsetPlace(mapped, start, written.length);
  const shown = shorten(written);
  for (const { pattern, say } of WORDS) {
    const match = pattern.exec(message);
    if (match === null) continue;
    const { code = 'template-syntax', word, ...words } = say(match, shown, world);
    const at = word === undefined ? tagAt : placeOfWord(word, offset, world);
    return diagnose(code, words.message, { at, hint: words.hint });
  }
  const reason = `${message.charAt(0).toLowerCase()}${message.slice(1)}`;
  const hint = 'check its quotes, brackets and colons';
  return diagnose('template-syntax', `"${shown}" cannot be read: ${reason}`, { at: tagAt, hint });
}

interface Words {
  readonly code?: Code;
  readonly message: string;
  readonly hint: string;
  /** The word in the tag that is meant; undefined: the whole tag. */
  readonly word?: string;
}

interface Wording {
  readonly pattern: RegExp;
  readonly say: (match: RegExpExecArray, shown: string, world: TemplateWorld) => Words;
}

/** By the messages of liquidjs, in the order in which they are tried. */
const WORDS: readonly Wording[] = [
  {
    pattern: /limit exceeded/,
    say: (_, shown) => ({
      code: 'template-limit',
      message: `"${shown}" runs too long or makes too much text`,
      hint: 'let it count to less',
    }),
  },
  {
    pattern: /^undefined filter: (.+)/,
    say: ([, name = ''], _, { filters }) => ({
      message: `there is no filter "${name}"`,
      hint: suggestName(name, filters, 'filters'),
      word: name,
    }),
  },
  {
    pattern: /^tag "(?:end(\w+)|else|elsif|when)" not found/,
    say: ([, name = 'if'], shown) => ({
      message: `"${shown}" belongs to no tag that was opened`,
      hint: `remove it, or write {% ${name} … %} before it`,
    }),
  },
  {
    pattern: /^tag "(.+)" not found/,
    say: ([, name = ''], _, { tags }) => ({
      message: `there is no tag "${name}"`,
      hint: suggestName(name, tags, 'tags'),
      word: name,
    }),
  },
  {
    pattern: /^tag \{%-?\s*(\w+)[\s\S]* not closed/,
    say: ([, name = ''], shown) => ({
      message: `"${shown}" is never closed`,
      hint: `write {% end${name} %} where it shall end`,
    }),
  },
  {
    pattern: /^(tag|output) "[\s\S]*" not closed/,
    say: ([, kind], shown) => {
      const close = kind === 'output' ? '}}' : '%}';
      const quote = shown.endsWith(close) ? 'close the quote in it' : `close it with ${close}`;
      return { message: `"${shown}" is never closed`, hint: quote };
    },
  },
  {
    pattern: /^ENOENT/,
    say: (_, shown) => ({
      message: `"${shown}" reads another file, which no template may`,
      hint: 'list a section for it in the deck',
    }),
  },
  {
    pattern: /^(?:invalid value expression: ""|illegal tag syntax, tag name expected)/,
    say: (_, shown) => ({
      message: `"${shown}" lacks a value`,
      hint: 'write a name such as vars.price, or remove it',
    }),
  },
  {
    pattern: /^illegal tag: /,
    say: (_, shown) => ({
      message: `"${shown}" cannot be read`,
      hint: 'a loop is {% for name in list %} … {% endfor %}',
    }),
  },
];

/** Where the tag begins in which an offset lies; the offset itself when it lies in none. */
function startOfTag(text: string, offset: number): number {
  const open = Math.max(text.lastIndexOf('{{', offset), text.lastIndexOf('{%', offset));
  return open !== -1 && open + writtenAt(text, open).length > offset ? open : offset;
}

/** The tag or output at an offset; one that is not closed to the end of its line. */
function writtenAt(text: string, offset: number): string {
  const rest = text.slice(offset);
  return /^\{\{[\s\S]*?\}\}|^\{%[\s\S]*?%\}/.exec(rest)?.[0] ?? (/^[^\n]*/.exec(rest)?.[0] ?? '').trimEnd();
}

function shorten(written: string): string {
  const line = written.replace(/\s+/g, ' ');
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}

/** The place of a word at or after an offset; a part of a longer name is not the word. */
function placeOfWord(word: string, offset: number, { mapped }: TemplateWorld): Place {
  const found = findWord(mapped.text.slice(offset), word);
  return offsetPlace(mapped, offset + Math.max(0, found), word.length);
}

/** Walks the dotted name as far as it is known and suggests what stands there. */
function hintForName(name: string, values: Values): string {
  let scope: unknown = values;
  const path = name.split('.');
  if (path[0] === 'row' && !('row' in values)) return 'give the rows with --merge people.csv';
  for (const [index, part] of path.entries()) {
    const known = scope !== null && typeof scope === 'object' ? Object.keys(scope) : [];
    if (!known.includes(part)) {
      const before = path.slice(0, index).join('.');
      const where = before === '' ? 'known values' : `values of ${before}`;
      return suggestName(part, known, where);
    }
    scope = (scope as Record<string, unknown>)[part];
  }
  return 'define it below vars';
}
