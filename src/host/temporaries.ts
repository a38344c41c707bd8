/**
 * Files and folders that are to be renamed or removed before a run ends. Their names tell the process and the
 * machine that made them, so that a later run can sweep away what was left behind by one that was killed.
 * Process ids mean nothing on another machine or in another container, hence the machine's tag.
 */
import { createHash, randomBytes } from 'node:crypto';
import type { Kill } from './programs.ts';
import { errorCode } from './system-reason.ts';

/** What `node.ts` lends of the disk. */
export interface TemporaryDisk {
  list(folder: string): Promise<readonly string[]>;
  /** Milliseconds since the path was last changed; undefined when it is gone. Links are not followed. */
  ageMs(path: string): Promise<number | undefined>;
  remove(path: string): Promise<void>;
  removeNow(path: string): void;
  join(folder: string, name: string): string;
  /** What `/proc/<pid>/stat` says on Linux; undefined elsewhere. */
  processState(pid: number): Promise<string | undefined>;
}

/** Who makes temporaries: a process on a machine. */
export interface TemporaryOwner {
  readonly pid: number;
  readonly hostname: string;
  /** `process.kill`. */
  readonly kill: Kill;
}

export interface Temporaries {
  /** A path beside a target that nobody can foretell; remembered until it is forgotten. */
  nameFile(folder: string): string;
  /** The beginning of a folder's name, to which the operating system adds letters. */
  folderPrefix(purpose: string): string;
  remember(path: string): void;
  forget(path: string): void;
  /** Removes what runs that no longer live have left in a folder, the first time that it is named; gives how many. Never rejects. */
  sweepOnce(folder: string): Promise<number>;
  /** Removes all that is remembered, at once. */
  removeAll(): void;
}

const NAME = /^\.lectern-(\d{1,10})-([0-9a-f]{6})-/;
/** After this long a leftover of another machine is swept too. */
const FOREIGN_AGE_MS = 24 * 60 * 60 * 1000;

/** So long what was killed may still write. */
const LAST_WORDS_MS = 25;

/** Keeps account of the temporaries of one process. Names: `.lectern-<pid>-<machine>-<random>.tmp`. */
export function createTemporaries(owner: TemporaryOwner, disk: TemporaryDisk): Temporaries {
  const machine = machineTag(owner);
  const prefix = `.lectern-${owner.pid}-${machine}-`;
  const living = new Set<string>();
  const swept = new Map<string, Promise<number>>();
  const isStale = async (name: string, path: string) => {
    const [, pid, tag] = NAME.exec(name) ?? [];
    if (pid === undefined) return false;
    if (tag !== machine) return ((await disk.ageMs(path)) ?? 0) > FOREIGN_AGE_MS;
    return Number(pid) !== owner.pid && !(await isAlive(Number(pid), owner.kill, disk));
  };
  const sweep = async (folder: string) => {
    const names = await disk.list(folder).catch(() => []);
    const removals = names.map(async (name) => {
      const path = disk.join(folder, name);
      if (!(await isStale(name, path))) return false;
      await disk.remove(path);
      return true;
    });
    const outcomes = await Promise.allSettled(removals);
    return outcomes.filter((one) => one.status === 'fulfilled' && one.value).length;
  };
  return {
    nameFile: (folder) => {
      const path = disk.join(folder, `${prefix}${randomBytes(12).toString('hex')}.tmp`);
      living.add(path);
      return path;
    },
    folderPrefix: (purpose) => `${prefix}${purpose}`,
    remember: (path) => void living.add(path),
    forget: (path) => void living.delete(path),
    sweepOnce: (folder) => {
      const first = swept.get(folder) ?? sweep(folder);
      swept.set(folder, first);
      return first;
    },
    removeAll: () => {
      const remove = () => {
        for (const path of living) {
          try {
            disk.removeNow(path);
          } catch {
            // It goes at the next start.
          }
        }
      };
      remove();
      if (![...living].some((path) => !path.endsWith('.tmp'))) return;
      // A browser that has been killed a moment ago may write once more where its folder was.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, LAST_WORDS_MS);
      remove();
    },
  };
}

/**
 * Signal 0 asks; any refusal but "no such process" means that it lives. A killed process that nobody has waited for
 * answers too: in a container without an init process it does so for ever.
 */
async function isAlive(pid: number, kill: Kill, disk: TemporaryDisk): Promise<boolean> {
  try {
    kill(pid, 0);
  } catch (error) {
    if (errorCode(error) === 'ESRCH') return false;
  }
  return !/\) [ZX] /.test((await disk.processState(pid)) ?? '');
}

/** A line that no other process of this machine, living or dead, has: its id and, on Linux, when it was started. */
export async function processName(owner: TemporaryOwner, disk: TemporaryDisk): Promise<string> {
  return `${owner.pid} ${machineTag(owner)} ${await startOf(owner.pid, disk)}\n`;
}

/** Whether the process of a `processName` has ended; false for one of another machine. */
export async function hasEnded(name: string, owner: TemporaryOwner, disk: TemporaryDisk): Promise<boolean> {
  const [, pid, machine, start] = /^(\d{1,10}) ([0-9a-f]{6}) (\d*)\n$/.exec(name) ?? [];
  if (pid === undefined || machine !== machineTag(owner)) return false;
  if (!(await isAlive(Number(pid), owner.kill, disk))) return true;
  return start !== '' && (await startOf(Number(pid), disk)) !== start;
}

function machineTag({ hostname }: TemporaryOwner): string {
  return createHash('sha256').update(hostname).digest('hex').slice(0, 6);
}

/** In ticks since the machine was started: field 22, counted from behind the name, which may hold anything. */
async function startOf(pid: number, disk: TemporaryDisk): Promise<string> {
  const state = (await disk.processState(pid)) ?? '';
  return state.slice(state.lastIndexOf(')') + 2).split(' ')[19] ?? '';
}
