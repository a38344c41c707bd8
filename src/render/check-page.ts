/**
 * What a check found → one self-contained page without scripts: each fault with its place, its line, what to do, and a
 * picture of its slide on which it is outlined. Faults stand by file, in the order of the lines.
 */
import { CODES } from '../diagnostics/codes.ts';
import type { Severity } from '../diagnostics/diagnostic.ts';
import type { CheckReport, ReportedFault, ReportedSlide } from '../model/check-report.ts';
import { counted, writeAuthorPage } from './author-page.ts';
import { escapeHtml } from './page.ts';

/** By this the page is known again: a file without it is somebody else's and is never replaced. */
export const CHECK_MARK = '<meta name="generator" content="Lectern check">';

const NAMES = {
  error: ['error', 'errors'],
  warning: ['warning', 'warnings'],
  info: ['remark', 'remarks'],
} as const satisfies Record<Severity, readonly [string, string]>;

/** Writes the page. `fontCss`: `@font-face` rules; `css`: the look. */
export function writeCheckPage(report: CheckReport, fontCss: string, css: string): string {
  const { faults, decks, slides } = report;
  const looked = `${counted(decks, 'deck')}, ${counted(slides, 'slide')}`;
  return writeAuthorPage({
    mark: CHECK_MARK,
    title: 'What the check found',
    top: `<h1>What the check found</h1><p>${looked}</p>`,
    main: [
      ...(faults.length === 0 ? ['<p class="sound">Nothing to say.</p>'] : [writeCounts(faults)]),
      ...byFile(faults).map(([file, list], index) => writeFile(file, list, index)),
    ],
    footer: 'it names every audience. <code>lectern explain &lt;code&gt;</code> says more about each fault.',
    css: `${fontCss}${css}`,
  });
}

function writeCounts(faults: readonly ReportedFault[]): string {
  const items = (['error', 'warning', 'info'] as const).flatMap((severity) => {
    const count = faults.filter((one) => one.severity === severity).length;
    const [one, many] = NAMES[severity];
    return count === 0 ? [] : [`<li><strong>${count}</strong>${count === 1 ? one : many}</li>`];
  });
  return `<ul class="counts" aria-label="Found">${items.join('')}</ul>`;
}

function byFile(faults: readonly ReportedFault[]): readonly (readonly [string, readonly ReportedFault[]])[] {
  const files = new Map<string, ReportedFault[]>();
  for (const fault of faults) {
    const file = fault.at?.file ?? '';
    files.set(file, [...(files.get(file) ?? []), fault]);
  }
  return [...files];
}

function writeFile(file: string, faults: readonly ReportedFault[], index: number): string {
  return [
    `<section aria-labelledby="file-${index}">`,
    `<h2 id="file-${index}">${escapeHtml(file === '' ? 'Without a place' : file)}</h2>`,
    '<ul class="faults">',
    ...faults.map(writeFault),
    '</ul>',
    '</section>',
  ].join('\n');
}

function writeFault({ code, severity, message, at, line, hint, remarks, slide }: ReportedFault): string {
  const place = at === undefined ? '' : `<span>line ${at.line}, column ${at.column}</span>`;
  // The picture says that already.
  const items = remarks
    .filter((one) => one !== `in deck ${slide?.name}`)
    .map((one) => `<li>${escapeHtml(one)}</li>`);
  return [
    `<li class="${severity}${slide === undefined ? ' bare' : ''}">`,
    ...(slide === undefined ? [] : [writeSlide(slide)]),
    '<div>',
    `<p class="head"><b>${NAMES[severity][0]}</b><code title="${escapeHtml(CODES[code].title)}">${code}</code>${place}</p>`,
    `<h3 dir="auto">${escapeHtml(capital(message))}</h3>`,
    ...(line === undefined ? [] : [writeLine(line)]),
    ...(hint === undefined ? [] : [`<p class="hint" dir="auto">${escapeHtml(capital(hint))}</p>`]),
    ...(items.length === 0 ? [] : [`<ul class="remarks">${items.join('')}</ul>`]),
    '</div>',
    '</li>',
  ].join('\n');
}

function writeLine({ text, start, end }: NonNullable<ReportedFault['line']>): string {
  const [before, meant, after] = [text.slice(0, start), text.slice(start, end), text.slice(end)];
  return `<pre dir="auto">${escapeHtml(before)}<mark>${escapeHtml(meant)}</mark>${escapeHtml(after)}</pre>`;
}

/** The outline stays on the slide, however far what it marks runs off it. */
function writeSlide({ picture, width, height, box, name }: ReportedSlide): string {
  const [left, right] = [clamp(box.x, width), clamp(box.x + box.width, width)];
  const [top, bottom] = [clamp(box.y, height), clamp(box.y + box.height, height)];
  const style = [
    `left:${percent(left, width)}`,
    `top:${percent(top, height)}`,
    `width:${percent(right - left, width)}`,
    `height:${percent(bottom - top, height)}`,
  ].join(';');
  return [
    '<figure dir="ltr">',
    `<div class="slide"><img src="${picture}" alt="${escapeHtml(capital(name))}" width="${width}" height="${height}" loading="lazy"><span style="${style}"></span></div>`,
    `<figcaption>${escapeHtml(name)}</figcaption>`,
    '</figure>',
  ].join('');
}

/** Room for the outline, in CSS pixels of the slide. */
const EDGE = 20;

function clamp(value: number, most: number): number {
  return Math.max(EDGE, Math.min(most - EDGE, value));
}

function percent(part: number, whole: number): string {
  return `${((part / whole) * 100).toFixed(2)}%`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
