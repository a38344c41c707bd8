/**
 * CSS in which every address that a browser would load stands in a plain `url()`. Browsers also take `URL(…)`, names with
 * escapes such as `u\72l(…)`, and mere strings in `image-set()`: written plainly, all of them are found by one pattern.
 * https://drafts.csswg.org/css-images-4/#image-set-notation
 */

/** Functions whose strings are addresses. */
const SETS: ReadonlySet<string> = new Set(['image-set', '-webkit-image-set', 'image', 'src']);
const LOADING: ReadonlySet<string> = new Set(['url', ...SETS]);

const TOKEN =
  /\/\*[\s\S]*?\*\/|"(?:\\[\s\S]|[^"\\\n])*"|'(?:\\[\s\S]|[^'\\\n])*'|((?:\\[0-9a-f]{1,6}\s?|\\[^\n0-9a-f]|[\w-])+)\(|[()]/gi;

/** Whether a text has anything to be written plainly. */
const OTHERWISE = /\\|image-set\(|\b(?:src|image)\(/i;

/** Decks mostly share their styles, which are long. */
const known = new Map<string, string>();
const MOST_KNOWN = 10;
const LONG = 5_000;

/** Gives the same text when nothing is spelled otherwise. */
export function plainAddresses(css: string): string {
  if (css.length < LONG) return rewritten(css);
  const before = known.get(css);
  if (before !== undefined) return before;
  const plain = rewritten(css);
  known.set(css, plain);
  const [oldest = css] = known.keys();
  if (known.size > MOST_KNOWN) known.delete(oldest);
  return plain;
}

function rewritten(css: string): string {
  if (!OTHERWISE.test(css) && !/url\(/i.test(css.replaceAll('url(', ''))) return css;
  const inside: string[] = [];
  return css.replace(TOKEN, (token: string, written: string | undefined) => {
    if (written !== undefined) {
      const name = unescaped(written).toLowerCase();
      inside.push(name);
      return LOADING.has(name) ? `${name === 'src' ? 'url' : name}(` : token;
    }
    if (token === '(') inside.push('');
    else if (token === ')') inside.pop();
    else if (!token.startsWith('/') && SETS.has(inside.at(-1) ?? '') && inside.at(-1) !== 'src')
      return `url(${token})`;
    return token;
  });
}

function unescaped(name: string): string {
  return name.replace(/\\(?:([0-9a-f]{1,6})\s?|(.))/gi, (_, code?: string, sign?: string) =>
    code === undefined ? (sign ?? '') : String.fromCodePoint(Math.min(Number.parseInt(code, 16), 0x10ffff)),
  );
}
