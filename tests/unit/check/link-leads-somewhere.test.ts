import { describe, expect, it } from 'vitest';
import { checkLinks } from '../../../src/check/link-leads-somewhere.ts';
import { mapSource } from '../../../src/source/mapped-text.ts';
import { sourceText } from '../../../src/source/source-text.ts';
import { section } from '../assemble/world.ts';

const reserve = section('## The reserve\n\nFour millions.', { id: 'reserve' });

function check(
  text: string,
  html = '<section id="1"><h2 id="costs">Costs</h2></section><section id="2">x</section>',
) {
  const mapped = mapSource(sourceText('/city/decks/budget/sections/costs.md', text));
  const rendered = { slides: [{ html, line: 1, notes: [] }] };
  return checkLinks({ mapped, rendered, leftOut: [reserve] });
}

describe('links inside a deck', () => {
  it('may lead to slides by number and to headings', () => {
    expect(check('See [costs](#costs) and [the end](#2).')).toEqual([]);
  });

  it('to a slide that this deck leaves out are errors that name the section, alike for all audiences', () => {
    const [fault] = check('See\nthe [reserve](#the-reserve).');
    expect(fault).toMatchObject({
      code: 'dead-link',
      severity: 'error',
      message: '"#the-reserve" leads to section "reserve", which this deck leaves out',
      at: { line: 2, column: 15 },
    });
  });

  it('have their own place, also behind one that begins alike', () => {
    const [first, second] = check('See [x](#roads-2) and [y](#roads).');
    expect([first?.at?.column, second?.at?.column]).toEqual([9, 27]);
  });

  it('to nowhere get the nearest heading as a hint', () => {
    expect(check('See [x](#cost).')).toMatchObject([{ code: 'dead-link', hint: 'did you mean "costs"?' }]);
  });

  it('in code and to other pages are none of this rule', () => {
    expect(check('`[x](#none)` [y](https://example.org/#none)')).toEqual([]);
  });
});
