/**
 * Texts by somebody who means harm: each is refused, or built into pages in which nothing of it runs and that ask for
 * nothing. The pages are opened in a browser that would let a script run, were it not for what Lectern makes of them.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openRequest } from '../../src/cli/options.ts';
import { buildDecks } from '../../src/pipeline/build.ts';
import { testHost } from '../host.ts';
import { folderWith, removeFolders } from './program.ts';
import { engines } from './viewer/engines.ts';

const RUN = "window.pwned=1;console.log('pwned')";

const HTML = [
  `<script>${RUN}</script>`,
  `<SCRIPT >${RUN}</SCRIPT >`,
  `<scr<script>ipt>${RUN}</scr</script>ipt>`,
  `<svg><script>${RUN}</script></svg>`,
  `<math><mtext><script>${RUN}</script></mtext></math>`,
  `<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" onload="${RUN}">`,
  `<img src=x onerror="${RUN}">`,
  `<svg onload="${RUN}"></svg>`,
  `<svg><animate onbegin="${RUN}" attributeName="x" dur="1s"/></svg>`,
  `<body onload="${RUN}">`,
  `<input autofocus onfocus="${RUN}">`,
  `<details open ontoggle="${RUN}">x</details>`,
  `<video><source onerror="${RUN}"></video>`,
  `<marquee onstart="${RUN}">x</marquee>`,
  `<div onpointerenter="${RUN}" style="position:fixed;inset:0">x</div>`,
  `<iframe srcdoc="<script>parent.pwned=1;parent.console.log('pwned')</script>"></iframe>`,
  `<iframe src="javascript:${RUN}"></iframe>`,
  `<iframe src="data:text/html,<script>${RUN}</script>"></iframe>`,
  `<object data="data:text/html,<script>parent.pwned=1</script>"></object>`,
  `<embed src="data:text/html,<script>${RUN}</script>">`,
  `<form action="javascript:${RUN}"><button>x</button></form>`,
  `<base href="javascript:${RUN}//">\n\n[x](y)`,
  `<meta http-equiv="refresh" content="0;url=javascript:${RUN}">`,
  `<meta http-equiv="refresh" content="0;url=data:text/html,<script>${RUN}</script>">`,
  `<link rel="stylesheet" href="data:text/css,h1{color:red}">`,
  `<template><script>${RUN}</script></template>`,
  `<noscript><p title="</noscript><script>${RUN}</script>"></noscript>`,
  `<textarea></textarea><script>${RUN}</script>`,
  `<style></style><script>${RUN}</script>`,
  `<style>h1::after{content:"</style><script>${RUN}</script>"}</style>\n\n# a`,
  `<!-- --><script>${RUN}</script>`,
  `<!--><script>${RUN}</script>-->`,
  `<![CDATA[<script>${RUN}</script>]]>`,
  `<?php <script>${RUN}</script> ?>`,
  `<a href="javascript:${RUN}">click</a>`,
  `<a href="JaVaScRiPt:${RUN}">click</a>`,
  `<a href="java&#9;script:${RUN}">click</a>`,
  `<a href="java&#x0A;script:${RUN}">click</a>`,
  `<a href="&#106;avascript:${RUN}">click</a>`,
  `<a href=" javascript:${RUN}">click</a>`,
  `<a href="\u0001javascript:${RUN}">click</a>`,
  `<a href="vbscript:${RUN}">click</a>`,
  `<a href="data:text/html,<script>${RUN}</script>">click</a>`,
  `<a href="blob:https://example.org/1">click</a>`,
  `<svg><a xlink:href="javascript:${RUN}"><text y="20">click</text></a></svg>`,
  `<svg><use href="data:image/svg+xml,<svg id='x' xmlns='http://www.w3.org/2000/svg'><script>${RUN}</script></svg>#x"/></svg>`,
  `<svg><foreignObject><iframe srcdoc="<script>parent.pwned=1</script>"></iframe></foreignObject></svg>`,
  `<img usemap="#m" src="data:image/gif;base64,R0lGODlhAQABAAAAACw="><map name="m"><area href="javascript:${RUN}" coords="0,0,9,9"></map>`,
];
const MARKDOWN = [
  `[click](javascript:${RUN})`,
  '[click](javascript&colon;window.pwned=1)',
  '[click](<java\tscript:window.pwned=1>)',
  `<javascript:window.pwned=1>`,
  `![x](javascript:window.pwned=1)`,
  `![bg](javascript:window.pwned=1)`,
  `[x][y]\n\n[y]: javascript:window.pwned=1`,
  `$\\href{javascript:window.pwned=1}{click}$`,
  `$\\htmlData{x=<script>window.pwned=1</script>}{x}$`,
  `$\\includegraphics{http://127.0.0.1:9/x.png}$`,
  '```mermaid\ngraph LR\n  a["<img src=x onerror=window.pwned=1>"] --> b\n  click a "javascript:window.pwned=1"\n```',
  '```mermaid\n%%{init: {"securityLevel": "loose"}}%%\ngraph LR\n  a --> b\n  click a call alert(1)\n```',
  '```"><script>window.pwned=1</script>\ncode\n```',
  '<!-- class: \'a" onmouseover="window.pwned=1\' -->\n# a',
  '<!-- header: "<script>window.pwned=1</script>" -->\n# a',
  '<!-- footer: "<img src=x onerror=window.pwned=1>" -->\n# a',
  '<!-- backgroundColor: "red;}</style><script>window.pwned=1</script>" -->\n# a',
  '<!-- transition: "x\\"><script>window.pwned=1</script>" -->\n# a',
  '# a\n\n<!-- a note </div><script>window.pwned=1</script> -->',
  '# "><script>window.pwned=1</script>',
  '# {{ "<script>window.pwned=1</script>" }}',
  '<style>@import "javascript:window.pwned=1";</style>\n\n# a',
  '<style>h1{width:expression(window.pwned=1);behavior:url(#x);-moz-binding:url(#x)}</style>\n\n# a',
];
const FRONT = [
  "title: '</title><script>window.pwned=1</script>'",
  "author: '\"><script>window.pwned=1</script>'",
  "lang: 'en\"><script>window.pwned=1</script>'",
  "style: '/* </style><script>window.pwned=1</script> */'",
  "description: '\"><script>window.pwned=1</script>'",
  "url: 'javascript:window.pwned=1'",
  "image: 'javascript:window.pwned=1'",
  "header: '<script>window.pwned=1</script>'",
  "theme: '<script>window.pwned=1</script>'",
  "size: '</style><script>window.pwned=1</script>'",
  "math: '<script>window.pwned=1</script>'",
];
const ALL = [...HTML, ...MARKDOWN, ...FRONT.map((line) => `---\n${line}\n---\n\n# a\n`)];
/** A quarter of them, unless all slow tests were asked for (`npm run test:slow`). */
const TEXTS = process.env.SLOW === 'all' ? ALL : ALL.filter((_, index) => index % 4 === 0);

let browser: Browser;
beforeAll(async () => {
  const [engine] = engines();
  if (engine === undefined) throw new Error('no browser to test with');
  browser = await engine.launch();
});
afterAll(async () => {
  await browser.close();
  removeFolders();
});

/** Builds a text by itself and gives its pages; none when it is refused. */
async function build(text: string): Promise<readonly string[]> {
  const folder = folderWith({ 'talk.md': text });
  const host = testHost(folder);
  const formats = ['html', 'presenter'] as const;
  const request = {
    ...openRequest({ decks: ['talk.md'] }, host),
    formats,
    strict: false,
    allowRemote: false,
  };
  await buildDecks(host, request, { start() {}, finish() {} });
  return ['deck.html', 'presenter.html']
    .map((name) => join(folder, 'out/talk', name))
    .filter((file) => existsSync(file));
}

/** What a page did that it should not: said, asked, opened, left. */
async function misdeeds(file: string): Promise<readonly string[]> {
  const page = await browser.newPage();
  const found: string[] = [];
  page.on('console', (message) => message.text().includes('pwned') && found.push('its script spoke'));
  page.on('dialog', (dialog) => {
    found.push('a dialog');
    void dialog.dismiss();
  });
  page.on('popup', () => found.push('a window'));
  const address = pathToFileURL(file).href;
  page.on('request', (request) => {
    const url = request.url();
    if (url.split('#')[0] !== address && !/^(?:data|blob):/.test(url))
      found.push(`asked for ${url.slice(0, 60)}`);
  });
  await page.goto(address);
  // Whatever can be clicked or focused is, but for links to ordinary files and pages, which may lead away.
  await page.evaluate(() => {
    for (const one of document.querySelectorAll<HTMLElement>(
      '.marpit a, .marpit button, .marpit area, section a',
    )) {
      one.focus();
      if (one instanceof HTMLAnchorElement && /^(?:file|https?|blob):$/.test(one.protocol)) continue;
      one.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
    }
  });
  await new Promise((resolve) => setTimeout(resolve, 60));
  const ran = await page.evaluate(() => 'pwned' in window).catch(() => true);
  if (ran) found.push('its script ran');
  if (page.url().split('#')[0] !== address) found.push(`went to ${page.url().slice(0, 60)}`);
  await page.close();
  return found;
}

describe('in a deck and in its presenter view', () => {
  it(`nothing runs of ${TEXTS.length} texts that try`, async () => {
    const wrong: string[] = [];
    let built = 0;
    for (const text of TEXTS)
      for (const file of await build(text)) {
        built += 1;
        for (const misdeed of await misdeeds(file)) wrong.push(`${JSON.stringify(text)}: ${misdeed}`);
      }
    expect(wrong).toEqual([]);
    expect(built).toBeGreaterThan(TEXTS.length);
  }, 240_000);

  it('a script would run, were it not for the policy of the page and what Marp takes out', async () => {
    const file = join(folderWith({ 'bare.html': `<body><script>${RUN}</script></body>` }), 'bare.html');
    expect(await misdeeds(file)).toContain('its script ran');
  });
});
