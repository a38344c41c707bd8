import { describe, expect, it } from 'vitest';
import { packageFor, scriptPackages } from '../../../../src/load/fonts/packages.ts';

/** Short names of the packages that are asked for a sign, in order. */
function asked(sign: string, given: { kind?: 'sans' | 'serif'; lang?: string; text?: string } = {}) {
  return scriptPackages(given.kind ?? 'sans', given.lang ?? 'en', given.text ?? sign)
    .filter(({ has }) => has.test(sign))
    .map(({ name }) => name.replace(/^.*\/noto-/, ''));
}

describe('the packages for a script', () => {
  it.each([
    ['ש', 'sans-hebrew'],
    ['₪', 'sans-hebrew'],
    ['م', 'sans-arabic'],
    ['؟', 'sans-arabic'],
    ['Ժ', 'sans-armenian'],
    ['ქ', 'sans-georgian'],
    ['क', 'sans-devanagari'],
    ['।', 'sans-devanagari'],
    ['ไ', 'sans-thai'],
  ])('are found for %s', (sign, name) => {
    expect(asked(sign)[0]).toBe(name);
  });

  it('are none for Latin, Greek, Cyrillic and symbols, which have families of their own', () => {
    for (const sign of 'aπЖ→✓') expect(asked(sign)).toEqual([]);
  });

  it('are serifs for a serif, and for Arabic the face of books', () => {
    expect(asked('ש', { kind: 'serif' })).toEqual(['serif-hebrew']);
    expect(asked('م', { kind: 'serif' })).toEqual(['naskh-arabic']);
  });
});

describe('the shape of Chinese characters', () => {
  it.each([
    ['ja', 'sans-jp'],
    ['ko', 'sans-kr'],
    ['zh', 'sans-sc'],
    ['zh-Hans', 'sans-sc'],
    ['zh-SG', 'sans-sc'],
    ['zh-Hant', 'sans-tc'],
    ['zh-TW', 'sans-tc'],
    ['zh-HK', 'sans-hk'],
  ])('is that of the language %s', (lang, name) => {
    expect(asked('骨', { lang })[0]).toBe(name);
  });

  it('is Japanese beside kana and Korean beside hangul when the language does not say', () => {
    expect(asked('骨', { lang: 'en', text: '骨' })[0]).toBe('sans-sc');
    expect(asked('骨', { lang: 'en', text: '骨と' })[0]).toBe('sans-jp');
    expect(asked('骨', { lang: 'en', text: '骨 뼈' })[0]).toBe('sans-kr');
  });

  it('is sought in the other packages when the first lacks it', () => {
    expect(asked('骨', { lang: 'ja' })).toEqual(['sans-jp', 'sans-sc', 'sans-tc', 'sans-kr']);
  });

  it('is no matter of a language that nobody knows', () => {
    expect(asked('骨', { lang: 'not a tag' })[0]).toBe('sans-sc');
  });
});

describe('a script that Lectern brings no font for', () => {
  it('has a package to install where one is known', () => {
    expect(packageFor('ไ')).toBe('@fontsource/noto-sans-thai');
    expect(packageFor('ꆈ')).toBeUndefined();
  });
});
