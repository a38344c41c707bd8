/**
 * Whether a talk keeps to its plan: the minutes of the sections against the time that has passed. Pure; all times in
 * seconds. The minutes of a section are spread evenly over its slides.
 */

export interface PlannedSection {
  readonly name: string;
  readonly seconds: number;
  /** Index of its first slide, from 0. */
  readonly first: number;
  readonly slides: number;
}

export interface Pace {
  readonly standing: 'ahead' | 'on time' | 'behind';
  /** How far from the plan; 0 when on time. */
  readonly by: number;
  /** When the plan leaves the section that is being shown. */
  readonly sectionEnds: number;
  /** What the plan has for the slides that follow, and the rest of this one. */
  readonly remains: number;
  /** When the plan comes to this slide. */
  readonly planned: number;
  readonly total: number;
}

/** Nobody is called late for less. */
const TOLERANCE = 15;

/** The pace when `slide` is shown after `elapsed` seconds. */
export function paceAt(sections: readonly PlannedSection[], slide: number, elapsed: number): Pace {
  const total = sections.reduce((sum, section) => sum + section.seconds, 0);
  let begins = 0;
  let ends = 0;
  let planned = 0;
  let leaves = 0;
  for (const section of sections) {
    if (section.first > slide) break;
    begins = ends;
    ends += section.seconds;
    const inside = Math.min(slide - section.first, section.slides);
    const share = section.slides === 0 ? 0 : section.seconds / section.slides;
    planned = begins + inside * share;
    leaves = Math.min(ends, planned + share);
  }
  const early = planned - elapsed;
  const late = elapsed - leaves;
  const standing = early > TOLERANCE ? 'ahead' : late > TOLERANCE ? 'behind' : 'on time';
  return {
    standing,
    by: standing === 'ahead' ? early : standing === 'behind' ? late : 0,
    sectionEnds: ends,
    remains: Math.max(0, total - Math.min(Math.max(elapsed, planned), leaves)),
    planned,
    total,
  };
}

/** The section that a slide belongs to; undefined before the first. */
export function sectionAt<T extends { readonly first: number }>(
  sections: readonly T[],
  slide: number,
): T | undefined {
  return sections.filter((section) => section.first <= slide).at(-1);
}

/** `4:05`, or `1:02:03` from an hour on. */
export function writeTime(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const parts = [Math.floor(whole / 60) % 60, whole % 60].map((part) => String(part).padStart(2, '0'));
  const hours = Math.floor(whole / 3600);
  return hours > 0 ? `${hours}:${parts.join(':')}` : `${Number(parts[0])}:${parts[1]}`;
}
