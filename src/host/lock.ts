/**
 * One run at a time: a file that only its holder may make. It names the process, the machine and the moment at which the
 * process was started, so that the lock of a run that was killed is known to be nobody's. Between files of one disk only.
 */
import { Fault } from '../diagnostics/fault.ts';
import { errorCode } from './system-reason.ts';

/** What `node.ts` lends of the disk and of the processes. */
export interface LockDisk {
  /** Makes a file with this text; rejects with EEXIST when there is one. */
  create(path: string, text: string): Promise<void>;
  /** The text; undefined when there is no such file. */
  read(path: string): Promise<string | undefined>;
  /** Milliseconds since the file was last changed; undefined when it is gone. */
  ageMs(path: string): Promise<number | undefined>;
  rename(from: string, to: string): Promise<void>;
  remove(path: string): Promise<void>;
  /** A path beside another that nobody can foretell. */
  besideName(path: string): string;
  /** Names this process among all that ever ran on this machine: one line. */
  readonly holder: Promise<string>;
  /** Whether the process that a `holder` names has ended. False for one of another machine. */
  hasEnded(holder: string): Promise<boolean>;
}

export interface Locks {
  /** Runs `work` while nobody else holds `path`. Rejects with a `Fault` when another run holds it for half a minute. */
  exclusively<T>(path: string, work: () => Promise<T>): Promise<T>;
}

const POLL_MS = 15;
const PATIENCE_MS = 30_000;
/** A file without text is a lock that is just being made; after this long whoever made it is gone. */
const BLANK_MS = 5_000;

/** Makes locks that keep out other processes and other work of this one. */
export function createLocks(disk: LockDisk): Locks {
  const queues = new Map<string, Promise<unknown>>();
  return {
    exclusively: (path, work) => {
      const turn = (queues.get(path) ?? Promise.resolve()).then(async () => {
        await take(disk, path);
        try {
          return await work();
        } finally {
          await disk.remove(path);
        }
      });
      const done = turn.catch(() => undefined);
      queues.set(path, done);
      return turn;
    },
  };
}

async function take(disk: LockDisk, path: string): Promise<void> {
  const holder = await disk.holder;
  for (let waited = 0; waited < PATIENCE_MS; waited += POLL_MS) {
    try {
      return await disk.create(path, holder);
    } catch (error) {
      if (errorCode(error) !== 'EEXIST') throw error;
    }
    if (!(await dropStale(disk, path))) await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  throw new Fault(
    'out-locked',
    'another build is writing to this folder and does not end',
    `wait for it or end it; when there is none, remove "${path}"`,
  );
}

/** Removes the lock of a run that has ended; true when it was there. */
async function dropStale(disk: LockDisk, path: string): Promise<boolean> {
  const found = await disk.read(path);
  if (found === undefined) return true;
  const ended = found === '' ? ((await disk.ageMs(path)) ?? 0) > BLANK_MS : await disk.hasEnded(found);
  if (!ended) return false;
  // Two may have seen it: whoever moves a lock aside that is not the one that was looked at puts it back.
  const aside = disk.besideName(path);
  try {
    await disk.rename(path, aside);
    if ((await disk.read(aside)) === found) await disk.remove(aside);
    else await disk.rename(aside, path);
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error;
  }
  return true;
}
