/**
 * Changes on the disk → one call for each state that is worth a build. What the system says about changes is only a
 * hint to look: saves that follow closely are waited out, the disk itself decides what is new, and some time after
 * each change, and every few seconds, everything is looked at again, because hints are lost on network disks, in
 * containers and while folders are replaced.
 */
import type { Host, Watching } from '../../host/host.ts';
import type { KeptDisk, Question } from './disk.ts';

/** So long nothing must happen before a build begins. An editor's save takes a few milliseconds. */
const QUIET_MS = 25;
/** A storm of saves, such as a formatter or a checkout makes, has lasted so long … */
const STORM_MS = 60;
/** … and is over when nothing has happened for so long, … */
const STORM_QUIET_MS = 150;
/** … but somebody who waits sees something after so long. */
const LONGEST_WAIT_MS = 3_000;
/** Many editors empty a file before they write it: one that is empty is looked at again after so long. */
const EMPTIED_MS = 100;
/** How long after a change everything is looked at again, and how often when nothing happens. */
const AFTERLOOK_MS = 300;
const ROUND_MS = 2_000;

export interface InputWatch {
  /** Runs something in between builds, when none is running. Rejects as it does. */
  between<T>(run: () => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** Calls `changed` with the questions that have another answer now, one call at a time. `changed` must not reject. */
export function watchInputs(
  host: Host,
  disk: KeptDisk,
  changed: (questions: ReadonlySet<Question>) => Promise<void>,
): InputWatch {
  let line: Promise<unknown> = Promise.resolve();
  let closed = false;
  let building = false;
  let timer: NodeJS.Timeout | undefined;
  let round: NodeJS.Timeout | undefined;
  let roundAt = Number.POSITIVE_INFINITY;
  const between = <T>(run: () => Promise<T>): Promise<T> => {
    const turn = line.then(run);
    line = turn.catch(() => undefined);
    return turn;
  };
  const later = async (paths?: ReadonlySet<string>) => {
    await new Promise((over) => setTimeout(over, EMPTIED_MS));
    return disk.refresh(paths);
  };
  const look = (paths?: ReadonlySet<string>) =>
    between(async () => {
      if (closed) return;
      dropRound();
      const first = await disk.refresh(paths);
      const questions = (await disk.isEmptied(first)) ? new Set([...first, ...(await later(paths))]) : first;
      building = questions.size > 0;
      if (building) await changed(questions);
      building = false;
      await watching?.follow(await disk.folders());
      // Whoever looks at a few paths has not looked at the others.
      lookAgain(questions.size > 0 || paths !== undefined ? AFTERLOOK_MS : ROUND_MS);
    });
  /** A round that comes sooner stays, so that somebody who asks again and again does not put it off for ever. */
  const lookAgain = (delay: number) => {
    const at = host.now() + delay;
    if (closed || at >= roundAt) return;
    clearTimeout(round);
    roundAt = at;
    round = setTimeout(() => void look(), delay);
  };
  const dropRound = () => {
    clearTimeout(round);
    roundAt = Number.POSITIVE_INFINITY;
  };
  let hints = new Set<string>();
  const storm = createStorm();
  const hinted = (path: string) => {
    if (closed) return;
    hints.add(path);
    clearTimeout(timer);
    // The look that these hints lead to comes first, and sets the next round.
    dropRound();
    timer = setTimeout(
      () => {
        const paths = hints;
        hints = new Set();
        storm.over();
        void look(paths);
      },
      storm.wait(host.now(), building),
    );
  };
  const watching: Watching | undefined = host.watch?.(hinted, disk.concerns);
  lookAgain(AFTERLOOK_MS);
  return {
    between: async (run) => {
      const value = await between(run);
      // What was read for the first time must be heard from.
      void between(async () => {
        if (closed) return;
        await watching?.follow(await disk.folders());
        // It may have changed before it was.
        lookAgain(AFTERLOOK_MS);
      });
      return value;
    },
    close: async () => {
      closed = true;
      clearTimeout(timer);
      dropRound();
      await watching?.close();
      await line;
    },
  };
}

/** How long to wait for quiet, in milliseconds, given when hints came. One that comes while another is being built is of a storm. */
export function createStorm(): { wait(now: number, isBuilding?: boolean): number; over(): void } {
  let first: number | undefined;
  return {
    wait: (now, isBuilding = false) => {
      first ??= isBuilding ? now - STORM_MS - 1 : now;
      const lasted = now - first;
      if (lasted > LONGEST_WAIT_MS) return 0;
      return lasted > STORM_MS ? Math.min(STORM_QUIET_MS, LONGEST_WAIT_MS - lasted + QUIET_MS) : QUIET_MS;
    },
    over: () => {
      first = undefined;
    },
  };
}
