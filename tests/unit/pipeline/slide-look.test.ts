import { describe, expect, it } from 'vitest';
import { dependsOnNumbers, withoutNumbers } from '../../../src/pipeline/slide-look.ts';

describe('the text of a slide', () => {
  it('is the same wherever the slide stands', () => {
    const at = (number: number, total: number) =>
      `<svg><section id="${number}" class="cover" data-marpit-pagination="${number}" data-marpit-pagination-total="${total}"><h1 id="tides">Tides</h1></section></svg>`;
    expect(withoutNumbers(at(3, 30))).toBe(withoutNumbers(at(12, 14)));
    expect(withoutNumbers(at(3, 30))).toContain('<h1 id="tides">');
  });
});

describe('a style', () => {
  it.each([
    [
      'section::after { content: attr(data-marpit-pagination) "/" attr(data-marpit-pagination-total) }',
      false,
    ],
    ['section:not([data-marpit-pagination])::after { display: none }', false],
    ['section[data-marpit-pagination="1"] { background: teal }', true],
    ['section[data-marpit-pagination-total^="1"] { background: teal }', true],
    ['section::after { width: calc(1% * attr(data-marpit-pagination type(<number>))) }', true],
    ['#\\33 { background: teal }', true],
    ['section[id="3"] { background: teal }', true],
    ['#tides { color: #333 }', false],
  ])('%s can make a slide look otherwise at another place: %s', (css, depends) => {
    expect(dependsOnNumbers(css)).toBe(depends);
  });
});
