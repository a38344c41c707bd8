/** How long the program takes to begin, as ratios to a Node that does nothing. */
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { median } from './median.mjs';
import { writePlanProject } from './plan-projects.mjs';

/** Rows of name, seconds and ratio. `run` runs Node with arguments and gives the seconds of the whole process. */
export function measureStartUp({ lectern, folder, runs, run }) {
  const project = join(folder, 'project');
  const free = writePlanProject(join(folder, 'free'), { limited: false });
  const limited = writePlanProject(join(folder, 'limited'), { limited: true });
  const plan = [lectern, 'plan', '--quiet'];
  const edit = (project) =>
    appendFileSync(join(project, 'decks/fair/sections/stall-7.md'), 'One word more.\n');
  const works = [
    { name: '`node -e 0`', cwd: project, command: ['-e', '0'] },
    { name: '`lectern --version`', cwd: project, command: [lectern, '--version'] },
    { name: '`lectern plan`, 20 audiences × 23 sections', cwd: project, command: plan },
    { name: '`lectern plan`, 20 audiences × 100 sections', cwd: free, command: plan },
    { name: 'the same, a section edited before', cwd: free, command: plan, before: () => edit(free) },
    { name: '20 × 100, every audience with a time limit', cwd: limited, command: plan },
    { name: 'the same, a section edited before', cwd: limited, command: plan, before: () => edit(limited) },
  ];
  const build = [lectern, 'build', '-f', 'html,pdf', '--quiet'];
  run(build, project);
  works.push({ name: '`lectern build` of 20 audiences, nothing to do', cwd: project, command: build });
  const times = works.map(() => []);
  for (let turn = 0; turn <= runs; turn += 1) {
    for (const [index, { command, cwd, before = () => {} }] of works.entries()) {
      before();
      const { seconds } = run(command, cwd);
      if (turn > 0) times[index].push(seconds);
    }
  }
  return works.map(({ name }, index) => ({
    name,
    seconds: median(times[index]),
    ratio: median(times[index].map((value, turn) => value / times[0][turn])),
  }));
}
