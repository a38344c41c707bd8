/** Printing alone: our visit to a page with all that is done to its PDF, beside `page.pdf` of the same page, both in a warm browser. */
import { homedir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { median } from './median.mjs';

/** What is done after a print, as to clear its page, must not count for the next. */
const REST_MS = 150;

/** Milliseconds of each and the ratio; `apart`: the ratio where slides are printed apart and joined. `root`: the repository, compiled; `file`: a deck's Markdown; `found`: the browser. */
export async function measurePrint({ root, file, pages, found, runs }) {
  const { createNodeHost } = await import(join(root, 'dist/host/node.js'));
  const { startBrowser } = await import(join(root, 'dist/export/browser.js'));
  const { finishPdf } = await import(join(root, 'dist/export/pdf.js'));
  const { makePages } = await import(join(root, 'dist/pipeline/pages.js'));
  const { printingSlidesOnce } = await import(join(root, 'dist/export/joined/printer.js'));
  const { INNER_LINK } = await import(join(root, 'dist/export/joined/page-part.js'));
  const { writeSheet } = await import(join(root, 'dist/render/sheet.js'));
  const { launch } = await import('puppeteer');
  const host = createNodeHost({
    env: process.env,
    workingFolder: process.cwd(),
    platform: process.platform,
    arch: process.arch,
    isRoot: process.getuid?.() === 0,
    home: homedir(),
    packageFolder: root,
    pid: process.pid,
    nodeVersion: process.versions.node,
    kill: (pid, signal) => process.kill(pid, signal),
  });
  const made = await makePages(host, { decks: [file], vars: {}, themeSet: [], allowRemote: false });
  const { html, request } = await made.value.pages[0].page();
  const sheet = writeSheet(request, INNER_LINK);
  const ours = await startBrowser(host, found);
  const raw = await launch({
    executablePath: found.path,
    args: ['--no-sandbox'],
    pipe: true,
    headless: 'shell',
  });
  try {
    const tab = await raw.newPage();
    const paper = { width: 1280, height: 720, printBackground: true, preferCSSPageSize: true };
    const facts = { title: 'Talk', lang: 'en', date: new Date(0), pages, version: '0' };
    const works = [
      async () => {
        await finishPdf(await ours.print(html, { width: 1280, height: 720 }), facts);
      },
      async () => {
        // As for a deck with audiences; what was printed before is forgotten in each turn.
        const work = { width: 1280, height: 720, pdf: true, sheet };
        await finishPdf(await printingSlidesOnce(ours).visit(html, work), facts);
      },
      async () => {
        await tab.setContent(html, { waitUntil: 'load' });
        await tab.pdf({ ...paper, tagged: true, outline: true });
      },
    ];
    const times = [[], [], []];
    for (let turn = 0; turn <= runs; turn += 1) {
      for (const [index, work] of works.entries()) {
        const start = performance.now();
        await work();
        if (turn > 0) times[index].push(performance.now() - start);
        // Each begins in a browser at rest, with an empty page.
        await tab.goto('about:blank');
        await new Promise((rested) => setTimeout(rested, REST_MS));
      }
    }
    const ratioOf = (own) => median(own.map((value, turn) => value / times[2][turn]));
    return {
      ours: median(times[0]),
      raw: median(times[2]),
      ratio: ratioOf(times[0]),
      apart: ratioOf(times[1]),
    };
  } finally {
    await ours.close();
    await raw.close();
  }
}
