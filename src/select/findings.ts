/**
 * What selection has to say about one deck: an empty one, requirements that are not met, conflicts that meet, musts
 * that take too long, sections past their day. The place is where the author wrote the cause; the deck that shows it
 * goes to `related`, so that one fault seen by twenty audiences is said once.
 */
import { type Diagnostic, diagnose, type Related } from '../diagnostics/diagnostic.ts';
import { nearestName } from '../diagnostics/nearest.ts';
import { deckLabel } from '../model/deck.ts';
import type { DeckSpec } from '../model/deck-spec.ts';
import type { MergeRow } from '../model/row.ts';
import type { Section, SectionRef } from '../model/section.ts';
import { writeMinutes } from './reasons.ts';
import { type Judged, refKey } from './rules.ts';
import { meetingConflicts, type Timed } from './time.ts';
import type { Settled } from './values.ts';

export interface Chosen extends Named {
  readonly timed: Timed;
}

/** What a finding needs to know to say of which deck it speaks. */
interface Named {
  readonly spec: DeckSpec;
  readonly settled: Settled;
  readonly row?: MergeRow;
}

/** All faults of one deck; in no particular order. */
export function findFaults(chosen: Chosen): readonly Diagnostic[] {
  return [
    ...emptyDeck(chosen),
    ...unmetRequirements(chosen),
    ...metConflicts(chosen),
    ...overBudget(chosen),
    ...unprovedFit(chosen),
    ...staleSections(chosen),
    ...wrongTypes(chosen),
  ];
}

const SPEAKERS = {
  defaults: 'the section',
  project: 'lectern.yaml',
  audience: 'the audience',
  deck: 'the deck',
  override: 'what the deck says of the audience',
  row: 'the row',
  flag: '--var',
} as const;

/** Values whose type is not the one that an earlier layer declared. */
export function wrongTypes(chosen: Named): readonly Diagnostic[] {
  return chosen.settled.typeFaults.map(({ path, at, layer, declaredBy, wanted, got }) => {
    const message = `"${path}" is ${got} in ${SPEAKERS[layer]} and ${wanted} in ${SPEAKERS[declaredBy]}`;
    return diagnose('value-type', message, { at, hint: `give it ${wanted}`, related: [inDeck(chosen)] });
  });
}

function inDeck({ spec, settled, row }: Named): Related {
  return { message: `in deck ${deckLabel({ id: spec.id, audience: settled.audience, row })}` };
}

function emptyDeck({ spec, settled, timed }: Chosen): readonly Diagnostic[] {
  // When no section could be read, that is said already.
  const isUnread = timed.judged.length === 0 && spec.sections.length > 0;
  if (isUnread || timed.judged.some(({ verdict, slides }) => verdict.included && slides > 0)) return [];
  const label = deckLabel({ id: spec.id, ...settled });
  const hint =
    timed.judged.length === 0 ? 'write some slides, or list sections' : 'see why with: lectern plan';
  const at = spec.places.get('sections') ?? firstLine(spec.file);
  return [diagnose('deck-empty', `nothing is left of deck ${label}`, { at, hint })];
}

function unmetRequirements(chosen: Chosen): readonly Diagnostic[] {
  const { spec, timed } = chosen;
  const loaded = new Map(timed.judged.map((one) => [refKey(one.section), one]));
  const isUnread = (ref: SectionRef) =>
    !loaded.has(refKey(ref)) && spec.sections.some((one) => refKey(one) === refKey(ref));
  return timed.judged
    .filter(({ verdict }) => verdict.included || verdict.rule === 'requires')
    .flatMap(({ section }) => section.requires.map((ref) => ({ section, ref })))
    .filter(({ ref }) => !isUnread(ref))
    .flatMap(({ section, ref }) => {
      const required = loaded.get(refKey(ref));
      if (required === undefined) return [unlisted(section, ref, chosen)];
      return isUnmet(section, required) ? [leftOut(section, ref, { required, chosen })] : [];
    });
}

/** Only a section that must be in is wrong to require what is out; of a chain of such sections the last one is. */
function isUnmet(section: Section, required: Judged): boolean {
  const { included, rule } = required.verdict;
  const isLink = rule === 'requires' && required.section.priority === 'must';
  return section.priority === 'must' && !included && !isLink;
}

function unlisted(section: Section, ref: SectionRef, chosen: Chosen): Diagnostic {
  const near = nearestName(
    ref.id,
    chosen.timed.judged.map((one) => one.section.id),
  );
  const hint = near === undefined ? `add "${ref.id}" to the sections of the deck` : `did you mean "${near}"?`;
  const message = `"${section.id}" requires "${ref.id}", which the deck does not list`;
  return diagnose('requires-missing', message, { at: ref.at, hint, related: [inDeck(chosen)] });
}

function leftOut(
  section: Section,
  ref: SectionRef,
  { required, chosen }: { readonly required: Judged; readonly chosen: Chosen },
): Diagnostic {
  const { places, id } = required.section;
  const at = places.get(required.verdict.rule);
  const why: Related = {
    message: `"${id}" is out: ${required.verdict.reason}`,
    ...(at === undefined ? {} : { at }),
  };
  const message = `"${section.id}" requires "${ref.id}", which is left out`;
  const hint = 'give both to the same audiences, or take the requirement away';
  return diagnose('requires-missing', message, { at: ref.at, hint, related: [inDeck(chosen), why] });
}

function metConflicts(chosen: Chosen): readonly Diagnostic[] {
  return meetingConflicts(chosen.timed.judged).map(([one, other]) => {
    const own = one.section.conflicts.find((ref) => refKey(ref) === refKey(other.section));
    const ref = own ?? other.section.conflicts.find((back) => refKey(back) === refKey(one.section));
    const [speaker, foe] = own === undefined ? [other.section, one.section] : [one.section, other.section];
    const message = `"${speaker.id}" conflicts with "${foe.id}", and both are in`;
    const hint =
      chosen.settled.minutes === undefined
        ? 'part them with "for"; with a time limit, sections that are not a must are chosen between'
        : 'part them with "for", or give one of them the priority should or could';
    const related = [inDeck(chosen), { message: 'the other section', at: firstLine(foe.file) }];
    return diagnose('conflicts-meet', message, { at: ref?.at ?? firstLine(speaker.file), hint, related });
  });
}

function overBudget(chosen: Chosen): readonly Diagnostic[] {
  const { settled, timed } = chosen;
  if (timed.over === 0 || settled.minutes === undefined) return [];
  const takes = `what must be in takes ${writeMinutes(timed.minutes)}`;
  const message = `${takes}, ${writeMinutes(timed.over)} over the ${writeMinutes(settled.minutes)} that there are`;
  const longest = timed.judged
    .filter(({ verdict }) => verdict.included)
    .sort((a, b) => b.minutes - a.minutes)
    .slice(0, 3)
    .map(({ section, minutes }) => `"${section.id}" (${writeMinutes(minutes)})`);
  const hint = `the longest: ${longest.join(', ')}`;
  const at = settled.minutesAt ?? firstLine(chosen.spec.file);
  return [diagnose('time-over-budget', message, { at, hint, related: [inDeck(chosen)] })];
}

function unprovedFit(chosen: Chosen): readonly Diagnostic[] {
  if (chosen.timed.exact) return [];
  const at = chosen.settled.minutesAt ?? firstLine(chosen.spec.file);
  const message = 'too many sections depend on each other to prove that no more would fit';
  const hint = 'name fewer conflicts, or make more of the sections a must';
  return [diagnose('fit-not-proved', message, { at, hint, related: [inDeck(chosen)] })];
}

function staleSections(chosen: Chosen): readonly Diagnostic[] {
  const today = chosen.spec.date?.slice(0, 10);
  if (today === undefined) return [];
  return chosen.timed.judged.flatMap(({ section, verdict }) => {
    const last = section.expires?.slice(0, 10);
    if (last === undefined || last >= today || !verdict.included) return [];
    const message = `"${section.id}" expired on ${last}, before the deck's date ${today}`;
    const hint =
      section.owner === undefined
        ? 'renew it, and move the date'
        : `it is kept up to date by ${section.owner}`;
    const at = section.places.get('expires') ?? firstLine(section.file);
    return [diagnose('section-stale', message, { at, hint, related: [inDeck(chosen)] })];
  });
}

/** The beginning of a file: the place of what is written nowhere. */
export function firstLine(file: string) {
  return { file, line: 1, column: 1 };
}
