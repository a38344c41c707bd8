/**
 * Lectern beside marp-cli, in turn in one run, with the same browser and the same texts: medians and ratios of whole
 * processes. `npm run bench` writes RESULTS.md; `npm run bench -- 3` makes three counted runs of each (default 5).
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');
const lectern = join(root, 'dist', 'lectern.js');
const marp = join(root, 'node_modules', '@marp-team', 'marp-cli', 'marp-cli.js');
const memoryHook = new URL('./memory.mjs', import.meta.url).href;
const runs = Number(process.argv[2] ?? 5);
const folder = mkdtempSync(join(tmpdir(), 'lectern-bench-'));
let browser = null;
browser = JSON.parse(run([lectern, 'doctor', '--json']).stdout).browser;
if (browser === null) throw new Error('no browser: see lectern doctor');
const marpVersion = JSON.parse(
  readFileSync(join(root, 'node_modules/@marp-team/marp-cli/package.json'), 'utf8'),
).version;

try {
  const rows = [oneDeck(), manyAudiences()];
  const text = report(rows);
  process.stdout.write(text);
  writeFileSync(join(import.meta.dirname, 'RESULTS.md'), text);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** One plain deck of 40 slides: HTML and PDF. */
function oneDeck() {
  const file = join(folder, 'talk.md');
  writeFileSync(file, `---\nmarp: true\npaginate: true\n---\n\n${slides(40, 'Slide').join('\n\n---\n\n')}\n`);
  return compare('one deck, 40 slides, cold: HTML and PDF', {
    ours: () => [[lectern, 'build', file, '-f', 'html,pdf', '-o', join(folder, 'one')]],
    theirs: () => [
      [marp, '--no-stdin', file, '-o', join(folder, 'marp.html')],
      [marp, '--no-stdin', file, '--pdf', '-o', join(folder, 'marp.pdf')],
    ],
  });
}

/** Twenty audiences of one talk, 30 slides each, two thirds shared; marp-cli gets the decks that Lectern assembled. */
function manyAudiences() {
  const names = Array.from({ length: 20 }, (_, index) => `group-${index + 1}`);
  const talk = join(folder, 'project', 'decks', 'talk');
  mkdirSync(join(talk, 'sections'), { recursive: true });
  writeFileSync(
    join(talk, '..', 'audiences.yaml'),
    names.map((name) => `${name}:\n  name: ${name}\n`).join(''),
  );
  const sections = ['shared', ...names];
  writeFileSync(join(talk, 'sections', 'shared.md'), `${slides(20, 'Shared').join('\n\n---\n\n')}\n`);
  for (const name of names) {
    writeFileSync(
      join(talk, 'sections', `${name}.md`),
      `---\nfor: ${name}\n---\n\n${slides(10, name).join('\n\n---\n\n')}\n`,
    );
  }
  writeFileSync(
    join(talk, 'deck.md'),
    `---\ntitle: Talk\npaginate: true\naudiences: [${names.join(', ')}]\nsections: [${sections.join(', ')}]\n---\n`,
  );
  const out = join(folder, 'project', 'out');
  const cwd = join(folder, 'project');
  run([lectern, 'build', '-f', 'html'], cwd);
  const decks = join(folder, 'assembled');
  mkdirSync(decks);
  for (const name of readdirSync(join(out, 'talk'))) {
    writeFileSync(join(decks, `${name}.md`), readFileSync(join(out, 'talk', name, 'deck.md')));
  }
  return compare('20 audiences of one talk, 30 slides each, two thirds shared: HTML and PDF', {
    cwd,
    before: () => rmSync(out, { recursive: true, force: true }),
    ours: () => [[lectern, 'build', '-f', 'html,pdf']],
    theirs: () => [
      [marp, '--no-stdin', '-I', decks, '-o', join(folder, 'marp-html')],
      [marp, '--no-stdin', '-I', decks, '--pdf', '-o', join(folder, 'marp-pdf')],
    ],
  });
}

function slides(count, title) {
  return Array.from(
    { length: count },
    (_, index) =>
      `# ${title} ${index + 1}\n\n- The first point with **bold** words\n- The second point\n- A third one, which is a little longer than the others\n\nA paragraph of text that closes the slide.`,
  );
}

function compare(name, { ours, theirs, cwd, before = () => {} }) {
  const times = { ours: [], theirs: [] };
  let memory = 0;
  for (let turn = 0; turn <= runs; turn += 1) {
    for (const [side, commands] of Object.entries({ ours: ours(), theirs: theirs() })) {
      if (side === 'ours') before();
      let seconds = 0;
      for (const command of commands) {
        const result = run(command, cwd);
        seconds += result.seconds;
        if (side === 'ours') memory = Math.max(memory, result.megabytes);
      }
      // The first turn warms the disk and is not counted.
      if (turn > 0) times[side].push(seconds);
    }
  }
  const ratios = times.ours.map((value, index) => value / times.theirs[index]);
  return { name, ours: median(times.ours), theirs: median(times.theirs), ratio: median(ratios), memory };
}

/** Runs a Node program; the time is that of the whole process, the memory its own peak without the browser's. */
function run(command, cwd = folder) {
  const env = {
    ...process.env,
    ...(browser === null ? {} : { CHROME_PATH: browser.path, LECTERN_BROWSER: browser.path }),
    CHROME_NO_SANDBOX: '1',
    NODE_OPTIONS: `--import=${memoryHook}`,
  };
  const start = process.hrtime.bigint();
  const result = spawnSync(process.execPath, command, { cwd, env, encoding: 'utf8', maxBuffer: 1e8 });
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  if (result.status !== 0) throw new Error(`${command.join(' ')}\n${result.stderr}`);
  const megabytes = Number(/BENCH-RSS (\d+)/.exec(result.stderr)?.[1] ?? 0) / 1024;
  return { ...result, seconds, megabytes };
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

function report(rows) {
  const lines = rows.map(
    (row) =>
      `| ${row.name} | ${row.ours.toFixed(2)} s | ${row.theirs.toFixed(2)} s | ${row.ratio.toFixed(2)} | ${row.memory.toFixed(0)} MB |`,
  );
  return [
    '# Measured beside marp-cli',
    '',
    `Written by \`npm run bench\`: medians of ${runs} runs of whole processes, in turn, after one that is not counted. marp-cli ${marpVersion},`,
    `${browser.kind} ${browser.version} for both, Node ${process.versions.node}, ${availableParallelism()} processors. marp-cli runs once for HTML and once for PDF, as it must.`,
    '',
    '| work | Lectern | marp-cli | ratio | memory of our process |',
    '| --- | --- | --- | --- | --- |',
    ...lines,
    '',
  ].join('\n');
}
