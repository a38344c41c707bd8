/**
 * Which npm packages have the letters that a theme's own fonts lack, in the order in which they are asked. Those that
 * come with Lectern, and others that are used when a project has installed them: `missing-glyph` names them.
 * Scripts are those of Unicode, with the signs that several scripts share: https://www.unicode.org/reports/tr24/
 */

/** A package that has fonts of the family for some scripts. */
export interface FallbackPackage {
  readonly name: string;
  /** CSS files of the package with its `@font-face` rules, and the weight to take from each. */
  readonly sheets: readonly FallbackSheet[];
  /** Matches each character that is to be sought there. */
  readonly has: RegExp;
  /** True when the ranges that the package states are not those of its files. */
  readonly anyRange?: true;
}

export interface FallbackSheet {
  readonly file: string;
  readonly weight: 400 | 700;
  readonly italic?: true;
  /** True for one weight of a variable font. */
  readonly variable?: true;
}

const VARIABLE: readonly FallbackSheet[] = [
  { file: 'wght.css', weight: 400, variable: true },
  { file: 'wght.css', weight: 700, variable: true },
];
const ITALIC: readonly FallbackSheet[] = [
  { file: 'wght-italic.css', weight: 400, italic: true, variable: true },
  { file: 'wght-italic.css', weight: 700, italic: true, variable: true },
];
const STATIC: readonly FallbackSheet[] = [
  { file: '400.css', weight: 400 },
  { file: '700.css', weight: 700 },
];

const EASTERN = /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Bopo}\p{scx=Hang}\u3000-\u303f\uff00-\uffef]/u;
/** Scripts of their own, none of which `base` packages have. */
const SCRIPTS = {
  Hebrew: /[\p{scx=Hebr}\u20aa\ufb1d-\ufb4f]/u,
  Arabic: /\p{scx=Arab}/u,
  Armenian: /\p{scx=Armn}/u,
  Georgian: /\p{scx=Geor}/u,
  Devanagari: /[\p{scx=Deva}\u20b9]/u,
} as const;

/** Has the lines and arrows that stand in code, in the width of its letters. */
const DEJAVU_MONO: FallbackPackage = {
  name: '@fontsource/dejavu-mono',
  sheets: STATIC,
  has: /./su,
  anyRange: true,
};

/** Packages for Latin, Greek and Cyrillic. */
export const BASE: Readonly<Record<'sans' | 'serif' | 'mono', readonly FallbackPackage[]>> = {
  sans: [{ name: variable('noto-sans'), sheets: [...VARIABLE, ...ITALIC], has: /./su }],
  serif: [{ name: variable('noto-serif'), sheets: [...VARIABLE, ...ITALIC], has: /./su }],
  mono: [DEJAVU_MONO],
};

/** Arrows, operators, check marks, stars, dingbats. */
export const SYMBOLS: readonly FallbackPackage[] = [
  { name: '@fontsource/noto-sans-math', sheets: STATIC.slice(0, 1), has: /./su, anyRange: true },
  { name: '@fontsource/noto-sans-symbols-2', sheets: STATIC.slice(0, 1), has: /./su, anyRange: true },
  { name: variable('noto-sans-symbols'), sheets: VARIABLE.slice(0, 1), has: /./su, anyRange: true },
  { ...DEJAVU_MONO, sheets: STATIC.slice(0, 1) },
];

/** Other scripts, in the families of `kind`; for Chinese characters in the shapes that `lang` wants. */
export function scriptPackages(
  kind: 'sans' | 'serif',
  lang: string,
  text: string,
): readonly FallbackPackage[] {
  const own = Object.entries(SCRIPTS).map(([script, has]) => ({
    name: variable(OWN_NAMES[`${kind} ${script}`] ?? `noto-${kind}-${script.toLowerCase()}`),
    sheets: VARIABLE,
    has,
  }));
  const eastern = easternOrder(lang, text).map((region) => ({
    name: variable(`noto-${kind}-${region}`),
    sheets: VARIABLE,
    has: EASTERN,
  }));
  return [...own, ...eastern, ...(kind === 'sans' ? OPTIONAL : [])];
}

/** Signs that belong to no script, which fonts of the East have beside their own: ※, 〒. None where the text has nothing Eastern. */
export function easternSigns(lang: string, text: string): readonly FallbackPackage[] {
  if (!EASTERN.test(text)) return [];
  const eastern = scriptPackages('sans', lang, text).filter(({ has }) => has === EASTERN);
  return eastern.map((one) => ({ ...one, has: /./su }));
}

/** The text face of Arabic beside a serif. */
const OWN_NAMES: Readonly<Record<string, string>> = { 'serif Arabic': 'noto-naskh-arabic' };

/** Scripts whose package comes with the project, if it wants one. */
const OPTIONAL: readonly FallbackPackage[] = [
  ['bengali', /\p{scx=Beng}/u],
  ['ethiopic', /\p{scx=Ethi}/u],
  ['gujarati', /\p{scx=Gujr}/u],
  ['gurmukhi', /\p{scx=Guru}/u],
  ['kannada', /\p{scx=Knda}/u],
  ['khmer', /\p{scx=Khmr}/u],
  ['lao', /\p{scx=Laoo}/u],
  ['malayalam', /\p{scx=Mlym}/u],
  ['myanmar', /\p{scx=Mymr}/u],
  ['oriya', /\p{scx=Orya}/u],
  ['sinhala', /\p{scx=Sinh}/u],
  ['tamil', /\p{scx=Taml}/u],
  ['telugu', /\p{scx=Telu}/u],
  ['thaana', /\p{scx=Thaa}/u],
  ['thai', /\p{scx=Thai}/u],
].map(([script, has]) => ({
  name: `@fontsource/noto-sans-${String(script)}`,
  sheets: STATIC,
  has: has as RegExp,
}));

/** The package that a project would have to install for a character; undefined when none is known. */
export function packageFor(sign: string): string | undefined {
  return OPTIONAL.find(({ has }) => has.test(sign))?.name;
}

/**
 * Japan, Korea and the two Chinas write one character in different shapes. The language says which; without it kana and
 * hangul do. The other packages follow for what the first lacks.
 */
function easternOrder(lang: string, text: string): readonly string[] {
  return [...new Set([easternRegion(lang, text), 'sc', 'tc', 'jp', 'kr'])];
}

function easternRegion(lang: string, text: string): string {
  const { language, script, region } = likely(lang);
  if (language === 'ja') return 'jp';
  if (language === 'ko') return 'kr';
  if (script === 'Hant') return region === 'HK' || region === 'MO' ? 'hk' : 'tc';
  if (script === 'Hans') return 'sc';
  if (/[\p{sc=Hira}\p{sc=Kana}]/u.test(text)) return 'jp';
  return /\p{sc=Hang}/u.test(text) ? 'kr' : 'sc';
}

function likely(lang: string): {
  language?: string;
  script?: string | undefined;
  region?: string | undefined;
} {
  try {
    return new Intl.Locale(lang).maximize();
  } catch {
    return {};
  }
}

function variable(name: string): string {
  return `@fontsource-variable/${name}`;
}
