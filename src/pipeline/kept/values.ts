/**
 * Values that are made from files, kept from one build to the next until one of those files changes: themes, sources,
 * pictures. A value knows what was asked of the disk while it was made, and so does whatever is made with it.
 */
import { type Diagnostic, hasErrors } from '../../diagnostics/diagnostic.ts';
import type { Host } from '../../host/host.ts';
import type { KeptDisk, Question } from './disk.ts';

/** Gives what `make` made under this name before, or makes it. The name says all that the value depends on beside the disk. */
export type Keep = <T>(name: string, make: (host: Host) => Promise<T>) => Promise<T>;

/** For a run that builds once: makes everything anew. */
export function keepNothing(host: Host): Keep {
  return (_name, make) => make(host);
}

/** What a build rests on. */
export interface Basis {
  /** What was asked of the disk, by the build itself and through the values that it used. */
  readonly asked: ReadonlySet<Question>;
  /** Names of those values. */
  readonly used: ReadonlySet<string>;
}

export interface KeptValues {
  /** Runs a build and tells what it rests on. */
  run<T>(build: (host: Host, keep: Keep) => Promise<T>): Promise<{ readonly value: T } & Basis>;
  /** Drops every value that was made from an answer that is another now. */
  drop(changed: ReadonlySet<Question>): void;
  /** Drops every value that none of these builds used, or whose answers are kept for none of them. */
  retain(live: Basis): void;
}

interface KeptValue {
  readonly value: Promise<unknown>;
  readonly asked: Set<Question>;
}

/** A run that nobody prunes may make a thousand decks, each with pictures of its own; those not used for longest go first. */
const MOST_VALUES = 500;

/** What any of several builds rests on. */
export function joinBases(bases: readonly Basis[]): Basis {
  return {
    asked: new Set(bases.flatMap(({ asked }) => [...asked])),
    used: new Set(bases.flatMap(({ used }) => [...used])),
  };
}

export function createKeptValues(disk: KeptDisk): KeptValues {
  const values = new Map<string, KeptValue>();
  const make = (name: string, maker: (host: Host) => Promise<unknown>): KeptValue => {
    const asked = new Set<Question>();
    const value = maker(disk.host(asked));
    void value.then(
      (made) => isFaulty(made) && values.delete(name),
      () => values.delete(name),
    );
    return { value, asked };
  };
  return {
    run: async (build) => {
      const asked = new Set<Question>();
      const used = new Map<string, KeptValue>();
      const keep: Keep = <T>(name: string, maker: (host: Host) => Promise<T>) => {
        const kept = values.get(name) ?? make(name, maker);
        values.delete(name);
        values.set(name, kept);
        used.set(name, kept);
        return kept.value as Promise<T>;
      };
      const value = await build(disk.host(asked), keep);
      // A kept value may go on asking, as a loader of fonts does, so its questions are gathered at the end.
      for (const one of used.values()) for (const question of one.asked) asked.add(question);
      for (const name of values.keys()) {
        if (values.size <= MOST_VALUES) break;
        values.delete(name);
      }
      return { value, asked, used: new Set(used.keys()) };
    },
    drop: (changed) => {
      for (const [name, { asked }] of values)
        if ([...changed].some((question) => asked.has(question))) values.delete(name);
    },
    retain: (live) => {
      for (const [name, { asked }] of values)
        if (!live.used.has(name) || [...asked].some((question) => !live.asked.has(question)))
          values.delete(name);
    },
  };
}

/** What has errors is made anew each time: not every cause is a file, a picture of the network for one. */
function isFaulty(made: unknown): boolean {
  if (typeof made !== 'object' || made === null || !('diagnostics' in made)) return false;
  return hasErrors(made.diagnostics as readonly Diagnostic[]);
}
