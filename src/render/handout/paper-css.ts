/**
 * What all pages for paper share: sheet, running titles in the border, slides drawn small. Comes behind the deck's own CSS
 * and outdoes its rules for print.
 */
import { cssText } from '../page.ts';
import { MARGIN } from './sheet.ts';

export interface PaperTexts {
  readonly title: string;
  readonly author: string;
  readonly date: string;
  /** Font family; undefined: the browser's own. */
  readonly font: string | undefined;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** `sheet` and `slide` in millimetres. */
export function paperCss(sheet: Size, slide: Size, { title, author, date, font }: PaperTexts): string {
  const family = font === undefined ? 'sans-serif' : `${cssText(font)}, sans-serif`;
  const border = `font:9pt ${family};color:#555;white-space:nowrap`;
  return `
@page{size:${mm(sheet.width)} ${mm(sheet.height)};margin:${mm(MARGIN.top)} ${mm(MARGIN.side)} ${mm(MARGIN.bottom)};
@top-left{content:${cssText(title)};${border};font-weight:700}
@top-right{content:${cssText(date)};${border}}
@bottom-left{content:${cssText(author)};${border}}
@bottom-right{content:counter(page) "\\2009/\\2009" counter(pages);${border}}}
html,body{margin:0;background:none;break-inside:auto;page-break-inside:auto;font-family:${family};color:#222}
article div.marpit{width:${mm(slide.width)};height:${mm(slide.height)};outline:.25mm solid #bbb;outline-offset:-.25mm;break-inside:avoid}
article div.marpit>svg[data-marpit-svg]{display:block;width:100%;height:100%}
article div.marpit>svg>foreignObject>section{break-before:auto;page-break-before:auto}
.notes{font-size:11pt;line-height:1.5;max-width:150mm;orphans:2;widows:2}
.notes p,.notes ul,.notes ol,.notes blockquote,.notes table{margin:0 0 2.5mm}
.notes ul,.notes ol{padding-left:6mm}
.notes pre,.notes code{font-size:.9em;white-space:pre-wrap}
`;
}

/** A length in CSS; three decimals are finer than any printer. */
export function mm(length: number): string {
  return `${Math.round(length * 1000) / 1000}mm`;
}
