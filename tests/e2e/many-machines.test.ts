/** The examples of docs/many-machines.md, run as they stand there, each part a process of its own. */
import { execFile } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { folderWith, removeFolders } from './program.ts';

afterAll(removeFolders);

const root = join(import.meta.dirname, '..', '..');
const page = readFileSync(join(root, 'docs/many-machines.md'), 'utf8');
const blocks = (heading: string, language: string) => {
  const part = page.split(/^## /m).find((one) => one.startsWith(heading)) ?? '';
  return [...part.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'gm'))].map(
    (match) => match[1] ?? '',
  );
};

const NAMES = ['Ada', 'Bo', 'Cy', 'Di', 'Eve', 'Flo', 'Gus'];
/** A project whose programs `lectern` and `npx` are the built one. HTML only: what is tried is the sharing. */
function talks(): {
  readonly folder: string;
  readonly shell: (script: string, variables?: object) => Promise<string>;
} {
  const folder = folderWith({
    'people.csv': `name\n${NAMES.join('\n')}\n`,
    'decks/audiences.yaml': 'all:\n  formats: [html]\n',
    'decks/members/deck.md':
      '---\ntitle: Dues\naudiences: [all]\nsections: []\n---\n\n# For {{ row.name }}\n',
  });
  const programs = join(folder, '.programs');
  mkdirSync(programs);
  const program = (name: string, text: string) => {
    writeFileSync(join(programs, name), text);
    chmodSync(join(programs, name), 0o755);
  };
  program('lectern', `#!/bin/sh\nexec "${process.execPath}" "${join(root, 'dist/lectern.js')}" "$@"\n`);
  program('npx', '#!/bin/sh\nexec "$@"\n');
  const shell = async (script: string, variables: object = {}) => {
    const env = {
      ...process.env,
      ...variables,
      PATH: `${programs}:${process.env.PATH}`,
      SOURCE_DATE_EPOCH: '1700000000',
    };
    return (await promisify(execFile)('sh', ['-ec', script], { cwd: folder, env })).stdout;
  };
  return { folder, shell };
}

function expectJoined(folder: string): void {
  expect(readdirSync(join(folder, 'out/members/all')).sort()).toEqual(NAMES);
  expect(readFileSync(join(folder, 'out/index.html'), 'utf8')).toContain('7 rows');
}

describe('the examples of many machines', () => {
  it('work on one machine', async () => {
    const { folder, shell } = talks();
    await shell(blocks('On one machine', 'sh')[0] ?? '');
    expectJoined(folder);
  }, 60_000);

  it('work on Slurm, whose array is 1 to 4', async () => {
    const { folder, shell } = talks();
    const [script = '', submit = ''] = blocks('Slurm', 'sh');
    const [, from, to] = /--array=(\d+)-(\d+)/.exec(script) ?? [];
    const variables = {
      SLURM_ARRAY_TASK_MIN: from,
      SLURM_ARRAY_TASK_MAX: to,
      SLURM_ARRAY_TASK_STEP: '1',
      SLURM_ARRAY_TASK_COUNT: to,
    };
    for (const id of ['1', '2', '3', '4']) await shell(script, { ...variables, SLURM_ARRAY_TASK_ID: id });
    await shell(/--wrap '([^']+)'/.exec(submit)?.[1] ?? 'false');
    expectJoined(folder);
  }, 60_000);

  it('work in pods of Kubernetes, which are counted from 0', async () => {
    const { folder, shell } = talks();
    const { spec } = parse(blocks('Kubernetes', 'yaml')[0] ?? '');
    const [{ command }] = spec.template.spec.containers;
    expect(spec.completionMode).toBe('Indexed');
    for (let index = 0; index < spec.completions; index += 1)
      await shell(command.join(' '), { JOB_COMPLETION_INDEX: String(index) });
    await shell('lectern build --merge-reports');
    expectJoined(folder);
  }, 60_000);

  it('work in a matrix of GitHub, whose parts come from machines of their own', async () => {
    const { jobs } = parse(blocks('GitHub Actions', 'yaml')[0] ?? '');
    const runOf = (job: { steps: { run?: string }[] }) =>
      job.steps.flatMap(({ run = '' }) => (run.startsWith('npx lectern') ? [run] : []));
    const parts: number[] = jobs.build.strategy.matrix.part;
    const { folder, shell } = talks();
    for (const part of parts) {
      const machine = talks();
      const [run = ''] = runOf(jobs.build);
      await machine.shell(
        run
          .replace(/\$\{\{ matrix\.part \}\}/, String(part))
          .replace(/\$\{\{ strategy\.job-total \}\}/, String(parts.length)),
      );
      expect(existsSync(join(machine.folder, 'out/index.html'))).toBe(false);
      // As upload-artifact does, without hidden files.
      await shell(`mkdir -p out && cp -r ${machine.folder}/out/* out/`);
    }
    await shell(runOf(jobs.join)[0] ?? 'false');
    expectJoined(folder);
  }, 90_000);
});
