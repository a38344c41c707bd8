/** What two versions of a deck do not share, for people: on a terminal and as Markdown for a comment on a code host. */
import { styleText } from 'node:util';
import type { LineDifference, SlideDifference, Words } from '../../model/difference.ts';
import type { DeckDifference } from '../../pipeline/diff.ts';

/** Only what differs: facts, then slides in deck order. Without colours, words of one side stand in [-brackets-] and {+braces+}. */
export function formatDiff(one: DeckDifference, colours: boolean): string {
  const { left, right } = one;
  const paint = (style: 'red' | 'green' | 'bold' | 'dim', text: string) =>
    colours ? styleText(style, text, { validateStream: false }) : text;
  const words = ({ text, side }: Words) => {
    if (side === 'both') return text;
    if (colours) return paint(side === 'left' ? 'red' : 'green', text);
    return side === 'left' ? `[-${text}-]` : `{+${text}+}`;
  };
  const line = (difference: LineDifference) => {
    const sign = { left: '-', right: '+', changed: '~', same: ' ' }[difference.standing];
    const alone = difference.standing === 'left' || difference.standing === 'right';
    const text = difference.words.map((part) => (alone ? part.text : words(part))).join('');
    const whole = `    ${sign} ${difference.isNote ? '(note) ' : ''}${text}`;
    return alone ? paint(difference.standing === 'left' ? 'red' : 'green', whole) : whole;
  };
  const slides = one.slides
    .filter(({ standing }) => standing !== 'same')
    .map((slide) => {
      const lines = withoutHeading(slide).map(line);
      return [paint('bold', `${whereOf(slide, one)}: ${headingOf(slide)}`), ...lines, ''].join('\n');
    });
  return [
    paint('bold', `${one.deck}: ${left.audience} (-) and ${right.audience} (+)`),
    ...one.facts.map((fact) => `  ${fact.name}: ${fact.left} | ${fact.right}`),
    '',
    ...slides,
    `${countSlides(one)}.`,
    '',
  ].join('\n');
}

/** With `<del>` and `<ins>`, which code hosts show. */
export function formatDiffMarkdown(one: DeckDifference): string {
  const { left, right } = one;
  const facts = one.facts.map(
    (fact) => `| ${escapeCell(fact.name)} | ${escapeCell(fact.left)} | ${escapeCell(fact.right)} |`,
  );
  const only = (side: 'left' | 'right') =>
    one.slides
      .filter(({ standing }) => standing === side)
      .map((slide) => `- ${escapeMarkdown(headingOf(slide))} (${whereOf(slide, one)})`);
  const changed = one.slides
    .filter(({ standing }) => standing === 'changed')
    .flatMap((slide) => [
      `- **${escapeMarkdown(headingOf(slide))}** (${whereOf(slide, one)})`,
      ...slide.lines.filter(({ standing }) => standing !== 'same').map((line) => `  - ${markdownLine(line)}`),
    ]);
  const block = (title: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : ['', `#### ${title}`, '', ...lines];
  return [
    `### ${escapeMarkdown(one.deck)}: ${escapeMarkdown(left.name)} and ${escapeMarkdown(right.name)}`,
    '',
    `${countSlides(one)}.`,
    ...(facts.length === 0
      ? []
      : ['', `| | ${escapeCell(left.name)} | ${escapeCell(right.name)} |`, '| --- | --- | --- |', ...facts]),
    ...block(`Only for ${escapeMarkdown(left.name)}`, only('left')),
    ...block(`Only for ${escapeMarkdown(right.name)}`, only('right')),
    ...block('Said otherwise', changed),
    '',
  ].join('\n');
}

/** The lines that differ; the heading of a slide that one side has stands above them already. */
function withoutHeading({ heading, lines }: SlideDifference): readonly LineDifference[] {
  const [first, ...rest] = lines.filter(({ standing }) => standing !== 'same');
  if (first === undefined) return [];
  const isHeading = first.words.length === 1 && first.words[0]?.text === heading;
  return isHeading ? rest : [first, ...rest];
}

function markdownLine({ words, standing, isNote }: LineDifference): string {
  const text = words.map(({ text: part, side }) => {
    const shown = escapeMarkdown(part);
    if (side === 'both' || part.trim() === '') return shown;
    return side === 'left' ? `<del>${shown}</del>` : `<ins>${shown}</ins>`;
  });
  const note = isNote ? '(note) ' : '';
  return `${standing === 'left' ? '− ' : standing === 'right' ? '+ ' : ''}${note}${text.join('')}`;
}

/** Text that is no sign of Markdown or HTML. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`).replace(/[\\`*_{}[\]|~$#@]/g, '\\$&');
}

function escapeCell(text: string): string {
  return escapeMarkdown(text).replaceAll('\n', ' ');
}

function headingOf({ heading, section }: SlideDifference): string {
  return heading ?? `a slide of ${section} without a heading`;
}

function whereOf({ standing, section, left, right }: SlideDifference, one: DeckDifference): string {
  const of = section === 'opening' ? 'opening' : section;
  if (standing === 'left') return `${of}, slide ${left} of ${one.left.audience} only`;
  if (standing === 'right') return `${of}, slide ${right} of ${one.right.audience} only`;
  return left === right ? `${of}, slide ${left}` : `${of}, slides ${left} and ${right}`;
}

function countSlides({ slides, left, right }: DeckDifference): string {
  const count = (standing: SlideDifference['standing']) =>
    slides.filter((one) => one.standing === standing).length;
  const all = [
    `${count('same')} slide${count('same') === 1 ? '' : 's'} the same`,
    `${count('changed')} said otherwise`,
    `${count('left')} only for ${left.audience}`,
    `${count('right')} only for ${right.audience}`,
  ];
  return all.join(', ');
}
