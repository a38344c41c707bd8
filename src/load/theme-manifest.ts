/** `theme.yaml` beside a theme's CSS → its layouts, slots and fonts. A theme without one has no layouts. */
import { type Diagnostic, diagnose, type Outcome, type Place } from '../diagnostics/diagnostic.ts';
import { suggestName } from '../diagnostics/nearest.ts';
import type { Host } from '../host/host.ts';
import type { Layout, LayoutPart, Theme, ThemeFont } from '../model/theme.ts';
import { readText } from './text-file.ts';
import { parseYaml } from './yaml.ts';
import { describeNode, type YamlMapping, type YamlNode } from './yaml-tree.ts';

type Manifest = Pick<Theme, 'description' | 'layouts' | 'fonts'>;

const KEYS = ['name', 'description', 'extends', 'fonts', 'layouts'];
const LAYOUT_KEYS: readonly LayoutPart[] = ['description', 'slots', 'default', 'example'];
const FONT_KEYS = ['family', 'package', 'files'];

/**
 * Reads the manifest when there is one. `theme` is the name of the theme, which the manifest must repeat if it says one;
 * `imports` are the themes that its CSS imports. What it extends must be one of them: the CSS works in Marp by itself.
 */
export async function loadManifest(
  host: Host,
  file: string,
  css: { readonly theme: string; readonly imports: readonly string[] },
): Promise<Outcome<Manifest>> {
  const none: Manifest = { layouts: new Map(), fonts: [] };
  const text = await readText(host, file);
  if (text.value === undefined) return { value: none, diagnostics: text.diagnostics };
  const tree = parseYaml(text.value);
  const reader = new Reader();
  const root = tree.value === undefined ? undefined : reader.mapping(tree.value, 'a theme.yaml', KEYS);
  const name = root?.entries.get('name')?.value;
  // One folder may hold several style sheets; the manifest is that of the theme it names.
  if (name?.kind === 'scalar' && name.text !== css.theme) return { value: none, diagnostics: [] };
  const description = root && reader.text(root, 'description');
  if (root !== undefined) reader.extended(root, css.imports);
  const layouts = new Map<string, Layout>();
  const list = reader.optional(root?.entries.get('layouts')?.value, '"layouts"');
  for (const [id, entry] of list?.entries ?? []) {
    const layout = reader.mapping(entry.value, `layout "${id}"`, LAYOUT_KEYS);
    if (layout !== undefined) layouts.set(id, reader.layout(id, layout));
  }
  const fonts = reader
    .list(root?.entries.get('fonts')?.value, '"fonts"')
    .flatMap((node) => reader.font(node));
  return {
    value: { ...(description === undefined ? {} : { description }), layouts, fonts },
    diagnostics: [...text.diagnostics, ...tree.diagnostics, ...reader.faults],
  };
}

class Reader {
  readonly faults: Diagnostic[] = [];

  mapping(node: YamlNode, what: string, keys?: readonly string[]): YamlMapping | undefined {
    if (node.kind !== 'mapping') {
      this.#fault(`${what} must be a mapping, not ${describeNode(node)}`, node.at, 'write "name: …" lines');
      return undefined;
    }
    for (const entry of node.entries.values()) {
      if (keys === undefined || keys.includes(entry.key)) continue;
      this.faults.push(
        diagnose('unknown-key', `"${entry.key}" is not a key of ${what}`, {
          at: entry.keyAt,
          hint: suggestName(entry.key, keys, 'keys'),
        }),
      );
    }
    return node;
  }

  optional(node: YamlNode | undefined, what: string): YamlMapping | undefined {
    return node === undefined ? undefined : this.mapping(node, what);
  }

  list(node: YamlNode | undefined, what: string): readonly YamlNode[] {
    if (node === undefined) return [];
    if (node.kind === 'list') return node.items;
    this.#fault(`${what} must be a list, not ${describeNode(node)}`, node.at, 'begin each item with "- "');
    return [];
  }

  text(mapping: YamlMapping, key: string): string | undefined {
    const node = mapping.entries.get(key)?.value;
    if (node === undefined) return undefined;
    if (node.kind === 'scalar') return node.text;
    this.#fault(`"${key}" must be a text, not ${describeNode(node)}`, node.at, 'write it on one line');
    return undefined;
  }

  extended(root: YamlMapping, imports: readonly string[]): void {
    const base = this.text(root, 'extends');
    if (base === undefined || imports.includes(base)) return;
    const at = root.entries.get('extends')?.value.at ?? root.at;
    this.#fault(
      `theme.css does not import "${base}"`,
      at,
      `write @import "${base}"; at the head of theme.css`,
    );
  }

  layout(name: string, node: YamlMapping): Layout {
    const slots = new Map<string, 'required' | 'optional'>();
    for (const [slot, entry] of this.optional(node.entries.get('slots')?.value, '"slots"')?.entries ?? []) {
      const need = entry.value.kind === 'scalar' ? entry.value.text : '';
      if (need === 'required' || need === 'optional') slots.set(slot, need);
      else
        this.#fault(
          `slot "${slot}" must be required or optional, not ${describeNode(entry.value)}`,
          entry.value.at,
          `write "${slot}: required" or "${slot}: optional"`,
        );
    }
    const standard = this.text(node, 'default');
    if (standard !== undefined && !slots.has(standard)) {
      const at = node.entries.get('default')?.value.at ?? node.at;
      this.#fault(
        `"${standard}" is no slot of layout "${name}"`,
        at,
        suggestName(standard, [...slots.keys()], 'slots'),
      );
    }
    const base = {
      name,
      description: this.text(node, 'description') ?? '',
      slots,
      example: this.text(node, 'example') ?? '',
      inherits: LAYOUT_KEYS.filter((key) => !node.entries.has(key)),
    };
    return standard === undefined ? base : { ...base, default: standard };
  }

  font(node: YamlNode): readonly ThemeFont[] {
    const font = this.mapping(node, 'a font', FONT_KEYS);
    if (font === undefined) return [];
    const family = this.text(font, 'family');
    const source = this.text(font, 'package');
    const files = this.list(font.entries.get('files')?.value, '"files"').flatMap((one) =>
      one.kind === 'scalar' ? [one.text] : [],
    );
    if (family !== undefined && source !== undefined && files.length > 0)
      return [{ family, package: source, files, at: font.entries.get('package')?.value.at ?? font.at }];
    this.#fault(
      'a font needs "family", "package" and "files"',
      node.at,
      'files are CSS files of the package',
    );
    return [];
  }

  #fault(message: string, at: Place, hint: string): void {
    this.faults.push(diagnose('theme-manifest', message, { at, hint }));
  }
}
