/** The plan as data: section × audience, orphans, where a section is used, and the JSON document. */
import { describe, expect, it } from 'vitest';
import { planDocument, planTables, whereUsed } from '../../../src/select/plan.ts';
import { selectDecks } from '../../../src/select/select.ts';
import { audience, deckSpec, project, section } from './world.ts';

const harbour = project([audience('board', { minutes: 3 }), audience('press')]);
const request = { vars: {}, countSlides: () => 2 };
const library = [
  section('welcome'),
  section('money', { for: 'board', priority: 'should' }),
  section('payroll', { label: 'secret' }),
];
const pier = deckSpec({ audiences: ['board', 'press'] });
const talk = deckSpec({ id: 'talk', file: '/harbour/decks/talk/deck.md' });
const decks = [
  ...selectDecks({ spec: pier, sections: library }, harbour, request).value,
  ...selectDecks({ spec: talk, sections: [section('welcome')] }, harbour, request).value,
];

describe('tables', () => {
  const [first, second] = planTables(decks);

  it('are one for each deck, with a column for each audience', () => {
    expect([first?.deck, second?.deck]).toEqual(['pier', 'talk']);
    expect(first?.columns).toEqual([
      { audience: 'board', minutes: 2, budget: 3, slides: 2, exact: true },
      { audience: 'press', minutes: 2, budget: undefined, slides: 2, exact: true },
    ]);
    expect(second?.columns).toMatchObject([{ audience: undefined, slides: 2 }]);
  });

  it('have a row for each section in deck order, with the rule that decided for each audience', () => {
    const rules = first?.rows.map(({ id, entries }) => [id, ...entries.map(({ rule }) => rule)]);
    expect(rules).toEqual([
      ['welcome', 'always', 'always'],
      ['money', 'time', 'for'],
      ['payroll', 'label', 'label'],
    ]);
  });

  it('name as orphans what no audience gets, but not what only lacks time', () => {
    expect(first?.orphans).toEqual(['payroll']);
    expect(second?.orphans).toEqual([]);
  });
});

describe('a section', () => {
  it('is found in every deck and audience that lists it', () => {
    const uses = whereUsed(decks, { id: 'welcome', file: '' }).map(({ deck, audience: whom, included }) => [
      deck,
      whom,
      included,
    ]);
    expect(uses).toEqual([
      ['pier', 'board', true],
      ['pier', 'press', true],
      ['talk', undefined, true],
    ]);
    expect(whereUsed(decks, { id: 'money', file: '' }).map(({ reason }) => reason)).toEqual([
      '2 min, 1 min over the budget of 3 min',
      'for: board does not hold for press',
    ]);
    expect(whereUsed(decks, { id: 'lighthouse', file: '' })).toEqual([]);
  });
});

describe('the document', () => {
  it('holds the same facts with the paths that the reader sees', () => {
    const document = planDocument(decks, (path) => path.replace('/harbour/', ''));
    expect(document.decks[0]).toEqual({
      deck: 'pier',
      audience: 'board',
      minutes: 2,
      budget: 3,
      exact: true,
      slides: 2,
      sections: [
        {
          id: 'welcome',
          file: 'decks/pier/sections/welcome.md',
          included: true,
          rule: 'always',
          reason: 'nothing keeps it out',
          minutes: 2,
          slides: 2,
        },
        expect.objectContaining({ id: 'money', included: false, rule: 'time' }),
        expect.objectContaining({ id: 'payroll', included: false, rule: 'label', minutes: 0, slides: 0 }),
      ],
      rows: null,
    });
    expect(document.decks[2]).toMatchObject({ deck: 'talk', audience: null, budget: null });
  });

  it('names the rows of a merge once for each audience', () => {
    const rows = ['Ada', 'Bo'].map((name, index) => ({
      ...{ id: name.toLowerCase(), name, number: index + 1, values: { name } },
      at: { file: '/harbour/people.csv', line: index + 2, column: 1 },
      places: new Map(),
    }));
    const merged = decks.flatMap((deck) => rows.map((row) => ({ ...deck, row })));
    expect(planDocument(merged, String).decks).toHaveLength(3);
    expect(planDocument(merged, String).decks[1]).toMatchObject({
      audience: 'press',
      rows: [
        { row: 'ada', name: 'Ada', line: 2 },
        { row: 'bo', name: 'Bo', line: 3 },
      ],
    });
    expect(planTables(merged)[0]?.columns).toHaveLength(2);
    expect(whereUsed(merged, { id: 'money', file: '' })).toHaveLength(2);
  });
});
