/** Which texts share a place, and which only seem to. */
import { describe, expect, it } from 'vitest';
import { checkOverlap } from '../../../../src/check/page/texts-stand-apart.ts';
import type { TextFacts } from '../../../../src/model/page-facts.ts';
import { slide, text } from './slides.ts';

const said = (change: Partial<TextFacts>, first: Partial<TextFacts> = {}) =>
  checkOverlap(slide({ texts: [text('Tides', first), text('Gulls', { block: 1, ...change })] })).map(
    ({ message }) => message,
  );
const at = (y: number, x = 100) => ({ lines: [{ x, y, width: 400, height: 40 }] });

describe('two texts', () => {
  it('may stand close to each other, not over each other', () => {
    expect(said(at(228))).toEqual([]);
    expect(said(at(210))).toEqual(['"Gulls" stands over "Tides"']);
    expect(said(at(200, 499))).toEqual([]);
  });

  it('of one block are set by the block', () => {
    expect(said({ block: 0, ...at(210) })).toEqual([]);
  });

  it.each([{ part: 'formula' as const }, { part: 'diagram' as const }, { color: [0, 0, 0, 0.1] as const }])(
    'are left alone where they place themselves or are ornament: %j',
    (change) => expect(said({ ...at(210), ...change })).toEqual([]),
  );

  it('are not where a box around one of them hides it', () => {
    const box = { x: 100, y: 100, width: 400 };
    expect(said(at(210), { clip: { ...box, height: 112 } })).toEqual([]);
    expect(said(at(210), { clip: { ...box, height: 140 } })).toEqual(['"Gulls" stands over "Tides"']);
  });

  it('are told by the one that was placed by hand', () => {
    expect(said(at(210), { free: true })).toEqual(['"Tides" stands over "Gulls"']);
  });
});

describe('a text that is covered', () => {
  const hidden = (change: Partial<TextFacts>) =>
    checkOverlap(slide({ texts: [text('Tides', { covered: true, ...change })] })).map(
      ({ message }) => message,
    );

  it('is told, unless it has the colour of what lies behind it or is ornament', () => {
    expect(hidden({})).toEqual(['"Tides" cannot be seen: something lies over it']);
    expect(hidden({ color: [240, 240, 240, 1] })).toEqual([]);
    expect(hidden({ color: [0, 0, 0, 0.1] })).toEqual([]);
  });
});
