/** Checking every slide of a talk in a browser, beside building the PDFs of the same decks, in turn. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { median } from './median.mjs';

/** Seconds of each and the ratio. `cwd`: a project that `works.mjs` laid down; `run`: runs a Node program. */
export function measureCheck({ lectern, cwd, runs, run }) {
  const out = join(cwd, 'out-check');
  const times = { check: [], build: [] };
  for (let turn = 0; turn <= runs; turn += 1) {
    const check = run([lectern, 'check', '--quiet'], cwd).seconds;
    rmSync(out, { recursive: true, force: true });
    const build = run([lectern, 'build', '-f', 'pdf', '--force', '--quiet', '-o', out], cwd).seconds;
    if (turn === 0) continue;
    times.check.push(check);
    times.build.push(build);
  }
  rmSync(out, { recursive: true, force: true });
  const ratio = median(times.check.map((value, index) => value / times.build[index]));
  return { check: median(times.check), build: median(times.build), ratio };
}
