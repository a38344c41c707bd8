/**
 * How long an edit takes from the file to the open page, whether one is lost, and whether a server and its pages stay as
 * they are: the audience's and the speaker's page are open in a browser, and every edit must show in both before the next.
 * `npm run bench:live` makes 2,000 edits and writes LIVE.md; `npm run bench:live -- 200` makes so many and only prints.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer from 'puppeteer';
import { edit, layDown, SLIDES, slip } from './live-world.mjs';
import { median } from './median.mjs';

const FULL = 2000;
const edits = Number(process.argv[2] ?? FULL);
/** After so many edits, in shares of all, it is looked how much is held. */
const LOOKS = [0.05, 0.25, 0.5, 0.75, 1].map((share) => Math.max(1, Math.round(edits * share)));
const LOST_MS = 30_000;
const root = join(import.meta.dirname, '..', '..');
const main = join(root, 'dist', 'lectern.js');
const probe = new URL('./live-probe.mjs', import.meta.url).href;
const folder = mkdtempSync(join(tmpdir(), 'lectern-live-'));

try {
  layDown(folder);
  const server = await startServer();
  const browser = await startBrowser();
  try {
    const [deck] = server.addresses.decks;
    const pages = await Promise.all(
      [deck.audience, deck.speaker].map((address) => openPage(browser, address)),
    );
    const text = report(await editAll(pages, server));
    process.stdout.write(text);
    if (edits === FULL) writeFileSync(join(import.meta.dirname, 'LIVE.md'), text);
  } finally {
    await browser.close();
    await server.stop();
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function editAll(pages, server) {
  const times = [];
  const looks = [];
  let residents = [];
  let lost = 0;
  for (let number = 1; number <= edits; number += 1) {
    if (number % 100 === 50) {
      slip(folder, number);
      await Promise.all(pages.map((page) => page.evaluate(() => window.whenFaulty())));
    }
    const word = `edit${String(number).padStart(5, '0')}x`;
    const seen = pages.map((page) => page.evaluate((wanted) => window.whenSeen(wanted), word));
    const start = performance.timeOrigin + performance.now();
    edit(folder, number, word);
    const ends = await Promise.all(seen);
    if (ends.includes(undefined)) lost += 1;
    else times.push({ number, ms: Math.max(...ends) - start });
    // Whether garbage was just collected is chance, so it is the middle of many.
    const isLook = LOOKS.includes(number);
    if (isLook || number % 5 === 0) residents.push((await server.ask('resident')).resident);
    if (!isLook) continue;
    const resident = median(residents.slice(-20));
    looks.push({
      number,
      resident,
      ...(await server.ask('held')),
      pages: await Promise.all(pages.map(heldBy)),
    });
    residents = [];
    process.stderr.write(`${number} edits\n`);
  }
  return { times, lost, looks };
}

function report({ times, lost, looks }) {
  const isHeavy = ({ number }) => number % 20 === 0 || number % 25 === 0;
  const spread = (some) => {
    const sorted = some.map(({ ms }) => ms).sort((a, b) => a - b);
    const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]?.toFixed(0);
    return `median ${at(0.5)} ms, p95 ${at(0.95)} ms, longest ${at(1)} ms`;
  };
  const half = looks[Math.floor(looks.length / 2)];
  const last = looks.at(-1);
  const more = (of) => `${(((of(last) - of(half)) / of(half)) * 100).toFixed(1)} %`;
  const load = loadavg().map((value) => value.toFixed(1));
  return [
    '# Edits while a deck is presented',
    '',
    `Written by \`npm run bench:live\`: ${edits.toLocaleString('en')} edits in a row in a deck of ${SLIDES} slides, each awaited in the audience's and in the speaker's page.`,
    `Node ${process.versions.node}, ${availableParallelism()} processors; load of the machine at the end ${load.join(', ')}. Every twentieth edit brings another picture, every`,
    '25th a sign that needs fonts cut anew, every hundredth mends an error. What is held is counted after garbage was collected; what the system gave is the',
    'middle of the last hundred edits.',
    '',
    `From the file to both pages, edits of text alone: ${spread(times.filter((one) => !isHeavy(one)))}.`,
    `With another picture, or a sign that needs fonts: ${spread(times.filter(isHeavy))}. Processor time of the server: ${(last.worked / edits).toFixed(0)} ms an edit.`,
    `Lost updates: ${lost}. What the server holds grew by ${more((look) => look.held)} in the second half, what it has from the system by ${more((look) => look.resident)}.`,
    '',
    '| after edits | server holds | server has from the system | audience page holds | speaker page holds |',
    '| --- | --- | --- | --- | --- |',
    ...looks.map(
      ({ number, held, resident, pages }) =>
        `| ${number.toLocaleString('en')} | ${held.toFixed(1)} MB | ${resident.toFixed(0)} MB | ${pages.map(({ megabytes, nodes }) => `${megabytes.toFixed(1)} MB, ${nodes} nodes`).join(' | ')} |`,
    ),
    '',
  ].join('\n');
}

async function openPage(browser, address) {
  const page = await browser.newPage();
  page.on('pageerror', (error) => console.error(`page: ${error.message}`));
  await page.goto(address, { timeout: 60_000 });
  await page.waitForSelector('.lectern-slide[data-on]', { timeout: 60_000 });
  await page.evaluate((lostMs) => {
    const when = (target, holds) =>
      new Promise((resolve) => {
        const done = (value) => {
          observer.disconnect();
          clearTimeout(timer);
          resolve(value);
        };
        const look = () => holds() && done(performance.timeOrigin + performance.now());
        const observer = new MutationObserver(look);
        const timer = setTimeout(() => done(undefined), lostMs);
        observer.observe(target, { childList: true, subtree: true });
        look();
      });
    const deck = document.querySelector('.lectern-deck');
    window.whenSeen = (word) => when(deck, () => deck.textContent.includes(word));
    window.whenFaulty = () =>
      when(document.documentElement, () => document.querySelector('[data-lectern-faults]') !== null);
  }, LOST_MS);
  return page;
}

/** What a page's script and document hold once what nobody needs is gone. */
async function heldBy(page) {
  const session = await page.createCDPSession();
  await session.send('HeapProfiler.collectGarbage');
  await session.detach();
  const { JSHeapUsedSize, Nodes } = await page.metrics();
  return { megabytes: JSHeapUsedSize / 2 ** 20, nodes: Nodes };
}

function startServer() {
  return new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      [
        ...['--expose-gc', `--import=${probe}`, main, 'present', 'bridges', '-a', 'press'],
        ...['--json', '--quiet', '--port', '0'],
      ],
      {
        cwd: folder,
        stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
        // What is kept between runs is of this run only, so that each cuts the same fonts.
        env: { ...process.env, XDG_CACHE_HOME: join(folder, 'cache') },
      },
    );
    let text = '';
    child.on('error', reject);
    child.stdout.on('data', (data) => {
      text += data;
      if (!text.endsWith('}\n')) return;
      const stop = () => new Promise((done) => child.once('exit', done) && child.kill('SIGINT'));
      const ask = (what) => new Promise((done) => child.once('message', done) && child.send(what));
      resolve({ addresses: JSON.parse(text), ask, stop });
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
    protocolTimeout: 2 * LOST_MS,
  });
}
