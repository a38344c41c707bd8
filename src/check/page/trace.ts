/**
 * What was found on a slide → the place where its author wrote it. The slide knows its lines; words are looked for in
 * what those lines and the headers and footers before it show, pictures by the address that the rendered slide gave them.
 * What is not found is the slide itself.
 */
import type { Place } from '../../diagnostics/diagnostic.ts';
import { addressPath } from '../../model/address.ts';
import { PLACEHOLDERS, type RenderedDeck } from '../../model/rendered.ts';
import { frontMatterOf } from '../../source/directive-lines.ts';
import { type MappedText, originPlace } from '../../source/mapped-text.ts';
import { plainText } from '../../source/outline.ts';
import { lineText } from '../../source/source-text.ts';
import type { Finding } from './finding.ts';

export interface TracedDeck {
  readonly mapped: MappedText;
  readonly rendered: Pick<RenderedDeck, 'slides' | 'addresses'>;
}

/** A line of the deck, counted from 1, and what may stand for it in the author's line; the first that does. */
interface Hit {
  readonly line: number;
  readonly needles: readonly string[];
}

export function traceFinding({ mapped, rendered }: TracedDeck, { slide, meant }: Finding): Place {
  const lines = slideLines(mapped, rendered.slides, slide);
  const hit =
    meant === 'slide'
      ? undefined
      : 'words' in meant
        ? findWords([...lines, ...edgeLines(mapped, lines)], meant)
        : findImage(lines, { ...meant.image, html: rendered.slides[slide - 1]?.html ?? '', rendered });
  const { line, needles } = hit ?? headOf(lines);
  const origin = mapped.origins[line - 1];
  const written = origin === undefined ? '' : lineText(origin.source, origin.line);
  // Where values make the whole text, the template stands for it.
  const template = /\{\{.*?\}\}/.exec(written)?.[0] ?? '';
  const needle = [...needles, template].find((one) => one !== '' && written.includes(one));
  return originPlace(mapped, line, needle);
}

interface Line {
  readonly number: number;
  readonly text: string;
}

function slideLines(
  mapped: MappedText,
  slides: readonly { readonly line: number }[],
  slide: number,
): readonly Line[] {
  const front = frontMatterOf(mapped.text).split('\n').length - 1;
  const first = Math.max(slides[slide - 1]?.line ?? 1, front + 1);
  const after = slides[slide]?.line ?? Number.POSITIVE_INFINITY;
  const all = mapped.text.split('\n');
  return all.slice(first - 1, after - 1).map((text, index) => ({ number: first + index, text }));
}

/** A directive for what stands in the margin of its own slide and of later ones. */
const EDGE = /^(?:<!--+)?[ \t]*(?:header|footer):[ \t]*/;

/** Headers and footers that were set before a slide, what they show, the last first. */
function edgeLines(mapped: MappedText, [first]: readonly Line[]): readonly Line[] {
  const before = mapped.text.split('\n').slice(0, (first?.number ?? 1) - 1);
  return before
    .flatMap((text, index) => {
      const [lead] = EDGE.exec(text) ?? [];
      return lead === undefined ? [] : [{ number: index + 1, text: text.slice(lead.length) }];
    })
    .reverse();
}

const EMPTY_ITEM = /^[\s>]*(?:[*+-]|\d+[.)])\s*$/;

/** The line that shows the most of the first words; of several with the same the one that is meant. No words: an empty item. */
function findWords(
  lines: readonly Line[],
  { words, nth }: { readonly words: string; readonly nth: number },
): Hit | undefined {
  if (words === '') {
    const item = lines.filter(({ text }) => EMPTY_ITEM.test(text))[nth];
    return item && { line: item.number, needles: [item.text.trim()] };
  }
  const wanted = words.split(' ').slice(0, 8);
  const shown = lines.map((line) => ({ ...line, plain: plainText(line.text) }));
  for (let count = wanted.length; count > 0; count -= 1) {
    const start = wanted.slice(0, count).join(' ');
    if (count === 1 && start.length < 2) return undefined;
    const all = shown.filter(({ plain }) => plain.includes(start));
    const found = all[nth] ?? all[0];
    if (found === undefined) continue;
    const starts = wanted.slice(0, count).map((_, index) => wanted.slice(0, count - index).join(' '));
    return { line: found.number, needles: starts };
  }
  return undefined;
}

function findImage(
  lines: readonly Line[],
  given: {
    readonly kind: 'img' | 'background' | 'drawing';
    readonly index: number;
    readonly html: string;
    readonly rendered: TracedDeck['rendered'];
  },
): Hit | undefined {
  const { kind, index, html, rendered } = given;
  if (kind === 'drawing') {
    const fences = lines.filter(({ text }) => /^\W*(?:`{3,}|~{3,})\s*mermaid|<svg/.test(text));
    const line = fences[index] ?? fences[0];
    return line && { line: line.number, needles: [line.text.trim()] };
  }
  const tags = html.match(kind === 'img' ? /<img\b[^>]*>/g : /<figure\b[^>]*>/g) ?? [];
  const [placeholder] = [...(tags[index] ?? '').matchAll(PLACEHOLDERS)];
  const address = rendered.addresses[Number(placeholder?.[1] ?? -1)] ?? '';
  const path = addressPath(address);
  const names = [address, path, address.split('/').at(-1) ?? '', path.split('/').at(-1) ?? ''];
  for (const needle of names.filter((name) => name !== '')) {
    const line = lines.find(({ text }) => text.includes(needle));
    if (line !== undefined) return { line: line.number, needles: [needle.split('/').at(-1) ?? needle] };
  }
  return undefined;
}

/** The heading of a slide, else its first line that shows something. */
function headOf(lines: readonly Line[]): Hit {
  const isText = ({ text }: Line) =>
    text.trim() !== '' && !/^\s*(?:<!--|-{3,}\s*$|_{3,}\s*$|\*{3,}\s*$)/.test(text);
  const line = lines.find(({ text }) => /^\s{0,3}#{1,6}\s/.test(text)) ?? lines.find(isText) ?? lines[0];
  return { line: line?.number ?? 1, needles: [line?.text.trim() ?? ''] };
}
