/**
 * Pictures say what they show, for those who do not see them. A picture behind a whole slide need not: it is decoration
 * more often than not. `<img alt="">` says that of any other.
 */
import { type Diagnostic, diagnose } from '../diagnostics/diagnostic.ts';
import type { AuthorText } from '../model/author-text.ts';
import { offsetPlace } from '../source/mapped-text.ts';
import type { Outline } from '../source/outline.ts';
import { isBackdrop, isProse, type PictureWord, pictureWords } from './picture-words.ts';

/** Stands where a text is still to be written; `template-is-filled.ts` finds it. */
const PLACE_FOR_TEXT = 'TODO: say what this shows';

/** A warning for each picture without a text, with the place for one as its fix. */
export function imagesWithoutAlt({ outline, mapped }: AuthorText): readonly Diagnostic[] {
  const written = outline.marks.flatMap((mark) => {
    if (mark.kind !== 'image' || mark.url.trim() === '') return [];
    const words = pictureWords(mark.content);
    if (isBackdrop(words) || words.some(isProse) || isColour(mark.url)) return [];
    const at = offsetPlace(mapped, mark.start, mark.end - mark.start);
    const label = mark.content.trim() === '' ? '' : `${mark.content.trimEnd()} `;
    const was = `![${mark.content}]`;
    const replacement = `![${label}${PLACE_FOR_TEXT}]`;
    const place = offsetPlace(mapped, mark.start, was.length);
    const fix = was.includes('\n') ? {} : { fix: { at: place, was, replacement } };
    return [said(at, mark.url, words.some(isBackgroundWord) ? { hint: BESIDE, ...fix } : fix)];
  });
  return [...written, ...elementsWithoutAlt(outline, mapped)];
}

function elementsWithoutAlt(outline: Outline, mapped: AuthorText['mapped']): readonly Diagnostic[] {
  const { text, blocks, marks, lineStarts } = outline;
  const spans = [
    ...blocks
      .filter(({ kind }) => kind === 'html')
      .map(({ start, end }) => ({ start: lineStarts[start] ?? 0, end: lineStarts[end] ?? text.length })),
    ...marks.filter(({ kind }) => kind === 'html'),
  ];
  return spans.flatMap(({ start, end }) =>
    [...text.slice(start, end).matchAll(/<!--[\s\S]*?(?:-->|$)|<img\b[^>]*>/gi)].flatMap((match) => {
      const [tag] = match;
      if (tag.startsWith('<!') || /\salt\s*=/i.test(tag)) return [];
      const source = /\ssrc\s*=\s*["']?([^"'\s>]+)/i.exec(tag)?.[1];
      if (source === undefined) return [];
      return [said(offsetPlace(mapped, start + match.index, tag.length), source, {})];
    }),
  );
}

const BESIDE = 'write what it shows behind the keywords: "![bg left A gull on a pier](…)"';

function isBackgroundWord({ keyword, text }: PictureWord): boolean {
  return keyword && text === 'bg';
}

function said(
  at: Diagnostic['at'] & object,
  url: string,
  more: Pick<Diagnostic, 'fix' | 'hint'>,
): Diagnostic {
  const name = url.startsWith('data:') ? 'a picture' : `"${url.length > 60 ? `${url.slice(0, 59)}…` : url}"`;
  const hint = 'write what it shows between the brackets; one that only decorates: <img alt="" src="…">';
  return diagnose('missing-alt', `${name} has no text for those who do not see it`, { at, hint, ...more });
}

/** `![bg](red)` and `![](#fc0)` are colours to Marp. */
function isColour(url: string): boolean {
  return /^#(?:[\da-f]{3,4}|[\da-f]{6}|[\da-f]{8})$/i.test(url) || /^[a-z]+$/i.test(url);
}
