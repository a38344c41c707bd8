/**
 * The rules that decide about a section before its time is looked at, in this order: `for` holds, the label is
 * cleared, there are slides for this audience, all that it requires is in. Each gives a verdict with its reason;
 * `time.ts` goes on from there.
 */
import type { Audience } from '../model/audience.ts';
import { conditionHolds } from '../model/condition.ts';
import type { PlanRule } from '../model/plan.ts';
import type { Section, SectionRef } from '../model/section.ts';
import { callListener, reasons } from './reasons.ts';

/** For whom a deck is chosen. */
export interface Listener {
  /** Undefined for a deck that names no audiences: then no label is cleared. */
  readonly audience: Audience | undefined;
  /** What conditions know the audience by: its id and its groups. */
  readonly names: ReadonlySet<string>;
}

export interface Verdict {
  readonly included: boolean;
  readonly rule: PlanRule;
  readonly reason: string;
}

export interface Judged {
  readonly section: Section;
  /** Slides that this audience gets of it; 0 for a section that is not for it. */
  readonly slides: number;
  readonly minutes: number;
  readonly verdict: Verdict;
}

/** How many slides of a section an audience gets. */
export type SlideCount = (section: Section, names: ReadonlySet<string>) => number;

/** The audience and its names as conditions see them. */
export function listenerOf(audience: Audience | undefined): Listener {
  const names = audience === undefined ? [] : [audience.id, ...audience.groups];
  return { audience, names: new Set(names) };
}

/** Why the section is not for this audience, by `for` or by label; undefined when it is. */
export function keptOut(section: Section, { audience, names }: Listener): Verdict | undefined {
  const who = callListener(audience?.id);
  if (section.for !== undefined && !conditionHolds(section.for, names)) {
    return { included: false, rule: 'for', reason: reasons.forFails(section.for, who) };
  }
  if (section.label !== undefined && audience?.clearance.includes(section.label) !== true) {
    return { included: false, rule: 'label', reason: reasons.notCleared(section.label, who) };
  }
  return undefined;
}

/** Judges each section by all rules before time. */
export function judgeSections(
  sections: readonly Section[],
  listener: Listener,
  countSlides: SlideCount,
): readonly Judged[] {
  return judgeRequires(sections.map((section) => judgeAlone(section, listener, countSlides)));
}

function judgeAlone(section: Section, listener: Listener, countSlides: SlideCount): Judged {
  const out = keptOut(section, listener);
  if (out !== undefined) return { section, slides: 0, minutes: section.minutes ?? 0, verdict: out };
  const slides = countSlides(section, listener.names);
  // Slides of an appendix are shown only when somebody asks, so they take time only when their author says so.
  const minutes = section.minutes ?? (section.appendix ? 0 : slides);
  return { section, slides, minutes, verdict: slides === 0 ? noSlides(listener) : passed(section, listener) };
}

function noSlides({ audience }: Listener): Verdict {
  return { included: false, rule: 'empty', reason: reasons.noSlides(callListener(audience?.id)) };
}

function passed(section: Section, { audience }: Listener): Verdict {
  const who = callListener(audience?.id);
  if (section.label !== undefined) {
    return { included: true, rule: 'label', reason: reasons.cleared(section.label, who) };
  }
  if (section.for !== undefined) {
    return { included: true, rule: 'for', reason: reasons.forHolds(section.for, who) };
  }
  return { included: true, rule: 'always', reason: reasons.free() };
}

/** Takes out what requires something that is out, until nothing changes any more. */
function judgeRequires(judged: readonly Judged[]): readonly Judged[] {
  const left = new Map(judged.map((one) => [refKey(one.section), one]));
  const listed = new Set(left.keys());
  for (const [key, one] of left) if (!one.verdict.included) left.delete(key);
  const unmet = new Map<Judged, SectionRef>();
  for (let before = -1; before !== unmet.size; ) {
    before = unmet.size;
    for (const [key, one] of left) {
      const missing = one.section.requires.find((ref) => !left.has(refKey(ref)));
      if (missing === undefined) continue;
      left.delete(key);
      unmet.set(one, missing);
    }
  }
  return judged.map((one) => {
    const missing = unmet.get(one);
    if (missing === undefined) return one;
    const why = listed.has(refKey(missing)) ? reasons.requiredOut : reasons.requiredUnlisted;
    return { ...one, verdict: { included: false, rule: 'requires', reason: why(missing.id) } };
  });
}

/** An id as it is compared: file names and front matter may write one letter in two ways. */
export function refKey({ id }: { readonly id: string }): string {
  return id.normalize();
}
