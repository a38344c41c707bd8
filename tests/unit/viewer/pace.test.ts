import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paceAt, sectionAt, writeTime } from '../../../src/viewer/pace.ts';

/** Two minutes on two slides, none on the agenda, ten minutes on five slides. */
const PLAN = [
  { name: 'Opening', seconds: 120, first: 0, slides: 2 },
  { name: 'Agenda', seconds: 0, first: 2, slides: 1 },
  { name: 'Ropes', seconds: 600, first: 3, slides: 5 },
];

describe('pace', () => {
  it('is on time while a slide has its share of the minutes', () => {
    expect(paceAt(PLAN, 1, 60)).toMatchObject({ standing: 'on time', by: 0, planned: 60, sectionEnds: 120 });
    expect(paceAt(PLAN, 1, 130).standing).toBe('on time');
    expect(paceAt(PLAN, 4, 300)).toMatchObject({ standing: 'on time', planned: 240, sectionEnds: 720 });
  });

  it('is behind by what the slide should have been left before', () => {
    expect(paceAt(PLAN, 1, 180)).toMatchObject({ standing: 'behind', by: 60 });
  });

  it('is ahead by what is left until the slide should come', () => {
    expect(paceAt(PLAN, 4, 100)).toMatchObject({ standing: 'ahead', by: 140 });
  });

  it('remains: the slides that follow and the rest of this one', () => {
    expect(paceAt(PLAN, 7, 0).remains).toBe(120);
    expect(paceAt(PLAN, 0, 0).remains).toBe(720);
    expect(paceAt(PLAN, 7, 9999).remains).toBe(0);
  });

  it('has nothing to say about a deck without minutes', () => {
    expect(paceAt([], 3, 500)).toMatchObject({ total: 0, remains: 0 });
  });

  it('never comes earlier for a later slide', () => {
    fc.assert(
      fc.property(fc.nat({ max: 6 }), (slide) => {
        expect(paceAt(PLAN, slide + 1, 0).planned).toBeGreaterThanOrEqual(paceAt(PLAN, slide, 0).planned);
      }),
    );
  });
});

describe('sections and times', () => {
  it('a slide belongs to the last section that has begun', () => {
    expect(sectionAt(PLAN, 2)?.name).toBe('Agenda');
    expect(sectionAt(PLAN, 7)?.name).toBe('Ropes');
    expect(sectionAt([], 0)).toBeUndefined();
  });

  it('times are written as a clock shows them', () => {
    expect([0, 5, 65, 3599, 3600, 3723, -4].map(writeTime)).toEqual([
      '0:00',
      '0:05',
      '1:05',
      '59:59',
      '1:00:00',
      '1:02:03',
      '0:00',
    ]);
  });
});
