import { describe, expect, it } from 'vitest';
import { checkGlyphs } from '../../../src/check/glyph-is-embedded.ts';
import { mapSource } from '../../../src/source/mapped-text.ts';
import { sourceText } from '../../../src/source/source-text.ts';

const mapped = mapSource(sourceText('/talk.md', '# Music\n\nPlay 𝄞 or ꆈ, then ꆈ again\n\nไทย\n'));

describe('a character without a font', () => {
  it('is said at the place where it stands first, with others of its line', () => {
    const said = checkGlyphs(
      mapped,
      new Map([
        ['𝄞', undefined],
        ['ꆈ', undefined],
      ]),
    );
    expect(said).toHaveLength(1);
    expect(said[0]).toMatchObject({ code: 'missing-glyph', severity: 'warning', at: { line: 3, column: 6 } });
    expect(said[0]?.message).toContain('"𝄞" (U+1D11E) or for 1 more');
  });

  it('comes with the package that has it', () => {
    const said = checkGlyphs(
      mapped,
      new Map([
        ['ไ', '@fontsource/noto-sans-thai'],
        ['ท', '@fontsource/noto-sans-thai'],
      ]),
    );
    expect(said.map(({ hint }) => hint)).toEqual(['npm install @fontsource/noto-sans-thai']);
  });

  it('is nothing to speak of when there is none', () => {
    expect(checkGlyphs(mapped, new Map())).toEqual([]);
  });
});
