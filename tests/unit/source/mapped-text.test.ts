import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  applyEdits,
  type Edit,
  joinMapped,
  lineOfOffset,
  mapSource,
  offsetPlace,
  originPlace,
} from '../../../src/source/mapped-text.ts';
import { sourceText } from '../../../src/source/source-text.ts';

const poem = mapSource(sourceText('/poem.md', 'one\ntwo\nthree\nfour'));
const lines = (mapped: typeof poem) =>
  mapped.text.split('\n').map((text, index) => `${mapped.origins[index]?.line} ${text}`);

describe('edits', () => {
  it('keep the origin of lines before and after a removed line', () => {
    expect(lines(applyEdits(poem, [{ start: 4, end: 8, text: '' }]))).toEqual(['1 one', '3 three', '4 four']);
  });

  it('credit inserted lines to the line in which they begin', () => {
    expect(lines(applyEdits(poem, [{ start: 8, end: 8, text: 'new\nnewer\n' }]))).toEqual([
      '1 one',
      '2 two',
      '3 new',
      '3 newer',
      '3 three',
      '4 four',
    ]);
  });

  it('leave the origin of a line that is changed inside', () => {
    expect(lines(applyEdits(poem, [{ start: 5, end: 6, text: 'xx' }]))).toEqual([
      '1 one',
      '2 txxo',
      '3 three',
      '4 four',
    ]);
  });

  it('refuse to overlap', () => {
    expect(() =>
      applyEdits(poem, [
        { start: 0, end: 5, text: '' },
        { start: 4, end: 6, text: '' },
      ]),
    ).toThrow(/overlap/);
  });

  it('keep the map total: one origin for each line, and each names a line that exists', () => {
    const text = fc.array(fc.constantFrom('a', 'b', '\n'), { maxLength: 40 }).map((signs) => signs.join(''));
    fc.assert(
      fc.property(text, fc.array(fc.tuple(fc.nat(40), fc.nat(5), text), { maxLength: 5 }), (body, wanted) => {
        const source = mapSource(sourceText('/x.md', body));
        const edits: Edit[] = [];
        let at = 0;
        for (const [start, length, inserted] of [...wanted].sort((a, b) => a[0] - b[0])) {
          const from = Math.max(at, Math.min(start, body.length));
          const to = Math.min(body.length, from + length);
          edits.push({ start: from, end: to, text: inserted });
          at = to;
        }
        const after = applyEdits(source, edits);
        expect(after.origins).toHaveLength(after.text.split('\n').length);
        expect(
          after.origins.every((origin) => origin.line >= 1 && origin.line <= body.split('\n').length),
        ).toBe(true);
      }),
    );
  });
});

describe('joined texts', () => {
  it('map each line to its own text, with any glue between', () => {
    for (const glue of ['', '\n', '\n\n', '\n\n\n']) {
      const other = mapSource(sourceText('/other.md', 'five\nsix'));
      const joined = joinMapped([poem, other], glue);
      expect(joined.origins).toHaveLength(joined.text.split('\n').length);
      expect(originPlace(joined, joined.text.split('\n').length, 'six')).toMatchObject({
        file: '/other.md',
        line: 2,
        column: 1,
      });
    }
  });
});

describe('places of offsets', () => {
  const verse = mapSource(sourceText('/poem.md', '---\n---\nrow, row your boat'), 8);

  it('are those of the piece itself, not of the first that reads the same', () => {
    expect(offsetPlace(verse, 5, 3)).toMatchObject({ line: 3, column: 6, length: 3 });
    expect(offsetPlace(verse, 0, 3)).toMatchObject({ line: 3, column: 1 });
  });

  it('end with their line', () => {
    expect(offsetPlace(poem, 4, 8)).toMatchObject({ line: 2, column: 1, length: 3 });
  });

  it('fall back to the same words on a line that was edited before them, else to its beginning', () => {
    const edited = applyEdits(verse, [{ start: 0, end: 5, text: '' }]);
    expect(offsetPlace(edited, edited.text.indexOf('your'), 4)).toMatchObject({ line: 3, column: 10 });
    expect(offsetPlace(applyEdits(verse, [{ start: 0, end: 0, text: 'you ' }]), 0, 3)).toMatchObject({
      column: 10,
    });
    expect(offsetPlace(applyEdits(verse, [{ start: 0, end: 0, text: 'we ' }]), 0, 2)).toMatchObject({
      column: 1,
    });
  });
});

describe('lines of offsets', () => {
  it('count from one', () => {
    expect([0, 3, 4, 7, 8].map((offset) => lineOfOffset('one\ntwo\nthree', offset + 1))).toEqual([
      1, 2, 2, 3, 3,
    ]);
  });

  it('may have more lines than a call may have arguments', () => {
    const long = mapSource(sourceText('long.md', '\n'.repeat(400_000)));
    expect(joinMapped([long, long], '\n').origins.length).toBe(800_002);
  });
});
