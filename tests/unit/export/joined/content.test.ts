import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readContent } from '../../../../src/export/joined/content.ts';
import { unpacked } from '../../../../src/export/packing.ts';

const read = (text: string) => readContent(deflateSync(Buffer.from(text, 'latin1')));
const written = (text: string) => unpacked(read(text)?.stream ?? new Uint8Array())?.toString('latin1');

describe('what a page draws', () => {
  it('names what it draws with in the order in which it is used', () => {
    const text = '/G30 gs\n/F41 12 Tf <0056> Tj\n/F7 9.5 Tf <0003> Tj\n/X5 Do /Pattern cs /P9 scn\n/G30 gs';
    expect(written(text)).toBe(
      '/G0 gs\n/F0 12 Tf <0056> Tj\n/F1 9.5 Tf <0003> Tj\n/X0 Do /Pattern cs /P0 scn\n/G0 gs',
    );
    expect(written(text.replaceAll('G30', 'G4').replace('F41', 'F99'))).toBe(written(text));
  });

  it('says which glyphs it shows of each font', () => {
    const content = read('/F4 12 Tf <00560003> Tj [<0044> -20 <0045>] TJ /F5 9 Tf <0056> Tj');
    expect([...(content?.glyphs ?? [])].map(([font, glyphs]) => [font, [...glyphs]])).toEqual([
      ['/F4', [0x56, 3, 0x44, 0x45]],
      ['/F5', [0x56]],
    ]);
  });

  it('reads no names and no glyphs in words', () => {
    const text = '/F4 12 Tf /Span <</ActualText <FEFF0041>>>BDC (see /G3 gs \\) /X1 Do) Tj';
    expect(written(text)).toBe(text.replace('/F4', '/F0'));
    expect([...(read(text)?.glyphs.get('/F4') ?? [])]).toEqual([]);
  });

  it('is refused when it holds an inner picture, a named colour, or is no packed text', () => {
    for (const text of ['q BI /W 1 ID x EI Q', '/C3 cs', '/MC0 BDC'])
      expect(read(text.replace('/MC0', '/M0')), text).toBeUndefined();
    expect(readContent(Buffer.from('plain'))).toBeUndefined();
  });
});
