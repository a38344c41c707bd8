/**
 * Comments and keys of front matter that say what is to be ignored, and why → `Ignore`. A comment holds for its slide, a key of front
 * matter for its file. An error that stands for an unsafe or impossible output cannot be ignored.
 */
import { CODES, type Code, isAdjustable } from '../diagnostics/codes.ts';
import { type Diagnostic, diagnose, type Outcome, type Place } from '../diagnostics/diagnostic.ts';
import { suggestName } from '../diagnostics/nearest.ts';
import { IGNORE_WORD, type Ignore, isIgnoreComment } from '../model/ignore.ts';
import { commentPlace } from '../source/comment-place.ts';
import { mapSource } from '../source/mapped-text.ts';
import { outlineMarkdown } from '../source/outline.ts';
import type { SourceText } from '../source/source-text.ts';

const EXAMPLE = `<!-- ${IGNORE_WORD} missing-alt: only decorates -->`;

/** The ignoring comments of a file whose Markdown begins at `bodyOffset`; `dividers`: levels of headings that begin a slide. */
export function readIgnores(
  source: SourceText,
  bodyOffset: number,
  dividers: readonly number[],
): Outcome<readonly Ignore[]> {
  if (!source.text.includes(IGNORE_WORD, bodyOffset)) return { value: [], diagnostics: [] };
  const mapped = mapSource(source, bodyOffset);
  const first = mapped.origins[0]?.line ?? 1;
  const value: Ignore[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const slide of outlineMarkdown(mapped.text, dividers).slides) {
    for (const comment of slide.comments.filter(({ content }) => isIgnoreComment(content))) {
      const rest = comment.content.trim().slice(IGNORE_WORD.length);
      const [, names = '', reason = ''] = /^\s*([^:]*?)\s*(?::\s*([\s\S]*))?$/.exec(rest) ?? [];
      const at = commentPlace(mapped, comment, IGNORE_WORD);
      const codes = names.split(/[\s,]+/).filter((name) => name !== '');
      if (codes.length === 0) diagnostics.push(unreadable('no code is named', at));
      for (const code of codes) {
        const fault = ignoreFault(code, reason, at);
        if (fault !== undefined) diagnostics.push(fault);
        else
          value.push({
            code: code as Code,
            reason,
            at,
            from: first + slide.start,
            to: first + slide.end - 1,
          });
      }
    }
  }
  return { value, diagnostics };
}

/** What is wrong with ignoring `code` for `reason`; undefined when nothing is. */
export function ignoreFault(code: string, reason: string, at: Place): Diagnostic | undefined {
  if (!Object.hasOwn(CODES, code)) {
    const hint = suggestName(code, Object.keys(CODES), 'codes');
    return diagnose('ignore-invalid', `there is no code "${code}" to ignore`, { at, hint });
  }
  if (!isAdjustable(code as Code)) {
    const hint = `mend what it speaks of; lectern explain ${code} says how`;
    return diagnose('ignore-invalid', `"${code}" cannot be ignored`, { at, hint });
  }
  if (reason.trim() === '') return unreadable(`no reason is given for ignoring "${code}"`, at);
  return undefined;
}

function unreadable(message: string, at: Place): Diagnostic {
  return diagnose('ignore-invalid', message, { at, hint: `write, for example, ${EXAMPLE}` });
}
