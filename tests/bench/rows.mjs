/**
 * A deck for each row of a table: twelve slides, one of them personal, HTML and PDF. Beside marp-cli's multi-file mode with
 * the decks that Lectern assembled; memory of a hundred rows and of a thousand; four shards with a shared cache.
 */
import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { median } from './median.mjs';
import { slides } from './works.mjs';

const [FEW, MANY] = [100, 1000];
const SHARDS = 4;

/** `run` runs Node and gives seconds and megabytes; `environment`: of the runs that are started side by side. */
export async function measureRows({ folder, lectern, marp, run, cache, environment, runs }) {
  const cwd = layDown(join(folder, 'rows'));
  const out = join(cwd, 'out');
  const build = (rows, ...more) => [
    lectern,
    'build',
    'members',
    '--merge',
    `people-${rows}.csv`,
    '-f',
    'html,pdf',
    ...more,
  ];
  const cold = (rows) => {
    for (const one of [out, cache]) rmSync(one, { recursive: true, force: true });
    return run(build(rows), cwd);
  };
  const few = cold(FEW);
  const assembled = join(folder, 'rows-assembled');
  mkdirSync(assembled);
  for (const name of readdirSync(join(out, 'members')))
    cpSync(join(out, 'members', name, 'deck.md'), join(assembled, `${name}.md`));
  const times = { ours: [], theirs: [] };
  for (let turn = 0; turn < runs; turn += 1) {
    times.ours.push(cold(FEW).seconds);
    const html = run([marp, '--no-stdin', '-I', assembled, '-o', join(folder, 'rows-html')], folder);
    const pdf = run([marp, '--no-stdin', '-I', assembled, '--pdf', '-o', join(folder, 'rows-pdf')], folder);
    times.theirs.push(html.seconds + pdf.seconds);
  }
  const many = cold(MANY);
  for (const one of [out, cache]) rmSync(one, { recursive: true, force: true });
  const parts = Array.from({ length: SHARDS }, (_, index) =>
    build(MANY, '--shard', `${index + 1}/${SHARDS}`, '--json'),
  );
  const start = process.hrtime.bigint();
  const ended = await Promise.allSettled(parts.map((command) => started(command, { cwd, environment })));
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  for (const { reason } of ended) if (reason !== undefined) throw reason;
  const made = ended.flatMap(({ value }) => value);
  const again = JSON.parse(run(build(MANY, '--json'), cwd).stdout);
  return {
    few: FEW,
    many: MANY,
    ours: (median(times.ours) * 1000) / FEW,
    theirs: (median(times.theirs) * 1000) / FEW,
    ratio: median(times.ours.map((value, index) => value / times.theirs[index])),
    memory: { few: few.megabytes, many: many.megabytes },
    perDeck: (many.seconds * 1000) / MANY,
    shards: {
      count: SHARDS,
      seconds,
      whole: many.seconds,
      made: made.filter(isMade).length,
      again: again.decks.filter(isMade).length,
    },
  };
}

/** The lines of the report. */
export function reportRows({ few, many, ours, theirs, ratio, memory, perDeck, shards }) {
  return [
    `A deck for each row, 12 slides, one personal, HTML and PDF, cold: ${few} rows take ${ours.toFixed(0)} ms a deck, the assembled decks with marp-cli's multi-file mode ${theirs.toFixed(0)} ms a deck; ratio ${ratio.toFixed(3)}.`,
    `${many} rows take ${perDeck.toFixed(0)} ms a deck. Peak memory of our process: ${memory.few.toFixed(0)} MB for ${few} rows, ${memory.many.toFixed(0)} MB for ${many}.`,
    `${shards.count} shards of ${many} rows at once, with one cache: ${shards.seconds.toFixed(0)} s, one run ${shards.whole.toFixed(0)} s; decks made by the shards ${shards.made}, made again by a run after them ${shards.again}.`,
  ];
}

function isMade({ outputs }) {
  return outputs.some(({ cached }) => !cached);
}

/** The decks of a build that runs beside others. */
function started(command, { cwd, environment }) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, command, { cwd, env: environment });
    const said = { stdout: '', stderr: '' };
    for (const name of ['stdout', 'stderr'])
      child[name].setEncoding('utf8').on('data', (chunk) => {
        said[name] += chunk;
      });
    child.on('close', (code) => {
      if (code === 0) resolve(JSON.parse(said.stdout).decks);
      else reject(new Error(`${command.join(' ')}\n${said.stderr}`));
    });
  });
}

function layDown(cwd) {
  const deck = join(cwd, 'decks', 'members');
  mkdirSync(join(deck, 'sections'), { recursive: true });
  for (const count of [FEW, MANY]) {
    const rows = Array.from({ length: count }, (_, index) => `Member ${index + 1},District ${index + 1}`);
    writeFileSync(join(cwd, `people-${count}.csv`), `name,district\n${rows.join('\n')}\n`);
  }
  writeFileSync(
    join(deck, 'deck.md'),
    '---\ntitle: Members\npaginate: true\nsections: [shared]\n---\n\n# For {{ row.name }}\n\nFrom {{ row.district }}\n',
  );
  writeFileSync(join(deck, 'sections', 'shared.md'), `${slides(11, 'Point').join('\n\n---\n\n')}\n`);
  return cwd;
}
