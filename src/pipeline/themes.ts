/** Every theme that a deck here may name, with its layouts: what `lectern themes` shows. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Host } from '../host/host.ts';
import { findProjectRoot } from '../load/project.ts';
import { loadThemes } from '../load/theme.ts';
import { MARP_THEMES, type Theme } from '../model/theme.ts';
import { relativePath } from './relative.ts';

export interface LayoutEntry {
  readonly name: string;
  readonly description: string;
  /** In the order of the theme. */
  readonly slots: readonly { readonly name: string; readonly required: boolean }[];
  /** The slot that takes what stands outside of slots; null: it stays where it is. */
  readonly default: string | null;
  /** A slide in Markdown. */
  readonly example: string;
}

export interface ThemeEntry {
  readonly name: string;
  readonly description: string;
  /** From the working folder; null for Marp's own. */
  readonly file: string | null;
  readonly layouts: readonly LayoutEntry[];
}

/** Lists the themes of Marp, of Lectern, of the project and of `themeSet` (absolute paths), by name. */
export async function listThemes(
  host: Host,
  themeSet: readonly string[],
): Promise<{ themes: readonly ThemeEntry[]; diagnostics: readonly Diagnostic[] }> {
  const root = (await findProjectRoot(host, host.workingFolder)) ?? host.workingFolder;
  const { value, diagnostics } = await loadThemes(host, { root, themeSet });
  const themes = [...value.values()].map((theme) => entryOf(theme, host.workingFolder));
  return { themes: themes.sort((a, b) => (a.name < b.name ? -1 : 1)), diagnostics };
}

function entryOf(theme: Theme, folder: string): ThemeEntry {
  return {
    name: theme.name,
    description:
      theme.description ?? (MARP_THEMES.includes(theme.name) ? "Marp's own; it has no layouts." : ''),
    file: theme.file === undefined ? null : relativePath(folder, theme.file),
    layouts: [...theme.layouts.values()].map((layout) => ({
      name: layout.name,
      description: layout.description,
      slots: [...layout.slots].map(([name, need]) => ({ name, required: need === 'required' })),
      default: layout.default ?? null,
      example: layout.example,
    })),
  };
}
