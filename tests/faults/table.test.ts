/** Runs every test that the table of faults names, and prints the table with what came of it. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readProof, TESTS } from './proofs.ts';
import { FAULTS } from './table.ts';

interface Ran {
  readonly file: string;
  readonly name: string;
  readonly passed: boolean;
}

/** Runs whole files; gives each test that was not skipped. */
async function runTests(files: readonly string[]): Promise<readonly Ran[]> {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-faults-'));
  const output = join(folder, 'results.json');
  const vitest = join(TESTS, '..', 'node_modules', 'vitest', 'vitest.mjs');
  const args = [
    'run',
    '--config',
    join(TESTS, 'vitest.config.ts'),
    '--reporter=json',
    // What is asked here is what comes of a fault, not how busy the machine is.
    '--testTimeout=300000',
    '--hookTimeout=300000',
    `--outputFile=${output}`,
  ];
  await new Promise((resolve) =>
    spawn(process.execPath, [vitest, ...args, ...files.map((file) => join('tests', file))], {
      cwd: join(TESTS, '..'),
      stdio: 'ignore',
    }).on('close', resolve),
  );
  const { testResults } = JSON.parse(readFileSync(output, 'utf8')) as {
    testResults: { name: string; assertionResults: { fullName: string; status: string }[] }[];
  };
  rmSync(folder, { recursive: true, force: true });
  return testResults.flatMap(({ name: file, assertionResults }) =>
    assertionResults
      .filter(({ status }) => status === 'passed' || status === 'failed')
      .map(({ fullName, status }) => ({ file, name: fullName, passed: status === 'passed' })),
  );
}

it('every fault of the table is met as the table says', async () => {
  const proofs = FAULTS.flatMap((row) => row.proofs.map(readProof));
  const ran = await runTests([...new Set(proofs.map(({ file }) => file))].sort());
  const open: string[] = [];
  let area = '';
  for (const row of FAULTS) {
    if (row.area !== area) process.stdout.write(`\n${row.area}\n`);
    area = row.area;
    const states = row.proofs.map((written) => {
      const { file, name } = readProof(written);
      const found = ran.filter((one) => one.file.endsWith(`/tests/${file}`) && one.name.includes(name));
      return { count: found.length, holds: found.length > 0 && found.every(({ passed }) => passed), written };
    });
    const holds = states.every((state) => state.holds);
    const count = states.reduce((sum, state) => sum + state.count, 0);
    process.stdout.write(`  ${holds ? 'holds' : 'OPEN '}  ${String(count).padStart(3)}  ${row.fault}\n`);
    open.push(...states.filter((state) => !state.holds).map(({ written }) => `${row.fault}: ${written}`));
  }
  expect(open).toEqual([]);
}, 3_600_000);
