import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Deck } from '../../../../src/model/deck.ts';
import { shareOut } from '../../../../src/pipeline/shard/share-out.ts';

const deck = (name: string, slides: number) => ({
  outFolder: `/work/out/${name}`,
  deck: {
    plan: {
      minutes: slides,
      sections: [
        { id: 'in', file: '', included: true, rule: 'always', reason: '', minutes: slides, slides },
        { id: 'out', file: '', included: false, rule: 'for', reason: '', minutes: 99, slides: 99 },
      ],
    },
  } as unknown as Deck,
});
const decks = fc.uniqueArray(fc.tuple(fc.stringMatching(/^[a-z]{1,6}$/), fc.integer({ min: 0, max: 300 })), {
  selector: ([name]) => name,
  maxLength: 60,
});
const shards = fc.integer({ min: 1, max: 9 });
const share = (list: readonly (readonly [string, number])[], of: number) =>
  shareOut(
    list.map(([name, slides]) => deck(name, slides)),
    { out: '/work/out', shards: of },
  );

describe('decks shared among shards', () => {
  it('go to one shard each, whatever the order in which they come', () => {
    fc.assert(
      fc.property(decks, shards, (list, of) => {
        const shares = share(list, of);
        expect(shares.map(({ folder }) => folder)).toEqual(list.map(([name]) => name).sort());
        expect(shares.every(({ shard }) => shard >= 1 && shard <= of)).toBe(true);
        expect(share([...list].reverse(), of)).toEqual(shares);
      }),
    );
  });

  it('give no shard more than a third above what the best sharing could', () => {
    fc.assert(
      fc.property(decks, shards, (list, of) => {
        const costs = new Map(list.map(([name, slides]) => [name, 50 + slides]));
        const loads = Array.from({ length: of }, () => 0);
        for (const { folder, shard } of share(list, of))
          loads[shard - 1] = (loads[shard - 1] ?? 0) + (costs.get(folder) ?? 0);
        const sorted = [...costs.values()].sort((a, b) => b - a);
        const all = sorted.reduce((sum, cost) => sum + cost, 0);
        // No sharing is better than this: the mean; the dearest deck; of more decks than shards two must meet, one of
        // them among the dearest, or three; of more than twice as many three must.
        const cost = (index: number) => sorted[index - 1] ?? 0;
        const meetings = Array.from({ length: of }, (_, index) => index + 1).map((more) =>
          Math.min(cost(of + 1 - more) + cost(of + more), 3 * cost(of + more)),
        );
        const least = Math.max(all / of, cost(1), 3 * cost(2 * of + 1), ...meetings);
        expect(Math.max(...loads)).toBeLessThanOrEqual((least * 4) / 3 + 1e-9);
      }),
    );
  });

  it('of one size are as many for each, but for one', () => {
    const counts = new Map<number, number>();
    for (const { shard } of share(
      Array.from({ length: 50 }, (_, index) => [`deck${index}`, 12]),
      4,
    ))
      counts.set(shard, (counts.get(shard) ?? 0) + 1);
    expect([...counts.values()].sort()).toEqual([12, 12, 13, 13]);
  });
});
