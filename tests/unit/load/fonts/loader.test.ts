/** The font packages of this repository, cut for real; nothing is kept between tests. */
import { convert } from 'fontverter';
import { describe, expect, it } from 'vitest';
import type { CutStore } from '../../../../src/load/fonts/cut.ts';
import { createCutter } from '../../../../src/load/fonts/cut.ts';
import { createFontLoader, type FontRequest } from '../../../../src/load/fonts/loader.ts';
import { codePoints } from '../../../../src/load/fonts/points.ts';
import { createSheetReader } from '../../../../src/load/fonts/sheets.ts';
import type { FontStack } from '../../../../src/model/font.ts';
import type { Theme } from '../../../../src/model/theme.ts';
import { testHost } from '../../../host.ts';

const host = testHost('/');
const plain: Theme = { name: 'plain', css: '', layouts: new Map(), fonts: [] };
const SANS: FontStack = { kind: 'sans', families: ['Helvetica', 'sans-serif'], sets: 'text' };
const SERIF: FontStack = { kind: 'serif', families: ['Georgia'], sets: 'text' };
const MONO: FontStack = { kind: 'mono', families: ['monospace'], sets: 'code' };

const emptyStore = (): CutStore => ({ get: async () => undefined, set: async () => undefined });

async function load(text: string, more: Partial<FontRequest> & { code?: string; style?: string } = {}) {
  const { code = '', style = '', ...rest } = more;
  const loader = createFontLoader(host, [host.packageFolder()], emptyStore());
  const shown = { text, code, math: '', style, hasItalic: false };
  return (await loader({ theme: plain, stacks: [SANS], lang: 'en', inPage: [], shown, ...rest })).value;
}

/** Family, weight and range of each rule. */
function rules(css: string): readonly string[] {
  return [...css.matchAll(/font-family:"?([^;"]+)"?;[^{}]*?font-weight:(\d+);unicode-range:([^;]+)/g)].map(
    ([, family, weight, range]) => `${family} ${weight} ${range}`,
  );
}

describe('fallback fonts', () => {
  it('hold the characters of the deck that the theme lacks, regular and bold', async () => {
    const { css, fallback, missing } = await load('ես');
    expect(rules(css)).toEqual([
      'Lectern Sans Scripts 400 U+535,U+54D,U+565,U+57D',
      'Lectern Sans Scripts 700 U+535,U+54D,U+565,U+57D',
    ]);
    expect([...fallback]).toEqual(['Lectern Sans Scripts']);
    expect(missing.size).toBe(0);
  });

  it('are serifs behind a serif, and a sans for what no serif package has', async () => {
    const { css } = await load('ש学', { stacks: [SERIF] });
    expect(rules(css).map((rule) => rule.replace(/ 700 .*| U.*/, ''))).toContain('Lectern Serif Scripts 400');
    expect(css).toContain('font-family:"Lectern Sans Scripts"');
  });

  it('take signs of no script from the fonts of the East where the deck has its writing', async () => {
    const eastern = await load('日本語※', { lang: 'ja' });
    expect([eastern.missing.size, eastern.css.includes('U+203B')]).toEqual([0, true]);
    expect([...(await load('a※')).missing.keys()]).toEqual(['※']);
  });

  it('draw code in one width, lines of trees included', async () => {
    const { fallback } = await load('├ a', { code: '├ a', stacks: [MONO] });
    expect([...fallback]).toEqual(['Lectern Mono']);
  });

  it('hold no sign that only a style sheet writes for other languages', async () => {
    expect((await load('a', { style: '՞→' })).css).not.toContain('U+55E');
    expect((await load('ա', { style: '՞→' })).css).toMatch(/U\+55E/);
  });

  it('have none of what a font inside the page has', async () => {
    const faces = (await createSheetReader(host, [host.packageFolder()])('@fontsource/lato/400.css')) ?? [];
    const latin = faces.find(({ range }) => range?.startsWith('U+0000-00FF'));
    const bytes = (await latin?.read()) ?? new Uint8Array();
    const stacks = [{ ...SANS, families: ['Seal', 'sans-serif'] }];
    const { css, embedded } = await load('abc', { stacks, inPage: [{ family: 'Seal', bytes }] });
    expect([css, [...embedded]]).toEqual(['', ['seal']]);
  });

  it('are named as missing where no package has a character, with the package that would', async () => {
    const { missing } = await load('a\u200b ꆈไ\n');
    expect([...missing]).toEqual([
      ['ไ', '@fontsource/noto-sans-thai'],
      ['ꆈ', undefined],
    ]);
  });

  it('leave out nothing and warn of nothing when Lectern lies without its packages', async () => {
    const loader = createFontLoader(host, ['/nowhere'], emptyStore());
    const shown = { text: 'ж', code: '', math: '', style: '', hasItalic: false };
    const { value, diagnostics } = await loader({
      theme: plain,
      stacks: [SANS],
      lang: 'en',
      inPage: [],
      shown,
    });
    expect([value.css, value.missing.size, diagnostics]).toEqual(['', 0, []]);
  });
});

describe('a cut font', () => {
  const arabic = async () => {
    const faces = await createSheetReader(host, [host.packageFolder()])(
      '@fontsource-variable/noto-sans-arabic/wght.css',
    );
    const face = faces?.find(({ range }) => range?.includes('U+0600-06FF'));
    if (face === undefined) throw new Error('no font to test with');
    return face.read();
  };
  const points = [...codePoints('بسم')].sort((a, b) => a - b);

  it('of a variable font has one weight, and keeps the rules by which letters join', async () => {
    const { bytes } = await createCutter(emptyStore())({ bytes: await arabic(), points, weight: 700 });
    const tables = tablesOf(await convert(Buffer.from(bytes), 'sfnt'));
    expect(tables).toContain('GSUB');
    expect(tables).not.toContain('fvar');
  });

  it('is the same each time, and the same when it was kept', async () => {
    const kept = new Map<string, Uint8Array>();
    const store: CutStore = {
      get: async (key) => kept.get(key),
      set: async (key, bytes) => void kept.set(key, bytes),
    };
    const request = { bytes: await arabic(), points, weight: 400 };
    const [first, again, anew] = [
      await createCutter(store)(request),
      await createCutter(store)(request),
      await createCutter(emptyStore())(request),
    ];
    expect(kept.size).toBe(1);
    expect(Buffer.from(again.bytes).equals(first.bytes)).toBe(true);
    expect(Buffer.from(anew.bytes).equals(first.bytes)).toBe(true);
    expect(again.points).toEqual(first.points);
  });

  it('is nothing when the file is no font', async () => {
    const { points: found } = await createCutter(emptyStore())({
      bytes: new Uint8Array([1, 2, 3, 4]),
      points,
    });
    expect(found).toEqual([]);
  });
});

/** Names of the tables of a TrueType file. */
function tablesOf(sfnt: Uint8Array): readonly string[] {
  const view = Buffer.from(sfnt);
  return Array.from({ length: view.readUInt16BE(4) }, (_, index) =>
    view.toString('latin1', 12 + index * 16, 16 + index * 16),
  );
}
