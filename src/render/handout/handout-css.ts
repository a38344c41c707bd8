/** The look of a handout: quiet, so that the slides are what is seen. Comes behind the deck's own CSS and outdoes its rules for print. */
import { GAP, LABEL_HEIGHT, MARGIN, type Sheet } from './sheet.ts';

/** Texts as CSS has them, quotes included. */
export interface HandoutTexts {
  readonly title: string;
  readonly author: string;
  readonly date: string;
  readonly font: string;
  /** True when notes may run on to a next sheet. */
  readonly flows: boolean;
}

export function handoutCss(sheet: Sheet, texts: HandoutTexts): string {
  const { width, height, slide } = sheet;
  const border = `font:9pt ${texts.font};color:#555;white-space:nowrap`;
  return `
@page{size:${mm(width)} ${mm(height)};margin:${mm(MARGIN.top)} ${mm(MARGIN.side)} ${mm(MARGIN.bottom)};
@top-left{content:${texts.title};${border};font-weight:700}
@top-right{content:${texts.date};${border}}
@bottom-left{content:${texts.author};${border}}
@bottom-right{content:counter(page) "\\2009/\\2009" counter(pages);${border}}}
html,body{margin:0;background:none;break-inside:auto;page-break-inside:auto;font-family:${texts.font};color:#222}
.sheet{break-before:page;${texts.flows ? '' : gridCss(sheet)}}
.sheet:first-child{break-before:auto}
.sheet div.marpit{width:${mm(slide.width)};height:${mm(slide.height)};outline:.25mm solid #bbb;outline-offset:-.25mm;break-inside:avoid}
.sheet div.marpit>svg[data-marpit-svg]{display:block;width:100%;height:100%}
.sheet div.marpit>svg>foreignObject>section{break-before:auto;page-break-before:auto}
.label{display:flex;width:${mm(slide.width)};height:${mm(LABEL_HEIGHT)};align-items:center;justify-content:space-between;gap:3mm;font-size:9pt;line-height:1}
.label h1{margin:0;font-size:9pt;font-weight:700;overflow:hidden;text-overflow:ellipsis;white-space:nowrap;line-height:1.3}
.label .number{margin:0 0 0 auto;color:#555;font-variant-numeric:tabular-nums}
.lines i{display:block;height:8mm;box-sizing:border-box;border-bottom:.2mm solid #999}
${texts.flows ? NOTES_CSS : linesCss(sheet)}`;
}

const NOTES_CSS = `
.lines{margin-top:4mm}
.notes{margin-top:7mm;font-size:11pt;line-height:1.5;max-width:150mm;orphans:2;widows:2}
.notes>:first-child{margin-top:0}
.notes p,.notes ul,.notes ol,.notes blockquote,.notes table{margin:0 0 2.5mm}
.notes ul,.notes ol{padding-left:6mm}
.notes pre,.notes code{font-size:.9em;white-space:pre-wrap}
`;

function gridCss({ columns, slide, besides, rowHeight }: Sheet): string {
  const tracks = besides > 0 ? '100%' : `repeat(${columns},${mm(slide.width)})`;
  return `display:grid;grid-template-columns:${tracks};grid-auto-rows:${mm(rowHeight)};gap:${mm(GAP.row)} ${mm(GAP.column)};justify-content:space-between;`;
}

function linesCss({ slide, besides }: Sheet): string {
  if (besides === 0) return '';
  return `article{display:grid;grid-template-columns:${mm(slide.width)} ${mm(besides)};column-gap:${mm(GAP.column)};align-content:start;align-items:start}article>*{grid-column:1}.lines{grid-row:2;grid-column:2}`;
}

/** Three decimals are finer than any printer. */
function mm(length: number): string {
  return `${Math.round(length * 1000) / 1000}mm`;
}
