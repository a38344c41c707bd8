/** Fixes in an author's text. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mendText } from '../../../src/source/mend-text.ts';

const fix = (line: number, column: number, was: string, replacement: string) => ({
  at: { file: '/talk.md', line, column },
  was,
  replacement,
});

describe('mending a text', () => {
  it('keeps the byte order mark and each line end as it is', () => {
    const { text, lines } = mendText('\ufeffone\r\ntwo\nthree\rfour', [
      fix(1, 1, 'one', 'ONE'),
      fix(3, 3, 're', 'R'),
      fix(4, 5, '', '!'),
    ]);
    expect(text).toBe('\ufeffONE\r\ntwo\nthRe\rfour!');
    expect(lines[1]).toEqual({ line: 3, before: 'three', after: 'thRe' });
  });

  it('makes more than one fix in a line, and one that is told twice once', () => {
    const fixes = [fix(1, 1, 'a', 'one'), fix(1, 3, 'b', 'two'), fix(1, 1, 'a', 'one')];
    expect(mendText('a b c', fixes).text).toBe('one two c');
  });

  it('leaves alone what is not as a fix expects it, and lines that are not there', () => {
    const fixes = [fix(1, 1, 'beans', 'peas'), fix(9, 1, '', 'x'), fix(1, 40, 'x', 'y')];
    expect(mendText('corn\n', fixes)).toEqual({ text: 'corn\n', lines: [] });
  });

  it('without a fix that fits gives the very same text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(mendText(text, [fix(1, 1, `${text}x`, 'y')]).text).toBe(text);
      }),
    );
  });
});
