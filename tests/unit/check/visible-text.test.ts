/** What of a text is seen on slides. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { visibleText } from '../../../src/check/visible-text.ts';
import { authorText } from './text-world.ts';

const visible = (text: string) => visibleText(authorText(text).outline);

describe('the visible text', () => {
  it.each([
    ['a `b` c', 'a     c'],
    ['a <!-- b --> c', 'a            c'],
    ['a <b>c</b>', 'a    c    '],
    ['a $b_c$ d, 5$ or 6$', 'a       d, 5$ or 6$'],
    ['```\na\n```\nb', '   \n \n   \nb'],
    ['<style>\na\n</style>\nb', '       \n \n        \nb'],
    ['<script>a</script>b', '                  b'],
  ])('of %j is %j', (text, shown) => expect(visible(text)).toBe(shown));

  it('keeps the offset of every character', () => {
    const word = fc.constantFrom(
      'a ',
      '`b`',
      '<!-- c -->',
      '\n',
      '\n\n',
      '$d$',
      '<i>',
      '```\n',
      '![e](f)',
      '- ',
    );
    fc.assert(
      fc.property(
        fc.array(word).map((words) => words.join('')),
        (text) => {
          const shown = visible(text);
          expect(shown).toHaveLength(text.length);
          for (const [index, sign] of [...shown].entries()) if (sign !== ' ') expect(sign).toBe(text[index]);
        },
      ),
    );
  });
});
