/** A choir sends its programme to audiences and by name to guests: the longest of all values is put into each deck. */
import { describe, expect, it } from 'vitest';
import type { Deck } from '../../../src/model/deck.ts';
import type { Values } from '../../../src/model/values.ts';
import { stressDecks } from '../../../src/select/stress.ts';

interface Given {
  readonly id?: string;
  readonly audience?: string;
  readonly name?: string;
  readonly vars?: Values;
  readonly row?: Values;
  readonly verbatim?: boolean;
}

function deck({ id = 'concert', audience, name = '', vars = {}, row, verbatim = false }: Given): Deck {
  return {
    id,
    vars,
    verbatim,
    ...(audience === undefined ? {} : { audience: { id: audience, name } }),
    ...(row === undefined ? {} : { row: { id: String(row.name), values: row } }),
  } as unknown as Deck;
}

const stressed = (...decks: readonly Given[]) =>
  stressDecks(decks.map(deck)).map(({ deck: { audience, vars, row }, put }) => ({
    name: audience?.name,
    vars,
    row: row?.values,
    put: put.map(({ path, of }) => `${path} of ${of}`),
  }));

describe('decks under stress', () => {
  it('have the longest name and the longest values of all audiences, wherever those are', () => {
    expect(
      stressed(
        { audience: 'board', name: 'Board', vars: { ask: 'Vote', hall: { city: 'Graz' } } },
        {
          audience: 'press',
          name: 'Press and radio',
          vars: { ask: 'Ask us', hall: { city: 'Linz am See' } },
        },
      ),
    ).toEqual([
      {
        name: 'Press and radio',
        vars: { ask: 'Ask us', hall: { city: 'Linz am See' } },
        row: undefined,
        put: [
          'audience.name of concert for press',
          'vars.ask of concert for press',
          'vars.hall.city of concert for press',
        ],
      },
    ]);
  });

  it('stand for all rows of an audience, which are many', () => {
    const rows = [
      { name: 'Ann', city: 'Graz' },
      { name: 'Bo', city: 'Klagenfurt' },
      { name: 'Cleopatra', city: 'Wels' },
    ];
    const found = stressed(...rows.map((row) => ({ row })));
    expect(found).toMatchObject([{ row: { name: 'Cleopatra', city: 'Klagenfurt' } }]);
    expect(found).toHaveLength(1);
  });

  it('get no value that they do not have, and none of another kind', () => {
    const vars = { seats: 4, guest: 'Ann' };
    expect(stressed({ audience: 'board', vars: {} }, { audience: 'press', vars })).toEqual([]);
    expect(stressed({ audience: 'board', vars: { seats: 'four' } }, { audience: 'press', vars })).toEqual([]);
  });

  it('count wide letters double and lists whole', () => {
    expect(
      stressed({ audience: 'a', vars: { hall: 'abcd' } }, { audience: 'b', vars: { hall: '東京駅' } })[0]
        ?.vars,
    ).toEqual({ hall: '東京駅' });
    expect(
      stressed(
        { audience: 'a', vars: { days: ['Mo', 'Tu', 'We'] } },
        { audience: 'b', vars: { days: ['Monday'] } },
      )[0]?.vars,
    ).toEqual({ days: ['Mo', 'Tu', 'We'] });
  });

  it('of different talks have nothing to do with each other, and plain Marp files have no values', () => {
    expect(stressed({ vars: { ask: 'Vote' } }, { id: 'tour', vars: { ask: 'Vote now' } })).toEqual([]);
    expect(
      stressed({ verbatim: true, vars: { ask: 'a' } }, { verbatim: true, vars: { ask: 'abc' } }),
    ).toEqual([]);
  });
});
