/** The look of the page of differences, that of the gallery. Sides are told apart by words and marks, colours only help; text keeps 4.5:1. */
import { AUTHOR_CSS } from './author-css.ts';

export const DIFF_CSS = `${AUTHOR_CSS}
:root{--left:#9a3412;--left-ground:#fbe9e1;--right:#14532d;--right-ground:#e2f2e6}
@media (prefers-color-scheme:dark){:root{--left:#fdba8c;--left-ground:#402419;--right:#a7e3b6;--right-ground:#1b3524}}
h1{font-size:clamp(28px,4.4vw,40px);line-height:1.15}
.where,figcaption{color:var(--muted)}
h2{font-size:clamp(20px,2.6vw,25px);line-height:1.25}
h3{font-size:16px;font-weight:600;margin-block:12px 4px}
.counts{display:flex;flex-wrap:wrap;gap:4px 28px;list-style:none;padding:0;margin-block:20px 0}
.counts strong{font:600 22px/1.2 "Source Serif 4",Charter,Georgia,serif;margin-inline-end:4px}
table{border-collapse:collapse;margin-block-start:16px;font-variant-numeric:tabular-nums}
th,td{text-align:start;padding:4px 24px 4px 0;border-block-end:1px solid var(--rule);font-weight:400;vertical-align:top}
th{font-weight:600}
section,details.band{margin-block-start:36px}
.band,.pair{background:var(--card);border:1px solid var(--rule);border-radius:6px;padding:20px}
.band.left{border-inline-start:6px solid var(--left)}
.band.right{border-inline-start:6px solid var(--right)}
.where{font-size:15px}
.sides{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));gap:16px 20px;margin-block-start:14px}
.tiles{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,240px),1fr));gap:16px 18px;list-style:none;padding:0;margin-block-start:14px}
img{display:block;inline-size:100%;block-size:auto;border:1px solid var(--rule);border-radius:3px;background:var(--ground)}
figcaption{font-size:14px;margin-block-start:4px}
.lines{list-style:none;padding:0;margin-block-start:16px}
.lines li{padding-block:6px;border-block-start:1px dotted var(--rule)}
del,ins{padding-inline:2px;border-radius:2px}
del{color:var(--left);background:var(--left-ground);text-decoration:line-through 1px}
ins{color:var(--right);background:var(--right-ground);text-decoration:underline 1px;text-underline-offset:.2em}
.whose,.note{font-size:14px;font-weight:600;margin-inline-end:6px}
.whose.left{color:var(--left)}
.whose.right{color:var(--right)}
.note{color:var(--muted)}
summary{cursor:pointer;font-weight:600}
summary:focus-visible{outline:2px solid var(--accent);outline-offset:3px;border-radius:2px}
.texts{margin-block-start:14px;border-block-start:1px solid var(--rule);padding-block-start:10px}
.texts ul{padding-inline-start:20px}
@media (max-width:640px){.sides{grid-template-columns:1fr}}
@media print{.pair,.tiles li{break-inside:avoid}}
`;
