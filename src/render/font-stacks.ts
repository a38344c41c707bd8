/**
 * Lists of font families in CSS: which there are, and the same CSS with fallback families in each. A browser takes a
 * character from no other font than those of the list that applies, so each list must name them: in `font-family`, in
 * `font`, and in custom properties that hold a list. Where fonts of the page stand in a list, the fallback follows them;
 * else it stands before the generic family for scripts that the reader's fonts rarely have, and at the end for all.
 */
import { FALLBACK, type FontKind, type FontStack } from '../model/font.ts';
import { createMemory } from '../source/memory.ts';

export interface FontFamilies {
  /** Families whose fonts are inside the page; lower case. */
  readonly embedded: ReadonlySet<string>;
  /** Fallback families that the page defines. */
  readonly fallback: ReadonlySet<string>;
  /** Rules for what no rule of the deck gives a font, from `defaultStacks`. */
  readonly defaults: string;
}

/** A list of families and the selector of its rule. */
export interface FontList {
  readonly selector: string;
  readonly families: readonly string[];
}

const DECLARATION =
  /@font-face\s*\{[^}]*\}|(?<=[;{\s]|\*\/|^)(font-family|font|--[\w-]*font[\w-]*)(\s*:\s*)([^;{}]+)/gi;
/** Custom properties about fonts that hold no list of families. */
const NO_LIST =
  /size|weight|style|feature|variant|stretch|kern|height|leading|optical|smooth|synth|setting|color/i;
const WIDE =
  /^(?:inherit|initial|unset|revert|revert-layer|caption|icon|menu|message-box|small-caption|status-bar)$/i;
const GENERIC =
  /^(?:serif|sans-serif|monospace|cursive|fantasy|math|system-ui|-apple-system|blinkmacsystemfont|ui-(?:serif|sans-serif|monospace|rounded))$/i;
const MONO = /mono|code|courier|consolas|menlo/i;
const SERIF =
  /serif|georgia|times|garamond|palatino|charter|cambria|baskerville|bodoni|caslon|didot|antiqua|roman/i;

/** The lists of families that the rules of a style sheet give to elements. */
export function fontLists(css: string): readonly FontList[] {
  const held = new Map<string, string>();
  const found: { selector: string; value: string }[] = [];
  for (const match of css.matchAll(DECLARATION)) {
    const [, name, , value = ''] = match;
    const list = name === undefined ? '' : (partsOf(name, value)[2] ?? '');
    if (name === undefined || list === '') continue;
    if (name.startsWith('--')) held.set(name, list);
    else found.push({ selector: selectorBefore(css, match.index), value: list });
  }
  return found.flatMap(({ selector, value }) => {
    const property = propertyOf(value);
    const list = property === undefined ? value : held.get(property);
    return list === undefined ? [] : [{ selector, families: splitList(list) }];
  });
}

/** Rules for what no list of a style sheet reaches: what a browser would take, as lists that can be extended. */
export function defaultStacks(lists: readonly FontList[]): string {
  const forSlides = lists.some(({ selector }) =>
    selector.split(',').some((part) => /(?:section|:root)(?![\w-])[^\s>+~]*$/.test(part.trim())),
  );
  const forCode = lists.some(
    ({ selector, families }) => kindOf(families) === 'mono' && /\bcode\b/.test(selector),
  );
  return [
    forSlides ? '' : ':where(html){font-family:serif}',
    forCode ? '' : ':where(pre,code,kbd,samp,tt){font-family:monospace}',
  ].join('');
}

/** The lists that some element of `html` can have, each once. */
export function usedStacks(lists: readonly FontList[], html: string): readonly FontStack[] {
  const stacks = new Map<string, FontStack>();
  for (const { selector, families } of lists) {
    if (families.every((name) => /emoji|symbol/i.test(name))) continue;
    if (!selector.split(',').some((part) => mayMatch(part, html))) continue;
    const kind = kindOf(families);
    const isMath = families.some((name) => name.startsWith('KaTeX_'));
    stacks.set(families.join(), {
      kind,
      families,
      sets: isMath ? 'math' : kind === 'mono' ? 'code' : 'text',
    });
  }
  return [...stacks.values()];
}

/** Fonts that the style sheet brings itself: family and address. */
export function fontsInside(css: string): readonly { family: string; address: string }[] {
  return [...css.matchAll(/@font-face\s*\{([^}]*)\}/gi)].flatMap(([, rule = '']) => {
    const family = splitList(/font-family\s*:\s*([^;]+)/i.exec(rule)?.[1] ?? '')[0];
    const address = /url\(\s*["']?([^"')]+)/i.exec(rule)?.[1];
    return family === undefined || address === undefined ? [] : [{ family, address }];
  });
}

/** Decks of one theme share their style, some 60,000 signs. */
const extended = createMemory<string>({ most: 2_000_000, weigh: (css) => css.length });

/** `css` with fallback families in every list. */
export function extendStacks(css: string, families: FontFamilies): string {
  if (families.fallback.size === 0) return css;
  const key = [...families.embedded, '', ...families.fallback, css].join('\0');
  return extended(key, () => extendAll(css, families));
}

function extendAll(css: string, families: FontFamilies): string {
  const properties = new Set([...css.matchAll(DECLARATION)].map(([, name]) => name));
  return css.replace(DECLARATION, (whole, name: string | undefined, colon: string, value: string) => {
    if (name === undefined) return whole;
    const [, before = '', list = '', after = ''] = partsOf(name, value);
    if (list === '') return whole;
    const reference = propertyOf(list);
    if (reference === undefined) return `${name}${colon}${before}${extendList(list, families)}${after}`;
    if (properties.has(reference)) return whole;
    return `${name}${colon}${before}${[list, ...behind('sans', families)].join(',')}${after}`;
  });
}

/** The HTML of a slide with fallback families in the styles and attributes of its diagrams. */
export function extendHtml(html: string, families: FontFamilies): string {
  if (families.fallback.size === 0 || !/font/i.test(html)) return html;
  return html
    .replace(/(<style\b[^>]*>)([\s\S]*?)(<\/style>)/gi, (_, open: string, css: string, close: string) => {
      return `${open}${extendStacks(css, families)}${close}`;
    })
    .replace(/(<[a-z][^>]*\sfont-family=")([^"&]+)(")/gi, (_, open: string, list: string, close: string) => {
      return `${open}${extendList(list, families).replaceAll('"', "'")}${close}`;
    })
    .replace(/(<[a-z][^>]*\sstyle="[^"]*?font-family:)([^;"&]+)/gi, (_, open: string, list: string) => {
      return `${open}${extendList(list, families).replaceAll('"', "'")}`;
    });
}

function propertyOf(value: string): string | undefined {
  return /^var\(\s*(--[\w-]+)/.exec(value)?.[1];
}

/** What stands before the families, they, and what stands behind; empty when the value holds none. */
function partsOf(name: string, value: string): readonly string[] {
  const [, before = '', plain = '', after = ''] =
    (/^font$/i.test(name)
      ? /^((?:[\w.-]+\s+)*?(?:[\d.][\w.%]*|calc\([^()]*(?:\([^()]*\)[^()]*)*\))(?:\s*\/\s*[\w.%]+)?\s+)([\s\S]*?)(\s*(?:!important)?\s*)$/i
      : /^()([\s\S]*?)(\s*(?:!important)?\s*)$/i
    ).exec(value) ?? [];
  const isList =
    !WIDE.test(plain) &&
    (!name.startsWith('--') || (!NO_LIST.test(name) && /^[^\d(){}][^(){}]*$/.test(plain)));
  return isList ? [value, before, plain, after] : [];
}

function selectorBefore(css: string, index: number): string {
  const open = css.lastIndexOf('{', index);
  const start = Math.max(
    css.lastIndexOf('}', open),
    css.lastIndexOf('{', open - 1),
    css.lastIndexOf(';', open),
  );
  return css.slice(start + 1, open).trim();
}

/** Whether all classes that a selector names occur in the page. */
function mayMatch(selector: string, html: string): boolean {
  return [...selector.matchAll(/\.([\w-]+)/g)].every(
    ([, name = '']) => name === 'marpit' || html.includes(name),
  );
}

function extendList(list: string, families: FontFamilies): string {
  const names = splitList(list);
  const kind = kindOf(names);
  const own = names.findLastIndex(
    (name) => families.embedded.has(name.toLowerCase()) || name.startsWith('KaTeX_'),
  );
  const written = list.split(/,(?=(?:[^"']|"[^"]*"|'[^']*')*$)/).map((name) => name.trim());
  if (own !== -1)
    return [...written.slice(0, own + 1), ...behind(kind, families), ...written.slice(own + 1)].join(',');
  const generic = names.findIndex((name) => GENERIC.test(name));
  if (generic === -1) return [...written, ...behind(kind, families)].join(',');
  const scripts = behind(kind, families).filter((name) => name.includes('Scripts'));
  const others = behind(kind, families).filter((name) => !name.includes('Scripts'));
  // On Linux `sans-serif` may be no font at all, and Chromium would take the system's own font only behind ours.
  const system = kind === 'sans' && others.length > 0 ? ['system-ui'] : [];
  return [...written.slice(0, generic), ...scripts, ...written.slice(generic), ...system, ...others].join(
    ',',
  );
}

/** Fallback families of a kind, in order. */
function behind(kind: FontKind, { fallback }: FontFamilies): readonly string[] {
  const own = kind === 'sans' ? [] : [FALLBACK[kind].scripts, FALLBACK[kind].base];
  const names = [...own, FALLBACK.sans.scripts, FALLBACK.sans.base, FALLBACK.symbols];
  return [...new Set(names)].filter((name) => fallback.has(name)).map((name) => `"${name}"`);
}

function splitList(list: string): readonly string[] {
  return [...list.matchAll(/"([^"]*)"|'([^']*)'|([^,\s][^,]*)/g)].map((match) =>
    (match[1] ?? match[2] ?? match[3] ?? '').trim(),
  );
}

function kindOf(families: readonly string[]): FontKind {
  const generics = families.filter((name) => GENERIC.test(name)).join(' ');
  const decisive = /serif|monospace/i.test(generics) ? generics : families.join(' ');
  if (MONO.test(decisive)) return 'mono';
  return SERIF.test(decisive.replace(/sans[- ]?serif|sans/gi, '')) && !/sans-serif/i.test(generics)
    ? 'serif'
    : 'sans';
}
