/**
 * Where a presentation stands: which slide, and how many of its fragments are shown. Pure: the page is not touched here.
 * Written as `#4` or, with two fragments shown, `#4.2`.
 */

export interface Position {
  /** Index of the slide, from 0. */
  readonly slide: number;
  /** How many steps of fragments are shown, from 0. */
  readonly step: number;
}

/** How many steps each slide has; a slide without fragments has 0. */
export type Steps = readonly number[];

/** The nearest position that exists. */
export function clampPosition({ slide, step }: Position, steps: Steps): Position {
  const index = Math.max(0, Math.min(Math.trunc(slide) || 0, steps.length - 1));
  return { slide: index, step: Math.max(0, Math.min(Math.trunc(step) || 0, steps[index] ?? 0)) };
}

/** One step forward: the next fragment, else the next slide before its first fragment. At the end: the same. */
export function nextPosition({ slide, step }: Position, steps: Steps): Position {
  if (step < (steps[slide] ?? 0)) return { slide, step: step + 1 };
  return slide + 1 < steps.length ? { slide: slide + 1, step: 0 } : { slide, step };
}

/** One step back: a fragment less, else the slide before with all of its fragments. At the start: the same. */
export function previousPosition({ slide, step }: Position, steps: Steps): Position {
  if (step > 0) return { slide, step: step - 1 };
  return slide > 0 ? { slide: slide - 1, step: steps[slide - 1] ?? 0 } : { slide, step };
}

/** Reads `#4` and `#4.2`; undefined for any other hash. */
export function readHash(hash: string): Position | undefined {
  const found = /^#(\d{1,6})(?:\.(\d{1,6}))?$/.exec(hash);
  return found === null ? undefined : { slide: Number(found[1]) - 1, step: Number(found[2] ?? 0) };
}

export function writeHash({ slide, step }: Position): string {
  return step === 0 ? `#${slide + 1}` : `#${slide + 1}.${step}`;
}

export function isSamePosition(one: Position, other: Position): boolean {
  return one.slide === other.slide && one.step === other.step;
}
