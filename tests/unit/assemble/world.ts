/** A small world for tests of assembling: one section of a city's budget talk, its theme and its readers. */
import { assembleSection, type SectionContext } from '../../../src/assemble/section.ts';
import { loadTemplates } from '../../../src/assemble/template.ts';
import type { Section } from '../../../src/model/section.ts';
import type { Layout } from '../../../src/model/theme.ts';
import type { Values } from '../../../src/model/values.ts';
import { sourceText } from '../../../src/source/source-text.ts';

await loadTemplates();

const LAYOUTS: ReadonlyMap<string, Layout> = new Map([
  ['two-columns', layout('two-columns', { left: 'required', right: 'required' })],
  ['aside', { ...layout('aside', { main: 'required', note: 'optional' }), default: 'main' }],
]);

function layout(name: string, slots: Record<string, 'required' | 'optional'>): Layout {
  return { name, description: '', slots: new Map(Object.entries(slots)), example: '' };
}

export function section(body: string, more: Partial<Section> = {}): Section {
  return {
    id: 'budget',
    file: '/city/decks/budget/sections/budget.md',
    source: sourceText(more.file ?? '/city/decks/budget/sections/budget.md', body),
    bodyOffset: 0,
    priority: 'must',
    requires: [],
    conflicts: [],
    ignores: [],
    tags: [],
    vars: {},
    appendix: false,
    places: new Map(),
    ...more,
  };
}

export interface World {
  readonly names?: readonly string[];
  readonly values?: Values;
  readonly section?: Partial<Section>;
}

/** Assembles one section for an audience known by `names` (default: press, of the group public). */
export function assemble(body: string, world: World = {}) {
  const context: SectionContext = {
    reader: {
      names: new Set(world.names ?? ['press', 'public']),
      knownNames: ['council', 'press', 'public', 'staff'],
    },
    layout: { theme: { name: 'briefing', layouts: LAYOUTS }, deckClass: '' },
    outFolder: '/city/out/budget/press',
    register: {
      known: new Map(),
      anchor: '#sources',
      style: 'numeric',
      claimedBy: 'claimed by',
      cited: [],
      places: new Map(),
      claims: [],
    },
    citations: 'off',
    dividers: [],
    values: world.values ?? { vars: {} },
    date: '2026-05-01',
  };
  const { value, diagnostics } = assembleSection(section(body, world.section), context);
  return {
    text: value.mapped.text,
    mapped: value.mapped,
    diagnostics,
    said: diagnostics.map((one) => `${one.at?.line}:${one.at?.column} ${one.code}`),
  };
}
