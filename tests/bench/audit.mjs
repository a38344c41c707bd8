/**
 * What share of a build the audit has: of the time that it takes, and of the work of our own process. Both come from one
 * profile of one run, so a busy machine slows them alike; the browser's work is not in the profile, only the wait for it.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { median } from './median.mjs';
import { layDown } from './works.mjs';

/** Functions through which all work of the audit goes, those that go on after a wait included. */
const AUDIT = new Set(['auditOutputs', 'givenTo', 'writtenFor', 'ownWords', 'readAhead']);

/** Shares from 0 to 1, medians over `runs` builds of 20 audiences with 30 slides. `run`: runs a Node program. */
export function measureAudit({ lectern, folder, runs, run }) {
  const cwd = join(folder, 'audited');
  layDown(cwd);
  const shares = [];
  for (let turn = 0; turn <= runs; turn += 1) {
    const profiles = join(folder, `profiles-${turn}`);
    mkdirSync(profiles);
    rmSync(join(cwd, 'out'), { recursive: true, force: true });
    const profiling = ['--cpu-prof', `--cpu-prof-dir=${profiles}`];
    run([...profiling, lectern, 'build', '-f', 'html,pdf', '--force', '--quiet'], cwd);
    if (turn > 0) shares.push(shareOf(profiles));
    rmSync(profiles, { recursive: true });
  }
  rmSync(cwd, { recursive: true });
  return {
    ofTime: median(shares.map((one) => one.ofTime)),
    ofWork: median(shares.map((one) => one.ofWork)),
  };
}

function shareOf(folder) {
  const profiles = readdirSync(folder).map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')));
  const [main] = profiles.sort((a, b) => b.endTime - b.startTime - (a.endTime - a.startTime));
  const nodes = new Map(main.nodes.map((node) => [node.id, node]));
  const parents = new Map(
    main.nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id])),
  );
  const isAudit = (id) => {
    for (let at = id; at !== undefined; at = parents.get(at))
      if (AUDIT.has(nodes.get(at).callFrame.functionName)) return true;
    return false;
  };
  let [audit, idle] = [0, 0];
  for (const [index, id] of main.samples.entries()) {
    const micros = main.timeDeltas[index];
    if (nodes.get(id).callFrame.functionName === '(idle)') idle += micros;
    else if (isAudit(id)) audit += micros;
  }
  const whole = main.endTime - main.startTime;
  return { ofTime: audit / whole, ofWork: audit / (whole - idle) };
}

export function reportAudit({ ofTime, ofWork }) {
  const percent = (share) => `${(100 * share).toFixed(1)} %`;
  return `The audit of 20 audiences, 30 slides each, HTML and PDF, cold: ${percent(ofTime)} of the time of the build, ${percent(ofWork)} of the work of our own process.`;
}
