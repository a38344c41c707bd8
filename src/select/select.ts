/**
 * A loaded deck spec + project + what the command line asks → one resolved `Deck` for each audience: which sections,
 * why, and with which values. Rules before time are in `rules.ts`, time in `time.ts`, what is merged in `values.ts`;
 * what is wrong with a result in `findings.ts`. Pure: the same input gives the same decks.
 */
import { type Diagnostic, diagnose, type Outcome } from '../diagnostics/diagnostic.ts';
import type { Audience } from '../model/audience.ts';
import type { Deck } from '../model/deck.ts';
import type { LoadedDeck } from '../model/deck-spec.ts';
import type { Plan } from '../model/plan.ts';
import type { Project } from '../model/project.ts';
import type { Section } from '../model/section.ts';
import { type Chosen, findFaults, firstLine } from './findings.ts';
import { reasons, writeCondition } from './reasons.ts';
import { type Judged, judgeSections, keptOut, listenerOf, type SlideCount } from './rules.ts';
import { fitToTime } from './time.ts';
import { unusedVars } from './unused.ts';
import { type Additions, defined, type Reader, resolveSettings, type Settled } from './values.ts';

export interface SelectRequest extends Additions {
  /** Ids of audiences; undefined: all that the deck names. A deck without audiences is for none of them. */
  readonly audiences?: readonly string[];
  /** Slides of a section for an audience known by these names. Asked once for each pair, and not for sections that are not for it. */
  readonly countSlides: SlideCount;
}

/** Gives the decks in the order in which the deck spec names its audiences; with errors among the diagnostics they are not fit for use. */
export function selectDecks(
  loaded: LoadedDeck,
  project: Project,
  request: SelectRequest,
): Outcome<readonly Deck[]> {
  const countSlides = rememberCounts(request.countSlides);
  const readers = readersOf(loaded, project).map((reader) => ({
    reader,
    settled: resolveSettings(loaded.spec, project, { reader, additions: request }),
  }));
  const decks = readers
    .filter(({ reader }) => isAsked(reader, request.audiences))
    .map(({ settled }) => chooseFor(loaded, settled, countSlides));
  const audiences = readers.map(({ settled }) => settled.audience);
  return {
    value: decks.map(deckOf),
    diagnostics: [
      ...decks.flatMap(findFaults),
      ...findOrphans(loaded, audiences, countSlides),
      ...unusedVars(loaded),
    ],
  };
}

/** The ids asked for that none of the decks names, in the order in which they were asked for. */
export function unknownAudiences(asked: readonly string[], decks: readonly LoadedDeck[]): readonly string[] {
  const known = new Set(decks.flatMap(({ spec }) => spec.audiences.map(({ id }) => id)));
  return [...new Set(asked)].filter((id) => !known.has(id));
}

/** Audiences that the project does not define are left out: that fault is said where they are read. */
function readersOf({ spec }: LoadedDeck, project: Project): readonly (Reader | undefined)[] {
  if (spec.audiences.length === 0) return [undefined];
  return spec.audiences.flatMap((ref) => {
    const audience = project.audiences.get(ref.id);
    return audience === undefined ? [] : [{ audience, ref }];
  });
}

function isAsked(reader: Reader | undefined, asked: readonly string[] | undefined): boolean {
  return asked === undefined || (reader !== undefined && asked.includes(reader.ref.id));
}

function chooseFor({ spec, sections }: LoadedDeck, settled: Settled, countSlides: SlideCount): Chosen {
  const listener = listenerOf(settled.audience);
  if (!spec.verbatim) {
    return {
      spec,
      settled,
      timed: fitToTime(judgeSections(sections, listener, countSlides), settled.minutes),
    };
  }
  const judged = sections.map((section): Judged => {
    const slides = countSlides(section, listener.names);
    const verdict = { included: true, rule: 'always', reason: reasons.verbatim() } as const;
    return { section, slides, minutes: slides, verdict };
  });
  const minutes = judged.reduce((sum, one) => sum + one.minutes, 0);
  return { spec, settled, timed: { judged, minutes, over: 0, exact: true } };
}

function deckOf(chosen: Chosen): Deck {
  const { spec, settled, timed } = chosen;
  const { title, subtitle, date } = spec;
  const { audience, author, theme, themeAt } = settled;
  return {
    id: spec.id,
    file: spec.file,
    source: spec.source,
    names: listenerOf(audience).names,
    verbatim: spec.verbatim,
    ...defined({ audience, title, subtitle, author, date, theme, themeAt }),
    lang: settled.lang,
    formats: settled.formats,
    citations: spec.citations,
    citationStyle: spec.citationStyle,
    parts: new Map(
      spec.sections.flatMap(({ id, part }) => (part === undefined ? [] : [[id, part] as const])),
    ),
    agenda: spec.agenda,
    vars: settled.vars,
    directives: spec.directives,
    sections: timed.judged.filter(({ verdict }) => verdict.included).map(({ section }) => section),
    plan: planOf(chosen),
  };
}

function planOf({ spec, settled, timed }: Chosen): Plan {
  return {
    minutes: timed.minutes,
    ...defined({
      budget: spec.verbatim ? undefined : settled.minutes,
      exact: timed.exact ? undefined : false,
    }),
    sections: timed.judged.map(({ section, slides, minutes, verdict }) => ({
      id: section.id,
      file: section.file,
      ...verdict,
      minutes,
      slides,
    })),
  };
}

/** Sections that no audience of the deck gets, however much time there is, those not asked for now included. */
function findOrphans(
  { spec, sections }: LoadedDeck,
  audiences: readonly (Audience | undefined)[],
  countSlides: SlideCount,
): readonly Diagnostic[] {
  if (spec.verbatim || audiences.length === 0) return [];
  const listeners = audiences.map(listenerOf);
  return sections
    .filter((section) => section.source.text.slice(section.bodyOffset).trim() !== '')
    .filter((section) =>
      listeners.every((one) => keptOut(section, one) !== undefined || countSlides(section, one.names) === 0),
    )
    .map((section) => (hasNothing(section, listeners) ? blank(section) : orphan(section, audiences)));
}

/** A section of which nobody is kept out and nothing is for others, and that has no slides all the same: of styles alone, say. */
function hasNothing(section: Section, listeners: readonly ReturnType<typeof listenerOf>[]): boolean {
  const isForAll = listeners.some((one) => keptOut(section, one) === undefined);
  return isForAll && !/\bfor\s*:/.test(section.source.text.slice(section.bodyOffset));
}

function blank({ id, file }: Section): Diagnostic {
  const hint =
    'write some slides, or take it out of the deck; styles for all slides stand in the theme or in deck.md';
  return diagnose('section-empty', `section "${id}" has no slides`, { at: firstLine(file), hint });
}

function orphan(section: Section, audiences: readonly (Audience | undefined)[]): Diagnostic {
  const ids = audiences.flatMap((audience) => audience?.id ?? []);
  const whom = ids.length === 0 ? 'the deck names no audiences' : `the deck is for ${ids.join(', ')}`;
  const wants = [
    ...(section.for === undefined ? [] : [`for: ${writeCondition(section.for)}`]),
    ...(section.label === undefined ? [] : [`label: ${section.label}`]),
  ];
  const hint = [...wants, whom].join('; ');
  const at = section.places.get('for') ?? section.places.get('label') ?? firstLine(section.file);
  return diagnose('section-orphan', `no audience gets "${section.id}"`, { at, hint });
}

/** Counting parses the section, and orphans ask again. */
function rememberCounts(countSlides: SlideCount): SlideCount {
  const counts = new Map<Section, Map<string, number>>();
  return (section, names) => {
    const known = counts.get(section) ?? new Map<string, number>();
    counts.set(section, known);
    const key = [...names].join(' ');
    const count = known.get(key) ?? countSlides(section, names);
    known.set(key, count);
    return count;
  };
}
