/**
 * Long words of slides get soft hyphens by the rules of their language: the browser that prints has no dictionaries,
 * and breaks a word that is wider than its column anywhere. A soft hyphen shows only where a line ends. The only door to hyphen.
 */
import type { RenderedDeck } from '../model/rendered.ts';

/** Letters of a word that may be divided, and how many must stay together at its ends: CSS's `hyphenate-limit-chars`. */
const SHORTEST = 14;
const LEAST_PART = 5;
/** No language has longer words (the longest known has 195 letters), and the patterns take the square of the time. */
const LONGEST = 200;
const SOFT_HYPHEN = '\u00ad';

const TAG = /<!--[\s\S]*?-->|<(\/?)([a-z][a-z0-9-]*)(?:"[^"]*"|'[^']*'|[^"'>])*>/gi;
/** What stands in these is not divided: code, formulas, pictures, styles. */
const WHOLE = /^(?:pre|code|kbd|samp|tt|marp-pre|math|style|script|title|annotation|textarea)$/i;
/** A run of letters that is no part of an address, a number or a reference such as `&shy;`. */
const LONG_WORD = new RegExp(
  `(?<![\\p{L}\\p{M}\\p{N}_@&./:\u00ad-])[\\p{L}\\p{M}]{${SHORTEST},${LONGEST}}(?![\\p{L}\\p{M}\\p{N}_@/\u00ad]|\\.[\\p{L}\\p{N}])`,
  'gu',
);

/** TeX patterns (https://hyphenation.org) by language where their name is not the language's own. */
const PATTERNS: Readonly<Record<string, string>> = {
  de: 'de-1996',
  'de-ch': 'de-1996',
  el: 'el-monoton',
  en: 'en-us',
  'en-gb': 'en-gb',
  no: 'nb',
  sr: 'sr-cyrl',
  'sr-latn': 'sh-latn',
};
const OWN_NAMES =
  'af be bg ca cs cy da es et eu fi fr fur ga gl hr hu hy id is it ka lt lv mk nb nl nn oc pl pt ro ru sk sl sq sv tr uk';

type Divide = (word: string) => string;

/** The deck with soft hyphens in its long words; the same deck when there are none, or no rules for `lang`. */
export async function hyphenateSlides(rendered: RenderedDeck, lang: string): Promise<RenderedDeck> {
  const name = patternsOf(lang);
  if (name === undefined || !rendered.slides.some(({ html }) => html.search(LONG_WORD) !== -1))
    return rendered;
  const divide = await loadDivider(name);
  const slides = rendered.slides.map((slide) => ({ ...slide, html: hyphenateHtml(slide.html, divide) }));
  return { ...rendered, slides };
}

function patternsOf(lang: string): string | undefined {
  const tag = lang.toLowerCase();
  const base = tag.split('-')[0] ?? '';
  const named = PATTERNS[tag] ?? PATTERNS[base];
  return named ?? (OWN_NAMES.split(' ').includes(base) ? base : undefined);
}

async function loadDivider(name: string): Promise<Divide> {
  const [{ default: createHyphenator }, { default: patterns }] = await Promise.all([
    import('hyphen'),
    import(`hyphen/patterns/${name}.js`) as Promise<typeof import('hyphen/patterns/en-us.js')>,
  ]);
  const hyphenate = createHyphenator(patterns, { minWordLength: SHORTEST, hyphenChar: SOFT_HYPHEN });
  return (word) => keepEnds(hyphenate(word).split(SOFT_HYPHEN));
}

/** Parts joined by soft hyphens, the outer ones no shorter than they may be. */
function keepEnds(parts: readonly string[]): string {
  const whole = parts.join('').length;
  let done = 0;
  return parts
    .map((part, index) => {
      const mayDivide = index > 0 && done >= LEAST_PART && whole - done >= LEAST_PART;
      done += part.length;
      return mayDivide ? `${SOFT_HYPHEN}${part}` : part;
    })
    .join('');
}

function hyphenateHtml(html: string, divide: Divide): string {
  const parts: string[] = [];
  let at = 0;
  let closed = '';
  let depth = 0;
  const text = (end: number) => {
    const piece = html.slice(at, end);
    parts.push(depth > 0 ? piece : piece.replace(LONG_WORD, divide));
  };
  for (const tag of html.matchAll(TAG)) {
    text(tag.index);
    at = tag.index + tag[0].length;
    parts.push(tag[0]);
    const name = tag[2] ?? '';
    if (depth === 0 && (WHOLE.test(name) || isFormula(tag[0])) && tag[1] === '') {
      [closed, depth] = [name, 1];
    } else if (depth > 0 && name === closed) depth += tag[1] === '' ? 1 : -1;
  }
  text(html.length);
  return parts.join('');
}

function isFormula(tag: string): boolean {
  return tag.includes('class="katex') || tag.includes('data-marp-mermaid');
}
