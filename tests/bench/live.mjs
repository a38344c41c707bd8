/**
 * How long an edit takes from the file to the open page, and whether a server stays as it is over many edits.
 * `npm run bench:live` makes 200 edits in a deck of 40 slides, `npm run bench:live -- 2000` as many as are named:
 * the audience's and the speaker's page are open in a browser, every edit must show in both, and memory is looked at.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import puppeteer from 'puppeteer';

const EDITS = Number(process.argv[2] ?? 200);
const SLIDES = 40;
const main = join(import.meta.dirname, '..', '..', 'dist', 'lectern.js');
const folder = mkdtempSync(join(tmpdir(), 'lectern-live-'));
const section = (part) => join(folder, 'decks/bridges/sections', `part-${part}.md`);

try {
  layDown();
  const server = await startServer();
  const browser = await startBrowser();
  try {
    const pages = await Promise.all(
      ['audience', 'speaker'].map((reader) => openPage(browser, server.addresses.decks[0][reader])),
    );
    const { times, memory } = await edit(pages, server.pid);
    report(times, memory);
  } finally {
    await browser.close();
    await server.stop();
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function edit(pages, pid) {
  const times = [];
  const memory = [];
  for (let number = 1; number <= EDITS; number += 1) {
    const word = `edit${String(number).padStart(5, '0')}x`;
    const part = number % (SLIDES / 4);
    const seen = pages.map((page) => page.evaluate((wanted) => window.whenSeen(wanted), word));
    const start = performance.timeOrigin + performance.now();
    // Every third save replaces the file, as many editors do.
    if (number % 3 === 0) {
      writeFileSync(`${section(part)}~`, sectionText(part, word));
      renameSync(`${section(part)}~`, section(part));
    } else writeFileSync(section(part), sectionText(part, word));
    const ends = await Promise.all(seen);
    times.push(Math.max(...ends) - start);
    if (number % Math.max(1, Math.floor(EDITS / 10)) === 0) memory.push(residentMegabytes(pid));
  }
  return { times, memory };
}

function report(times, memory) {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))].toFixed(0);
  console.log(`${times.length} edits in a deck of ${SLIDES} slides, each seen in both pages`);
  console.log(`from file to page, ms: median ${at(0.5)}, p95 ${at(0.95)}, longest ${at(1)}`);
  console.log(`memory of the server after each tenth, MB: ${memory.join(' ')}`);
}

function residentMegabytes(pid) {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
}

async function openPage(browser, address) {
  const page = await browser.newPage();
  page.on('pageerror', (error) => console.log(`page: ${error.message}`));
  await page.goto(address, { timeout: 60_000 });
  await page.waitForSelector('.lectern-slide[data-on]', { timeout: 60_000 });
  await page.evaluate(() => {
    window.whenSeen = (word) =>
      new Promise((resolve, reject) => {
        const observer = new MutationObserver(() => {
          if (!document.querySelector('.lectern-deck').textContent.includes(word)) return;
          observer.disconnect();
          resolve(performance.timeOrigin + performance.now());
        });
        observer.observe(document.querySelector('.lectern-deck'), { childList: true, subtree: true });
        setTimeout(() => reject(new Error(`lost: ${word}`)), 20_000);
      });
  });
  return page;
}

function startServer() {
  return new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      [
        ...(process.env.NODEARGS?.split(' ') ?? []),
        main,
        'present',
        'bridges',
        '-a',
        'press',
        '--json',
        '--quiet',
        '--port',
        '0',
      ],
      { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] },
    );
    let text = '';
    child.on('error', reject);
    child.stdout.on('data', (data) => {
      text += data;
      if (!text.endsWith('}\n')) return;
      const stop = () => new Promise((done) => child.once('exit', done) && child.kill('SIGINT'));
      resolve({ addresses: JSON.parse(text), pid: child.pid, stop });
    });
  });
}

/** The browser that builds print with, as the program itself names it. */
async function startBrowser() {
  const doctor = await new Promise((resolve) => {
    const child = spawn(process.execPath, [main, 'doctor', '--json'], { cwd: folder });
    let text = '';
    child.stdout.on('data', (data) => {
      text += data;
    });
    child.on('close', () => resolve(JSON.parse(text)));
  });
  const { path, kind, environment = {} } = doctor.browser;
  return puppeteer.launch({
    executablePath: path,
    headless: kind === 'headless-shell' ? 'shell' : true,
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    env: { ...process.env, ...environment },
  });
}

function layDown() {
  const parts = Array.from({ length: SLIDES / 4 }, (_, part) => part);
  const files = {
    'decks/audiences.yaml': 'press:\n  name: the press\n',
    'decks/sources.yaml':
      '- id: survey\n  type: report\n  title: Survey of the bridges\n  author:\n    - family: Miller\n      given: Ann\n  issued: 2020\n',
    'decks/bridges/assets/road.svg':
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><path d="M0 20 18 0h4l18 20z" fill="#555"/></svg>\n',
    'decks/bridges/deck.md': `---\ntitle: The bridges\nlang: en\ntheme: briefing\npaginate: true\naudiences: [press]\nsections: [${parts.map((part) => `part-${part}`).join(', ')}]\n---\n`,
    ...Object.fromEntries(
      parts.map((part) => [`decks/bridges/sections/part-${part}.md`, sectionText(part, 'first')]),
    ),
  };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** Four slides: text with a value and a citation, code, a picture, a formula with a note. */
function sectionText(part, word) {
  return `---
title: Part ${part}
minutes: 4
---

## Bridges of part ${part}

The town pays for **${part}** of them, says {{ audience.name }} [@survey, p. ${part + 1}]. ${word}

- stone
- iron
- wood :rocket:

---

## What they cost

\`\`\`js
const bridges = ${part};
for (const bridge of bridges) pay(bridge);
\`\`\`

---

## Where they stand

![A road](../assets/road.svg)

---

## What they carry

The sum is $x^2 + y_${part}$.

<!-- Breathe here. -->
`;
}
