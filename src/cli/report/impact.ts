/** What an edit touches, for people: on a terminal, and as Markdown for a comment on a pull request. */
import type { SlideDifference } from '../../model/difference.ts';
import type { DeckImpact, Impact } from '../../pipeline/since.ts';
import { escapeMarkdown } from './diff.ts';

/** Decks that are touched with their slides; the others in one line. */
export function formatImpact({ since, commit, decks }: Impact): string {
  const touched = decks.filter(({ standing }) => standing !== 'untouched');
  const blocks = touched.map((deck) => {
    const lines = deck.touched.map(
      (slide) => `  ${numberOf(slide).padEnd(16)}${nameOf(slide)} (${slide.section})`,
    );
    return [`${labelOf(deck)}: ${summaryOf(deck)}`, ...lines, ''].join('\n');
  });
  return [
    `Since ${since} (${commit.slice(0, 10)}): ${countOf(decks)}`,
    '',
    ...blocks,
    ...untouchedLine(decks),
    '',
  ].join('\n');
}

/** A table of all that is touched, and below it the slides, folded away. */
export function formatImpactMarkdown({ since, commit, decks }: Impact): string {
  const touched = decks.filter(({ standing }) => standing !== 'untouched');
  const rows = touched.map(
    (deck) => `| ${cellOf(deck.deck)} | ${cellOf(deck.audience ?? 'everybody')} | ${summaryOf(deck)} |`,
  );
  const lists = touched
    .filter((deck) => deck.touched.length > 0)
    .map((deck) => {
      const lines = deck.touched.map(
        (slide) =>
          `- ${numberOf(slide)}: ${escapeMarkdown(nameOf(slide))} (${escapeMarkdown(slide.section)})`,
      );
      return [
        `<details><summary>${escapeMarkdown(labelOf(deck))}</summary>`,
        '',
        ...lines,
        '',
        '</details>',
      ].join('\n');
    });
  return [
    `### What this touches: ${countOf(decks)}`,
    '',
    ...(rows.length === 0 ? [] : ['| deck | audience | slides |', '| --- | --- | --- |', ...rows, '']),
    ...lists.flatMap((list) => [list, '']),
    ...untouchedLine(decks).map(escapeMarkdown),
    `<sub>Compared with ${escapeMarkdown(since)} at ${commit.slice(0, 10)}.</sub>`,
    '',
  ].join('\n');
}

function countOf(decks: readonly DeckImpact[]): string {
  const touched = decks.filter(({ standing }) => standing !== 'untouched').length;
  return `${touched} of ${decks.length} deck${decks.length === 1 ? '' : 's'}`;
}

function labelOf({ deck, audience }: DeckImpact): string {
  return audience === undefined ? deck : `${deck} for ${audience}`;
}

/** `2 of 12 slides changed, 1 new, 1 gone; the style too`. */
function summaryOf({ standing, slides, touched, restyled }: DeckImpact): string {
  if (standing === 'gone') return 'gone';
  if (standing === 'new') return `new, ${slides} slide${slides === 1 ? '' : 's'}`;
  const count = (kind: SlideDifference['standing']) => touched.filter((one) => one.standing === kind).length;
  const parts = [
    ...(count('changed') === 0 ? [] : [`${count('changed')} of ${slides} changed`]),
    ...(count('right') === 0 ? [] : [`${count('right')} new`]),
    ...(count('left') === 0 ? [] : [`${count('left')} gone`]),
    ...(restyled ? ['the style of all'] : []),
  ];
  return parts.join(', ');
}

function numberOf({ standing, left, right }: SlideDifference): string {
  if (standing === 'left') return `was slide ${left}`;
  return standing === 'right' ? `slide ${right}, new` : `slide ${right}`;
}

function nameOf({ heading, lines, standing }: SlideDifference): string {
  const name = heading ?? 'without a heading';
  const isNote = lines.every((line) => line.standing === 'same' || line.isNote);
  const isLook = lines.every((line) => line.standing === 'same');
  if (standing !== 'changed' || !isNote) return name;
  return isLook ? `${name}: looks otherwise` : `${name}: speaker notes only`;
}

function untouchedLine(decks: readonly DeckImpact[]): readonly string[] {
  const names = decks.filter(({ standing }) => standing === 'untouched').map(labelOf);
  return names.length === 0 ? [] : [`Untouched: ${names.join(', ')}.`];
}

function cellOf(text: string): string {
  return escapeMarkdown(text).replaceAll('\n', ' ');
}
