/**
 * A brand and the packed CSS of a deck → CSS that re-colours it. The tokens of our themes are read from that CSS, so a theme
 * that stands on another is re-coloured too; Marp's own themes are reached through the variables that they have:
 * https://github.com/marp-team/marp-core/tree/main/themes
 */
import type { Brand } from '../model/brand.ts';
import { brandTones, type Tones } from './brand-tones.ts';

const SLIDE = 'div.marpit > svg > foreignObject > section';

/** Grounds and inks of Marp's default theme, for themes without tokens. */
const LIGHT: Tones = new Map([
  ['ground', '#ffffff'],
  ['ink', '#1f2328'],
]);
const DARK: Tones = new Map([
  ['ground', '#0d1117'],
  ['ink', '#f0f6fc'],
]);

/** Variables of Marp's themes, and the token whose colour each takes. */
const MARP_VARIABLES = {
  'bgColor-default': 'ground',
  'bgColor-muted': 'surface',
  'fgColor-default': 'ink',
  'fgColor-muted': 'muted',
  'fgColor-accent': 'accent',
  'borderColor-default': 'rule',
  'borderColor-muted': 'rule',
  'h1-color': 'accent',
  'heading-strong-color': 'accent',
  'header-footer-color': 'muted',
  'paginate-color': 'muted',
  'color-background': 'ground',
  'color-foreground': 'ink',
  'color-dimmed': 'muted',
  'color-header': 'muted',
  'color-highlight': 'accent',
  'color-highlight-heading': 'accent',
  'color-background-code': 'surface',
  'color-background-paginate': 'surface',
} as const;

/** CSS to stand behind that of the theme; `css` is what Marp packed. */
export function brandStyle(brand: Brand, css: string): string {
  const plain = tokensOf(css, /section$/);
  const inverted = tokensOf(css, /section\.invert$/);
  const colors =
    plain.size > 0
      ? `${rule('', declare(brandTones(brand.colors, plain)))}${rule('.invert', declare(brandTones(brand.colors, new Map([...plain, ...inverted]))))}`
      : marpColors(brand, css);
  return `${brand.fontCss}${colors}${fontRules(brand, css)}${logoRules(brand)}`;
}

/** Colour tokens with a plain value in the rules whose selector ends so; the last of a name counts. */
function tokensOf(css: string, selector: RegExp): Tones {
  const tokens = new Map<string, string>();
  for (const [, selectors = '', body = ''] of css.matchAll(/([^{}]+)\{([^{}]*--color-ground[^{}]*)\}/g)) {
    if (!selectors.split(',').some((one) => selector.test(one.trim()))) continue;
    for (const [, name = '', value = ''] of body.matchAll(/--color-([\w-]+):\s*(#[0-9a-f]{6})\b/gi))
      tokens.set(name, value.toLowerCase());
  }
  return tokens;
}

function declare(tones: Tones): string {
  return [...tones].map(([name, value]) => `--color-${name}:${value};`).join('');
}

function marpColors({ colors }: Brand, css: string): string {
  const light = brandTones(colors, LIGHT);
  const dark = brandTones(colors, DARK);
  const declarations = Object.entries(MARP_VARIABLES).flatMap(([variable, token]) => {
    const day = light.get(token);
    const night = dark.get(token);
    return day === undefined || night === undefined ? [] : [`--${variable}:light-dark(${day},${night});`];
  });
  const field = light.get('field');
  const onField = light.get('on-field');
  const gaia =
    field === undefined || onField === undefined || !css.includes('section.gaia')
      ? ''
      : rule(
          '.gaia',
          `--color-background:${field};--color-foreground:${onField};--color-highlight:${onField};--color-dimmed:${light.get('on-field-muted') ?? onField};`,
        );
  return `${rule('', declarations.join(''))}${gaia}`;
}

function fontRules({ families, headingWeight }: Brand, css: string): string {
  const { base, headings = base, monospace } = families;
  const stacks = { heading: headings, body: base, code: monospace };
  const tokens = Object.entries(stacks).flatMap(([name, family]) => {
    const own = [...css.matchAll(new RegExp(`--font-${name}:\\s*([^;}]+)`, 'g'))].at(-1)?.[1];
    return family === undefined || own === undefined
      ? []
      : [`--font-${name}:${quoted(family)}, ${own.trim()};`];
  });
  const weight = headingWeight === undefined ? '' : `--weight-heading:${headingWeight};`;
  if (css.includes('--font-body:')) return rule('', `${tokens.join('')}${weight}`);
  const face = (family: string | undefined, last: string) =>
    family === undefined ? '' : `font-family:${quoted(family)}, ${last};`;
  const bold = headingWeight === undefined ? '' : `font-weight:${headingWeight};`;
  return `${rule('', face(base, 'sans-serif'))}${rule(' :is(h1, h2, h3, h4, h5, h6)', `${face(headings, 'sans-serif')}${bold}`)}${rule(' :is(pre, code)', face(monospace, 'monospace'))}`;
}

/** The logo stands at the foot of covers and closing slides, where our themes set no page number. */
function logoRules({ logo }: Brand): string {
  if (logo === undefined) return '';
  const place =
    'background-repeat:no-repeat;background-size:auto 36px;background-position:right 80px bottom 24px;background-origin:border-box;';
  const image = (uri: string) => `background-image:url("${uri}");`;
  const dark = logo.dark === logo.light ? '' : rule('.invert:is(.cover, .closing)', image(logo.dark));
  return [
    rule(':is(.cover, .closing)', `${image(logo.light)}${place}`),
    dark,
    rule(':is(.cover, .closing):dir(rtl)', 'background-position:left 80px bottom 24px;'),
  ].join('');
}

function rule(suffix: string, body: string): string {
  return body === '' ? '' : `${SLIDE}${suffix}{${body}}`;
}

function quoted(family: string): string {
  return `"${family.replace(/[^\p{L}\p{N} _.-]/gu, '')}"`;
}
