/**
 * `:::` lines → containers with a beginning and an end. A container lies within one slide; containers nest.
 * A closing line closes the innermost container that is open.
 */
import { type Diagnostic, diagnose } from '../diagnostics/diagnostic.ts';
import { type MappedText, originPlace } from '../source/mapped-text.ts';
import type { Block } from '../source/markdown/parts.ts';
import type { Outline, SlideOutline } from '../source/outline.ts';

export interface Container {
  /** What follows the colons: `for press`, `left`. */
  readonly name: string;
  /** Lines of the two marks, from 0. */
  readonly open: number;
  readonly close: number;
  /** The slide it lies on. */
  readonly slide: SlideOutline;
}

/** Pairs the marks of a text. An unclosed one and a closing line without an opening one are errors. */
export function findContainers(
  outline: Outline,
  mapped: MappedText,
): {
  readonly containers: readonly Container[];
  readonly diagnostics: readonly Diagnostic[];
} {
  const containers: Container[] = [];
  const diagnostics: Diagnostic[] = [];
  const marks = outline.blocks.filter((block) => block.kind === 'mark');
  const swallowed = outline.blocks.filter(isSwallowed).map(({ start }) => start);
  for (const slide of marks.length === 0 ? [] : outline.slides) {
    const open: { name: string; line: number }[] = [];
    for (const mark of marks.filter((one) => one.start >= slide.start && one.start < slide.end)) {
      if (mark.content !== '') {
        open.push({ name: mark.content, line: mark.start });
        continue;
      }
      const inner = open.pop();
      if (inner !== undefined)
        containers.push({
          name: inner.name,
          open: inner.line,
          close: mark.start,
          slide,
        });
      else
        diagnostics.push(
          diagnose('stray-container-end', 'this ":::" closes nothing', {
            at: originPlace(mapped, mark.start + 1, ':::'),
            hint: 'remove it, or open a container above it on the same slide',
          }),
        );
    }
    const lastSwallowed = open.length === 0 ? -1 : (swallowed.findLast((line) => line < slide.end) ?? -1);
    for (const left of open) {
      const at = originPlace(mapped, left.line + 1, left.name);
      const hint = unclosedHint(outline, slide, lastSwallowed > left.line);
      diagnostics.push(
        diagnose('unclosed-container', `the container "${left.name}" is never closed`, { at, hint }),
      );
    }
  }
  return {
    containers: containers.sort((a, b) => a.open - b.open),
    diagnostics,
  };
}

function unclosedHint(outline: Outline, slide: SlideOutline, isEndSwallowed: boolean): string {
  if (isEndSwallowed) return 'leave a blank line between the HTML and the ":::" below it';
  const next = outline.slides[outline.slides.indexOf(slide) + 1];
  const isCut = next !== undefined && next.ruler === undefined;
  return isCut
    ? 'close it before the next heading, which begins a slide; a whole slide takes <!-- for: … -->'
    : 'close it with ":::" alone on a line, before the slide ends';
}

/** True for a block of HTML with a closing line in it, which goes on to the next blank line. */
function isSwallowed({ kind, content }: Block): boolean {
  return kind === 'html' && /^ {0,3}:{3,}[ \t]*$/m.test(content);
}
