/**
 * Rendered slides → a page with one sheet for each step of the lists that are shown step by step. Only the last sheet of a
 * slide, which shows all, is in the reading order and the outline: a slide is heard and listed once. Links lead to the first.
 */
import { fillSlides, PAGE_CSS, type PageRequest, writeDocument } from './page.ts';

/** The page, and how many sheets it prints on. */
export function writeSteps(request: PageRequest): { readonly html: string; readonly sheets: number } {
  const slides = fillSlides(request).map(stepsOf);
  const most = Math.max(0, ...slides.map((steps) => steps.length - 1));
  const sheets = slides.flat();
  const html = writeDocument(request, {
    css: `${PAGE_CSS}${hidingCss(most)}`,
    body: `<div class="marpit" role="main">\n${sheets.join('\n')}\n</div>`,
  });
  return { html, sheets: sheets.length };
}

function stepsOf(slide: string): readonly string[] {
  const count = Number(/<section\b[^>]*\sdata-marpit-fragments="(\d+)"/.exec(slide)?.[1] ?? 0);
  const before = Array.from({ length: count }, (_, shown) =>
    slide.replace('<svg ', `<svg data-shown="${shown}" aria-hidden="true" `),
  );
  return [...before, slide].map((step, index) => (index === 0 ? step : withoutTargets(step)));
}

/** Ids stay inside of drawings, whose styles need them. */
function withoutTargets(slide: string): string {
  return slide.replace(/(<(?:section|h[1-6])\b[^>]*?)\sid="[^"]*"/g, '$1');
}

/** Hidden, not taken away: what is shown later has its place from the start, as on the screen. */
function hidingCss(most: number): string {
  const hidden = Array.from({ length: most }, (_, shown) =>
    Array.from(
      { length: most - shown },
      (_, later) => `svg[data-shown="${shown}"] [data-marpit-fragment="${shown + later + 1}"]`,
    ),
  ).flat();
  return hidden.length === 0 ? '' : `${hidden.join(',')}{visibility:hidden}\n`;
}
