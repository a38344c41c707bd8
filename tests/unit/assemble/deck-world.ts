/** A deck of the town's budget, made of bodies of sections, and what Marp makes of its slides. */
import { Marp } from '@marp-team/marp-core';
import { assembleDeck } from '../../../src/assemble/deck.ts';
import type { Deck } from '../../../src/model/deck.ts';
import type { Source } from '../../../src/model/source.ts';
import { sourceText } from '../../../src/source/source-text.ts';
import { section } from './world.ts';

export const place = { file: '/city/decks/budget/deck.md', line: 1, column: 1 };
const SOURCES: ReadonlyMap<string, Source> = new Map([
  [
    'audit',
    {
      id: 'audit',
      standing: 'independent',
      reference: 'Court of Audit. Report 7.',
      short: 'Court of Audit',
      at: place,
    },
  ],
  [
    'mayor',
    { id: 'mayor', standing: 'party', reference: 'The mayor. Speech.', short: 'the mayor', at: place },
  ],
]);

/** Assembles a deck for the press, of sections `part-1`, `part-2` and so on. */
export function assemble(bodies: readonly string[], more: Partial<Deck> = {}) {
  const sections = bodies.map((body, index) =>
    section(body, { id: `part-${index + 1}`, file: `/city/decks/budget/sections/part-${index + 1}.md` }),
  );
  const deck: Deck = {
    id: 'budget',
    file: '/city/decks/budget/deck.md',
    source: sourceText('/city/decks/budget/deck.md', '---\ntitle: The budget\nheader: A town\n---\n'),
    names: new Set(['press']),
    verbatim: false,
    lang: 'en',
    formats: ['html'],
    citations: 'off',
    citationStyle: 'numeric',
    parts: new Map(),
    agenda: false,
    vars: {},
    directives: [],
    sections,
    plan: { minutes: 1, sections: [] },
    ...more,
  };
  const { value, diagnostics } = assembleDeck(deck, {
    knownNames: ['press'],
    outFolder: '/city/out/budget',
    sources: SOURCES,
  });
  return { ...value, text: value.mapped.text, diagnostics };
}

/** The classes of each slide. */
export const classes = (text: string) =>
  [...new Marp({ script: false }).render(text).html.matchAll(/<section[^>]*>/g)].map(
    (match) => /(?<!data-)class="([^"]*)"/.exec(match[0])?.[1] ?? '',
  );
