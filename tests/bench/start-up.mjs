/** How long the program takes to begin, as ratios to a Node that does nothing. */
import { join } from 'node:path';
import { median } from './median.mjs';

/** Rows of name, seconds and ratio. `run` runs Node with arguments and gives the seconds of the whole process. */
export function measureStartUp({ lectern, folder, runs, run }) {
  const project = join(folder, 'project');
  const works = [
    { name: '`node -e 0`', command: ['-e', '0'] },
    { name: '`lectern --version`', command: [lectern, '--version'] },
    { name: '`lectern plan`, 20 audiences × 23 sections', command: [lectern, 'plan', '--quiet'] },
  ];
  const times = works.map(() => []);
  for (let turn = 0; turn <= runs; turn += 1) {
    for (const [index, { command }] of works.entries()) {
      const { seconds } = run(command, project);
      if (turn > 0) times[index].push(seconds);
    }
  }
  return works.map(({ name }, index) => ({
    name,
    seconds: median(times[index]),
    ratio: median(times[index].map((value, turn) => value / times[0][turn])),
  }));
}
