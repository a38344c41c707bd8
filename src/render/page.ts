/**
 * Rendered slides → one self-contained HTML page, the one that is printed. All files are put inside; a
 * Content-Security-Policy forbids the page to load anything else and to run any script but its own, which are named by
 * their hashes. On screen it is a column of slides; printed, one slide a page. Speaker notes never enter this page.
 * `viewer-page.ts` and `handout/` make their pages of the same parts.
 */
import { createHash } from 'node:crypto';
import { directionOf } from '../model/language.ts';
import { EMOJI_BASE, MATH_FONT_BASE, PLACEHOLDERS, type RenderedDeck } from '../model/rendered.ts';
import { createMemory } from '../source/memory.ts';
import { FIT_SCRIPT, isFitted } from './fit.ts';
import { extendHtml, extendStacks, type FontFamilies } from './font-stacks.ts';

export interface PageRequest {
  readonly rendered: RenderedDeck;
  readonly title: string;
  readonly lang: string;
  readonly author?: string;
  readonly description?: string;
  /** `data:` address for each of `rendered.addresses`, in their order. */
  readonly files: readonly string[];
  /** `data:` address by the name behind the emoji base: `svg/1f600.svg`. */
  readonly emoji: ReadonlyMap<string, string>;
  /** `data:` address by file name of a KaTeX font. */
  readonly mathFonts: ReadonlyMap<string, string>;
  /** `@font-face` rules of the fonts that the deck needs. */
  readonly fontCss: string;
  /** Where fallback fonts stand among the families that the CSS names. */
  readonly fontFamilies: FontFamilies;
}

/** The page as text. Equal requests give equal bytes. */
export function writePage(request: PageRequest): string {
  const slides = fillSlides(request).join('\n');
  return writeDocument(request, {
    css: PAGE_CSS,
    body: `<div class="marpit" role="main">\n${slides}\n</div>`,
  });
}

/** The slides with all their files inside. */
export function fillSlides(request: PageRequest): readonly string[] {
  return request.rendered.slides.map((_, index) => fillSlide(request, index));
}

/** One slide, by its index. */
export function fillSlide(request: PageRequest, index: number): string {
  const html = request.rendered.slides[index]?.html ?? '';
  return fillHtml(extendHtml(html, request.fontFamilies), request);
}

/** The style of the deck with all its files inside. */
export function fillStyle(request: PageRequest): string {
  const { fontCss, fontFamilies, rendered } = request;
  const styles = extendStacks(`${fontFamilies.defaults}${rendered.css}`, fontFamilies);
  return `${fontCss}${fillCss(styles, request)}`;
}

export interface DocumentParts {
  /** Comes behind the deck's own CSS. */
  readonly css: string;
  readonly body: string;
  /** Comes before the deck's own CSS, in a style of its own. */
  readonly viewerCss?: string;
  /** Script that runs before the body is read. */
  readonly boot?: string;
  /** Scripts that run behind the deck's own. */
  readonly scripts?: readonly string[];
  /** Attributes of the `<html>` element beside its language. */
  readonly attributes?: Readonly<Record<string, string>>;
  /** Instead of the deck's own. */
  readonly title?: string;
  /** Whom the page may ask, as in `connect-src`; default: nobody. */
  readonly connect?: string;
}

/** The `<style>` that holds the CSS of the deck. */
const STYLE_ID = 'lectern-deck-style';

/** A page with the deck's styles, policy and scripts around `body`. */
export function writeDocument(request: PageRequest, given: DocumentParts): string {
  const { rendered } = request;
  const { viewerCss, boot = '' } = given;
  const css = `${fillStyle(request)}${fillCss(extendStacks(given.css, request.fontFamilies), request)}`;
  const fit = isFitted(rendered.css) ? FIT_SCRIPT : '';
  const scripts = [rendered.script, fit, ...(given.scripts ?? [])].filter((script) => script !== '');
  const direction = directionOf(request.lang) === 'rtl' ? { dir: 'rtl' } : {};
  const attributes = Object.entries({ lang: request.lang, ...direction, ...given.attributes });
  return [
    '<!DOCTYPE html>',
    `<html ${attributes.map(([name, value]) => `${name}="${escapeHtml(value)}"`).join(' ')}>`,
    '<head>',
    '<meta charset="UTF-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policyFor([boot, ...scripts], given.connect)}">`,
    '<meta name="viewport" content="width=device-width,initial-scale=1">',
    `<title>${escapeHtml(given.title ?? request.title)}</title>`,
    ...(request.author === undefined ? [] : [`<meta name="author" content="${escapeHtml(request.author)}">`]),
    ...(request.description === undefined
      ? []
      : [`<meta name="description" content="${escapeHtml(request.description)}">`]),
    ...(viewerCss === undefined
      ? [`<style>${css}</style>`]
      : [`<style>${viewerCss}</style>`, `<style id="${STYLE_ID}">${css}</style>`]),
    ...(boot === '' ? [] : [`<script>${boot}</script>`]),
    '</head>',
    '<body>',
    given.body,
    ...scripts.map((script) => `<script>${script}</script>`),
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

/** Names of the emoji pictures that the slides show, sorted. */
export function emojiNames(rendered: RenderedDeck): readonly string[] {
  return namesBehind(EMOJI_BASE, rendered.slides.map((slide) => slide.html).join(''));
}

/** File names of the KaTeX fonts that the slides can need, sorted: only WOFF2 is used. */
export function mathFontNames(rendered: RenderedDeck): readonly string[] {
  const html = rendered.slides.map((slide) => slide.html).join('');
  if (!html.includes('class="katex"')) return [];
  return namesBehind(MATH_FONT_BASE, rendered.css).filter((name) => name.endsWith('.woff2'));
}

function namesBehind(base: string, text: string): readonly string[] {
  const found = new Set(
    [...text.matchAll(new RegExp(`${base}([\\w./-]+)`, 'g'))].map((match) => match[1] ?? ''),
  );
  return [...found].sort();
}

function policyFor(scripts: readonly string[], connect: string | undefined): string {
  const hashes = scripts
    .filter((script) => script !== '')
    .map((script) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`);
  const allowed = hashes.length === 0 ? "'none'" : hashes.join(' ');
  const asks = connect === undefined ? '' : `connect-src ${connect}; `;
  return `default-src 'none'; img-src data:; media-src data:; font-src data:; style-src 'unsafe-inline'; script-src ${allowed}; ${asks}base-uri 'none'; form-action 'none'`;
}

/** Styles without files of their own are long, and the same for many decks. */
const plainStyles = createMemory<string>({ most: 4_000_000, weigh: (css) => css.length });

function fillCss(css: string, request: PageRequest): string {
  if (!css.includes('_lectern_/')) return plainStyles(css, () => withoutStyleEnds(css));
  const filled = fillFiles(css, request).replace(
    new RegExp(`url\\((['"]?)${MATH_FONT_BASE}([\\w-]+)\\.woff2\\1\\) format\\(['"]woff2['"]\\)[^;}]*`, 'g'),
    (_, __, name: string) => {
      const font = request.mathFonts.get(`${name}.woff2`);
      return font === undefined ? 'local("")' : `url(${font}) format("woff2")`;
    },
  );
  return withoutStyleEnds(filled);
}

function withoutStyleEnds(css: string): string {
  return css.replace(/<\/style/gi, '<\\/style');
}

function fillHtml(html: string, request: PageRequest): string {
  return fillFiles(html, request).replace(
    new RegExp(`${EMOJI_BASE}([\\w./-]+)`, 'g'),
    (whole, name: string) => request.emoji.get(name) ?? whole,
  );
}

function fillFiles(text: string, request: PageRequest): string {
  return text.replace(PLACEHOLDERS, (whole, index: string) => request.files[Number(index)] ?? whole);
}

/** A text as a CSS string, quotes included. */
export function cssText(text: string): string {
  return `"${text.replace(/["\\<>\p{Cc}]/gu, (sign) => `\\${sign.charCodeAt(0).toString(16)} `)}"`;
}

/** Text for HTML, also inside quotes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** Slides below each other on a screen, one a sheet in print. */
export const PAGE_CSS = `
@media screen{html,body{margin:0;background:#26282c}div.marpit{display:grid;gap:24px;padding:24px;justify-items:center}
div.marpit>svg{width:min(100%,calc((100vh - 48px)*16/9));height:auto;background:#fff}}
@media print{html,body{margin:0;background:none}div.marpit>svg{display:block}}
`;
