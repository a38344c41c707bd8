/** HTML and CSS of a deck → the characters that a reader sees, by what sets them. */
import type { ShownText } from '../model/font.ts';
import type { RenderedDeck } from '../model/rendered.ts';

const CODE = /<(pre|code|kbd|samp|tt|marp-pre)\b[^>]*>([\s\S]*?)<\/\1>/gi;
const ITALIC = /<(?:em|i|cite|dfn|var|address)\b|font-style:\s*italic/i;

/** What the slides show. Pictures, notes and the text for screen readers are no part of it. */
export function shownText({ slides, css }: Pick<RenderedDeck, 'slides' | 'css'>): ShownText {
  const html = slides.map((slide) => slide.html.replace(/<(style|script)\b[\s\S]*?<\/\1>/gi, '')).join('\n');
  const { formulas, rest } = splitFormulas(html);
  const math = [...textOf(formulas)]
    // KaTeX draws the stroke of ≠ by a sign of its own.
    .filter((sign) => /[^\p{scx=Latn}\p{scx=Grek}\p{sc=Common}\p{Co}]/u.test(sign))
    .join('');
  return {
    text: `${textOf(rest)}${math}`,
    code: textOf([...rest.matchAll(CODE)].map((match) => match[2] ?? '').join('\n')),
    math,
    style: styleText(css),
    hasItalic: ITALIC.test(html),
  };
}

/** Formulas bring their own fonts, which have the signs of mathematics. */
function splitFormulas(html: string): { formulas: string; rest: string } {
  const formulas: string[] = [];
  const rest: string[] = [];
  let at = 0;
  for (
    let open = html.indexOf('<span class="katex"');
    open !== -1;
    open = html.indexOf('<span class="katex"', at)
  ) {
    rest.push(html.slice(at, open));
    at = endOfSpan(html, open);
    formulas.push(html.slice(open, at));
  }
  rest.push(html.slice(at));
  return { formulas: formulas.join('\n'), rest: rest.join('\n') };
}

/** The offset behind the end of the `<span>` that begins at `open`. */
export function endOfSpan(html: string, open: number): number {
  let depth = 0;
  const tags = /<(\/?)span\b/g;
  tags.lastIndex = open;
  for (let tag = tags.exec(html); tag !== null; tag = tags.exec(html)) {
    depth += tag[1] === '' ? 1 : -1;
    if (depth === 0) return html.indexOf('>', tag.index) + 1;
  }
  return html.length;
}

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
};

/** HTML without its tags and comments, character references resolved. */
export function textOf(html: string): string {
  return html
    .replace(/<!--[\s\S]*?-->|<[a-z/](?:"[^"]*"|'[^']*'|[^"'>])*>/gi, '')
    .replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (whole, decimal?: string, hex?: string, name?: string) => {
      const point = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
      if (Number.isNaN(point)) return NAMED[name ?? ''] ?? whole;
      return point > 0 && point < 0x110000 ? String.fromCodePoint(point) : '';
    });
}

/** Strings of `content` and other properties, escapes resolved; ASCII is in every font. */
function styleText(css: string): string {
  const plain = css.replace(/url\([^)]*\)/g, '');
  const escaped = [...plain.matchAll(/content:[^;}]*/g)].flatMap(([value]) =>
    [...value.matchAll(/\\([0-9a-f]{1,6})/gi)].map((match) => Number.parseInt(match[1] ?? '', 16)),
  );
  const points = escaped.filter((point) => point > 0x7f && point < 0x110000);
  return `${plain.replace(/\/\*[\s\S]*?\*\//g, '').replace(/[\0-\x7f]+/g, '')}${points.map((point) => String.fromCodePoint(point)).join('')}`;
}
