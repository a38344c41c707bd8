/** What a language tag (BCP 47) says about how text runs. */

/** Scripts that run from right to left: https://www.unicode.org/Public/UCD/latest/ucd/Scripts.txt, Bidi_Class R and AL. */
const RIGHT_TO_LEFT = new Set([
  'Adlm',
  'Arab',
  'Aran',
  'Hebr',
  'Mand',
  'Mend',
  'Nkoo',
  'Rohg',
  'Samr',
  'Syrc',
  'Thaa',
  'Yezi',
]);

/** The direction of text in a language, by its script or the one it is usually written in. */
export function directionOf(lang: string): 'ltr' | 'rtl' {
  try {
    return RIGHT_TO_LEFT.has(new Intl.Locale(lang).maximize().script ?? '') ? 'rtl' : 'ltr';
  } catch {
    return 'ltr';
  }
}
