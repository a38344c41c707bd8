/** How much text must stand out, and from what. */
import { describe, expect, it } from 'vitest';
import { checkContrast } from '../../../../src/check/page/text-stands-out.ts';
import type { Rgb, TextFacts } from '../../../../src/model/page-facts.ts';
import { slide, text } from './slides.ts';

const WHITE: Rgb = [255, 255, 255];
const BLACK: Rgb = [0, 0, 0];
const found = (...changes: readonly Partial<TextFacts>[]) =>
  checkContrast(slide({ texts: changes.map((change, block) => text('Tides', { block, ...change })) }));
const isPale = (change: Partial<TextFacts>) => found(change).length > 0;

describe('the contrast that text needs', () => {
  it('is 4.5 to 1, 3 to 1 for large text, and 2 to 1 for what stands in the margin', () => {
    // #767676 on white is 4.54, #777777 is 4.48, #949494 is 3.03, #959595 is 2.99.
    const grey = (value: number, change: Partial<TextFacts>) =>
      isPale({ size: 20, color: [value, value, value, 1], ...change });
    expect([grey(0x76, {}), grey(0x77, {})]).toEqual([false, true]);
    for (const large of [{ size: 24 }, { size: 18.7, bold: true }])
      expect([grey(0x94, large), grey(0x95, large)], JSON.stringify(large)).toEqual([false, true]);
    // #b5b5b5 is 2.05, #b8b8b8 is 1.98.
    const beside = { part: 'furniture' as const };
    expect([grey(0xb5, beside), grey(0xb8, beside)]).toEqual([false, true]);
  });

  it('is judged by the colour that is seen through transparent text', () => {
    expect(isPale({ color: [0, 0, 0, 0.5] })).toBe(false);
    expect(isPale({ color: [0, 0, 0, 0.3] })).toBe(true);
  });

  it('is not asked of what a box around the text hides', () => {
    const clip = { x: 0, y: 0, width: 400, height: 150 };
    expect([isPale({ color: [250, 250, 250, 1] }), isPale({ color: [250, 250, 250, 1], clip })]).toEqual([
      true,
      false,
    ]);
  });

  it('is nobody’s where text is hidden, or what lies behind it is not known', () => {
    expect(isPale({ color: [255, 255, 255, 0] })).toBe(false);
    expect(isPale({ color: [255, 255, 255, 1], ground: [] })).toBe(false);
  });
});

describe('behind a picture', () => {
  const spots = (dark: number): Partial<TextFacts> => ({
    ground: Array.from({ length: 100 }, (_, index) => (index < dark ? BLACK : WHITE)),
  });

  it('what is plain all the same gets another colour, not another place', () => {
    const near: readonly Rgb[] = [WHITE, [250, 252, 255]];
    const far: readonly Rgb[] = [WHITE, [220, 220, 220]];
    const hints = [near, far].map((ground) => found({ ground, color: [200, 200, 200, 1] })[0]?.hint);
    expect(hints[0]).toContain('colour');
    expect(hints[1]).toContain('picture');
  });

  it('a few dark spots do not matter, and more than a twentieth do', () => {
    expect([isPale(spots(4)), isPale(spots(6))]).toEqual([false, true]);
  });

  it('code of many colours is told once for a slide, by its worst', () => {
    const code = { part: 'code' as const, size: 20 };
    const findings = found(
      { ...code, color: [0x99, 0x99, 0x99, 1] },
      { ...code, color: [0xcc, 0xcc, 0xcc, 1] },
      { ...code, color: [0xaa, 0xaa, 0xaa, 1] },
    );
    expect(findings).toMatchObject([{ meant: { nth: 1 } }]);
  });

  it('texts of one look are told once for a slide, where it is worst', () => {
    const grey: Rgb = [90, 90, 90];
    const findings = found({ ground: [grey, grey] }, { ground: [BLACK, BLACK] });
    expect(findings).toMatchObject([
      { message: '"Tides" has a contrast of 1.0 to 1 with what lies behind it, and needs 3' },
    ]);
    expect(findings[0]?.meant).toEqual({ words: 'Tides', nth: 1 });
  });
});
