/** A harbour board that gives one talk to several audiences: sections, deck specs and audiences made of few words. */
import type { Place } from '../../../src/diagnostics/diagnostic.ts';
import type { Audience } from '../../../src/model/audience.ts';
import { isConditionFault, parseCondition } from '../../../src/model/condition.ts';
import type { AudienceOverride, AudienceRef, DeckSpec } from '../../../src/model/deck-spec.ts';
import type { Project, Settings } from '../../../src/model/project.ts';
import type { Section } from '../../../src/model/section.ts';
import { sourceText } from '../../../src/source/source-text.ts';

export function place(file: string, line = 1): Place {
  return { file: `/harbour/${file}`, line, column: 1 };
}

/** Lines at which keys stand. */
type Lines = Readonly<Record<string, number>>;

function placesIn(file: string, lines: Lines = {}): ReadonlyMap<string, Place> {
  return new Map(Object.entries(lines).map(([key, line]) => [key, place(file, line)]));
}

export function audience(id: string, more: Partial<Audience> = {}): Audience {
  return {
    id,
    name: id,
    groups: [],
    vars: {},
    clearance: [],
    notes: false,
    at: place('decks/audiences.yaml', 2),
    places: new Map(),
    ...more,
  };
}

type ProjectWords = Partial<Omit<Settings, 'places'>> & { readonly places?: Lines };

export function project(audiences: readonly Audience[], words: ProjectWords = {}): Project {
  const { places, ...settings } = words;
  return {
    root: '/harbour',
    settings: { vars: {}, ...settings, places: placesIn('lectern.yaml', places) },
    audiences: new Map(audiences.map((one) => [one.id, one])),
    inputs: [],
  };
}

type DeckWords = Partial<Omit<DeckSpec, 'sections' | 'audiences' | 'places'>> & {
  readonly sections?: readonly string[];
  readonly audiences?: readonly (string | { readonly id: string; readonly override: AudienceOverride })[];
  readonly places?: Lines;
};

export function deckSpec({ sections = [], audiences = [], places, ...more }: DeckWords): DeckSpec {
  const file = 'decks/pier/deck.md';
  const refs = audiences.map((one): AudienceRef => {
    const { id, override } = typeof one === 'string' ? { id: one, override: {} } : one;
    return { id, override, at: place(file, 9), places: new Map() };
  });
  return {
    id: 'pier',
    file: `/harbour/${file}`,
    source: sourceText(`/harbour/${file}`, ''),
    bodyOffset: 0,
    verbatim: false,
    vars: {},
    citations: 'off',
    ignores: [],
    citationStyle: 'numeric',
    agenda: false,
    directives: [],
    ...more,
    sections: sections.map((id, at) => ({ id, at: place(file, 20 + at) })),
    audiences: refs,
    places: placesIn(file, places),
  };
}

type SectionWords = Partial<Omit<Section, 'for' | 'requires' | 'conflicts' | 'places'>> & {
  readonly for?: string;
  readonly requires?: readonly string[];
  readonly conflicts?: readonly string[];
};

/** A section of one slide; `for` stands in its line 2, `label` in 3, `requires` in 4, `conflicts` in 5, `expires` in 6. */
export function section(id: string, words: SectionWords = {}): Section {
  const file = `decks/pier/sections/${id}.md`;
  const { for: written, requires = [], conflicts = [], ...more } = words;
  const condition = written === undefined ? undefined : parseCondition(written);
  if (condition !== undefined && isConditionFault(condition)) throw new Error(condition.message);
  return {
    id,
    file: `/harbour/${file}`,
    source: sourceText(`/harbour/${file}`, `# ${id}\n`),
    bodyOffset: 0,
    priority: 'must',
    tags: [],
    ignores: [],
    vars: {},
    appendix: false,
    ...more,
    ...(condition === undefined ? {} : { for: condition }),
    requires: requires.map((name) => ({ id: name, at: place(file, 4) })),
    conflicts: conflicts.map((name) => ({ id: name, at: place(file, 5) })),
    places: placesIn(file, { for: 2, label: 3, requires: 4, conflicts: 5, expires: 6 }),
  };
}
