/** Blocks that nobody closed: all that follows them in the section would become code, comment or style. */
import { type Diagnostic, diagnose } from '../diagnostics/diagnostic.ts';
import { type MappedText, offsetPlace } from '../source/mapped-text.ts';
import type { Outline } from '../source/outline.ts';

const UNCLOSED = {
  fence: { code: 'unclosed-fence', sign: /`{3,}|~{3,}/, message: 'this code block is never closed' },
  comment: { code: 'unclosed-comment', sign: /<!--/, message: 'this comment is never closed' },
  style: { code: 'unclosed-style', sign: /<style/i, message: 'this <style> is never closed' },
} as const;

/** An error for each, at the sign that opens it. */
export function unclosedFaults(outline: Outline, mapped: MappedText): readonly Diagnostic[] {
  return outline.blocks.flatMap((block) => {
    if (block.closed || !(block.kind in UNCLOSED)) return [];
    const { code, sign, message } = UNCLOSED[block.kind as keyof typeof UNCLOSED];
    const start = outline.lineStarts[block.start] ?? 0;
    const opened = sign.exec(outline.text.slice(start));
    const at = offsetPlace(mapped, start + (opened?.index ?? 0), opened?.[0].length ?? 1);
    return [diagnose(code, message, { at, hint: hintFor(code, opened?.[0] ?? '') })];
  });
}

function hintFor(code: (typeof UNCLOSED)[keyof typeof UNCLOSED]['code'], sign: string): string {
  if (code === 'unclosed-comment') return 'close it with -->';
  if (code === 'unclosed-style') return 'close it with </style>';
  return `close it with ${sign} alone on a line, indented as it was opened`;
}
