/**
 * What two audiences of a deck do not share → one self-contained page without scripts: slides that both have but that
 * say something else stand side by side, with the words that differ; slides of one audience, and those that are the
 * same, stand in bands of their own. For the author: it names both audiences.
 */
import type { LineDifference, SlideDifference, Standing, Words } from '../model/difference.ts';
import { writeAuthorPage } from './author-page.ts';
import { escapeHtml } from './page.ts';

/** By this the page is known again: a file without it is somebody else's and is never replaced. */
export const DIFF_MARK = '<meta name="generator" content="Lectern differences">';

export interface DiffPageSide {
  readonly name: string;
  /** Pictures of its slides as `data:` addresses, in order. */
  readonly pictures: readonly string[];
}

export interface DiffPageRequest {
  readonly deck: string;
  readonly title: string;
  /** BCP 47 tag of the slides. */
  readonly lang: string;
  readonly left: DiffPageSide;
  readonly right: DiffPageSide;
  readonly facts: readonly { readonly name: string; readonly left: string; readonly right: string }[];
  readonly slides: readonly SlideDifference[];
  /** Width and height of a slide in CSS pixels. */
  readonly width: number;
  readonly height: number;
}

/** Writes the page. `fontCss`: `@font-face` rules; `css`: the look. */
export function writeDiffHtml(request: DiffPageRequest, fontCss: string, css: string): string {
  const { deck, title, left, right, slides } = request;
  const names = `${escapeHtml(left.name)} and ${escapeHtml(right.name)}`;
  return writeAuthorPage({
    mark: DIFF_MARK,
    title: `${escapeHtml(deck)}: ${names}`,
    top: `<h1${langOf(request)}>${escapeHtml(title)}</h1><p>${names}</p>`,
    main: [writeFacts(request), ...runsOf(slides).map((run) => writeRun(run, request))],
    footer: 'it shows what each of the two audiences does not get.',
    css: `${fontCss}${css}`,
  });
}

function writeFacts({ facts, left, right, slides }: DiffPageRequest): string {
  const count = (standing: Standing) => slides.filter((one) => one.standing === standing).length;
  const counts = [
    [count('changed'), 'said otherwise'],
    [count('left'), `only for ${left.name}`],
    [count('right'), `only for ${right.name}`],
    [count('same'), 'the same'],
  ] as const;
  const items = counts.map(([number, what]) => `<li><strong>${number}</strong> ${escapeHtml(what)}</li>`);
  const rows = facts.map(
    (fact) =>
      `<tr><th scope="row">${escapeHtml(fact.name)}</th><td>${escapeHtml(fact.left)}</td><td>${escapeHtml(fact.right)}</td></tr>`,
  );
  const head = `<tr><td></td><th scope="col">${escapeHtml(left.name)}</th><th scope="col">${escapeHtml(right.name)}</th></tr>`;
  return [
    `<ul class="counts" aria-label="Slides">${items.join('')}</ul>`,
    ...(rows.length === 0 ? [] : [`<table><thead>${head}</thead><tbody>${rows.join('')}</tbody></table>`]),
  ].join('\n');
}

/** Slides that stand in a row and stand alike. */
function runsOf(slides: readonly SlideDifference[]): readonly (readonly SlideDifference[])[] {
  const runs: SlideDifference[][] = [];
  for (const slide of slides) {
    const last = runs.at(-1);
    if (last !== undefined && last[0]?.standing === slide.standing) last.push(slide);
    else runs.push([slide]);
  }
  return runs;
}

function writeRun(run: readonly SlideDifference[], request: DiffPageRequest): string {
  const standing = run[0]?.standing ?? 'same';
  if (standing === 'changed') return run.map((slide) => writePair(slide, request)).join('\n');
  const side = standing === 'right' ? 'right' : 'left';
  const tiles = run.map((slide) => `<li>${writeFigure(slide, side, request)}</li>`);
  const list = `<ul class="tiles">\n${tiles.join('\n')}\n</ul>`;
  if (standing !== 'same') {
    return [
      `<section class="band ${side}">`,
      `<h2>Only for ${escapeHtml(request[side].name)}</h2>`,
      list,
      writeTexts(run),
      '</section>',
    ].join('\n');
  }
  const what = run.length === 1 ? 'One slide is the same' : `${run.length} slides are the same`;
  return `<details class="band"><summary>${what}</summary>\n${list}\n</details>`;
}

/** What stands on the slides of a band, for a reader who cannot see pictures, or who searches. */
function writeTexts(run: readonly SlideDifference[]): string {
  const texts = run.map((slide) => {
    const lines = slide.lines.map(
      (line) => `<li>${escapeHtml(line.words.map(({ text }) => text).join(''))}</li>`,
    );
    return `<h3>${escapeHtml(titleOf(slide))}</h3><ul>${lines.join('')}</ul>`;
  });
  return `<details class="texts"><summary>Their text</summary>${texts.join('\n')}</details>`;
}

function writePair(slide: SlideDifference, request: DiffPageRequest): string {
  const lines = slide.lines
    .filter(({ standing }) => standing !== 'same')
    .map((line) => writeLine(line, request));
  return [
    '<section class="pair">',
    `<h2${langOf(request)}>${escapeHtml(titleOf(slide))}</h2>`,
    `<p class="where">${escapeHtml(slide.section)}</p>`,
    '<div class="sides">',
    writeFigure(slide, 'left', request),
    writeFigure(slide, 'right', request),
    '</div>',
    `<ul class="lines"${langOf(request)}>${lines.join('\n')}</ul>`,
    '</section>',
  ].join('\n');
}

function writeFigure(
  slide: SlideDifference,
  side: 'left' | 'right',
  { width, height, ...sides }: DiffPageRequest,
): string {
  const number = slide[side] ?? 0;
  const { name, pictures } = sides[side];
  const alt = `Slide ${number} for ${name}: ${titleOf(slide)}`;
  const caption =
    slide.standing === 'same' && slide.right !== slide.left
      ? `${slide.left} and ${slide.right}`
      : String(number);
  const whose = slide.standing === 'changed' ? `${escapeHtml(name)}, slide ` : 'Slide ';
  return [
    `<figure class="${side}">`,
    `<img src="${pictures[number - 1] ?? ''}" alt="${escapeHtml(alt)}" width="${width}" height="${height}" loading="lazy">`,
    `<figcaption>${whose}${caption}</figcaption>`,
    '</figure>',
  ].join('');
}

function writeLine({ words, standing, isNote }: LineDifference, { left, right }: DiffPageRequest): string {
  const isAlone = standing === 'left' || standing === 'right';
  const note = isNote ? '<span class="note">Note</span> ' : '';
  const whose = isAlone
    ? `<span class="whose ${standing}">Only ${escapeHtml((standing === 'left' ? left : right).name)}</span> `
    : '';
  const text = isAlone ? escapeHtml(words.map((one) => one.text).join('')) : words.map(writeWords).join('');
  return `<li>${whose}${note}${text}</li>`;
}

function writeWords({ text, side }: Words): string {
  const shown = escapeHtml(text);
  if (side === 'both' || text.trim() === '') return shown;
  return side === 'left' ? `<del>${shown}</del>` : `<ins>${shown}</ins>`;
}

function titleOf({ heading, section }: SlideDifference): string {
  return heading ?? `A slide of ${section} without a heading`;
}

function langOf({ lang }: DiffPageRequest): string {
  return ` lang="${escapeHtml(lang)}" dir="auto"`;
}
