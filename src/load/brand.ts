/**
 * `_brand.yml` → colours, fonts and logo: https://posit-dev.github.io/brand-yml/brand/
 * What a theme decides (sizes, line heights, colours of single elements) and what other programs read (`meta`,
 * `defaults`) is allowed and passed over. Paths count from the folder of the file. Nothing comes from the network.
 */
import { dirname, resolve } from 'node:path';
import { type Diagnostic, diagnose, type Outcome, type Place } from '../diagnostics/diagnostic.ts';
import { suggestName } from '../diagnostics/nearest.ts';
import type { Host } from '../host/host.ts';
import { BRAND_ROLES, type Brand, type BrandColors, type BrandLogo, type BrandRole } from '../model/brand.ts';
import { contrast, parseColor } from '../model/color.ts';
import type { SourceText } from '../source/source-text.ts';
import { loadAsset } from './asset.ts';
import { readTypography } from './brand-fonts.ts';
import { BrandReader } from './brand-reader.ts';
import { readMapping } from './yaml-file.ts';
import type { YamlMapping, YamlNode } from './yaml-tree.ts';

const KEYS = ['meta', 'logo', 'color', 'typography', 'defaults'];
const LOGO_SIZES = ['medium', 'small', 'large'];
/** Of text to its ground: https://www.w3.org/TR/WCAG22/#contrast-minimum */
const LEGIBLE = 4.5;

/** Reads a brand; with errors the value may lack what is wrong. `roots`: folders in which its files may lie, absolute. */
export async function loadBrand(
  host: Host,
  source: SourceText,
  roots: readonly string[],
): Promise<Outcome<Brand | undefined>> {
  const { value: mapping, diagnostics } = readMapping(source, 'a brand by key');
  if (mapping === undefined) return { value: undefined, diagnostics };
  const faults: Diagnostic[] = [...diagnostics];
  const files = new BrandFiles(host, { file: source.file, roots, faults });
  const reader = new BrandReader(faults);
  const root = reader.mapping(mapping, 'a brand', KEYS);
  const colors = readColors(root?.entries.get('color')?.value, reader, faults);
  const typography = await readTypography(root?.entries.get('typography')?.value, reader, files);
  const logo = await readLogo(root?.entries.get('logo')?.value, reader, files);
  const brand: Brand = {
    file: source.file,
    colors,
    ...typography,
    ...(logo === undefined ? {} : { logo }),
    inputs: [source.file, ...files.read].sort(),
  };
  return { value: brand, diagnostics: faults };
}

/** The files that a brand names. */
export class BrandFiles {
  readonly read: string[] = [];
  readonly #host: Host;
  readonly #given: {
    readonly file: string;
    readonly roots: readonly string[];
    readonly faults: Diagnostic[];
  };

  constructor(host: Host, given: { file: string; roots: readonly string[]; faults: Diagnostic[] }) {
    this.#host = host;
    this.#given = given;
  }

  /** As a `data:` address; undefined, and said, when it cannot be had. */
  async load(address: string, at: Place): Promise<string | undefined> {
    const { file, roots, faults } = this.#given;
    if (/^https?:|^\/\//i.test(address)) {
      const hint = 'save the file beside the brand';
      faults.push(diagnose('remote-asset', `"${address}" would be fetched from the network`, { at, hint }));
      return undefined;
    }
    const asset = await loadAsset(this.#host, { file: resolve(dirname(file), address), address, roots, at });
    faults.push(...asset.diagnostics);
    if (asset.value !== undefined) this.read.push(asset.value.file);
    return asset.value?.dataUri;
  }
}

function readColors(node: YamlNode | undefined, reader: BrandReader, faults: Diagnostic[]): BrandColors {
  const mapping = node && reader.mapping(node, '"color"', ['palette', ...BRAND_ROLES]);
  if (mapping === undefined) return {};
  const palette = new Map<string, YamlNode>();
  const named = mapping.entries.get('palette')?.value;
  const list = named && reader.mapping(named, '"palette"');
  for (const { key, value } of list?.entries.values() ?? []) palette.set(key, value);
  for (const value of palette.values()) resolveColor(value, { palette, reader });
  const found: Partial<Record<BrandRole, { color: string; at: Place }>> = {};
  for (const role of BRAND_ROLES) {
    const value = mapping.entries.get(role)?.value;
    const color = value && resolveColor(value, { palette, reader });
    if (value !== undefined && color !== undefined) found[role] = { color, at: value.at };
  }
  const { foreground, background } = found;
  const ratio =
    foreground === undefined || background === undefined ? 21 : contrast(foreground.color, background.color);
  if (ratio < LEGIBLE && foreground !== undefined && background !== undefined) {
    const message = `text in ${foreground.color} on ${background.color} cannot be read: its contrast is ${ratio.toFixed(2)}:1`;
    const hint = 'make one of them darker or lighter, to 4.5:1 at least';
    const related = [{ message: 'the ground', at: background.at }];
    faults.push(diagnose('brand-contrast', message, { at: foreground.at, hint, related }));
  }
  return Object.fromEntries(Object.entries(found).map(([role, { color }]) => [role, color]));
}

/** A colour, or the name of one in the palette, which may name another there. */
function resolveColor(
  node: YamlNode,
  given: { palette: ReadonlyMap<string, YamlNode>; reader: BrandReader },
): string | undefined {
  const { palette, reader } = given;
  const seen = new Set<YamlNode>();
  for (let current = node; !seen.has(current); ) {
    seen.add(current);
    const text = reader.text(current, 'a colour');
    if (text === undefined) return undefined;
    const next = palette.get(text);
    if (next !== undefined && next !== current) {
      current = next;
      continue;
    }
    const color = parseColor(text);
    if (color === undefined) {
      const names = [...palette.keys()];
      const hint =
        names.length === 0
          ? 'write it as "#1f4e8c", in quotes'
          : suggestName(text, names, 'colours of the palette');
      reader.fault('brand-color', `"${text}" is no opaque colour and no name of one`, {
        at: current.at,
        hint,
      });
    }
    return color;
  }
  const hint = 'give one of them a value such as "#1f4e8c"';
  reader.fault('brand-color', 'these names of colours stand for each other', { at: node.at, hint });
  return undefined;
}

async function readLogo(
  node: YamlNode | undefined,
  reader: BrandReader,
  files: BrandFiles,
): Promise<BrandLogo | undefined> {
  if (node === undefined) return undefined;
  if (node.kind === 'scalar') return onePicture(node, { reader, files });
  const mapping = reader.mapping(node, '"logo"', ['images', 'path', 'alt', ...LOGO_SIZES]);
  const size = ['path', ...LOGO_SIZES].find((name) => mapping?.entries.has(name));
  const chosen = size === undefined ? undefined : mapping?.entries.get(size)?.value;
  if (chosen === undefined) return undefined;
  const list = mapping?.entries.get('images')?.value;
  const images = list && reader.mapping(list, '"images"');
  if (chosen.kind !== 'mapping' || chosen.entries.has('path'))
    return onePicture(chosen, { reader, files, ...(images === undefined ? {} : { images }) });
  const both = reader.mapping(chosen, 'a logo', ['light', 'dark']);
  const pictures: Partial<Record<'light' | 'dark', BrandLogo>> = {};
  for (const name of ['light', 'dark'] as const) {
    const one = both?.entries.get(name)?.value;
    const picture =
      one && (await onePicture(one, { reader, files, ...(images === undefined ? {} : { images }) }));
    if (picture !== undefined) pictures[name] = picture;
  }
  const light = pictures.light ?? pictures.dark;
  const dark = pictures.dark ?? pictures.light;
  return light === undefined || dark === undefined ? undefined : { light: light.light, dark: dark.dark };
}

/** A path, a name in `images`, or a mapping with `path` and `alt`. */
async function onePicture(
  node: YamlNode,
  given: { reader: BrandReader; files: BrandFiles; images?: YamlMapping },
): Promise<BrandLogo | undefined> {
  const { reader, files, images } = given;
  const image = (node.kind === 'scalar' ? images?.entries.get(node.text)?.value : undefined) ?? node;
  const path =
    image.kind === 'mapping'
      ? reader.mapping(image, 'a logo', ['path', 'alt'])?.entries.get('path')?.value
      : image;
  const address = path && reader.text(path, 'the path of a logo');
  if (path === undefined || address === undefined) return undefined;
  const uri = await files.load(address, path.at);
  return uri === undefined ? undefined : { light: uri, dark: uri };
}
