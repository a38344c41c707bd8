/** A style sheet → the texts in it: comments, what `content` and custom properties say, and addresses that are no data. */

/** Strings outside of these are names of fonts, charsets and patterns of selectors. */
const SAYING = /(?:^|[;{\s])(?:content|quotes|--[\w-]+)\s*:([^;}]*)/g;
const STRING = /"((?:\\[\s\S]|[^"\\])*)"|'((?:\\[\s\S]|[^'\\])*)'/g;

export function cssTexts(css: string): readonly string[] {
  const texts: string[] = [];
  const bare = withoutData(css).replace(/\/\*[\s\S]*?\*\//g, (comment) => {
    texts.push(comment);
    return ' ';
  });
  for (const [, value = ''] of bare.matchAll(SAYING)) {
    if (FONTS.test(value)) continue;
    for (const [, double, single] of value.matchAll(STRING)) texts.push(unescapeCss(double ?? single ?? ''));
  }
  for (const [, address = ''] of bare.matchAll(/url\(\s*["']?([^"')]+)/g)) texts.push(address);
  return texts.filter((text) => text !== '');
}

/** A list of fonts, which themes like to keep in a custom property, ends with one of these. */
const FONTS = /(?:^|[\s,])(?:sans-serif|serif|monospace|cursive|system-ui|ui-[a-z]+|emoji)\s*$/;

/** Without the files inside `data:` addresses, which are most of a page's bytes. */
export function withoutData(text: string): string {
  return text.includes('data:') ? text.replace(/data:[\w/+.-]*[;,][\w+/=%;,:.!~*-]*/g, 'data:') : text;
}

/** `\201c` is a sign by its number, `\"` the sign itself: https://www.w3.org/TR/css-syntax-3/#consume-escaped-code-point */
function unescapeCss(text: string): string {
  return text.replace(/\\(?:([0-9a-fA-F]{1,6})\s?|([\s\S]))/g, (_, code: string | undefined, sign: string) =>
    code === undefined ? sign : codePoint(Number.parseInt(code, 16)),
  );
}

function codePoint(code: number): string {
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
}
