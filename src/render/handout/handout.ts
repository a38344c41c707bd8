/**
 * Rendered slides → the page that becomes `handout.pdf`. The slides are the deck's own, drawn smaller by the browser: so
 * they stay vectors with text that can be searched and tags, which pages of a PDF placed inside another would lose.
 * Titles and numbers in the border are page margin boxes, which readers leave out of the reading order.
 */
import type { Paper, PerPage } from '../../model/paper.ts';
import { noteHtml } from '../../source/markdown/note-text.ts';
import { escapeHtml, fillSlides, type PageRequest, writeDocument } from '../page.ts';
import { handoutCss } from './handout-css.ts';
import { paperCss } from './paper-css.ts';
import { arrangeSheet, LABEL_HEIGHT, type Sheet } from './sheet.ts';

export interface HandoutSlide {
  /** Title of the section that begins with this slide. */
  readonly section?: string;
  /** What the speaker says; empty: ruled lines stand there. */
  readonly notes: readonly string[];
}

export interface HandoutRequest {
  readonly page: PageRequest;
  readonly paper: Paper;
  readonly perPage: PerPage;
  /** As many as the page has slides. */
  readonly slides: readonly HandoutSlide[];
  /** As it is to be read; undefined: none is shown. */
  readonly date?: string;
  /** Font family of titles and notes, one that the page brings along. */
  readonly font?: string;
}

/** Distance of ruled lines in millimetres, wide enough for handwriting. */
const RULE = 8;

/** The handout as one HTML text. Equal requests give equal bytes. */
export function writeHandout(request: HandoutRequest): string {
  const { page, paper, perPage, date, font } = request;
  const { rendered, title, author } = page;
  const sheet = arrangeSheet(paper, perPage, rendered.width / rendered.height);
  const drawn = fillSlides(page);
  const cells = request.slides.map((slide, index) =>
    writeCell(slide, { drawn: drawn[index] ?? '', number: index + 1, perPage, sheet }),
  );
  const sheets: string[] = [];
  for (let at = 0; at < cells.length; at += perPage)
    sheets.push(`<div class="sheet">\n${cells.slice(at, at + perPage).join('\n')}\n</div>`);
  const texts = { title, author: author ?? '', date: date ?? '', font };
  const css = `${paperCss(sheet, sheet.slide, texts)}${handoutCss(sheet, perPage === 1)}`;
  return writeDocument(page, { css, body: `<main>\n${sheets.join('\n')}\n</main>` });
}

interface Cell {
  readonly drawn: string;
  readonly number: number;
  readonly perPage: PerPage;
  readonly sheet: Sheet;
}

function writeCell({ section, notes }: HandoutSlide, { drawn, number, perPage, sheet }: Cell): string {
  const heading = section === undefined ? '' : `<h1>${escapeHtml(section)}</h1>`;
  return [
    '<article>',
    `<div class="label">${heading}<p class="number">${number}</p></div>`,
    `<div class="marpit">${drawn}</div>`,
    ...besideSlide(notes, perPage, sheet),
    '</article>',
  ].join('\n');
}

function besideSlide(notes: readonly string[], perPage: PerPage, sheet: Sheet): readonly string[] {
  if (perPage !== 1 && perPage !== 3) return [];
  if (perPage === 1 && notes.length > 0)
    return [`<div class="notes">\n${notes.map(noteHtml).join('\n')}\n</div>`];
  const taken = perPage === 1 ? sheet.slide.height + 2 * RULE : LABEL_HEIGHT + RULE;
  const lines = '<i></i>'.repeat(Math.max(0, Math.floor((sheet.rowHeight - taken) / RULE)));
  return [`<div class="lines" aria-hidden="true">${lines}</div>`];
}
