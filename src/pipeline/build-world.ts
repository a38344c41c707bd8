/**
 * What a build works with: a host for what it writes, another that answers each question about its inputs once and notes
 * it, the browser, and the cache. One that builds again and again has kept most of it from before.
 */
import type { Host } from '../host/host.ts';
import type { BuildCache } from './cache/open.ts';
import { startRenderer } from './deck-page.ts';
import { createKeptDisk, type Question } from './kept/disk.ts';
import { createKeptValues, type Keep } from './kept/values.ts';
import type { FromBefore } from './pages.ts';
import type { Printing } from './printing.ts';

/** Runs something and notes what it asks of the disk. */
export type Noted = <T>(
  work: (host: Host, keep: Keep) => Promise<T>,
) => Promise<{ readonly value: T; readonly asked: ReadonlySet<Question> }>;

export interface BuildWorld extends FromBefore {
  /** Writes, and reads what lies in the output folder. */
  readonly host: Host;
  /** Reads inputs. */
  readonly inputs: Host;
  readonly printing: Printing;
  readonly noted: Noted;
  /** Notes what was asked in an earlier build and rests on the same answers now. */
  readonly note: (asked: ReadonlySet<Question>) => void;
  readonly cache?: BuildCache;
  /** Whether every deck that comes through is printed, so that a print may begin while others are being rendered. */
  readonly printsAll: boolean;
}

/** For one build. `asked` grows by all that is asked of the disk, whoever notes it. */
export async function inWorldOfOneBuild<T>(
  given: {
    readonly host: Host;
    readonly printing: Printing;
    readonly cache: BuildCache | undefined;
    /** Undefined: Marp is loaded when it is first needed. */
    readonly renderer: ReturnType<typeof startRenderer> | undefined;
    readonly asked: Set<Question>;
  },
  build: (world: BuildWorld) => Promise<T>,
): Promise<T> {
  const { host, printing, cache, asked } = given;
  const values = createKeptValues(cache?.disk ?? createKeptDisk(host));
  let { renderer } = given;
  const note = (questions: ReadonlySet<Question>) => {
    for (const question of questions) asked.add(question);
  };
  const noted: Noted = async (work) => {
    const run = await values.run(work);
    note(run.asked);
    return run;
  };
  const run = await noted((inputs, keep) =>
    build({
      host,
      inputs,
      keep,
      renderer: () => {
        renderer ??= startRenderer(host);
        return renderer;
      },
      printing,
      noted,
      note,
      printsAll: true,
      ...(cache === undefined ? {} : { cache }),
    }),
  );
  return run.value;
}
