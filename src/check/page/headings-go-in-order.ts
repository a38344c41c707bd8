/** Headings of one slide go down level by level, so that who hears them knows what belongs to what. */
import type { HeadingFacts, SlideFacts } from '../../model/page-facts.ts';
import { type Finding, type PageRule, quote } from './finding.ts';

export const checkHeadingOrder: PageRule = (slide) =>
  slide.headings.flatMap((heading, index): readonly Finding[] => {
    const before = slide.headings[index - 1];
    if (before === undefined || heading.level <= before.level + 1) return [];
    return [skipped(slide, heading, before)];
  });

function skipped(slide: SlideFacts, heading: HeadingFacts, before: HeadingFacts): Finding {
  const wanted = before.level + 1;
  return {
    code: 'heading-order',
    slide: slide.number,
    message: `${quote(heading.words)} is a heading of level ${heading.level} directly below one of level ${before.level}`,
    hint: `make it "${'#'.repeat(wanted)} ${shortened(heading.words)}"`,
    box: heading.box,
    meant: { words: heading.words, nth: 0 },
    weight: heading.level - before.level,
  };
}

function shortened(words: string): string {
  return words.length <= 24 ? words : '…';
}
