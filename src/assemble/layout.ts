/**
 * Layouts and slots → plain Marp: `<!-- layout: two-columns -->` becomes a class of the slide, `::: left` becomes
 * `<div class="slot left">`. Content outside of slots goes to the layout's default slot when it has one.
 */
import { type Diagnostic, diagnose, type Place } from '../diagnostics/diagnostic.ts';
import { onlyNearName, suggestName } from '../diagnostics/nearest.ts';
import { readDirectives } from '../model/directive-comment.ts';
import type { Layout } from '../model/theme.ts';
import { commentPlace } from '../source/comment-place.ts';
import { type Edit, type MappedText, originPlace } from '../source/mapped-text.ts';
import type { Comment, Outline, SlideOutline } from '../source/outline.ts';
import { isCondition, withoutDirective } from './condition.ts';
import { type Container, findContainers } from './container.ts';
import { hangMarks } from './hang.ts';
import { fillSlots } from './slot.ts';

export interface LayoutContext {
  /** The theme's layouts, and its name for messages. */
  readonly theme: {
    readonly name: string;
    readonly layouts: ReadonlyMap<string, Layout>;
  };
  /** Layout of slides that name none. */
  readonly sectionLayout?: { readonly name: string; readonly at: Place | undefined };
  /** Class that holds for all slides of the deck. */
  readonly deckClass: string;
}

interface Lowered {
  readonly edits: readonly Edit[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Gives the edits that lower the layouts of all slides of a section. */
export function lowerLayouts(outline: Outline, mapped: MappedText, context: LayoutContext): Lowered {
  const edits: Edit[] = [];
  const diagnostics: Diagnostic[] = [];
  const slots = findContainers(outline, mapped).containers.filter(
    (container) => !isCondition(container.name),
  );
  let carriedClass = context.deckClass;
  for (const slide of outline.slides) {
    const directives = slide.comments.flatMap((comment) =>
      readDirectives(comment).map((line) => ({ ...line, comment })),
    );
    carriedClass = directives.findLast((one) => one.name === 'class')?.value ?? carriedClass;
    const own = slots.filter((slot) => slot.slide === slide);
    const named = directives.find((one) => one.name === 'layout');
    const name = named?.value ?? (slide.blank ? undefined : context.sectionLayout?.name);
    if (name === undefined) {
      diagnostics.push(...own.map((slot) => strayFault(slot, mapped)));
      continue;
    }
    const layout = context.theme.layouts.get(name);
    if (layout === undefined) {
      const at = named === undefined ? context.sectionLayout?.at : commentPlace(mapped, named.comment, name);
      const fault = unknownLayout(name, at, context);
      if (named !== undefined || !diagnostics.some((one) => one.message === fault.message))
        diagnostics.push(fault);
      continue;
    }
    const spot = directives.findLast((one) => one.name === '_class');
    const classes = [name, ...(spot?.value ?? carriedClass).split(/\s+/)].filter(
      (one, index, all) => one !== '' && all.indexOf(one) === index,
    );
    edits.push(
      ...classEdits(outline, slide, {
        named: named?.comment,
        spot: spot?.comment,
        classes: classes.join(' '),
      }),
    );
    const filled = fillSlots(outline, slide, {
      layout,
      slots: own,
      mapped,
      at: named?.comment,
    });
    edits.push(...filled.edits, ...hangMarks(outline, slide));
    diagnostics.push(...filled.diagnostics);
  }
  return { edits, diagnostics };
}

function strayFault(slot: Container, mapped: MappedText): Diagnostic {
  const at = originPlace(mapped, slot.open + 1, slot.name);
  const hint = 'name a layout with <!-- layout: … -->, or write "for" and a condition';
  return diagnose('unknown-slot', `"${slot.name}" is a slot, but the slide has no layout`, { at, hint });
}

function unknownLayout(name: string, at: Place | undefined, { theme }: LayoutContext): Diagnostic {
  const hint = suggestName(name, [...theme.layouts.keys()], 'layouts');
  const message = `layout "${name}" is not in theme "${theme.name}"`;
  if (at === undefined) return diagnose('unknown-layout', message, { hint });
  const near = onlyNearName(name, [...theme.layouts.keys()]);
  const fix = near === undefined ? {} : { fix: { at, was: name, replacement: near } };
  return diagnose('unknown-layout', message, { at, hint, ...fix });
}

/** The class takes the place of the layout comment, but stands behind a `_class` of the slide, which it includes. */
function classEdits(
  outline: Outline,
  slide: SlideOutline,
  what: {
    named: Comment | undefined;
    spot: Comment | undefined;
    classes: string;
  },
): readonly Edit[] {
  const text = `<!-- _class: ${what.classes} -->`;
  const removal = what.named === undefined ? undefined : withoutDirective(outline, what.named, 'layout');
  if (what.named !== undefined && what.spot === undefined && readDirectives(what.named).length === 1) {
    return [{ start: what.named.start, end: what.named.end, text }];
  }
  const start = what.spot?.end ?? outline.lineStarts[slide.start] ?? 0;
  const insertion: Edit = {
    start,
    end: start,
    text: what.spot === undefined ? `${text}\n` : what.spot.block ? `\n${text}` : text,
  };
  return removal === undefined
    ? [insertion]
    : removal.start < insertion.start && insertion.start < removal.end
      ? [{ ...removal, text }]
      : [removal, insertion];
}
