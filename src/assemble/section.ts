/**
 * One section → its part of the deck: templates, conditions, layouts, links and values, in this order.
 * What comes out is plain Marp Markdown without anything of Lectern's own, still mapped to the author's lines.
 */
import type { Outcome } from '../diagnostics/diagnostic.ts';
import type { AuthorText } from '../model/author-text.ts';
import { conditionHolds } from '../model/condition.ts';
import type { CitationMode } from '../model/deck-spec.ts';
import { isNote } from '../model/directive-comment.ts';
import type { Section } from '../model/section.ts';
import type { Values } from '../model/values.ts';
import { applyEdits, type Edit, lineOfOffset, type MappedText, mapSource } from '../source/mapped-text.ts';
import { insideMark, type Outline, outlineMarkdown } from '../source/outline.ts';
import { type CitationRegister, numberCitations, uncitedClaims } from './citation.ts';
import { applyConditions, type Reader, slideConditions } from './condition.ts';
import { globalDirectives } from './directive.ts';
import { writeRulers } from './heading-ruler.ts';
import { withoutIgnores } from './ignore.ts';
import { type LayoutContext, lowerLayouts } from './layout.ts';
import { rewriteLinks } from './link.ts';
import { refusedAddresses } from './refused-address.ts';
import { structureFaults } from './structure.ts';
import { createTemplates } from './template.ts';
import { unclosedFaults } from './unclosed.ts';
import { VALUE_TOKEN, type ValuePlace, type ValueStore, writeValues } from './value-token.ts';

export interface SectionContext {
  readonly reader: Reader;
  readonly layout: Omit<LayoutContext, 'sectionLayout'>;
  readonly outFolder: string;
  /** Sources that may be cited, and what must cite them. */
  readonly register: CitationRegister;
  readonly citations: CitationMode;
  /** Heading levels that begin a slide. */
  readonly dividers: readonly number[];
  /** What templates may use, `section` included. */
  readonly values: Values;
  readonly date: string | undefined;
}

export interface AssembledSection {
  readonly section: Section;
  readonly mapped: MappedText;
  readonly outline: Outline;
  readonly author: AuthorText;
}

/** Assembles a section for one reader. The text that comes out has no ruler at its beginning or end. */
export function assembleSection(section: Section, context: SectionContext): Outcome<AssembledSection> {
  const store: ValueStore = [];
  const source = mapSource(section.source, section.bodyOffset);
  const rendered = createTemplates(store, context.date)(source, context.values);
  const chosen = chooseContent(withoutIgnores(rendered.value), context);
  const { mapped: text, outline } = chosen.value;
  const layout =
    section.layout === undefined
      ? context.layout
      : { ...context.layout, sectionLayout: { name: section.layout, at: section.places.get('layout') } };
  const lowered = lowerLayouts(outline, text, layout);
  const links = rewriteLinks(outline, {
    file: section.file,
    outFolder: context.outFolder,
    store,
  });
  const cited = numberCitations(outline, text, {
    register: context.register,
    section: section.id,
  });
  const structural = [...lowered.edits, ...links, ...cited.edits];
  const mapped = trimBlank(applyEdits(text, [...structural, ...valueEdits(outline, structural, store)]));
  const comments = outline.slides.flatMap((slide) => slide.comments);
  const diagnostics = [
    ...rendered.diagnostics,
    ...unclosedFaults(outline, text),
    ...structureFaults(outline, text),
    ...refusedAddresses(outline, text),
    ...chosen.diagnostics,
    ...globalDirectives(comments, text),
    ...lowered.diagnostics,
    ...cited.diagnostics,
    ...(section.id === 'opening' ? [] : uncitedClaims(outline, text, context.citations)),
  ];
  return {
    value: {
      section,
      mapped,
      outline: outlineMarkdown(mapped.text),
      author: { section: section.id, mapped: text, outline },
    },
    diagnostics,
  };
}

/** How many slides of a section a reader gets, before templates are rendered. */
export type SlideCounter = (section: Section, names: ReadonlySet<string>) => number;

/** Makes a counter that reads each section once, for however many readers. */
export function createSlideCounter(knownNames: readonly string[], dividers: readonly number[]): SlideCounter {
  const known = new Set(knownNames);
  const read = new Map<Section, ReturnType<typeof slideConditions>>();
  return (section, names) => {
    let slides = read.get(section);
    if (slides === undefined) {
      const { text } = mapSource(section.source, section.bodyOffset);
      slides = slideConditions(outlineMarkdown(text, dividers), known);
      read.set(section, slides);
    }
    return slides.filter((conditions) => conditions.every((one) => conditionHolds(one, names))).length;
  };
}

function chooseContent(
  mapped: MappedText,
  context: SectionContext,
): Outcome<{ mapped: MappedText; outline: Outline }> {
  const { dividers, reader } = context;
  const before = outlineMarkdown(mapped.text, dividers);
  const { edits, diagnostics } = applyConditions(before, mapped, reader);
  if (edits.length === 0 && dividers.length === 0) return { value: { mapped, outline: before }, diagnostics };
  const kept = applyEdits(mapped, edits);
  const ruled = dividers.length === 0 ? kept : writeRulers(kept, outlineMarkdown(kept.text, dividers));
  return { value: { mapped: ruled, outline: outlineMarkdown(ruled.text) }, diagnostics };
}

/** Each value in the form that its place needs; those inside other edits have been written by them. */
function valueEdits(outline: Outline, edits: readonly Edit[], store: ValueStore): readonly Edit[] {
  const found: Edit[] = [];
  for (const match of outline.text.matchAll(VALUE_TOKEN)) {
    const start = match.index;
    const end = start + match[0].length;
    if (edits.some((edit) => edit.start <= start && end <= edit.end && edit.start < edit.end)) continue;
    found.push({
      start,
      end,
      text: writeValues(match[0], store, placeOf(outline, start)),
    });
  }
  return found;
}

function placeOf(outline: Outline, offset: number): ValuePlace {
  const comment = outline.slides
    .flatMap((slide) => slide.comments)
    .find((one) => one.start <= offset && offset < one.end);
  if (comment !== undefined) return isNote(comment) ? 'note' : 'directive';
  const line = lineOfOffset(outline.text, offset + 1) - 1;
  const html = outline.blocks.some(
    (block) => block.kind === 'html' && block.start <= line && line < block.end,
  );
  if (html || insideMark(outline.marks, 'html', offset)) return 'html';
  const inTarget = outline.marks.some(
    (mark) => mark.target !== undefined && mark.target.start <= offset && offset < mark.target.end,
  );
  return inTarget || insideMark(outline.marks, 'autolink', offset) ? 'address' : 'text';
}

/** Without the blank lines at both ends. */
function trimBlank(mapped: MappedText): MappedText {
  const lead = /^(?:[ \t]*\n)*/.exec(mapped.text)?.[0].length ?? 0;
  const tail = /(?:\n[ \t]*)*$/.exec(mapped.text.slice(lead))?.[0].length ?? 0;
  const length = mapped.text.length;
  return applyEdits(mapped, [
    { start: 0, end: lead, text: '' },
    { start: length - tail, end: length, text: '' },
  ]);
}
