/**
 * Builds that are ended at random moments. After each: every file is one of the text before or one of the text after,
 * no process lives, nothing temporary lies about (after SIGKILL: once another build has run).
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { folderWith, lectern, TOWN } from './program.ts';

const main = join(import.meta.dirname, '..', '..', 'dist', 'lectern.js');
const SIGNALS = { SIGKILL: null, SIGTERM: 143, SIGINT: 130, SIGHUP: 129 } as const;
type Signal = keyof typeof SIGNALS;

const ARGS = ['build', '--force', '-f', 'html,presenter,pdf,png'];
/** A signal that can be heard is answered within this time; a browser whose pipe broke has ended. */
const GRACE_MS = 4_000;

export interface Killings {
  /** What was wrong, each with the signal and the moment. */
  readonly faults: readonly string[];
  /** How many runs were ended while they ran. */
  readonly hit: number;
  /** How often each state of the output folder was met. */
  readonly states: ReadonlyMap<string, number>;
}

/** Ends `count` builds; `random` gives numbers from 0 to 1. */
export async function killBuilds(count: number, random: () => number): Promise<Killings> {
  const temp = mkdtempSync(join(tmpdir(), 'lectern-killed-'));
  const folder = folderWith(TOWN);
  const versions = [await versionFiles(0), await versionFiles(1)];
  const faults: string[] = [];
  const states = new Map<string, number>();
  let hit = 0;
  write(folder, 0);
  const began = Date.now();
  await lectern(folder, ARGS, { TMPDIR: temp });
  const wholeMs = Date.now() - began;
  for (let number = 1; number <= count; number += 1) {
    write(folder, number % 2);
    const signal = pick(Object.keys(SIGNALS) as Signal[], random);
    const delay = Math.round(random() * wholeMs);
    const title = `${number}: ${signal} after ${delay} ms`;
    const run = await endBuild({ folder, temp, signal, delay });
    if (run.wasHit) hit += 1;
    faults.push(...run.faults.map((fault) => `${title}: ${fault}`));
    const state = stateOf(folder, versions, (fault) => faults.push(`${title}: ${fault}`));
    states.set(state, (states.get(state) ?? 0) + 1);
    // What a run leaves that was killed outright goes when another has the time to look.
    const left = leftOver(folder, temp).filter((path) => isLeftBy(run.pid, folder, path));
    if (signal !== 'SIGKILL') faults.push(...left.map((path) => `${title}: left ${path}`));
  }
  const last = await lectern(folder, ARGS, { TMPDIR: temp });
  if (last.code !== 0) faults.push(`the last build ended with ${last.code}: ${last.stderr}`);
  faults.push(...leftOver(folder, temp).map((path) => `another build did not remove ${path}`));
  rmSync(temp, { recursive: true, force: true });
  return { faults, hit, states };
}

const write = (folder: string, version: number) =>
  writeFileSync(
    join(folder, 'decks/budget/sections/totals.md'),
    `## Totals\n\nVersion ${version} of the budget.\n`,
  );

/** The bytes of all outputs of a version, by path below `out/`, as an undisturbed build makes them. */
async function versionFiles(version: number): Promise<ReadonlyMap<string, Buffer>> {
  const folder = folderWith(TOWN);
  write(folder, version);
  const { code, stderr } = await lectern(folder, ARGS);
  if (code !== 0) throw new Error(stderr);
  const out = join(folder, 'out');
  return new Map(outputs(out).map((path) => [path, readFileSync(join(out, path))]));
}

const outputs = (out: string) =>
  (readdirSync(out, { recursive: true }) as string[])
    .filter((path) => /\.\w+$/.test(path) && !/(^|\/)\./.test(path))
    .sort();

/** Which version each file is of: `old`, `new` or `mixed`; a file that is of none is a fault. */
function stateOf(
  folder: string,
  versions: readonly ReadonlyMap<string, Buffer>[],
  tell: (fault: string) => void,
): string {
  const out = join(folder, 'out');
  const found = new Set<number>();
  for (const path of outputs(out)) {
    // The gallery tells of both versions while only one deck of two is new.
    if (path === 'index.html') continue;
    const bytes = readFileSync(join(out, path));
    const ofVersions = versions.flatMap((files, version) =>
      files.get(path)?.equals(bytes) ? [version] : [],
    );
    if (ofVersions.length === 0) tell(`${path} is of no version (${bytes.length} bytes)`);
    if (ofVersions.length === 1) found.add(ofVersions[0] ?? 0);
  }
  const gallery = readFileSync(join(out, 'index.html'), 'utf8');
  if (!gallery.trimEnd().endsWith('</html>')) tell('the gallery is torn');
  return found.size === 1 ? 'of one version' : 'of two versions';
}

interface Ending {
  readonly folder: string;
  /** Where the run puts what is thrown away. */
  readonly temp: string;
  readonly signal: Signal;
  /** Milliseconds from the start of the run. */
  readonly delay: number;
}

interface Ended {
  readonly pid: number | undefined;
  /** False when the run had ended by itself. */
  readonly wasHit: boolean;
  readonly faults: readonly string[];
}

async function endBuild({ folder, temp, signal, delay }: Ending): Promise<Ended> {
  const env = { ...process.env, NO_COLOR: '1', SOURCE_DATE_EPOCH: '1700000000', TMPDIR: temp };
  const child = spawn(process.execPath, [main, ...ARGS], { cwd: folder, env, stdio: 'ignore' });
  const ended = endOf(child);
  await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, delay))]);
  const wasHit = child.exitCode === null && child.kill(signal);
  const sent = Date.now();
  const code = await ended;
  const faults: string[] = [];
  if (Date.now() - sent > GRACE_MS) faults.push(`ended only after ${Date.now() - sent} ms`);
  // A signal that comes before the program has begun to listen ends it as signals do; one that comes at its end, not at all.
  if (wasHit && code !== 0 && code !== SIGNALS[signal] && code !== null) faults.push(`exit code ${code}`);
  while (processesIn(temp).length > 0 && Date.now() - sent < GRACE_MS)
    await new Promise((resolve) => setTimeout(resolve, 20));
  faults.push(...processesIn(temp).map((line) => `lives on: ${line}`));
  return { pid: child.pid, wasHit, faults };
}

const endOf = (child: ChildProcess) =>
  new Promise<number | null>((resolve) => child.on('close', (code) => resolve(code)));

/** Command lines of processes that know of the folder `temp`: a browser has its profile there. */
function processesIn(temp: string): readonly string[] {
  if (!existsSync('/proc')) return [];
  return readdirSync('/proc').flatMap((pid) => {
    if (!/^\d+$/.test(pid) || Number(pid) === process.pid) return [];
    const [command, environment] = ['cmdline', 'environ'].map((name) => readQuietly(`/proc/${pid}/${name}`));
    const knows = command?.includes(temp) || environment?.includes(temp);
    return knows ? [`${pid} ${command?.replaceAll('\0', ' ').slice(0, 120)}`] : [];
  });
}

function readQuietly(path: string): string {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return '';
  }
}

/** Temporary files, locks and copies of outputs that nobody edited. */
const leftOver = (folder: string, temp: string): readonly string[] => [
  ...(readdirSync(join(folder, 'out'), { recursive: true }) as string[]).filter((path) =>
    /\.lectern-|\.lock$|\.edited/.test(path),
  ),
  ...readdirSync(temp).filter((name) => name.includes('.lectern-')),
];

/** Names of temporary files say whose they are; a lock says it inside. */
function isLeftBy(pid: number | undefined, folder: string, path: string): boolean {
  if (path.endsWith('.lock')) return readQuietly(join(folder, 'out', path)).startsWith(`${pid} `);
  return path.includes(`-${pid}-`) || !path.includes('.lectern-');
}

function pick<T>(from: readonly T[], random: () => number): T {
  const chosen = from[Math.floor(random() * from.length)];
  if (chosen === undefined) throw new Error('nothing to pick from');
  return chosen;
}

/** The same numbers for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
