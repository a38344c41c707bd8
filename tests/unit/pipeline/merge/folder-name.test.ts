import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { folderKey, folderName, folderNames } from '../../../../src/pipeline/merge/folder-name.ts';

describe('the folder of a row', () => {
  it.each([
    ['Ana López', 'Ana-López'],
    ['../../etc/passwd', 'etc-passwd'],
    ['a/b\\c:d', 'a-b-c-d'],
    ['CON', 'CON_'],
    ['nul.txt', 'nul_.txt'],
    ['COM¹', 'COM¹_'],
    ['console', 'console'],
    ['slides', 'slides_'],
    ['Deck.md', 'Deck_.md'],
    ['.hidden', 'hidden'],
    ['-rf', 'rf'],
    ['Inc. ', 'Inc'],
    ['  José\n María  ', 'José-María'],
    ['Jose\u0301', 'José'],
    ['山田 太郎', '山田-太郎'],
    ['मीरा', 'मीरा'],
    ['!?', ''],
    ['', ''],
  ])('of %j is %j', (text, name) => {
    expect(folderName(text)).toBe(name);
  });

  const SAFE = /^[\p{L}\p{N}_][\p{L}\p{N}\p{M}._-]*$/u;
  const DEVICE = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)/i;

  it('can be made on every system, whatever the row is called', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const name = folderName(text);
        if (name === '') return;
        expect(name).toMatch(SAFE);
        expect(name).not.toMatch(DEVICE);
        expect(name).not.toMatch(/[.-]$/);
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(201);
        expect(name).toBe(name.normalize('NFC'));
      }),
    );
  });

  it('is named the same when it is named again', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        (text) => folderName(folderName(text)) === folderName(text),
      ),
    );
  });

  it('of rows that only signs tell apart ends in a hash of what the row is called', () => {
    const names = folderNames(['+1', '-1', '@x', 'a/b', '=1']);
    expect(names).toEqual(['1-', '1-', 'x', 'a-b', '1-'].map((start) => expect.stringMatching(`^${start}`)));
    expect(new Set(names).size).toBe(5);
    expect(names[0]).toMatch(/^1-[0-9a-f]{6}$/);
    expect(folderNames(['-1', '+1']).toReversed()).toEqual(names.slice(0, 2));
  });

  it('is one for rows that are called the same, but for case and form', () => {
    expect(folderNames(['Ana', 'ANA', ' Ana '])).toEqual(['Ana', 'ANA', 'Ana']);
  });

  it('is told from others wherever the rows are called otherwise', () => {
    const called = fc.string({ unit: fc.constantFrom('a', 'B', '+', '-', '/', '.', ' ', '1') });
    fc.assert(
      fc.property(fc.uniqueArray(called, { selector: (text) => folderKey(text.trim()) }), (texts) => {
        const names = folderNames(texts).filter((name) => name !== '');
        return new Set(names.map(folderKey)).size === names.length;
      }),
    );
  });

  it('is told from others as the least able file system does', () => {
    expect(folderKey('Zoe\u0308')).toBe(folderKey('ZOË'));
    expect(folderKey('Strauß')).toBe(folderKey('STRAUSS'));
    expect(folderKey('Ana')).not.toBe(folderKey('Anna'));
  });
});
