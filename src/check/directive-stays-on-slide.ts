/**
 * A local directive holds from its slide on. That is what many want, so it is only called a leak where the deck itself shows that one
 * slide was meant: it says the same with `_` elsewhere, or it sets a class of title slides on a slide that looks like one,
 * and never takes it back.
 */
import { type Diagnostic, diagnose } from '../diagnostics/diagnostic.ts';
import type { AuthorText } from '../model/author-text.ts';
import { LOCAL_DIRECTIVES } from '../model/directive.ts';
import { readDirectives } from '../model/directive-comment.ts';
import { commentPlace } from '../source/comment-place.ts';
import type { Comment, Outline, SlideOutline } from '../source/outline.ts';

/** Classes that themes have for one slide of its kind. */
const SINGLE_SLIDE =
  /^(?:title|title-?(?:slide|page)|cover(?:-page)?|front|end|the-end|closing|thanks|thank-you|divider|chapter|section-(?:title|break)|lead)$/i;

interface Setting {
  readonly name: string;
  readonly value: string;
  readonly slide: number;
  readonly comment: Comment;
}

/** A warning for each, with the name for one slide as its fix. */
export function leakingDirectives({ outline, mapped }: AuthorText): readonly Diagnostic[] {
  const sets = outline.slides.flatMap((slide, index) => setsOf(slide, index));
  const spots = new Set(sets.filter(({ name }) => name.startsWith('_')).map(keyOf));
  const last = outline.slides.findLastIndex((slide) => !slide.blank);
  return sets.flatMap((one) => {
    const { name, value, slide, comment } = one;
    if (name.startsWith('_') || value === '' || slide >= last) return [];
    if (sets.some((other) => other !== one && other.name === name)) return [];
    if (!spots.has(keyOf(one)) && !isTitleClass(one, outline)) return [];
    const at = commentPlace(mapped, comment, name);
    const after = last - slide;
    const message = `"${name}: ${value}" holds for this slide and the ${after === 1 ? 'one' : after} after it`;
    const hint = `write "_${name}" for this slide only`;
    return [diagnose('directive-leaks', message, { at, hint })];
  });
}

function setsOf(slide: SlideOutline, index: number): readonly Setting[] {
  return slide.comments.flatMap((comment) =>
    readDirectives(comment)
      .filter(({ name }) => LOCAL_DIRECTIVES.has(name.replace(/^_/, '')))
      .map(({ name, value }) => ({ name, value, slide: index, comment })),
  );
}

function keyOf({ name, value }: Pick<Setting, 'name' | 'value'>): string {
  return `${name.replace(/^_/, '')}: ${value.split(/\s+/).sort().join(' ')}`;
}

/** It stands on a slide with hardly more than headings, and a later one has a list, a table or code. */
function isTitleClass({ name, value, slide }: Setting, outline: Outline): boolean {
  if (name !== 'class' || !value.split(/\s+/).some((word) => SINGLE_SLIDE.test(word))) return false;
  // A deck that begins so may be all in this look.
  if (slide === 0 && /(?:^|\s)lead(?:\s|$)/i.test(value)) return false;
  return (
    isBare(outline, slide) &&
    outline.slides.slice(slide + 1).some((_, index) => !isBare(outline, slide + 1 + index))
  );
}

function isBare(outline: Outline, index: number): boolean {
  const slide = outline.slides[index];
  if (slide === undefined) return true;
  const own = outline.blocks.filter(({ start }) => slide.start <= start && start < slide.end);
  return own.every(({ kind, depth }) => depth === 0 && kind !== 'fence' && kind !== 'html');
}
