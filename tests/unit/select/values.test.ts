/** Who wins when several say something: the one table of the merge order, for values and for settings. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Values } from '../../../src/model/values.ts';
import { LAYERS, type Layers } from '../../../src/select/layers.ts';
import { settleTypes } from '../../../src/select/value-types.ts';
import { lastSaid, mergeValues, resolveSettings } from '../../../src/select/values.ts';
import { audience, deckSpec, place, project } from './world.ts';

describe('the merge order', () => {
  it('is the one of the contract', () => {
    expect(LAYERS).toEqual(['defaults', 'project', 'audience', 'deck', 'override', 'row', 'flag']);
  });

  it('lets each layer win over every earlier one', () => {
    for (const [at, winner] of LAYERS.entries()) {
      const layers = Object.fromEntries(LAYERS.slice(0, at + 1).map((name) => [name, { ask: name }]));
      expect(mergeValues(layers)).toEqual({ values: { ask: winner }, origins: new Map([['ask', winner]]) });
    }
  });
});

interface Case {
  readonly title: string;
  readonly layers: Layers<Values>;
  readonly values: Values;
  readonly origins: Readonly<Record<string, string>>;
}

const CASES: readonly Case[] = [
  {
    title: 'keeps what only one layer says',
    layers: { project: { venue: 'Hall 2' }, deck: { ask: 'Vote on the pier' } },
    values: { venue: 'Hall 2', ask: 'Vote on the pier' },
    origins: { venue: 'project', ask: 'deck' },
  },
  {
    title: 'merges mappings deeply',
    layers: {
      audience: { contact: { name: 'Ines', phone: { desk: '12', mobile: '99' } } },
      deck: { contact: { phone: { desk: '40' } } },
    },
    values: { contact: { name: 'Ines', phone: { desk: '40', mobile: '99' } } },
    origins: { 'contact.name': 'audience', 'contact.phone.desk': 'deck', 'contact.phone.mobile': 'audience' },
  },
  {
    title: 'replaces lists as a whole',
    layers: { project: { ports: ['north', 'south'] }, flag: { ports: ['east'] } },
    values: { ports: ['east'] },
    origins: { ports: 'flag' },
  },
  {
    title: 'replaces a mapping by a plain value, and forgets who said what was in it',
    layers: {
      project: { contact: { name: 'Ines', phone: { desk: '12' } } },
      row: { contact: 'Ines, desk 12' },
    },
    values: { contact: 'Ines, desk 12' },
    origins: { contact: 'row' },
  },
  {
    title: 'replaces a plain value by a mapping',
    layers: { project: { contact: 'Ines' }, deck: { contact: { name: 'Jo' } } },
    values: { contact: { name: 'Jo' } },
    origins: { 'contact.name': 'deck' },
  },
  {
    title: 'takes null, false, zero and the empty text as said',
    layers: { project: { a: 1, b: true, c: 2, d: 'x' }, override: { a: null, b: false, c: 0, d: '' } },
    values: { a: null, b: false, c: 0, d: '' },
    origins: { a: 'override', b: 'override', c: 'override', d: 'override' },
  },
  {
    title: 'does not confuse names that begin alike',
    layers: { project: { port: { depth: 9 }, portal: 'open' }, deck: { port: 'none' } },
    values: { port: 'none', portal: 'open' },
    origins: { portal: 'project', port: 'deck' },
  },
  { title: 'gives nothing for nothing', layers: { deck: {}, flag: undefined }, values: {}, origins: {} },
];

describe('merging values', () => {
  for (const { title, layers, values, origins } of CASES) {
    it(title, () => {
      const merged = mergeValues(layers);
      expect(merged.values).toEqual(values);
      expect(Object.fromEntries(merged.origins)).toEqual(origins);
    });
  }

  it('never lets a name reach into JavaScript', () => {
    const evil = JSON.parse(
      '{"__proto__": {"polluted": 1}, "a": {"constructor": {"prototype": {"polluted": 1}}}}',
    ) as Values;
    const { values, origins } = mergeValues({ project: { a: { b: 1 } }, flag: evil });
    expect(values).toEqual({ a: { b: 1 } });
    expect([...origins.keys()]).toEqual(['a.b']);
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
    expect(Object.getPrototypeOf(values)).toBe(Object.prototype);
  });

  it('leaves the layers as they were', () => {
    const layers = { project: { contact: { name: 'Ines' } }, deck: { contact: { phone: '12' } } };
    mergeValues(layers);
    expect(layers).toEqual({ project: { contact: { name: 'Ines' } }, deck: { contact: { phone: '12' } } });
  });

  it('names a source for every leaf and for nothing else', () => {
    const names = fc.constantFrom('a', 'b', 'c');
    const { values } = fc.letrec<{ values: Values }>((tie) => ({
      values: fc.dictionary(
        names,
        fc.oneof(
          { depthSize: 'small' },
          fc.integer(),
          fc.array(fc.integer(), { maxLength: 2 }),
          tie('values'),
        ),
        { maxKeys: 3 },
      ),
    }));
    fc.assert(
      fc.property(values, values, values, (project, deck, flag) => {
        const merged = mergeValues({ project, deck, flag });
        expect([...merged.origins.keys()].sort()).toEqual(leaves(merged.values).sort());
      }),
    );
  });
});

function leaves(values: Values, path = ''): string[] {
  return Object.entries(values).flatMap(([name, value]) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? leaves(value as Values, `${path}${name}.`)
      : [path + name],
  );
}

describe('the last who speaks', () => {
  it('is found by layer, not by the order in which it is passed', () => {
    expect(lastSaid({ flag: 7, project: 20, audience: undefined })).toEqual({ layer: 'flag', value: 7 });
    expect(lastSaid({})).toBeUndefined();
  });
});

describe('settings', () => {
  const press = audience('press', {
    theme: 'news',
    lang: 'fr',
    minutes: 12,
    formats: ['html'],
    vars: { ask: 'Print it' },
  });
  const spec = deckSpec({ theme: 'briefing', minutes: 10, places: { theme: 4, minutes: 5 } });
  const home = project([press], {
    theme: 'house',
    lang: 'de',
    author: 'Harbour board',
    places: { theme: 1 },
  });
  const additions = { vars: {} };

  it('follow the same order', () => {
    const reader = {
      audience: press,
      ref: { id: 'press', at: place('deck.md', 9), override: {}, places: new Map() },
    };
    expect(resolveSettings(spec, home, { reader, additions })).toMatchObject({
      theme: 'briefing',
      themeAt: { line: 4 },
      minutes: 10,
      minutesAt: { line: 5 },
      lang: 'fr',
      author: 'Harbour board',
      formats: ['html'],
      audience: { id: 'press', minutes: 10 },
    });
  });

  it('let the deck change an audience', () => {
    const override = {
      minutes: 6,
      theme: 'plain',
      name: 'Reporters',
      notes: true,
      clearance: ['internal'],
      vars: { ask: 'Ask' },
    };
    const reader = {
      audience: press,
      ref: { id: 'press', at: place('deck.md', 9), override, places: new Map() },
    };
    const settled = resolveSettings(spec, home, { reader, additions });
    expect(settled).toMatchObject({ theme: 'plain', themeAt: { line: 9 }, minutes: 6, vars: { ask: 'Ask' } });
    expect(settled.audience).toMatchObject({
      name: 'Reporters',
      notes: true,
      clearance: ['internal'],
      minutes: 6,
    });
  });

  it('give --minutes the last word', () => {
    const settled = resolveSettings(spec, home, { additions: { vars: {}, minutes: 7 } });
    expect(settled).toMatchObject({ minutes: 7, minutesAt: { line: 1 } });
  });

  it('fall back to English, HTML and PDF, no theme and no limit', () => {
    const settled = resolveSettings(deckSpec({}), project([]), { additions });
    expect(settled).toEqual({ lang: 'en', formats: ['html', 'pdf'], vars: {}, typeFaults: [] });
  });

  it('keep the project out of a plain Marp file', () => {
    const settled = resolveSettings(deckSpec({ verbatim: true }), home, { additions });
    expect(settled).toEqual({ lang: 'en', formats: ['html', 'pdf'], vars: {}, typeFaults: [] });
  });
});

describe('types of values', () => {
  it('are declared by the first layer that gives a value', () => {
    const { faults } = settleTypes({ audience: { seats: 12 }, deck: { seats: 'many' } });
    expect(faults).toEqual([
      { path: 'seats', layer: 'deck', declaredBy: 'audience', wanted: 'a number', got: 'a text' },
    ]);
  });

  it('are declared for what lies inside mappings too', () => {
    const { faults } = settleTypes({ project: { town: { seats: 12 } }, audience: { town: { seats: [1] } } });
    expect(faults.map((fault) => fault.path)).toEqual(['town.seats']);
  });

  it('let the command line and rows, which speak in texts, give numbers, truths and lists', () => {
    const { layers, faults } = settleTypes({
      deck: { seats: 12, open: false, towns: ['Baden'], name: 'x' },
      flag: { seats: '-3.5', open: 'true', towns: 'Wil, Uster', name: '7' },
    });
    expect(faults).toEqual([]);
    expect(layers.flag).toEqual({ seats: -3.5, open: true, towns: ['Wil', 'Uster'], name: '7' });
  });

  it('are not declared by an empty value', () => {
    expect(settleTypes({ project: { ask: null }, deck: { ask: 3 } }).faults).toEqual([]);
  });
});
