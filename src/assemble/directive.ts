/**
 * Comments → directives. A comment whose lines are `key: value` is a set of directives, as Marp reads them;
 * any other comment is a speaker note. Lectern adds two of its own, `for` and `layout`, which never reach Marp.
 * Rules of Marp: https://marpit.marp.app/directives
 */
import { type Diagnostic, diagnose } from '../diagnostics/diagnostic.ts';
import { nearestName } from '../diagnostics/nearest.ts';
import { GLOBAL_DIRECTIVES, LOCAL_DIRECTIVES } from '../model/directive.ts';
import { type MappedText, originPlace } from '../source/mapped-text.ts';
import type { Comment } from '../source/outline.ts';

/** A section may not set these: they hold for all slides. */
const DECK_DIRECTIVES: readonly string[] = [...GLOBAL_DIRECTIVES, 'marp'];
const OWN_DIRECTIVES: readonly string[] = ['for', 'layout'];

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
export function readDirectives(comment: Comment): readonly DirectiveLine[] {
  const found: { name: string; value: string }[] = [];
  for (const line of comment.content.split('\n')) {
    const key = /^([A-Za-z_][\w-]*)[ \t]*:(?:[ \t]+(.*))?$/.exec(line);
    const item = /^[ \t]*-[ \t]+(.*)$/.exec(line);
    const last = found.at(-1);
    if (key !== null) found.push({ name: key[1] ?? '', value: unquote(key[2] ?? '') });
    else if (item !== null && last !== undefined)
      last.value = `${last.value} ${unquote(item[1] ?? '')}`.trim();
    else if (line.trim() !== '' && (last === undefined || !/^[ \t]/.test(line))) return [];
  }
  return found.some((one) => isKnownDirective(one.name)) ? found : [];
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

function isKnownDirective(name: string): boolean {
  const bare = name.startsWith('_') ? name.slice(1) : name;
  return DECK_DIRECTIVES.includes(name) || LOCAL_DIRECTIVES.has(bare) || OWN_DIRECTIVES.includes(name);
}

/** True for a comment that is for the speaker: no directive and no sign for another tool. */
export function isNote(comment: Comment): boolean {
  const content = comment.content.trim();
  return (
    content !== '' && readDirectives(comment).length === 0 && !MAGIC.some((pattern) => pattern.test(content))
  );
}

/** Faults in the directives of a section: those of the whole deck, and near misses that would become notes. */
export function directiveFaults(comments: readonly Comment[], mapped: MappedText): readonly Diagnostic[] {
  const faults: Diagnostic[] = [];
  const known = [...DECK_DIRECTIVES, ...LOCAL_DIRECTIVES.keys(), ...OWN_DIRECTIVES];
  for (const comment of comments) {
    for (const { name } of readDirectives(comment)) {
      if (!DECK_DIRECTIVES.includes(name)) continue;
      const at = directivePlace(mapped, comment, name);
      const hint = 'move it to the front matter of deck.md';
      faults.push(
        diagnose('global-directive', `"${name}" holds for the whole deck and cannot be set in a section`, {
          at,
          hint,
        }),
      );
    }
    const slip = /^(_?[A-Za-z]+)[ \t]*:[ \t]+\S+$/.exec(comment.content.trim())?.[1];
    if (slip === undefined || isKnownDirective(slip)) continue;
    const near = nearestName(slip.replace(/^_/, ''), known);
    if (near === undefined || Math.abs(near.length - slip.length) > 2) continue;
    const meant = slip.startsWith('_') ? `_${near}` : near;
    const at = directivePlace(mapped, comment, slip);
    faults.push(
      diagnose('unknown-directive', `"${slip}" is no directive, so this comment becomes a speaker note`, {
        at,
        hint: `did you mean "${meant}"?`,
      }),
    );
  }
  return faults;
}

/** The author's place of a word in a comment. */
export function directivePlace(
  mapped: MappedText,
  comment: Comment,
  word: string,
): ReturnType<typeof originPlace> {
  const before = comment.content.split('\n').findIndex((line) => line.includes(word));
  const first = comment.line + 1;
  const lines = mapped.text.slice(comment.start, comment.end).split('\n');
  const offset = lines.findIndex((line) => line.includes(word));
  return originPlace(mapped, first + Math.max(0, offset, offset === -1 ? before : 0), word);
}
