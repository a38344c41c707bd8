/**
 * What stands between the brackets of a picture, as Marp reads it: words that are keywords shape the picture and vanish, the rest
 * is its text for those who do not see it. Rules: https://github.com/marp-team/marpit (src/markdown/image/parse.js and
 * src/markdown/background_image/parse.js).
 */

export interface PictureWord {
  readonly text: string;
  /** Offset in what stands between the brackets. */
  readonly offset: number;
  /** Marp takes it for a keyword. */
  readonly keyword: boolean;
}

const LENGTH = '(?:(?:\\d*\\.)?\\d+(?:%|ch|cm|em|ex|in|mm|pc|pt|px)?|auto)';
const KEYWORD = new RegExp(
  `^(?:(?:\\d*\\.)?\\d+%|w(?:idth)?:${LENGTH}|h(?:eight)?:${LENGTH}|(?:blur|brightness|contrast|grayscale|hue-rotate|invert|opacity|saturate|sepia)(?::.+)?|drop-shadow(?::.+?,.+)?)$`,
);
const BACKGROUND_KEYWORD =
  /^(?:bg|auto|contain|cover|fit|vertical|horizontal|(?:left|right)(?::(?:\d*\.)?\d+%)?)$/;

/** Words of no language that themes look for in the text (`img[alt~="center"]`). */
const THEME_WORD = /^(?:center|centre|inline|shadow|round(?:ed)?|#[\w-]+|[\w-]*[:=][\w.%-]*)$/i;

/** The words of a picture in their order. */
export function pictureWords(label: string): readonly PictureWord[] {
  const words = [...label.matchAll(/\S+/g)].map((match) => ({ text: match[0], offset: match.index }));
  const isBackground = words.some(({ text }) => text === 'bg');
  return words.map((word) => ({
    ...word,
    keyword: KEYWORD.test(word.text) || (isBackground && BACKGROUND_KEYWORD.test(word.text)),
  }));
}

/** True for a word that says something of the picture to a reader. */
export function isProse({ text, keyword }: PictureWord): boolean {
  return !keyword && /\p{L}/u.test(text) && !THEME_WORD.test(text);
}

/** True for a picture behind a whole slide, which is there to be looked over. */
export function isBackdrop(words: readonly PictureWord[]): boolean {
  const has = (pattern: RegExp) => words.some(({ keyword, text }) => keyword && pattern.test(text));
  return has(/^bg$/) && !has(/^(?:left|right)/);
}
