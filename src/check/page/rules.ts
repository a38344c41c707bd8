/** Every rule over the slides of a page. */
import type { SlideFacts } from '../../model/page-facts.ts';
import { checkOverflow } from './content-stays-on-slide.ts';
import type { Finding, PageRule } from './finding.ts';
import { checkTextSize } from './text-is-large-enough.ts';

const RULES: readonly PageRule[] = [checkOverflow, checkTextSize];

/** What a build says too: that something is cut off must never be learned in the room. */
const BUILD_RULES: readonly PageRule[] = [checkOverflow];

export function checkSlides(
  slides: readonly SlideFacts[],
  which: 'all' | 'build' = 'all',
): readonly Finding[] {
  const rules = which === 'all' ? RULES : BUILD_RULES;
  return slides.flatMap((slide) => rules.flatMap((rule) => rule(slide)));
}
