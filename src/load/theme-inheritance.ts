/**
 * Themes that import others → themes with the layouts and fonts of those that they import. CSS comes down by Marp's own
 * `@import`; what stands in theme.yaml comes down here. What is nearer to the theme wins: its own layout before that of an
 * imported theme, a later import before an earlier one, as in CSS. A layout that says only some of its parts takes the
 * others from the layout of that name below it.
 */
import type { Layout, Theme, ThemeFont } from '../model/theme.ts';

/** Names of the themes that each theme imports, in the order of its CSS. */
export type ThemeImports = ReadonlyMap<string, readonly string[]>;

/** Gives all themes, each with what its imports bring. A theme that imports itself gets its own once. */
export function inheritManifests(
  themes: ReadonlyMap<string, Theme>,
  imports: ThemeImports,
): ReadonlyMap<string, Theme> {
  const inherited = [...themes.values()].map((theme): Theme => {
    if ((imports.get(theme.name) ?? []).length === 0) return theme;
    const line = lineage(theme.name, imports).flatMap((name) => themes.get(name) ?? []);
    return { ...theme, layouts: layoutsOf(line), fonts: fontsOf(line) };
  });
  return new Map(inherited.map((theme) => [theme.name, theme]));
}

/** The themes that `name` stands on, each once, the farthest first, itself last. `seen` grows. */
function lineage(name: string, imports: ThemeImports, seen = new Set<string>()): readonly string[] {
  if (seen.has(name)) return [];
  seen.add(name);
  return [...(imports.get(name) ?? []).flatMap((one) => lineage(one, imports, seen)), name];
}

function layoutsOf(line: readonly Theme[]): ReadonlyMap<string, Layout> {
  const layouts = new Map<string, Layout>();
  for (const [name, layout] of line.flatMap((theme) => [...theme.layouts]))
    layouts.set(name, completed(layout, layouts.get(name)));
  return layouts;
}

/** A layout with what it leaves to the one that it stands on. */
function completed(layout: Layout, base: Layout | undefined): Layout {
  if (base === undefined || layout.inherits === undefined) return layout;
  const left = new Set(layout.inherits);
  const slots = left.has('slots') ? base.slots : layout.slots;
  const standard = left.has('default') && left.has('slots') ? base.default : layout.default;
  return {
    name: layout.name,
    description: left.has('description') ? base.description : layout.description,
    slots,
    example: left.has('example') ? base.example : layout.example,
    ...(standard === undefined ? {} : { default: standard }),
  };
}

/** Each font once: two themes that stand on one would bring it twice. */
function fontsOf(line: readonly Theme[]): readonly ThemeFont[] {
  const byWords = line.flatMap(({ fonts }) => fonts.map((font) => [JSON.stringify(font), font] as const));
  return [...new Map(byWords).values()];
}
