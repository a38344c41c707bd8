/** The look of the gallery: a printed catalogue, light or dark as the reader's system is. Text keeps 4.5:1 in both. */
import { AUTHOR_CSS } from './author-css.ts';

export const GALLERY_CSS = `${AUTHOR_CSS}
:root{--bare:#ece6db}
@media (prefers-color-scheme:dark){:root{--bare:#2a2e34}}
.bare span{font-family:"Source Serif 4",Charter,Georgia,serif;font-weight:600;letter-spacing:-.012em;text-wrap:balance}
h1{font-size:clamp(30px,5vw,42px);line-height:1.15}
.folder,.facts,.size,.own-title{color:var(--muted)}
section{margin-block-start:clamp(36px,5vw,56px)}
h2{font-size:clamp(22px,3vw,28px);line-height:1.2}
.folder{font-size:15px;margin-block-start:2px}
ul{list-style:none;padding:0}
.versions{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,300px),1fr));gap:24px;margin-block-start:20px}
.versions>li{position:relative;display:flex;flex-direction:column;background:var(--card);border:1px solid var(--rule);border-radius:6px;overflow:hidden;padding-block-end:14px}
.versions>li>:not(.picture){margin-inline:16px}
.picture{border-block-end:1px solid var(--rule);background:var(--bare);aspect-ratio:16/9;margin-block-end:12px;display:grid;place-items:center}
.picture img{display:block;inline-size:100%;block-size:100%;object-fit:contain}
.bare span{padding:16px 24px;color:var(--muted);font-size:20px;line-height:1.25;text-align:center}
h3{font-size:18px;font-weight:600;line-height:1.3}
a{color:inherit;text-decoration-color:var(--accent);text-decoration-thickness:1px;text-underline-offset:.2em}
a:hover{color:var(--accent)}
a:focus-visible{outline:2px solid var(--accent);outline-offset:3px;border-radius:2px}
.main{text-decoration:none}
.main::after{content:"";position:absolute;inset:0 0 auto;aspect-ratio:16/9}
.main:hover::after,.main:focus-visible::after{box-shadow:inset 0 0 0 3px var(--accent);border-radius:5px 5px 0 0}
.facts strong{color:var(--accent);font-weight:600}
.facts,.files{font-variant-numeric:tabular-nums}
.files{display:flex;flex-wrap:wrap;gap:0 18px;margin-block-start:auto;padding-block-start:8px;font-size:15px}
.files li{white-space:nowrap}
.files a{display:inline-block;padding-block:4px}
.rows{display:grid;grid-template-columns:minmax(0,300px) minmax(0,1fr);gap:20px 28px;align-items:start;margin-block-start:20px;background:var(--card);border:1px solid var(--rule);border-radius:6px;padding:20px}
.rows>.picture{margin:0;border:1px solid var(--rule);border-radius:4px;overflow:hidden}
.filter{display:flex;flex-wrap:wrap;align-items:center;gap:6px 14px;margin-block:14px 4px}
.filter[hidden]{display:none}
.filter label{font-weight:600}
.filter input{flex:0 1 280px;min-inline-size:0;font:inherit;color:inherit;background:var(--ground);border:1px solid var(--muted);border-radius:4px;padding:5px 10px}
.filter input:focus-visible{outline:2px solid var(--accent);outline-offset:1px}
.filter output{color:var(--muted)}
details{border-block-start:1px solid var(--rule)}
.filter+details,.facts+details{margin-block-start:12px}
summary{padding-block:8px;cursor:pointer;font-weight:600}
summary:focus-visible{outline:2px solid var(--accent);outline-offset:2px;border-radius:2px}
summary .size{font-weight:400;margin-inline-start:8px}
details ul{padding-block-end:12px}
details li[hidden]{display:none}
details li:not([hidden]){display:flex;flex-wrap:wrap;gap:0 18px;padding-block:4px;border-block-start:1px dotted var(--rule)}
details li>:first-child{flex:1 1 240px}
details li>span{display:flex;flex-wrap:wrap;gap:0 14px;font-size:15px}
@media (max-width:720px){.rows{grid-template-columns:1fr}.rows>.picture{max-inline-size:300px}}
@media print{.versions>li{break-inside:avoid}}
`;
