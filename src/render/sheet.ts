/**
 * The printed page of a deck, cut at its slides, so that a slide that several decks show is printed once. Only for decks
 * whose slides look the same whatever stands before and behind them: what counts through the page, or leads from one place of
 * it to another by an identifier, keeps a deck whole. Links within the deck lead to addresses that whoever joins the slides
 * turns into places.
 */
import { createHash } from 'node:crypto';
import { fillSlides, PAGE_CSS, type PageRequest, writeDocument } from './page.ts';

export interface Sheet {
  /** What stands before the slides: the same for decks of one look. */
  readonly before: string;
  readonly slides: readonly string[];
  readonly after: string;
  /** The slide that each identifier stands on, by its index. */
  readonly places: ReadonlyMap<string, number>;
}

/**
 * Styles that look at where a link leads, or count above the slides: a counter that begins within a slide ends with it
 * (CSS Lists 3, 4.3), and Marp lets no rule of a theme reach beyond.
 */
const CSS_THROUGH_PAGE = /\[\s*(?:xlink:)?href\s*[~|^$*]?=|div\.marpit(?:\s*>\s*svg)?\s*\{[^}]*counter-/i;
/** Names that are looked up in the whole page, and elements that work on it. */
const HTML_THROUGH_PAGE =
  /\baria-(?:labelledby|describedby|controls|owns|flowto|details)\s*=|<(?:use|style|label|input|map|object|iframe|animate|set)\b|<(?!a\b)[a-z]+\b[^>]*\shref="#|\b(?:xlink:href|usemap|headers|list|form)\s*=/i;
/** A drawing that names a part of its own. */
const OWN_PART = /(url\(\s*(?:["']|&quot;)?#)([^"'&)\s]+)/g;

const PLACE = '<!--slides-->';
const TOTAL = 'data-marpit-pagination-total';

/** Undefined for a deck that must be printed whole. `innerLink`: how the address of a link within the deck begins. */
export function writeSheet(request: PageRequest, innerLink: string): Sheet | undefined {
  const { css } = request.rendered;
  if (CSS_THROUGH_PAGE.test(css)) return undefined;
  const hasTotal = css.includes(TOTAL);
  const written = fillSlides(request);
  const named = written.flatMap((slide) => [...slide.matchAll(OWN_PART)].map((match) => match[2] ?? ''));
  if (named.some((name) => css.includes(`#${name}`))) return undefined;
  if (written.some((slide) => HTML_THROUGH_PAGE.test(slide))) return undefined;
  const slides = written.map(withOwnParts).map((slide) => {
    const plain = hasTotal ? slide : slide.replaceAll(new RegExp(` ${TOTAL}="\\d*"`, 'g'), '');
    return plain.replace(/(<a\b[^>]*?\shref=")#([^"]*)"/g, (_, start: string, name: string) => {
      return `${start}${innerLink}${Buffer.from(decoded(name)).toString('hex')}"`;
    });
  });
  const { author: _, description: __, ...plain } = request;
  const body = `<div class="marpit" role="main">\n${PLACE}\n</div>`;
  const [before = '', after = ''] = writeDocument({ ...plain, title: '' }, { css: PAGE_CSS, body }).split(
    PLACE,
  );
  return { before, slides, after, places: placesOn(written) };
}

/** On a page with other slides, a drawing must find the parts of its own. */
function withOwnParts(slide: string): string {
  const used = new Set([...slide.matchAll(OWN_PART)].map((match) => match[2]));
  if (used.size === 0) return slide;
  const tag = createHash('sha256').update(slide).digest('hex').slice(0, 8);
  return slide
    .replace(OWN_PART, (_, start: string, name: string) => `${start}${name}-${tag}`)
    .replace(/(\sid=")([^"]*)"/g, (whole, start: string, name: string) =>
      used.has(name) ? `${start}${name}-${tag}"` : whole,
    );
}

function placesOn(slides: readonly string[]): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  for (const [index, slide] of slides.entries())
    for (const [, name = ''] of slide.matchAll(/\s(?:id|name)="([^"]*)"/g))
      if (!places.has(plainText(name))) places.set(plainText(name), index);
  return places;
}

/** The name in the address of a link, as the identifier is written. */
function decoded(name: string): string {
  const text = plainText(name);
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function plainText(attribute: string): string {
  return attribute.replace(
    /&(?:#(\d+)|#x([0-9a-f]+)|(amp|quot|lt|gt));/gi,
    (whole, dec?: string, hex?: string, name?: string) => {
      if (dec !== undefined) return String.fromCodePoint(Number(dec));
      if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
      return { amp: '&', quot: '"', lt: '<', gt: '>' }[name?.toLowerCase() ?? ''] ?? whole;
    },
  );
}
