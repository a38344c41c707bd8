/** A deck for each of five hundred made-up members, with an interruption in the middle. */
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPdf } from './pdf.ts';
import { folderWith, lectern, removeFolders } from './program.ts';

afterAll(removeFolders);

const SYLLABLES =
  'ba ce di fo gu ha je ki lo mu na pe ro su ta ve wi zar bel dor fen gal hil mor nur pol rin sel tov vik wen'.split(
    ' ',
  );

/** Names of which none is part of another; the same number gives the same name. */
function memberName(number: number): string {
  const syllable = (index: number) => SYLLABLES[index % SYLLABLES.length] ?? '';
  const word = [number, Math.floor(number / 31) + 7, number * 7 + 3].map(syllable).join('');
  return `${word[0]?.toUpperCase()}${word.slice(1)} Q${number}x`;
}

/** `npm run test:slow` takes five hundred. */
const COUNT = process.env.SLOW === 'all' ? 500 : 60;
const MEMBERS = Array.from({ length: COUNT }, (_, index) => memberName(index + 1));
const project = (members: readonly string[]) => ({
  'people.csv': `\ufeffname;district\r\n${members.map((name, index) => `${name};District ${index + 1}`).join('\r\n')}\r\n`,
  'decks/members/deck.md':
    '---\ntitle: What the bridge costs\nsections: [bridge]\n---\n\n# For {{ row.name }}\n\nFrom {{ row.district }}\n\n<!-- Greet {{ row.name }}. -->\n',
  'decks/members/sections/bridge.md': '## The bridge\n\nTwelve millions.\n',
});
const MERGE = ['build', 'members', '--merge', 'people.csv'];
const rowsIn = (folder: string) => {
  const path = join(folder, 'out/members');
  return existsSync(path) ? readdirSync(path) : [];
};

/** Begins a build and kills it, without any chance to tidy up, when so many rows have begun. */
async function killedAt(folder: string, rows: number, args: readonly string[]): Promise<void> {
  const main = join(import.meta.dirname, '..', '..', 'dist', 'lectern.js');
  const env = {
    ...process.env,
    NO_COLOR: '1',
    SOURCE_DATE_EPOCH: '1700000000',
    LECTERN_CACHE: `${folder}-cache`,
  };
  const child = spawn(process.execPath, [main, ...args], { cwd: folder, env, stdio: 'ignore' });
  const ended = new Promise<void>((resolve) => child.on('close', () => resolve()));
  while (rowsIn(folder).length < rows && child.exitCode === null)
    await new Promise((resolve) => setTimeout(resolve, 10));
  child.kill('SIGKILL');
  await ended;
}

/** Every file below a folder and its text, in the bytes as they are. */
function filesBelow(folder: string): ReadonlyMap<string, string> {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return new Map(
    paths.map(({ parentPath, name }) => [
      join(parentPath, name).slice(folder.length + 1),
      readFileSync(join(parentPath, name), 'latin1'),
    ]),
  );
}

describe('a table of many members', () => {
  let folder = '';
  let done = 0;
  let run: Awaited<ReturnType<typeof lectern>>;
  beforeAll(async () => {
    folder = folderWith(project(MEMBERS));
    await killedAt(folder, 0.4 * COUNT, [...MERGE, '-f', 'html']);
    done = rowsIn(folder).length;
    run = await lectern(folder, [...MERGE, '-f', 'html', '--resume']);
  }, 240_000);

  it('is gone on with where it was interrupted', () => {
    expect(run.code, run.stderr).toBe(0);
    expect(done).toBeGreaterThanOrEqual(0.4 * COUNT);
    expect(done).toBeLessThan(COUNT);
    const kept = run.stderr.split('\n').filter((line) => line.includes('finished before')).length;
    // Of more than 64, all are made before one is written. Of fewer, some were made and not yet written.
    expect(kept).toBeGreaterThan(0.3 * COUNT);
    expect(kept).toBeLessThanOrEqual(COUNT > 64 ? COUNT : done + 6);
    expect(rowsIn(folder)).toHaveLength(COUNT);
  });

  it('gives each folder its own name and no other', () => {
    for (const [index, name] of MEMBERS.entries()) {
      const row = join(folder, 'out/members', name.replace(' ', '-'));
      const files = filesBelow(row);
      expect([...files.keys()].sort()).toEqual(['deck.html', 'deck.md', 'report.json']);
      for (const [file, text] of files) {
        expect(text.includes(name), `${name} in its ${file}`).toBe(true);
        const numbers = new Set([...text.matchAll(/\bQ(\d+)x\b/g)].map((match) => match[1]));
        expect([...numbers], `in ${file} of ${name}`).toEqual([String(index + 1)]);
      }
    }
  });

  it('says how quickly it goes and how long it will take', () => {
    expect(run.stderr).toMatch(new RegExp(`\\(${COUNT - 20} of ${COUNT}, [\\d.]+ a second, \\d+ s left\\)`));
  });

  it('is listed in a gallery that shows fifty at a time', () => {
    const html = readFileSync(join(folder, 'out/index.html'), 'utf8');
    expect(html.match(/<details/g)).toHaveLength(Math.ceil(COUNT / 50));
    expect(html.match(/<img/g) ?? []).toHaveLength(0);
    expect(html).toContain(`${COUNT} rows`);
  });
});

describe('a run that was killed and one that was not', () => {
  it('leave the same files', async () => {
    const members = MEMBERS.slice(0, 16);
    const [whole, torn] = [folderWith(project(members)), folderWith(project(members))];
    const print = [...MERGE, '-f', 'html,pdf'];
    expect((await lectern(whole, print)).code).toBe(0);
    await killedAt(torn, 6, print);
    expect(rowsIn(torn).length).toBeLessThan(16);
    const run = await lectern(torn, [...print, '--resume']);
    expect(run.code, run.stderr).toBe(0);
    const [a, b] = [filesBelow(join(whole, 'out')), filesBelow(join(torn, 'out'))];
    expect([...b.keys()].sort()).toEqual([...a.keys()].sort());
    expect([...a.keys()].filter((path) => a.get(path) !== b.get(path))).toEqual([]);
    const pdf = await readPdf(join(torn, 'out/members', (members[3] ?? '').replace(' ', '-'), 'deck.pdf'));
    expect(pdf.text.join(' ')).toContain(members[3]);
  }, 120_000);

  it('are not taken for each other when the table was changed', async () => {
    const folder = folderWith(project(MEMBERS.slice(0, 3)));
    expect((await lectern(folder, [...MERGE, '-f', 'html'])).code).toBe(0);
    const { writeFileSync } = await import('node:fs');
    writeFileSync(
      join(folder, 'people.csv'),
      project(MEMBERS.slice(0, 3))['people.csv'].replace('District 2', 'Ward 2'),
    );
    writeFileSync(join(folder, 'out/members', (MEMBERS[2] ?? '').replace(' ', '-'), 'deck.html'), 'torn');
    const run = await lectern(folder, [...MERGE, '-f', 'html', '--resume']);
    expect(run.stderr.split('\n').filter((line) => line.includes('finished before'))).toHaveLength(2);
    const third = readFileSync(
      join(folder, 'out/members', (MEMBERS[2] ?? '').replace(' ', '-'), 'deck.html'),
      'utf8',
    );
    expect(third).toContain(MEMBERS[2]);
  });
});

describe('two shards', () => {
  it('build every row once and are joined; a missing one is said', async () => {
    const folder = folderWith(project(MEMBERS));
    const shard = (index: number) => lectern(folder, [...MERGE, '-f', 'html', '--shard', `${index}/2`]);
    expect((await shard(1)).code).toBe(0);
    expect(rowsIn(folder)).toHaveLength(COUNT / 2);
    const early = await lectern(folder, ['build', '--merge-reports']);
    expect(early.code).toBe(1);
    expect(early.stderr).toContain(`shard 2 of 2 is missing, with ${COUNT / 2} decks`);
    expect(existsSync(join(folder, 'out/index.html'))).toBe(false);
    expect((await shard(2)).code).toBe(0);
    expect(rowsIn(folder)).toHaveLength(COUNT);
    const joined = await lectern(folder, ['build', '--merge-reports', '--json']);
    expect(joined.code, joined.stderr).toBe(0);
    expect(JSON.parse(joined.stdout)).toMatchObject({ gallery: 'out/index.html', diagnostics: [] });
    expect(JSON.parse(joined.stdout).decks).toHaveLength(COUNT);
    expect(readFileSync(join(folder, 'out/index.html'), 'utf8')).toContain(`${COUNT} rows`);
  }, 240_000);

  it('side by side leave what one run leaves, thumbnails too', async () => {
    const members = MEMBERS.slice(0, 7);
    const [whole, parts] = [folderWith(project(members)), folderWith(project(members))];
    const print = [...MERGE, '-f', 'html,pdf'];
    const runs = await Promise.all([
      lectern(whole, print),
      lectern(parts, [...print, '--shard', 'auto'], {
        SLURM_ARRAY_TASK_ID: '0',
        SLURM_ARRAY_TASK_MIN: '0',
        SLURM_ARRAY_TASK_COUNT: '2',
      }),
      lectern(parts, [...print, '--shard', 'auto/2'], { JOB_COMPLETION_INDEX: '1' }),
    ]);
    expect(runs.map(({ code, stderr }) => [code, code === 0 ? '' : stderr])).toEqual([
      [0, ''],
      [0, ''],
      [0, ''],
    ]);
    expect((await lectern(parts, ['build', '--merge-reports'])).code).toBe(0);
    const files = (folder: string) =>
      [...filesBelow(join(folder, 'out'))].filter(([path]) => !/^(\.lectern|shard-)/.test(path)).sort();
    expect(files(parts)).toEqual(files(whole));
  }, 120_000);
});
