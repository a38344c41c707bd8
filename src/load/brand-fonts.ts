/**
 * `typography` of a brand → families and where their letters come from. A font of Google or Bunny is taken from its
 * `@fontsource` package, which must be installed; a font that is a file is put into the page; a font of the system is only named.
 */
import type { Brand } from '../model/brand.ts';
import type { ThemeFont } from '../model/theme.ts';
import type { BrandFiles } from './brand.ts';
import type { BrandReader } from './brand-reader.ts';
import type { YamlMapping, YamlNode } from './yaml-tree.ts';

type Typography = Pick<Brand, 'families' | 'headingWeight' | 'fonts' | 'fontCss'>;

const KEYS = ['fonts', 'base', 'headings', 'monospace', 'monospace-inline', 'monospace-block', 'link'];
const FONT_KEYS = ['family', 'source', 'files', 'weight', 'style', 'display'];
const FILE_KEYS = ['path', 'weight', 'style'];
const ELEMENT_KEYS = [
  'family',
  'size',
  'weight',
  'style',
  'line-height',
  'color',
  'background-color',
  'decoration',
];
const SOURCES = ['file', 'google', 'bunny', 'system'];
const WEIGHT_NAMES: Readonly<Record<string, number>> = {
  thin: 100,
  'extra-light': 200,
  light: 300,
  normal: 400,
  regular: 400,
  medium: 500,
  'semi-bold': 600,
  bold: 700,
  'extra-bold': 800,
  black: 900,
};

export async function readTypography(
  node: YamlNode | undefined,
  reader: BrandReader,
  files: BrandFiles,
): Promise<Typography> {
  const mapping = node && reader.mapping(node, '"typography"', KEYS);
  const fonts: ThemeFont[] = [];
  let fontCss = '';
  for (const one of reader.list(mapping?.entries.get('fonts')?.value, '"fonts"')) {
    const font = reader.mapping(one, 'a font', FONT_KEYS);
    if (font === undefined) continue;
    const family = textOf(font, 'family', reader);
    const source = textOf(font, 'source', reader) ?? 'system';
    if (family === undefined || !SOURCES.includes(source)) {
      const message = family === undefined ? 'a font needs a "family"' : `"${source}" is no source of fonts`;
      reader.fault('fm-type', message, { at: font.at, hint: `sources: ${SOURCES.join(', ')}` });
    } else if (source === 'file') fontCss += await fileFaces(family, font, { reader, files });
    else if (source !== 'system') fonts.push(packageFont(family, font, reader));
  }
  const base = familyOf(mapping, 'base', reader);
  const headings = familyOf(mapping, 'headings', reader);
  const monospace = familyOf(mapping, 'monospace', reader);
  const weight = headingWeight(mapping);
  return {
    families: {
      ...(base === undefined ? {} : { base }),
      ...(headings === undefined ? {} : { headings }),
      ...(monospace === undefined ? {} : { monospace }),
    },
    ...(weight === undefined ? {} : { headingWeight: weight }),
    fonts,
    fontCss,
  };
}

function textOf(mapping: YamlMapping, key: string, reader: BrandReader): string | undefined {
  const node = mapping.entries.get(key)?.value;
  return node && reader.text(node, `"${key}"`);
}

/** `base: Open Sans`, or a mapping with `family`. */
function familyOf(typography: YamlMapping | undefined, key: string, reader: BrandReader): string | undefined {
  const node = typography?.entries.get(key)?.value;
  if (node === undefined) return undefined;
  if (node.kind === 'scalar') return reader.text(node, `"${key}"`);
  const element = reader.mapping(node, `"${key}"`, ELEMENT_KEYS);
  return element && textOf(element, 'family', reader);
}

function headingWeight(typography: YamlMapping | undefined): number | undefined {
  const headings = typography?.entries.get('headings')?.value;
  return headings?.kind === 'mapping' ? weightsOf(headings.entries.get('weight')?.value)[0] : undefined;
}

/** `700`, `bold` or a list of them; empty for anything else, such as a range, and when there is none. */
function weightsOf(node: YamlNode | undefined): readonly number[] {
  if (node?.kind === 'list') return node.items.flatMap(weightsOf);
  if (node?.kind !== 'scalar') return [];
  const weight = WEIGHT_NAMES[node.text] ?? Number(node.text);
  return weight >= 100 && weight <= 900 && weight % 100 === 0 ? [weight] : [];
}

/** Packages are named for families: https://fontsource.org/docs/getting-started/install */
function packageFont(family: string, font: YamlMapping, reader: BrandReader): ThemeFont {
  const weights = weightsOf(font.entries.get('weight')?.value);
  const styles = ['normal', 'italic'].filter((style) =>
    (textOf(font, 'style', reader) ?? style).includes(style),
  );
  const files = (weights.length === 0 ? [400, 700] : weights).flatMap((weight) =>
    styles
      .filter((style) => style === 'normal' || font.entries.has('style'))
      .map((style) => (style === 'normal' ? `${weight}.css` : `${weight}-italic.css`)),
  );
  const name = family.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  const at = font.entries.get('family')?.value.at ?? font.at;
  return { family, package: `@fontsource/${name}`, files, at };
}

async function fileFaces(
  family: string,
  font: YamlMapping,
  { reader, files }: { reader: BrandReader; files: BrandFiles },
): Promise<string> {
  const list = reader.list(font.entries.get('files')?.value, '"files"');
  if (list.length === 0)
    reader.fault('fm-type', `the font "${family}" needs its "files"`, {
      at: font.at,
      hint: 'list the font files, each as "- path: …"',
    });
  const rules = await Promise.all(
    list.map(async (one) => {
      const entry = one.kind === 'scalar' ? undefined : reader.mapping(one, 'a font file', FILE_KEYS);
      const path = one.kind === 'scalar' ? one : entry?.entries.get('path')?.value;
      const address = path && reader.text(path, 'the path of a font');
      if (path === undefined || address === undefined) return '';
      const uri = await files.load(address, path.at);
      const [weight = 400] = weightsOf(entry?.entries.get('weight')?.value);
      const style = entry?.entries.get('style')?.value;
      const slope = style?.kind === 'scalar' && style.text === 'italic' ? 'italic' : 'normal';
      if (uri === undefined) return '';
      return `@font-face{font-family:${cssString(family)};font-weight:${weight};font-style:${slope};src:url(${uri})}`;
    }),
  );
  return rules.join('');
}

function cssString(text: string): string {
  return `"${text.replace(/[^\p{L}\p{N} _.-]/gu, '')}"`;
}
