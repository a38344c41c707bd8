/** The look of a handout beyond that of all paper: how slides, labels, notes and lines stand. */
import { mm } from './paper-css.ts';
import { GAP, LABEL_HEIGHT, type Sheet } from './sheet.ts';

/** `flows`: a single slide stands on a sheet, and its notes may run on to a next one. */
export function handoutCss(sheet: Sheet, flows: boolean): string {
  return `
.sheet{break-before:page;${flows ? '' : gridCss(sheet)}}
.sheet:first-child{break-before:auto}
.label{display:flex;width:${mm(sheet.slide.width)};height:${mm(LABEL_HEIGHT)};align-items:center;justify-content:space-between;gap:3mm;font-size:9pt;line-height:1}
.label h1{margin:0;font-size:9pt;font-weight:700;overflow:hidden;text-overflow:ellipsis;white-space:nowrap;line-height:1.3}
.label .number{margin:0 0 0 auto;color:#555;font-variant-numeric:tabular-nums}
.lines i{display:block;height:8mm;box-sizing:border-box;border-bottom:.2mm solid #999}
${flows ? '.lines{margin-top:4mm}.notes{margin-top:7mm}' : linesCss(sheet)}
`;
}

function gridCss({ columns, slide, besides, rowHeight }: Sheet): string {
  const tracks = besides > 0 ? '100%' : `repeat(${columns},${mm(slide.width)})`;
  return `display:grid;grid-template-columns:${tracks};grid-auto-rows:${mm(rowHeight)};gap:${mm(GAP.row)} ${mm(GAP.column)};justify-content:space-between;`;
}

function linesCss({ slide, besides }: Sheet): string {
  if (besides === 0) return '';
  return `article{display:grid;grid-template-columns:${mm(slide.width)} ${mm(besides)};column-gap:${mm(GAP.column)};align-content:start;align-items:start}article>*{grid-column:1}.lines{grid-row:2;grid-column:2}`;
}
