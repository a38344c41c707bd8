/** Laws of brand colours: whatever a brand asks for, text can be read. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { BrandColors } from '../../../src/model/brand.ts';
import { contrast } from '../../../src/model/color.ts';
import { brandTones } from '../../../src/render/brand-tones.ts';

const LIGHT = new Map([
  ['ground', '#ffffff'],
  ['surface', '#f6f3ee'],
  ['ink', '#1b1d21'],
  ['code-string', '#2f6240'],
]);
const DARK = new Map([
  ['ground', '#0c0e13'],
  ['surface', '#1c2029'],
  ['ink', '#f5f3ed'],
  ['code-string', '#a5e3a0'],
]);

const color = fc
  .integer({ min: 0, max: 0xffffff })
  .map((number) => `#${number.toString(16).padStart(6, '0')}`);
const legibleBrand = fc
  .record({ foreground: color, background: color, primary: color, secondary: color })
  .filter(({ foreground, background }) => contrast(foreground, background) >= 4.5);
const accentOnly = fc.record({ primary: color });

/** Every text with the grounds that it stands on. */
const PAIRS = [
  ['ink', 'ground'],
  ['muted', 'ground'],
  ['accent', 'ground'],
  ['accent', 'surface'],
  ['second', 'ground'],
  ['on-field', 'field'],
  ['on-field-muted', 'field'],
  ['on-key', 'key'],
  ['on-question', 'question'],
  ['on-source', 'source'],
  ['code-string', 'surface'],
  ['code-keyword', 'surface'],
  ['ink', 'accent-soft'],
] as const;

function unreadable(colors: BrandColors, own: ReadonlyMap<string, string>): readonly string[] {
  const tones = new Map([...own, ...brandTones(colors, own)]);
  return PAIRS.flatMap(([text, ground]) => {
    const [front, back] = [tones.get(text), tones.get(ground)];
    return front !== undefined && back !== undefined && contrast(front, back) < 4.5
      ? [`${text} ${front} on ${ground} ${back}`]
      : [];
  });
}

describe('the colours of a brand on the tokens of a theme', () => {
  test.each([
    ['light', LIGHT],
    ['dark', DARK],
  ] as const)('can be read on %s slides, whatever the brand', (_, own) => {
    fc.assert(
      fc.property(fc.oneof(legibleBrand, accentOnly), (colors) => {
        expect(unreadable(colors, own)).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });

  test('are the brand’s own where they can be read', () => {
    const colors = { foreground: '#1c1c22', background: '#fbfaf7', primary: '#12355b' };
    const tones = brandTones(colors, LIGHT);
    expect([tones.get('ink'), tones.get('ground'), tones.get('accent'), tones.get('field')]).toEqual([
      '#1c1c22',
      '#fbfaf7',
      '#12355b',
      '#12355b',
    ]);
  });

  test('darken a pale yellow for text, and keep it pale where text stands on it', () => {
    const tones = brandTones({ primary: '#fff3a0' }, LIGHT);
    expect(contrast(tones.get('accent') ?? '', '#ffffff')).toBeGreaterThanOrEqual(4.5);
    expect(contrast(tones.get('field') ?? '', '#ffffff')).toBeLessThan(1.6);
    expect(contrast(tones.get('on-field') ?? '', tones.get('field') ?? '')).toBeGreaterThan(10);
  });

  test('change places where a theme is dark and the brand is light', () => {
    const tones = brandTones({ foreground: '#12355b', background: '#ffffff' }, DARK);
    expect(contrast(tones.get('ground') ?? '', '#000000')).toBeLessThan(2);
    expect(contrast(tones.get('ink') ?? '', '#ffffff')).toBeLessThan(1.3);
  });

  test('leave alone what the brand says nothing of', () => {
    expect([...brandTones({}, LIGHT)]).toEqual([]);
    expect(brandTones({ primary: '#12355b' }, LIGHT).has('ground')).toBe(false);
  });
});
