/**
 * Lectern beside marp-cli, in turn in one run, with the same browser and the same texts: medians and ratios of whole
 * processes; printing beside the browser's own; start-up beside an empty Node. `npm run bench` writes RESULTS.md;
 * `npm run bench -- 3` makes three counted runs of each (default 5).
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { measureAudit, reportAudit } from './audit.mjs';
import { measureCheck, reportCheck } from './check.mjs';
import { measureGrowth } from './growth.mjs';
import { median } from './median.mjs';
import { measurePrint } from './print.mjs';
import { measureRows, reportRows } from './rows.mjs';
import { measureStartUp } from './start-up.mjs';
import { measureTypst } from './typst.mjs';
import { listWorks } from './works.mjs';

const root = join(import.meta.dirname, '..', '..');
const lectern = join(root, 'dist', 'lectern.js');
const marp = join(root, 'node_modules', '@marp-team', 'marp-cli', 'marp-cli.js');
const memoryHook = new URL('./memory.mjs', import.meta.url).href;
const runs = Number(process.argv[2] ?? 5);
const folder = mkdtempSync(join(tmpdir(), 'lectern-bench-'));
const cache = join(folder, 'cache');
let browser = null;
browser = JSON.parse(run([lectern, 'doctor', '--json']).stdout).browser;
if (browser === null) throw new Error('no browser: see lectern doctor');
const marpVersion = JSON.parse(
  readFileSync(join(root, 'node_modules/@marp-team/marp-cli/package.json'), 'utf8'),
).version;

try {
  const rows = listWorks({ folder, lectern, marp, run, cache }).map(compare);
  const startUp = measureStartUp({ lectern, folder, runs: runs * 2, run: runBare });
  const print = await measurePrint({
    root,
    file: join(folder, 'talk-40.md'),
    pages: 40,
    found: browser,
    runs: runs * 2,
  });
  const long = await measurePrint({
    root,
    file: join(folder, 'talk-1000.md'),
    pages: 1000,
    found: browser,
    runs: 2,
  });
  const check = await measureCheck({ lectern, folder, runs, run: runBare });
  const typst = measureTypst({ root, folder, lectern, run: runBare, cache, runs });
  const audit = measureAudit({ lectern, folder, runs, run: runBare });
  const growth = measureGrowth({ folder, lectern, run: runBare, cache });
  const merge = await measureRows({ folder, lectern, marp, run, cache, runs, environment: environment() });
  const text = report({ rows, startUp, print, long, check, typst, growth, merge, audit });
  process.stdout.write(text);
  writeFileSync(join(import.meta.dirname, 'RESULTS.md'), text);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Both in turn, as often as was asked. The first turn warms the disk and is not counted. */
function compare({ name, ours, theirs, cwd, before = () => {} }) {
  const times = { ours: [], theirs: [] };
  let memory = 0;
  for (let turn = 0; turn <= runs; turn += 1) {
    for (const [side, commands] of Object.entries({ ours, theirs })) {
      if (side === 'ours') before();
      let seconds = 0;
      for (const command of commands) {
        const result = run(command, cwd);
        seconds += result.seconds;
        if (side === 'ours') memory = Math.max(memory, result.megabytes);
      }
      if (turn > 0) times[side].push(seconds);
    }
  }
  const ratio = median(times.ours.map((value, index) => value / times.theirs[index]));
  return { name, ours: median(times.ours), theirs: median(times.theirs), ratio, memory };
}

/** Runs a Node program; the time is that of the whole process, the memory its own peak without the browser's. */
function run(command, cwd = folder) {
  const result = timed(command, cwd, { NODE_OPTIONS: `--import=${memoryHook}` });
  const megabytes = Number(/BENCH-RSS (\d+)/.exec(result.stderr)?.[1] ?? 0) / 1024;
  return { ...result, megabytes };
}

/** The same without anything that would make the start longer. */
function runBare(command, cwd) {
  return timed(command, cwd, {});
}

function environment() {
  const chrome =
    browser === null
      ? {}
      : { CHROME_PATH: browser.path, LECTERN_BROWSER: browser.path, CHROME_NO_SANDBOX: '1' };
  return { ...process.env, LECTERN_CACHE: cache, ...chrome };
}

function timed(command, cwd, more) {
  const env = { ...environment(), ...more };
  const start = process.hrtime.bigint();
  const result = spawnSync(process.execPath, command, { cwd, env, encoding: 'utf8', maxBuffer: 1e8 });
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  if (result.status !== 0) throw new Error(`${command.join(' ')}\n${result.stderr}`);
  return { ...result, seconds };
}

function report({ rows, startUp, print, long, check, typst, growth, merge, audit }) {
  const works = rows.map(
    (row) =>
      `| ${row.name} | ${row.ours.toFixed(2)} s | ${row.theirs.toFixed(2)} s | ${row.ratio.toFixed(3)} | ${row.memory.toFixed(0)} MB |`,
  );
  const starts = startUp.map(
    ({ name, seconds, ratio }) => `| ${name} | ${(seconds * 1000).toFixed(0)} ms | ${ratio.toFixed(2)} |`,
  );
  return [
    '# Measured beside marp-cli',
    '',
    `Written by \`npm run bench\`: medians of ${runs} runs of whole processes, in turn, after one that is not counted. marp-cli ${marpVersion},`,
    `${browser.kind} ${browser.version} for both, Node ${process.versions.node}, ${availableParallelism()} processors. marp-cli runs once for HTML and once for PDF, as it must.`,
    'It has no memory of earlier runs, so each row beside it is all of its work. Cold: without what earlier builds kept, but for packed CSS and cut fonts.',
    '',
    '| work | Lectern | marp-cli | ratio | memory of our process |',
    '| --- | --- | --- | --- | --- |',
    ...works,
    '',
    `Printing alone, 40 slides in a warm browser, medians of ${runs * 2}: ours, with all that is done to the PDF, ${print.ours.toFixed(0)} ms; \`page.pdf\` of the same page ${print.raw.toFixed(0)} ms; ratio ${print.ratio.toFixed(2)}; as slides that several decks may share ${print.apart.toFixed(2)}.`,
    '',
    `The same for 1,000 slides: \`page.pdf\` alone takes ${(long.raw / 1000).toFixed(2)} s, which is ${(long.raw / 1000 / rows.at(-1).theirs).toFixed(2)} of marp-cli's time for HTML and PDF; as slides that are printed apart ${long.apart.toFixed(2)} of it.`,
    '',
    ...reportCheck(check),
    '',
    `Typst through its Node compiler, ${typst.count} slides of the same texts to PDF, whole processes: Lectern, cold, ${typst.ours.toFixed(2)} s; Typst ${typst.theirs.toFixed(2)} s; ratio ${typst.ratio.toFixed(2)}.`,
    '',
    reportAudit(audit),
    '',
    ...reportRows(merge).flatMap((line) => [line, '']),
    '| growth, cold | one among few | one among many | ratio |',
    '| --- | --- | --- | --- |',
    ...growth.map(
      ({ name, few, many, amongFew, amongMany, ratio }) =>
        `| ${name}: ${few} and ${many} | ${amongFew.toFixed(1)} ms | ${amongMany.toFixed(1)} ms | ${ratio.toFixed(2)} |`,
    ),
    '',
    '| start-up | time | of an empty Node |',
    '| --- | --- | --- |',
    ...starts,
    '',
  ].join('\n');
}
