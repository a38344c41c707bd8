/** The decks and audiences → the page that lists them, and the page of a deck that has never been built without an error. */
import { createHash } from 'node:crypto';
import type { ServedPage } from './answer.ts';

export interface ListEntry {
  readonly title: string;
  /** `broken`: its spec cannot be read; `missing`: it is there no longer. */
  readonly state: 'sound' | 'broken' | 'missing';
  readonly links: readonly ListLink[];
}

export interface ListLink {
  /** The audience's name; undefined for a deck without audiences. */
  readonly audience?: string;
  readonly audiencePath: string;
  /** Undefined in the audience's list. */
  readonly speakerPath?: string;
}

/** The script that follows the server, and what it starts from. */
export interface ListScript {
  readonly script: string;
  readonly start: unknown;
}

const STYLE = `
:root{color-scheme:light dark;--ink:#1c2430;--soft:#5a6675;--paper:#fbfaf7;--line:#dcd8cf;--link:#0b5cad;--bad:#a3261c}
@media (prefers-color-scheme:dark){:root{--ink:#eceef1;--soft:#a9b2be;--paper:#191d23;--line:#39414c;--link:#8dc1ff;--bad:#ff9d92}}
body{margin:0;background:var(--paper);color:var(--ink);font:1.0625rem/1.5 system-ui,sans-serif}
main{max-width:44rem;margin:0 auto;padding:3rem 1.5rem}
h1{font-size:1.75rem;line-height:1.2;margin:0 0 .25rem}
p{margin:0 0 2rem;color:var(--soft)}
h2{font-size:1.1875rem;margin:2rem 0 .5rem;padding-top:1.25rem;border-top:1px solid var(--line)}
h2 small{font-weight:400;color:var(--bad);margin-left:.5rem}
ul{list-style:none;margin:0;padding:0}
li{display:flex;flex-wrap:wrap;gap:.25rem 1.5rem;padding:.375rem 0}
li span{flex:1 1 12rem}
a{color:var(--link)}
`;

/** The list. In the speaker's, each deck has two addresses. */
export function listPage(entries: readonly ListEntry[], script: ListScript): ServedPage {
  const forSpeaker = entries.some(({ links }) => links.some((link) => link.speakerPath !== undefined));
  const lead = forSpeaker
    ? 'Open the speaker’s page on your own screen; it opens the other one for the room.'
    : 'Each page follows what is written while it is open.';
  const body = [
    '<main>',
    '<h1>Decks</h1>',
    `<p>${lead}</p>`,
    ...entries.map(entryHtml),
    ...(entries.length === 0 ? ['<p>There are no decks here yet.</p>'] : []),
    '</main>',
  ];
  return page('Decks', body, script);
}

/** A page with nothing but its script, which shows what is wrong and goes on when there is a deck. */
export function waitingPage(title: string, script: ListScript): ServedPage {
  return page(
    title,
    ['<main>', `<h1>${escapeHtml(title)}</h1>`, '<p>This deck has errors.</p>', '</main>'],
    script,
  );
}

function entryHtml({ title, state, links }: ListEntry): string {
  const words = { sound: '', broken: ' <small>has errors</small>', missing: ' <small>is gone</small>' }[
    state
  ];
  const items = links.map(({ audience, audiencePath, speakerPath }) => {
    const name = audience ?? 'everybody';
    const label = (who: string) => ` aria-label="${escapeHtml(`${title} for ${name}: ${who}`)}"`;
    const link = (path: string, who: string) => `<a href="${escapeHtml(path)}"${label(who)}>${who}</a>`;
    const speaker = speakerPath === undefined ? '' : ` ${link(speakerPath, 'speaker')}`;
    return `<li><span>${escapeHtml(name)}</span>${speaker} ${link(audiencePath, 'audience')}</li>`;
  });
  return `<h2>${escapeHtml(title)}${words}</h2>\n<ul>\n${items.join('\n')}\n</ul>`;
}

function page(title: string, body: readonly string[], { script, start }: ListScript): ServedPage {
  const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  // The style of what the script shows is no text of the page, so no policy speaks of it.
  const policy = `default-src 'none'; style-src ${hash(STYLE)}; script-src ${hash(script)}; connect-src 'self'; base-uri 'none'; form-action 'none'`;
  const data = JSON.stringify(start).replaceAll('<', '\\u003c');
  const html = [
    '<!DOCTYPE html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="UTF-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width,initial-scale=1">',
    `<title>${escapeHtml(title)}</title>`,
    `<style>${STYLE}</style>`,
    '</head>',
    '<body>',
    ...body,
    `<script type="application/json" id="lectern-live">${data}</script>`,
    `<script>${script}</script>`,
    '</body>',
    '</html>',
    '',
  ].join('\n');
  return { html };
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
