/** What an author probably meant. */
import { describe, expect, it } from 'vitest';
import { nearestName, onlyNearName, suggestName } from '../../../src/diagnostics/nearest.ts';

describe('the nearest name', () => {
  it.each([
    ['titel', ['title', 'subtitle'], 'title'],
    ['fiar', ['fair', 'farm'], 'fair'],
    ['Press', ['press'], 'press'],
    ['audienecs', ['audiences', 'agenda'], 'audiences'],
  ])('of %s in %j is %s', (word, known, near) => {
    expect(nearestName(word, known)).toBe(near);
  });

  it('is none where more than half of the letters differ', () => {
    expect(nearestName('go', ['a'])).toBeUndefined();
    expect(nearestName('bus', ['pie'])).toBeUndefined();
    expect(nearestName('press', ['council'])).toBeUndefined();
  });
});

describe('a hint', () => {
  it('lists at most twelve names where none is near', () => {
    const months = 'jan feb mar apr may jun jul aug sep oct nov dec leap'.split(' ');
    expect(suggestName('harbour', months, 'months')).toMatch(/^months: jan, .*, dec, …$/);
    expect(suggestName('harbour', [], 'decks')).toBe('there are no decks');
  });
});

describe('the only near name', () => {
  const known = ['class', 'color', 'paginate', 'backgroundColor', 'backgroundImage'];

  it.each([
    ['pagnate', 'paginate'],
    ['calss', 'class'],
    ['background-color', 'backgroundColor'],
    ['bakgroundColr', 'backgroundColor'],
  ])('of %s is %s', (word, name) => expect(onlyNearName(word, known)).toBe(name));

  it.each(['glass door', 'clan', 'page', 'background'])('of %s is none', (word) =>
    expect(onlyNearName(word, known)).toBeUndefined(),
  );

  it('is none where two are as near', () => {
    expect(onlyNearName('beds', ['beda', 'bedo'])).toBeUndefined();
  });
});
