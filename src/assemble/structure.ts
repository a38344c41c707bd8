/**
 * What would break slides apart or run them together: end tags that close nothing, elements that stay open,
 * hyphens that make a heading where a ruler was wanted. Judges the author's own tags, by markdown-it's tokens and so never
 * those in code, before `layout.ts` makes divisions of slots. Elements are paired by name, not by nesting: `<b><i></b></i>` is
 * none of its business.
 */
import { type Diagnostic, diagnose } from '../diagnostics/diagnostic.ts';
import { HTML_ELEMENTS, SELF_ENDING_ELEMENTS, VOID_ELEMENTS } from '../model/html.ts';
import { type MappedText, offsetPlace } from '../source/mapped-text.ts';
import type { Outline, SlideOutline } from '../source/outline.ts';
import { rulerHeadings } from './ruler-heading.ts';

/** Faults in the structure of a section's slides. */
export function structureFaults(outline: Outline, mapped: MappedText): readonly Diagnostic[] {
  const tags = tagsOf(outline);
  const unpaired =
    tags.length === 0 ? [] : outline.slides.flatMap((slide) => unpairedTags(outline, slide, tags));
  return [...unpaired.map((tag) => faultOf(tag, mapped)), ...rulerHeadings(outline, mapped)];
}

interface Tag {
  /** In small letters. */
  readonly name: string;
  readonly closes: boolean;
  /** As written. */
  readonly text: string;
  readonly offset: number;
}

/** A comment, or a tag. No character of a tag can be read in two ways, so long input takes no longer than it must. */
const TAG =
  /<!--[\s\S]*?(?:-->|$)|<(\/?)([a-z][a-z0-9]*)(?=[\s/>])(?:[^<>=]|=\s*"[^"]*"|=\s*'[^']*'|=(?!\s*["']))*>/gi;

/** Every tag of an element that Marp lets through and that has an end, in the order of the text. */
function tagsOf({ text, blocks, marks, lineStarts }: Outline): readonly Tag[] {
  const inBlocks = blocks
    .filter((block) => block.kind === 'html')
    .map((block) => ({
      start: lineStarts[block.start] ?? 0,
      end: lineStarts[block.end] ?? text.length,
    }));
  const inLines = marks.filter((mark) => mark.kind === 'html');
  return [...inBlocks, ...inLines]
    .flatMap(({ start, end }) =>
      [...text.slice(start, end).matchAll(TAG)].map(([written, slash, name = ''], index, all) => ({
        name: name.toLowerCase(),
        closes: slash === '/',
        text: written,
        offset: start + (all[index]?.index ?? 0),
      })),
    )
    .filter(({ name }) => HTML_ELEMENTS.has(name) && !VOID_ELEMENTS.has(name))
    .sort((a, b) => a.offset - b.offset);
}

/** The tags of a slide without a counterpart on it. */
function unpairedTags(outline: Outline, slide: SlideOutline, tags: readonly Tag[]): readonly Tag[] {
  const from = outline.lineStarts[slide.start] ?? 0;
  const to = outline.lineStarts[slide.end] ?? outline.text.length;
  const stray: Tag[] = [];
  const open: Tag[] = [];
  for (const tag of tags) {
    if (tag.offset < from || tag.offset >= to) continue;
    const partner = tag.closes ? open.findLastIndex((one) => one.name === tag.name) : -1;
    if (!tag.closes) open.push(tag);
    else if (partner === -1) stray.push(tag);
    else open.splice(partner, 1);
  }
  return [...stray, ...open.filter(({ name }) => !SELF_ENDING_ELEMENTS.has(name))];
}

function faultOf({ name, closes, text, offset }: Tag, mapped: MappedText): Diagnostic {
  const at = offsetPlace(mapped, offset, text.length);
  if (closes) {
    const hint = `remove it, or write <${name}> before it on the same slide`;
    return diagnose('unbalanced-html', `"</${name}>" closes nothing that was opened on this slide`, {
      at,
      hint,
    });
  }
  const slash = text.endsWith('/>') ? 'the slash does not close it: ' : '';
  const hint = `${slash}write </${name}> before the slide ends`;
  return diagnose('unclosed-html', `"<${name}>" is not closed on its slide`, { at, hint });
}
