/** Whether work grows with what there is to do and no more: the time of a deck among 20 and among 200, of a slide among 40 and among 1,000. */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { median } from './median.mjs';
import { layDown, slides } from './works.mjs';

/** So often each is measured: two hundred decks take their time. */
const TURNS = 3;

/** Rows of name, milliseconds for one among few and among many, and their ratio. `run` runs Node and gives the seconds of the process. */
export function measureGrowth({ folder, lectern, run, cache }) {
  return [
    compare('a deck of 30 slides, HTML and PDF', { few: 20, many: 200 }, (count) => {
      const cwd = join(folder, `growth-decks-${count}`);
      layDown(cwd, count);
      return { cwd, out: join(cwd, 'out'), command: [lectern, 'build', '-f', 'html,pdf'] };
    }),
    compare('a slide of one deck, HTML and PDF', { few: 40, many: 1000 }, (count) => {
      const file = join(folder, `growth-slides-${count}.md`);
      const out = join(folder, `growth-slides-${count}`);
      writeFileSync(file, `${slides(count, 'Slide').join('\n\n---\n\n')}\n`);
      return { cwd: folder, out, command: [lectern, 'build', file, '-f', 'html,pdf', '-o', out] };
    }),
  ];

  function compare(name, { few, many }, layOut) {
    const works = [few, many].map((count) => ({ count, ...layOut(count), times: [] }));
    for (let turn = 0; turn <= TURNS; turn += 1) {
      for (const { count, cwd, out, command, times } of works) {
        for (const one of [out, cache]) rmSync(one, { recursive: true, force: true });
        const { seconds } = run(command, cwd);
        if (turn > 0) times.push((seconds * 1000) / count);
      }
    }
    const [amongFew, amongMany] = works.map(({ times }) => median(times));
    return { name, few, many, amongFew, amongMany, ratio: amongMany / amongFew };
  }
}
