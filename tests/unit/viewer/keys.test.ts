import { describe, expect, it } from 'vitest';
import { commandFor, keyLines } from '../../../src/viewer/keys.ts';

const press = (key: string, given: { code?: string; shift?: boolean; presenting?: boolean } = {}) =>
  commandFor(
    { key, code: given.code ?? '', shift: given.shift ?? false },
    keyLines(given.presenting ?? false),
  );

describe('a key', () => {
  it('means one thing only', () => {
    const keys = keyLines(true).flatMap((line) => line.keys);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('counts whether or not capitals are on', () => {
    expect([press('o'), press('O')]).toEqual(['overview', 'overview']);
  });

  it('counts by its place where the layout is not Latin', () => {
    expect(press('щ', { code: 'KeyO' })).toBe('overview');
    expect(press('ի', { code: 'KeyB' })).toBe('black');
    expect(press('ö', { code: 'Semicolon' })).toBeUndefined();
  });

  it('goes back with Shift and Space, as pages do', () => {
    expect([press(' '), press(' ', { shift: true })]).toEqual(['next', 'previous']);
  });

  it('for the time and the notes exists in the window of the speaker only', () => {
    expect([press('t'), press('t', { presenting: true })]).toEqual([undefined, 'timer']);
  });
});
