/**
 * An HTML file → every place in it where words can stand: text, attributes, comments, scripts, styles, and pictures in
 * `data:` addresses. What is no tag is text, so nothing falls between. Words that tags cut in two are joined again.
 */

import { findWord } from '../source/word.ts';
import { cssTexts, withoutData } from './css.ts';
import { isMarkupWord } from './markup-words.ts';
import { pictureSurfaces } from './picture.ts';
import { keyOf, rememberFiles } from './remembered.ts';
import type { Surface } from './surface.ts';
import { wordsOf } from './words.ts';

const TAG = /<!--[\s\S]*?(?:-->|$)|<\/?([a-zA-Z][^\s/>]*)((?:"[^"]*"|'[^']*'|[^'">])*)>/g;
const ATTRIBUTE = /([^\s=/"'>]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+))?/g;
const DATA = /data:(image\/[\w+.-]+)((?:;[\w=-]+)*),([\w+/=%;:.!~*()'-]*)/g;
/** Between these and the text around them stands no sign, and still they are one word. */
const INLINE: ReadonlySet<string> = new Set(
  'a abbr b bdi bdo big cite code del dfn em font i ins kbd mark q s small span strike strong sub sup u var wbr'.split(
    ' ',
  ),
);
/** Attributes in which an author's words stand as they are. In all others the form of a page writes names and numbers of its own. */
const OF_AN_AUTHOR =
  /^(?:alt|title|href|xlink:href|src|srcset|poster|cite|aria-\w+|value|placeholder|label|summary|download|lang)$/i;

const OF_A_WORD = { before: /[\p{L}\p{N}]$/u, after: /^[\p{L}\p{N}]/u };

/** Surfaces of a page. */
export function htmlSurfaces(html: string): readonly Surface[] {
  const { markup, styles, scripts } = withoutRawText(html);
  // Names that the page's own styles speak of are names of the theme.
  let folded: string | undefined;
  const isOfTheForm = (word: string): boolean => {
    if (isMarkupWord(word) || /^\d+$/.test(word)) return true;
    folded ??= styles.map(withoutData).join('\n').toLowerCase();
    return findWord(folded, word, OF_A_WORD) !== -1;
  };
  const pieces = markup
    .split(SLIDE)
    .flatMap((piece) => knownPieces(keyOf(piece), () => pieceSurfaces(piece)));
  return [
    ...pieces.map(({ isNamed, ...surface }) => (isNamed ? { ...surface, isOfTheForm } : surface)),
    ...styles.flatMap((style) => known(`style ${keyOf(style)}`, () => styleSurfaces(style))),
    ...scripts.flatMap((script) => known(`script ${keyOf(script)}`, () => scriptSurfaces(script))),
  ];
}

/** Before each slide. Wherever it may stand, no word goes on across it. */
const SLIDE = /(?=<svg data-marpit-svg)/;

/** One that holds names that the form of the page may have given. */
interface PieceSurface extends Surface {
  readonly isNamed: boolean;
}

/** Audiences share most of their slides. */
const knownPieces = rememberFiles<readonly PieceSurface[]>((surfaces) =>
  surfaces.reduce((sum, { text }) => sum + text.length * 2, 0),
);

function pieceSurfaces(markup: string): readonly PieceSurface[] {
  const found: PieceSurface[] = [];
  const apart: string[] = [];
  const joined: string[] = [];
  let end = 0;
  const text = (until: number) => {
    const piece = decodeEntities(markup.slice(end, until));
    apart.push(piece);
    joined.push(piece);
  };
  for (const match of markup.matchAll(TAG)) {
    text(match.index);
    end = match.index + match[0].length;
    const [whole, name, attributes = ''] = match;
    if (name === undefined) found.push({ where: 'comment', text: whole, isNamed: false });
    else if (!whole.startsWith('</')) found.push(...attributeSurfaces(attributes));
    apart.push('\n');
    if (name !== undefined && !INLINE.has(name.toLowerCase())) joined.push('\n');
  }
  text(markup.length);
  return [
    { where: 'text', text: apart.join(''), isNamed: false },
    { where: 'text', text: joined.join(''), isNamed: false },
    ...found,
  ].map((one) => ({ ...one, words: new Set(wordsOf(one.text)) }));
}

/** Styles and scripts are the same on the pages of all audiences, or nearly all. */
const known = rememberFiles<readonly Surface[]>((surfaces) =>
  surfaces.reduce((sum, { text }) => sum + text.length * 2, 0),
);

function styleSurfaces(style: string): readonly Surface[] {
  const text = { where: 'style', text: cssTexts(style).join('\n'), isOfTheForm: isMarkupWord };
  return [text, ...embeddedPictures(style)].map(withWords);
}

function scriptSurfaces(script: string): readonly Surface[] {
  const isOfTheForm = (word: string) => isMarkupWord(word) || /^\d+$/.test(word);
  return [withWords({ where: 'script', text: unescapeScript(script), isOfTheForm })];
}

function withWords(surface: Surface): Surface {
  return { ...surface, words: new Set(wordsOf(surface.text)) };
}

const OPENING = /<(style|script)(?:\s[^>]*)?>/gi;
const STYLE_END = /<\/style\s*>/gi;
const SCRIPT_END = /<\/script\s*>/gi;

function next(pattern: RegExp, text: string, from: number): RegExpExecArray | null {
  pattern.lastIndex = from;
  return pattern.exec(text);
}

/** Takes the contents of `<style>` and `<script>` out, which no tag ends but their own. */
function withoutRawText(html: string): {
  readonly markup: string;
  readonly styles: readonly string[];
  readonly scripts: readonly string[];
} {
  const styles: string[] = [];
  const scripts: string[] = [];
  let markup = '';
  let from = 0;
  for (let open = next(OPENING, html, 0); open !== null; open = next(OPENING, html, from)) {
    const isStyle = open[1]?.toLowerCase() === 'style';
    const start = open.index + open[0].length;
    // Looked for by itself: a pattern that takes the content sign by sign is slow where fonts are inside.
    const end = next(isStyle ? STYLE_END : SCRIPT_END, html, start)?.index ?? html.length;
    (isStyle ? styles : scripts).push(html.slice(start, end));
    markup += html.slice(from, start);
    from = end;
  }
  markup += html.slice(from);
  return { markup, styles, scripts };
}

function attributeSurfaces(attributes: string): readonly PieceSurface[] {
  if (!attributes.includes('=')) return [];
  return [...attributes.matchAll(ATTRIBUTE)].flatMap(
    ([, name = '', quoted = '']): readonly PieceSurface[] => {
      const raw = quoted.replace(/^(["'])([\s\S]*)\1$/, '$2');
      if (raw === '') return [];
      const value = decodeEntities(raw);
      const pictures = value.includes('data:') ? embeddedPictures(value) : [];
      return [
        { where: `attribute ${name}`, text: withoutData(value), isNamed: !OF_AN_AUTHOR.test(name) },
        ...pictures.map((picture) => ({ ...picture, isNamed: false })),
      ];
    },
  );
}

/** What pictures inside the page say beside what they show. */
function embeddedPictures(text: string): readonly Surface[] {
  if (!text.includes('data:image')) return [];
  return [...text.matchAll(DATA)].flatMap(([, type = '', parameters = '', data = '']) =>
    pictureSurfaces(dataBytes({ type, isBase64: parameters.includes('base64'), data })),
  );
}

function dataBytes({ type, isBase64, data }: { type: string; isBase64: boolean; data: string }): Uint8Array {
  // The head of a large photograph is enough: what it says stands before what it shows.
  const head = type === 'image/jpeg' ? data.slice(0, 400_000) : data;
  if (isBase64) return Buffer.from(head, 'base64');
  return new TextEncoder().encode(decodeURIComponent(head));
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  shy: '\u00ad',
};

/** Entities by number and those that a writer of HTML must use: Marp writes every other sign as it is. */
function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-zA-Z]+));/g,
    (whole, decimal, hex, name) => {
      if (name !== undefined) return ENTITIES[name] ?? whole;
      const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}

/** A script's escapes as the signs that they stand for, so that words in its strings are whole. */
function unescapeScript(script: string): string {
  return script.replace(
    /\\(?:u([0-9a-fA-F]{4})|u\{([0-9a-fA-F]{1,6})\}|x([0-9a-fA-F]{2})|[bfnrtv])/g,
    (_, wide?: string, braced?: string, narrow?: string) => {
      const hex = wide ?? braced ?? narrow;
      return hex === undefined ? ' ' : String.fromCodePoint(Math.min(Number.parseInt(hex, 16), 0x10ffff));
    },
  );
}
