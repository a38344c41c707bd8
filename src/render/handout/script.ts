/** Rendered slides → the page that becomes `script.pdf`: what the speaker says in a size to read from, beside each small slide, with its time. */
import { PAPER_SIZES, type Paper } from '../../model/paper.ts';
import { noteHtml } from '../../source/markdown/note-text.ts';
import { escapeHtml, fillSlides, type PageRequest, writeDocument } from '../page.ts';
import { mm, paperCss } from './paper-css.ts';

export interface ScriptSlide {
  readonly section?: string;
  /** When it is due: `4:30 – 6:00`. */
  readonly time: string;
  readonly notes: readonly string[];
}

export interface ScriptRequest {
  readonly page: PageRequest;
  readonly paper: Paper;
  /** As many as the page has slides. */
  readonly slides: readonly ScriptSlide[];
  readonly date?: string;
  readonly font?: string;
}

/** Width of a slide in millimetres: enough to know it again. */
const SLIDE_WIDTH = 50;

/** The script as one HTML text. Equal requests give equal bytes. */
export function writeScript({ page, paper, slides, date = '', font }: ScriptRequest): string {
  const { rendered, title, author = '' } = page;
  const slide = { width: SLIDE_WIDTH, height: (SLIDE_WIDTH * rendered.height) / rendered.width };
  const drawn = fillSlides(page);
  const articles = slides.map(({ section, time, notes }, index) =>
    [
      ...(section === undefined ? [] : [`<h1>${escapeHtml(section)}</h1>`]),
      '<article>',
      `<div class="shown"><div class="marpit">${drawn[index] ?? ''}</div>`,
      `<p class="time"><strong>${escapeHtml(time)}</strong><span>${index + 1}</span></p></div>`,
      `<div class="notes">\n${notes.map(noteHtml).join('\n')}\n</div>`,
      '</article>',
    ].join('\n'),
  );
  const css = `${paperCss(PAPER_SIZES[paper], slide, { title, author, date, font })}${SCRIPT_CSS}`;
  return writeDocument(page, { css, body: `<main>\n${articles.join('\n')}\n</main>` });
}

const SCRIPT_CSS = `
h1{margin:8mm 0 0;font-size:10pt;font-weight:700;break-after:avoid}
main>:first-child{margin-top:0}
article{display:grid;grid-template-columns:${mm(SLIDE_WIDTH)} 1fr;column-gap:8mm;padding:4mm 0 5mm;border-bottom:.2mm solid #ccc}
.shown{break-inside:avoid}
.time{display:flex;justify-content:space-between;margin:1.5mm 0 0;font-size:10pt;font-variant-numeric:tabular-nums}
.time span{color:#555}
.notes{font-size:12.5pt}
.notes>:last-child{margin-bottom:0}
`;
