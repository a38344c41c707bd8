/** The look that pages for the author share: a printed catalogue, light or dark as the reader's system is. Text keeps 4.5:1 in both. */
export const AUTHOR_CSS = `
:root{--ground:#f7f4ee;--card:#fff;--ink:#1b1d21;--muted:#5f5b54;--rule:#d9d4cb;--accent:#96281b}
@media (prefers-color-scheme:dark){:root{--ground:#15171a;--card:#202328;--ink:#efece6;--muted:#b0aca4;--rule:#3a3e45;--accent:#f0a48d}}
*{box-sizing:border-box;margin:0}
html{color-scheme:light dark;-webkit-text-size-adjust:100%}
body{max-width:1240px;margin:0 auto;padding:clamp(24px,5vw,64px) clamp(16px,4vw,48px) 40px;background:var(--ground);color:var(--ink);font:400 16px/1.5 "Source Sans 3","Segoe UI","Helvetica Neue",Arial,sans-serif;overflow-wrap:anywhere}
h1,h2{font-family:"Source Serif 4",Charter,Georgia,serif;font-weight:600;letter-spacing:-.012em;text-wrap:balance}
.top{display:flex;flex-wrap:wrap;align-items:baseline;gap:4px 20px;padding-block-end:16px;border-block-end:1px solid var(--rule);position:relative}
.top::after{content:"";position:absolute;inset-block-end:-1px;inset-inline-start:0;inline-size:72px;border-block-end:4px solid var(--accent)}
.top p,footer{color:var(--muted)}
footer{margin-block-start:56px;padding-block-start:14px;border-block-start:1px solid var(--rule);font-size:15px}
@media print{body{padding:0}}
`;
