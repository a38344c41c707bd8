/** The look of the page of a check. A fault is outlined twice, light and dark, so that it is seen on every slide. */
import { AUTHOR_CSS } from './author-css.ts';

export const CHECK_CSS = `${AUTHOR_CSS}
:root{--error:#a31515;--warning:#7a4b00;--info:#1c4f8c;--frame:#f1ece2}
@media (prefers-color-scheme:dark){:root{--error:#ff9d94;--warning:#f0c064;--info:#9cc4f5;--frame:#2a2e34}}
h1{font-size:clamp(28px,4.4vw,40px);line-height:1.15}
h2{font-size:clamp(18px,2.2vw,22px);line-height:1.3}
.counts{display:flex;flex-wrap:wrap;gap:4px 28px;list-style:none;padding:0;margin-block:20px 0}
.counts strong{font:600 24px/1.2 "Source Serif 4",Charter,Georgia,serif;margin-inline-end:6px}
section{margin-block-start:40px}
.faults{list-style:none;padding:0;display:grid;gap:18px;margin-block-start:14px}
.faults>li{display:grid;grid-template-columns:minmax(0,420px) minmax(0,1fr);gap:14px 26px;background:var(--card);border:1px solid var(--rule);border-inline-start:6px solid var(--tone);border-radius:6px;padding:18px 20px}
.faults>li.bare{grid-template-columns:minmax(0,1fr)}
.error{--tone:var(--error)}.warning{--tone:var(--warning)}.info{--tone:var(--info)}
.head{display:flex;flex-wrap:wrap;gap:0 12px;align-items:baseline;font-size:15px;color:var(--muted)}
.head b{color:var(--tone);font-weight:600}
h3{font-size:19px;font-weight:600;line-height:1.35;margin-block:4px 10px}
pre{font:14px/1.5 ui-monospace,"Cascadia Mono",Menlo,Consolas,"DejaVu Sans Mono",monospace;background:var(--frame);border-radius:4px;padding:8px 12px;white-space:pre-wrap}
mark{background:none;color:inherit;text-decoration:underline 2px var(--tone);text-underline-offset:.3em}
.hint{margin-block-start:10px}
.remarks{list-style:none;padding:0;margin-block-start:10px;color:var(--muted);font-size:15px}
figure{align-self:start}
.slide{position:relative;overflow:hidden;border:1px solid var(--rule);border-radius:3px}
.slide img{display:block;inline-size:100%;block-size:auto;background:#fff}
.slide span{position:absolute;min-inline-size:12px;min-block-size:12px;outline:3px solid #e0182d;outline-offset:2px;box-shadow:0 0 0 6px rgb(255 255 255/.85);border-radius:1px}
figcaption{font-size:14px;color:var(--muted);margin-block-start:6px}
.sound{font-size:20px;margin-block-start:32px}
@media (max-width:760px){.faults>li{grid-template-columns:minmax(0,1fr)}}
@media print{.faults>li{break-inside:avoid}}
`;
