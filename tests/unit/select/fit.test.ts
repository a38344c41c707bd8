/** Which optional sections a deck keeps in its time: believable cases, then laws, then comparison with brute force. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FitItem } from '../../../src/select/fit/item.ts';
import { EFFORT_LIMIT, type Fit, fitSections } from '../../../src/select/fit.ts';
import { bruteForce, libraryOf, randomLibrary } from './fit/worlds.ts';

function kept(fit: Fit): readonly string[] {
  return [...fit.included];
}

describe('with nothing required and nothing excluded', () => {
  it('keeps all sections when there is time for all', () => {
    const fit = fitSections(libraryOf('welcome must 1', 'harbour should 2', 'archive could 3'), 6);
    expect(kept(fit)).toEqual(['welcome', 'harbour', 'archive']);
    expect(fit).toMatchObject({ minutes: 6, over: 0, exact: true });
  });

  it('prefers two short shoulds to one long one that comes first', () => {
    const fit = fitSections(
      libraryOf('welcome must 1', 'survey should 4', 'tides should 2', 'dredging should 2'),
      5,
    );
    expect(kept(fit)).toEqual(['welcome', 'tides', 'dredging']);
  });

  it('never gives up a should for any number of coulds', () => {
    const fit = fitSections(
      libraryOf('tides should 4', 'map could 1', 'photos could 1', 'thanks could 1'),
      4,
    );
    expect(kept(fit)).toEqual(['tides']);
  });

  it('takes of two equal sections the one that is earlier in the deck', () => {
    const fit = fitSections(libraryOf('tides should 2', 'dredging should 2'), 2);
    expect(kept(fit)).toEqual(['tides']);
  });

  it('takes the earlier section although the later one would leave time unused', () => {
    const fit = fitSections(libraryOf('tides should 2', 'dredging should 1.5'), 3);
    expect(kept(fit)).toEqual(['tides']);
  });

  it('counts fractions of minutes as they are written', () => {
    const fit = fitSections(libraryOf('tides should 1.1', 'dredging should 2.2'), 3.3);
    expect(fit).toMatchObject({ minutes: 3.3, exact: true });
    expect(kept(fit)).toHaveLength(2);
  });

  it('keeps every must and says by how much they exceed the time', () => {
    const fit = fitSections(libraryOf('welcome must 3', 'costs must 2.5', 'map could 0'), 5);
    expect(kept(fit)).toEqual(['welcome', 'costs']);
    expect(fit.over).toBe(0.5);
  });
});

describe('where requirements make greedy choices wrong', () => {
  // In deck order "survey" comes first and leaves room for no other should; the shortest section, "summary", brings
  // the longest one with it. The best deck holds neither.
  const harbour = libraryOf(
    'welcome must 1',
    'survey should 5',
    'method could 5.5',
    'summary should 0.5 requires method',
    'tides should 3',
    'dredging should 3',
  );

  it('finds the set that neither deck order nor shortest-first finds', () => {
    const byMinutes = [...harbour].sort((a, b) => a.minutes - b.minutes);
    expect(greedy(harbour, 7)).toEqual(['welcome', 'survey']);
    expect(greedy(byMinutes, 7)).toEqual(['welcome', 'summary', 'method']);
    expect(kept(fitSections(harbour, 7))).toEqual(['welcome', 'tides', 'dredging']);
  });

  it('keeps a could for the sake of the shoulds that require it', () => {
    const library = libraryOf(
      'map could 2',
      'pier should 1 requires map',
      'lock should 1 requires map',
      'survey should 4',
    );
    expect(kept(fitSections(library, 4))).toEqual(['map', 'pier', 'lock']);
  });

  it('counts a could that a must requires among the musts', () => {
    const fit = fitSections(
      libraryOf('costs must 2 requires prices', 'prices could 3 requires rates', 'rates could 1'),
      4,
    );
    expect(kept(fit)).toEqual(['costs', 'prices', 'rates']);
    expect(fit.over).toBe(2);
  });

  it('keeps both or neither of two sections that require each other', () => {
    const pair = libraryOf(
      'question should 1 requires answer',
      'answer should 2 requires question',
      'map could 1',
    );
    expect(kept(fitSections(pair, 2))).toEqual(['map']);
    expect(kept(fitSections(pair, 3))).toEqual(['question', 'answer']);
  });

  it('leaves out a section that requires one that is not there', () => {
    const fit = fitSections(libraryOf('pier should 1 requires map', 'photos could 1 requires pier'), 9);
    expect(kept(fit)).toEqual([]);
    expect(fit.cuts.get('pier')).toEqual({ kind: 'requirement', of: 'map' });
    expect(fit.cuts.get('photos')).toEqual({ kind: 'requirement', of: 'pier' });
  });
});

/** Takes must, then should, then could, each with what it requires, as long as there is room. */
function greedy(items: readonly FitItem[], budget: number): readonly string[] {
  const taken = new Set<FitItem>();
  for (const rank of ['must', 'should', 'could']) {
    for (const item of items.filter(({ priority }) => priority === rank)) {
      const more = new Set([...taken, item, ...items.filter(({ id }) => item.requires.includes(id))]);
      if ([...more].reduce((sum, { minutes }) => sum + minutes, 0) > budget) continue;
      for (const one of more) taken.add(one);
    }
  }
  return [...taken].map(({ id }) => id);
}

describe('with conflicts', () => {
  it('keeps at most one of two optional sections that exclude each other', () => {
    const fit = fitSections(libraryOf('optimist should 2', 'pessimist should 1 conflicts optimist'), 9);
    expect(kept(fit)).toEqual(['optimist']);
    expect(fit.cuts.get('pessimist')).toEqual({ kind: 'conflict', with: 'optimist' });
  });

  it('leaves out an optional section that a must excludes, and all that require it', () => {
    const library = libraryOf(
      'forecast must 1 conflicts optimist',
      'optimist should 1',
      'party could 1 requires optimist',
    );
    const fit = fitSections(library, 9);
    expect(kept(fit)).toEqual(['forecast']);
    expect(fit.cuts.get('party')).toEqual({ kind: 'requirement', of: 'optimist' });
  });

  it('leaves out a section whose requirements exclude each other', () => {
    const library = libraryOf('debate should 1 requires yes no', 'yes could 1 conflicts no', 'no could 1');
    expect(kept(fitSections(library, 9))).toEqual(['yes']);
  });
});

describe('what is said of a cut section', () => {
  it('names its time and by how much it is over', () => {
    const fit = fitSections(libraryOf('welcome must 8.5', 'survey should 3'), 10);
    expect(fit.cuts.get('survey')).toEqual({ kind: 'time', minutes: 3, brings: [], over: 1.5 });
  });

  it('counts the sections that it would bring with it', () => {
    const fit = fitSections(libraryOf('welcome must 8', 'map could 2', 'pier could 1 requires map'), 9.5);
    expect(fit.cuts.get('pier')).toEqual({ kind: 'time', minutes: 3, brings: ['map'], over: 1.5 });
  });
});

describe('laws', () => {
  it('gives what trying every set gives', () => {
    fc.assert(
      fc.property(randomLibrary(12), ({ items, budget }) => {
        const fit = fitSections(items, budget);
        expect(fit.exact).toBe(true);
        expect(kept(fit)).toEqual(bruteForce(items, budget));
      }),
      { numRuns: 1500 },
    );
  });

  it('always keeps musts, requirements, conflicts and budget, even when it gives up early', () => {
    fc.assert(
      fc.property(
        randomLibrary(30),
        fc.constantFrom(30, 6_000, EFFORT_LIMIT),
        ({ items, budget }, effort) => {
          const fit = fitSections(items, budget, effort);
          expectLawful(items, budget, fit);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('never loses a must nor a should when there is more time', () => {
    fc.assert(
      fc.property(
        randomLibrary(16),
        fc.double({ min: 0, max: 20, noNaN: true }),
        ({ items, budget }, more) => {
          const counts = [budget, budget + more].map((minutes) =>
            countKinds(items, fitSections(items, minutes)),
          );
          const [less, rich] = counts;
          expect(rich?.must).toBe(less?.must);
          expect((rich?.should ?? 0) - (less?.should ?? 0)).toBeGreaterThanOrEqual(0);
          if (rich?.should === less?.should) expect(rich?.could).toBeGreaterThanOrEqual(less?.could ?? 0);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('explains every section that is out, and those cut for time are really over', () => {
    fc.assert(
      fc.property(randomLibrary(20), ({ items, budget }) => {
        const fit = fitSections(items, budget);
        expect([...fit.cuts.keys()]).toEqual(items.map(({ id }) => id).filter((id) => !fit.included.has(id)));
        for (const cut of fit.cuts.values()) if (cut.kind === 'time') expect(cut.over).toBeGreaterThan(0);
      }),
      { numRuns: 300 },
    );
  });
});

function countKinds(items: readonly FitItem[], fit: Fit): Record<FitItem['priority'], number> {
  const counts = { must: 0, should: 0, could: 0 };
  for (const item of items) if (fit.included.has(item.id)) counts[item.priority] += 1;
  return counts;
}

function expectLawful(items: readonly FitItem[], budget: number, fit: Fit): void {
  const isIn = (id: string) => fit.included.has(id);
  const musts = items.filter(({ priority }) => priority === 'must');
  expect(musts.every(({ id }) => isIn(id))).toBe(true);
  const optional = items.filter(({ id, priority }) => priority !== 'must' && isIn(id));
  expect(optional.flatMap(({ requires }) => requires).every(isIn)).toBe(true);
  const minutes = items.filter(({ id }) => isIn(id)).reduce((sum, item) => sum + item.minutes, 0);
  expect(minutes).toBeLessThanOrEqual(budget + fit.over + 1e-9);
}
