/**
 * An HTML file → every place in it where words can stand: text, attributes, comments, scripts, styles, and pictures in
 * `data:` addresses. What is no tag is text, so nothing falls between. Words that tags cut in two are joined again.
 */
import { findWord } from '../source/word.ts';
import { cssTexts, withoutData } from './css.ts';
import { decodeEntities } from './entities.ts';
import { isMarkupWord } from './markup-words.ts';
import { pictureTexts } from './picture.ts';
import { remembered } from './remembered.ts';
import {
  type Piece,
  pieceOf,
  type ReadFile,
  type SpokenText,
  type Surface,
  surfaceOf,
  weighPiece,
} from './surface.ts';
import { numbersOfLine, union, type WordNumbers } from './word-numbers.ts';

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

/** Reads a page, one sign a byte: where its parts begin and end, ASCII says. */
export function readHtml(bytes: string): ReadFile {
  const markup: Piece[] = [];
  const scripts: Piece[] = [];
  const styles: string[] = [];
  let from = 0;
  PART.lastIndex = 0;
  for (let part = PART.exec(bytes); part !== null; part = PART.exec(bytes)) {
    const raw = part[1]?.toLowerCase();
    const until = raw === undefined ? part.index : PART.lastIndex;
    if (until > from) markup.push(readMarkup(bytes.slice(from, until)));
    from = until;
    if (raw === undefined) continue;
    from = endOfRawText(bytes, until, raw);
    const text = bytes.slice(until, from);
    if (raw === 'style') styles.push(text);
    else scripts.push(readScript(text));
    PART.lastIndex = from;
  }
  markup.push(readMarkup(bytes.slice(from)));
  return { pieces: [...markup, ...styles.map(readStyle), ...scripts], isName: nameIn(styles) };
}

/**
 * Before each slide and the box around it, and behind the tag that begins a style or a script, whose contents no tag
 * ends but their own. Wherever these stand, no word goes on across them.
 */
const PART = /<svg data-marpit-svg|<div class="lectern-slide"|<(style|script)(?:\s[^>]*)?>/gi;

const RAW_END = { style: /<\/style\s*>/iy, script: /<\/script\s*>/iy };

function endOfRawText(bytes: string, from: number, name: string): number {
  const end = name === 'style' ? RAW_END.style : RAW_END.script;
  // Looked for by two signs: in fonts, which most of a style is, a pattern would look at each sign.
  for (let at = bytes.indexOf('</', from); at !== -1; at = bytes.indexOf('</', at + 2)) {
    end.lastIndex = at;
    if (end.test(bytes)) return at;
  }
  return bytes.length;
}

/** True for words that the page's own styles speak of, which are names of the theme, and for those of every page. */
function nameIn(styles: readonly string[]): (word: string) => boolean {
  let folded: string | undefined;
  return (word) => {
    if (isFormal(word)) return true;
    folded ??= styles
      .map((style) => withoutData(utf8(style)))
      .join('\n')
      .toLowerCase();
    return findWord(folded, word, OF_A_WORD) !== -1;
  };
}

const isFormal = (word: string): boolean => isMarkupWord(word) || /^\d+$/.test(word);

/** The text of bytes that are given one sign each. */
function utf8(bytes: string): string {
  return /[\x80-\xff]/.test(bytes) ? Buffer.from(bytes, 'latin1').toString('utf8') : bytes;
}

/** Audiences share most of their slides, and all of their styles and scripts or nearly all. */
const readMarkup = remembered((bytes) => pieceOf(markupSurfaces(utf8(bytes))), weighPiece);
const readStyle = remembered((bytes) => pieceOf(styleTexts(utf8(bytes)).map(surfaceOf)), weighPiece);
const readScript = remembered(
  (bytes) =>
    pieceOf([surfaceOf({ where: 'script', text: unescapeScript(utf8(bytes)), isOfTheForm: isFormal })]),
  weighPiece,
);

function markupSurfaces(markup: string): readonly Surface[] {
  const found: Surface[] = [];
  const text: WordNumbers[] = [];
  /** Texts between which only tags stand that cut no word. */
  let joined: string[] = [];
  let end = 0;
  const speak = (until: number) => {
    const piece = decodeEntities(markup.slice(end, until));
    if (piece.trim() === '') {
      if (piece !== '') joined.push(piece);
      return;
    }
    text.push(numbersOfLine(piece));
    joined.push(piece);
  };
  const part = () => {
    if (joined.length > 1) text.push(numbersOfLine(joined.join('')));
    joined = [];
  };
  for (const match of markup.matchAll(TAG)) {
    speak(match.index);
    const [whole, name] = match;
    end = match.index + whole.length;
    if (name === undefined) found.push(surfaceOf({ where: 'comment', text: whole }));
    else {
      if (whole.includes('=') && !whole.startsWith('</')) found.push(...attributesOf(whole));
      if (!INLINE.has(name.toLowerCase())) part();
    }
  }
  speak(markup.length);
  part();
  return [{ where: 'text', words: union(text) }, ...found];
}

const attributesOf = remembered(
  (tag) => {
    const attributes = tag.replace(/^<[a-zA-Z][^\s/>]*/, '').slice(0, -1);
    return [...attributes.matchAll(ATTRIBUTE)].flatMap(([, name = '', quoted = '']): readonly Surface[] => {
      const raw = quoted.replace(/^(["'])([\s\S]*)\1$/, '$2');
      if (raw === '') return [];
      const value = decodeEntities(raw);
      const text = withoutData(value);
      return [
        { where: `attribute ${name}`, words: numbersOfLine(text), isNamed: !OF_AN_AUTHOR.test(name) },
        ...embeddedTexts(value).map(surfaceOf),
      ];
    });
  },
  (surfaces) => surfaces.length * 40,
);

function styleTexts(style: string): readonly SpokenText[] {
  return [
    { where: 'style', text: cssTexts(style).join('\n'), isOfTheForm: isMarkupWord },
    ...embeddedTexts(style),
  ];
}

/** What pictures inside the page say beside what they show. */
function embeddedTexts(text: string): readonly SpokenText[] {
  if (!text.includes('data:image')) return [];
  return [...text.matchAll(DATA)].flatMap(([, type = '', parameters = '', data = '']) =>
    pictureTexts(dataBytes({ type, isBase64: parameters.includes('base64'), data })),
  );
}

function dataBytes({ type, isBase64, data }: { type: string; isBase64: boolean; data: string }): Uint8Array {
  // The head of a large photograph is enough: what it says stands before what it shows.
  const head = type === 'image/jpeg' ? data.slice(0, 400_000) : data;
  if (isBase64) return Buffer.from(head, 'base64');
  return new TextEncoder().encode(decodeURIComponent(head));
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
