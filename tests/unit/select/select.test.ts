/** From a deck spec to a deck for each audience: rules in their order, reasons, and what is said about faults. */
import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../../src/diagnostics/diagnostic.ts';
import type { Deck } from '../../../src/model/deck.ts';
import type { DeckSpec } from '../../../src/model/deck-spec.ts';
import type { Section } from '../../../src/model/section.ts';
import { type SelectRequest, selectDecks, unknownAudiences } from '../../../src/select/select.ts';
import { audience, deckSpec, project, section } from './world.ts';

const board = audience('board', { groups: ['inside'], clearance: ['internal'] });
const press = audience('press', { groups: ['public'] });
const anglers = audience('anglers', { groups: ['public', 'locals'] });
const harbour = project([board, press, anglers]);
const everybody = ['board', 'press', 'anglers'];

function select(
  sections: readonly Section[],
  spec: Partial<DeckSpec> = {},
  request: Partial<SelectRequest> = {},
) {
  const named = { ...deckSpec({ audiences: everybody, sections: sections.map(({ id }) => id) }), ...spec };
  const loaded = { spec: named, sections };
  return selectDecks(loaded, harbour, { vars: {}, countSlides: () => 1, ...request });
}

function entryOf(deck: Deck | undefined, id: string) {
  const entry = deck?.plan.sections.find((one) => one.id === id);
  return entry && `${entry.included ? 'in' : 'out'}, ${entry.rule}: ${entry.reason}`;
}

function idsOf(deck: Deck | undefined): readonly string[] {
  return deck?.sections.map(({ id }) => id) ?? [];
}

function saidOf(diagnostics: readonly Diagnostic[], code: Diagnostic['code']) {
  return diagnostics.filter((one) => one.code === code);
}

const single = deckSpec({ audiences: ['press'] });

describe('decks', () => {
  it('are one for each audience, in the order of the deck spec', () => {
    expect(select([section('tides')]).value.map((deck) => deck.audience?.id)).toEqual(everybody);
  });

  it('are one alone when the deck spec names no audience', () => {
    const { value, diagnostics } = select([section('tides')], { audiences: [] });
    expect(value).toHaveLength(1);
    expect(value[0]).not.toHaveProperty('audience');
    expect(value[0]?.names).toEqual(new Set());
    expect(diagnostics).toEqual([]);
  });

  it('are only those that are asked for', () => {
    const asked = { audiences: ['anglers', 'tourists'] };
    expect(select([section('tides')], {}, asked).value.map((deck) => deck.audience?.id)).toEqual(['anglers']);
    expect(select([section('tides')], { audiences: [] }, asked).value).toEqual([]);
  });

  it('know the audience by id and groups', () => {
    expect(select([section('tides')]).value[2]?.names).toEqual(new Set(['anglers', 'public', 'locals']));
  });

  it('leave out audiences that the project does not define', () => {
    const spec = deckSpec({ audiences: ['press', 'tourists'] });
    expect(select([section('tides')], { audiences: spec.audiences }).value).toHaveLength(1);
  });

  it('carry what the deck spec says and the values that hold', () => {
    const { value } = select(
      [section('tides')],
      {
        ...single,
        title: 'A new pier',
        date: '2026-05-01',
        citations: 'required',
        agenda: true,
        vars: { ask: 'Vote' },
      },
      { vars: { ask: 'Ask' } },
    );
    expect(value[0]).toMatchObject({
      id: 'pier',
      title: 'A new pier',
      date: '2026-05-01',
      lang: 'en',
      citations: 'required',
      agenda: true,
      vars: { ask: 'Ask' },
      formats: ['html', 'pdf'],
    });
  });

  it('of plain Marp Markdown hold everything and know no rules', () => {
    const whole = section('opening', { for: 'board' });
    const { value, diagnostics } = select(
      [whole],
      { verbatim: true, audiences: [], minutes: 1 },
      { countSlides: () => 30 },
    );
    expect(idsOf(value[0])).toEqual(['opening']);
    expect(value[0]?.plan).toMatchObject({ minutes: 30, sections: [{ rule: 'always', slides: 30 }] });
    expect(diagnostics).toEqual([]);
  });
});

describe('audiences that are asked for', () => {
  it('are unknown when no deck names them', () => {
    const loaded = [{ spec: deckSpec({ audiences: ['board'] }), sections: [] }];
    expect(unknownAudiences(['board', 'tourists', 'tourists'], loaded)).toEqual(['tourists']);
  });
});

describe('rules', () => {
  it('ask "for" first', () => {
    const decks = select([
      section('tides'),
      section('money', { for: 'inside and not press', label: 'internal' }),
    ]).value;
    expect(decks.map((deck) => entryOf(deck, 'money'))).toEqual([
      'in, label: board is cleared for "internal"',
      'out, for: for: inside and not press does not hold for press',
      'out, for: for: inside and not press does not hold for anglers',
    ]);
  });

  it('then the label', () => {
    const decks = select([section('tides'), section('money', { label: 'internal' })]).value;
    expect(entryOf(decks[1], 'money')).toBe('out, label: press is not cleared for "internal"');
  });

  it('clear no label in a deck without audiences', () => {
    const [deck] = select([section('tides'), section('money', { label: 'internal' })], {
      audiences: [],
    }).value;
    expect(entryOf(deck, 'money')).toBe('out, label: a deck without audiences is not cleared for "internal"');
  });

  it('then leave out what has no slides for the audience', () => {
    const countSlides = ({ id }: Section, names: ReadonlySet<string>) =>
      id === 'map' && names.has('press') ? 0 : 2;
    const decks = select([section('tides'), section('map', { minutes: 3 })], {}, { countSlides }).value;
    expect(entryOf(decks[1], 'map')).toBe('out, empty: none of its slides is for press');
    expect(entryOf(decks[0], 'map')).toBe('in, always: nothing keeps it out');
  });

  it('then what requires something that is out, through any number of steps', () => {
    const library = [
      section('tides'),
      section('photos', { priority: 'could', requires: ['pier'] }),
      section('pier', { priority: 'should', requires: ['money'] }),
      section('money', { label: 'internal' }),
    ];
    const { value, diagnostics } = select(library);
    expect(idsOf(value[0])).toEqual(['tides', 'photos', 'pier', 'money']);
    expect(idsOf(value[1])).toEqual(['tides']);
    expect(entryOf(value[1], 'pier')).toBe('out, requires: it requires "money", which is left out');
    expect(entryOf(value[1], 'photos')).toBe('out, requires: it requires "pier", which is left out');
    expect(diagnostics).toEqual([]);
  });

  it('write conditions as their author would', () => {
    const decks = select([
      section('tides'),
      section('map', { for: '(press or board) and not (locals, inside)' }),
    ]).value;
    expect(entryOf(decks[2], 'map')).toContain('for: (press, board) and not (locals, inside) does not');
    expect(entryOf(decks[1], 'map')).toContain('in, for: for: (press, board) and not');
  });
});

describe('time', () => {
  const library = [
    section('welcome', { minutes: 2 }),
    section('survey', { minutes: 5, priority: 'should' }),
    section('tides', { priority: 'should' }),
    section('pier', { minutes: 1, priority: 'could', requires: ['map'] }),
    section('map', { minutes: 4, priority: 'could' }),
  ];

  it('keeps everything when there is no limit', () => {
    const [deck] = select(library, single).value;
    expect(idsOf(deck)).toHaveLength(5);
    expect(deck?.plan).toMatchObject({ minutes: 13 });
    expect(deck?.plan).not.toHaveProperty('budget');
  });

  it('counts a minute a slide where nobody says otherwise', () => {
    const [deck] = select(library, single, { countSlides: ({ id }) => (id === 'tides' ? 3 : 1) }).value;
    expect(deck?.plan.sections.map(({ minutes }) => minutes)).toEqual([2, 5, 3, 1, 4]);
  });

  it('gives no time to an appendix that claims none', () => {
    const appendix = section('tables', { appendix: true });
    expect(select([...library, appendix], single).value[0]?.plan.minutes).toBe(13);
  });

  it('is fitted to the minutes, and each choice is explained', () => {
    const [deck] = select(library, single, { minutes: 4.5 }).value;
    expect(idsOf(deck)).toEqual(['welcome', 'tides']);
    expect(deck?.plan).toMatchObject({ minutes: 3, budget: 4.5 });
    expect(entryOf(deck, 'welcome')).toBe('in, always: nothing keeps it out');
    expect(entryOf(deck, 'tides')).toBe('in, time: its 1 min fit into the 4.5 min');
    expect(entryOf(deck, 'survey')).toBe('out, time: 5 min, 3.5 min over the budget of 4.5 min');
    expect(entryOf(deck, 'pier')).toBe(
      'out, requires: 5 min together with "map", which it requires, 3.5 min over the budget of 4.5 min',
    );
  });

  it('keeps what a must requires', () => {
    const [deck] = select(
      [section('costs', { requires: ['rates'] }), section('rates', { priority: 'could' })],
      single,
      {
        minutes: 2,
      },
    ).value;
    expect(entryOf(deck, 'rates')).toBe('in, requires: "costs" must be in and requires it');
  });

  it('of the audience gives way to that of the deck, and both to the command line', () => {
    const hurried = project([audience('press', { minutes: 3 })]);
    const budgets = [{}, { minutes: 8 }].map((words) => {
      const spec = deckSpec({ audiences: ['press'], ...words });
      const request = { vars: {}, countSlides: () => 1 };
      return selectDecks({ spec, sections: library }, hurried, request).value[0]?.plan.budget;
    });
    expect(budgets).toEqual([3, 8]);
  });
});

describe('what is said', () => {
  it('names musts that are over the budget, by how much, and the longest', () => {
    const library = [section('welcome', { minutes: 2.5 }), section('survey', { minutes: 5 })];
    const { diagnostics } = select(library, {
      ...single,
      minutes: 6,
      places: deckSpec({ places: { minutes: 7 } }).places,
    });
    expect(diagnostics).toMatchObject([
      {
        code: 'time-over-budget',
        message: 'what must be in takes 7.5 min, 1.5 min over the 6 min that there are',
        at: { file: '/harbour/decks/pier/deck.md', line: 7 },
        hint: 'the longest: "survey" (5 min), "welcome" (2.5 min)',
        related: [{ message: 'in deck pier for press' }],
      },
    ]);
  });

  it('names an empty deck at its sections', () => {
    const spec = { ...single, places: deckSpec({ places: { sections: 6 } }).places };
    const found = saidOf(select([section('money', { for: 'board' })], spec).diagnostics, 'deck-empty');
    expect(found).toMatchObject([{ message: 'nothing is left of deck pier for press', at: { line: 6 } }]);
  });

  it('does not call a deck empty whose sections could not be read', () => {
    expect(select([], deckSpec({ audiences: ['press'], sections: ['lost'] })).diagnostics).toEqual([]);
    expect(select([], { audiences: [] }).diagnostics).toMatchObject([
      { code: 'deck-empty', at: { line: 1 } },
    ]);
  });

  it('names a section that no audience gets once, also when only one audience is asked for', () => {
    const library = [
      section('tides'),
      section('money', { for: 'not (public, inside)' }),
      section('pay', { label: 'secret' }),
    ];
    const found = saidOf(select(library, {}, { audiences: ['press'] }).diagnostics, 'section-orphan');
    expect(found).toMatchObject([
      { message: 'no audience gets "money"', at: { line: 2 } },
      { message: 'no audience gets "pay"', hint: 'label: secret; the deck is for board, press, anglers' },
    ]);
  });

  it('does not call a section an orphan that only lacks time, or that another audience gets', () => {
    const library = [
      section('tides'),
      section('map', { priority: 'could', minutes: 90 }),
      section('money', { for: 'board' }),
    ];
    expect(select(library, { minutes: 2 }, { audiences: ['press'] }).diagnostics).toEqual([]);
  });

  it('names a must that requires what its audience does not get', () => {
    const library = [section('costs', { requires: ['money'] }), section('money', { for: 'board' })];
    const found = saidOf(select(library).diagnostics, 'requires-missing');
    expect(found).toMatchObject([
      {
        message: '"costs" requires "money", which is left out',
        at: { file: '/harbour/decks/pier/sections/costs.md', line: 4 },
        related: [
          { message: 'in deck pier for press' },
          { message: '"money" is out: for: board does not hold for press', at: { line: 2 } },
        ],
      },
      { related: [{ message: 'in deck pier for anglers' }, {}] },
    ]);
  });

  it('names only the last of a chain of musts that cannot be met', () => {
    const library = [
      section('tides'),
      section('vote', { requires: ['costs'] }),
      section('costs', { requires: ['money'] }),
      section('money', { for: 'board' }),
    ];
    const found = saidOf(select(library, single).diagnostics, 'requires-missing');
    expect(found.map(({ message }) => message)).toEqual(['"costs" requires "money", which is left out']);
  });

  it('names a requirement that the deck does not list, whatever the priority', () => {
    const library = [section('tides'), section('pier', { priority: 'could', requires: ['tidse'] })];
    expect(select(library, single).diagnostics).toMatchObject([
      {
        code: 'requires-missing',
        message: '"pier" requires "tidse", which the deck does not list',
        hint: 'did you mean "tides"?',
      },
    ]);
  });

  it('is silent on a requirement whose file could not be read', () => {
    const library = [section('tides'), section('pier', { requires: ['map'] })];
    const spec = deckSpec({ audiences: ['press'], sections: ['tides', 'pier', 'map'] });
    expect(select(library, spec).diagnostics).toEqual([]);
  });

  it('names conflicts that meet, each pair once', () => {
    const library = [
      section('optimist', { conflicts: ['pessimist'] }),
      section('pessimist', { conflicts: ['optimist'] }),
    ];
    expect(select(library, single).diagnostics).toMatchObject([
      {
        code: 'conflicts-meet',
        message: '"optimist" conflicts with "pessimist", and both are in',
        at: { file: '/harbour/decks/pier/sections/optimist.md', line: 5 },
      },
    ]);
  });

  it('lets time choose between optional sections that exclude each other', () => {
    const library = [
      section('tides'),
      section('optimist', { priority: 'should' }),
      section('pessimist', { priority: 'should', conflicts: ['optimist'] }),
    ];
    const { value, diagnostics } = select(library, single, { minutes: 10 });
    expect(diagnostics).toEqual([]);
    expect(entryOf(value[0], 'pessimist')).toBe('out, conflicts: it conflicts with "optimist", which is in');
    expect(saidOf(select(library, single).diagnostics, 'conflicts-meet')).toHaveLength(1);
  });

  it('warns of a section that is past its day on the date of the deck', () => {
    const library = [
      section('tides', { expires: '2026-04-30', owner: 'Ines' }),
      section('map', { expires: '2026-05-01' }),
    ];
    const found = select(library, { ...single, date: '2026-05-01' }).diagnostics;
    expect(found).toMatchObject([
      {
        code: 'section-stale',
        severity: 'warning',
        message: '"tides" expired on 2026-04-30, before the deck\'s date 2026-05-01',
        at: { line: 6 },
        hint: 'it is kept up to date by Ines',
      },
    ]);
    expect(select(library, single).diagnostics).toEqual([]);
  });
});

describe('counting slides', () => {
  it('is asked once for each section and audience, and never for what is not for them', () => {
    const asked: string[] = [];
    const countSlides = ({ id }: Section, names: ReadonlySet<string>) => {
      asked.push(`${id} ${[...names][0]}`);
      return 1;
    };
    select([section('tides'), section('money', { for: 'board' })], {}, { countSlides });
    expect(asked.sort()).toEqual(['money board', 'tides anglers', 'tides board', 'tides press']);
  });
});
