/**
 * Questions to the world outside, and which of them a change at a path may give another answer. Names of an editor's own
 * files and installed packages are taken to change nothing.
 */
import { basename, dirname, sep } from 'node:path';

/**
 * A question to the world outside, and of which path: what lies there, when it was changed, what is in it, where links
 * lead, its bytes; the value of a variable; the day; something of the network.
 */
export type Question = `${DiskQuestion | 'env' | 'day' | 'fetch'} ${string}`;

export type DiskQuestion = 'stat' | 'time' | 'list' | 'real' | 'read';

export function partsOf(question: Question): [kind: string, path: string] {
  const end = question.indexOf(' ');
  return [question.slice(0, end), question.slice(end + 1)];
}

/** Whether a change at one of `paths` may give the question another answer: there, in the folder, or around it. */
export function isNear(question: Question, paths: ReadonlySet<string>): boolean {
  const [kind, path] = partsOf(question);
  if (paths.has(path)) return true;
  if (kind === 'list' && [...paths].some((one) => dirname(one) === path)) return true;
  for (let folder = dirname(path); folder !== dirname(folder); folder = dirname(folder))
    if (paths.has(folder)) return true;
  return false;
}

/** Tells whether a change at a path, absolute, may give one of the questions another answer. Quick to ask, slow to make. */
export function createConcern(questions: Iterable<Question>): (path: string) => boolean {
  // What was asked about, all folders around it, and folders of which it was asked what is in them.
  const near = new Set<string>();
  const lists = new Set<string>();
  for (const question of questions) {
    const [kind, path] = partsOf(question);
    if (isPackaged(path)) continue;
    if (kind === 'list') lists.add(path);
    for (let place = path; !near.has(place); place = dirname(place)) near.add(place);
  }
  return (path) => near.has(path) || (lists.has(dirname(path)) && isInput(basename(path)));
}

/** Editors put files beside the one that they save: `.notes.md.swp`, `notes.md~`, `4913`. */
export function isInput(name: unknown): boolean {
  return !/^\.|~$|^4913$|\.(?:tmp|swp|swx|bak)$|___jb_(?:tmp|old)___$/.test(String(name));
}

export function isPackaged(path: string): boolean {
  return path.split(sep).includes('node_modules');
}
