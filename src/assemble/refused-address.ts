/**
 * Links and images whose address Marp refuses: it would show the signs of the link as text, without a word.
 * Which those are is markdown-it's rule: https://github.com/markdown-it/markdown-it (lib/index.mjs, validateLink).
 */
import { type Diagnostic, diagnose } from '../diagnostics/diagnostic.ts';
import { type MappedText, offsetPlace } from '../source/mapped-text.ts';
import type { Outline } from '../source/outline.ts';

const REFUSED = /^\s*(?:vbscript|javascript|file|data):/i;
const GRANTED = /^\s*data:image\/(?:gif|png|jpeg|webp);/i;

/** An error for each, at its address. */
export function refusedAddresses(outline: Outline, mapped: MappedText): readonly Diagnostic[] {
  return outline.marks.flatMap(({ kind, url, target, start, end }) => {
    if (kind !== 'image' && kind !== 'link') return [];
    if (!REFUSED.test(url) || GRANTED.test(url)) return [];
    const place = target ?? { start, end };
    const at = offsetPlace(mapped, place.start, place.end - place.start);
    const shown = url.length > 60 ? `${url.slice(0, 59)}…` : url;
    const what = kind === 'image' ? 'an image' : 'a link';
    const hint = 'use a path relative to the file it is written in';
    return [diagnose('asset-scheme', `"${shown}" is no address for ${what}`, { at, hint })];
  });
}
