/** A theme that was kept is the theme that Marp would read. */
import { ThemeSet } from '@marp-team/marpit';
import { describe, expect, it } from 'vitest';
import { createRenderer, type StyleStore } from '../../../src/render/marp.ts';
import { keepThemes, openKeptThemes } from '../../../src/render/theme-facts.ts';

const ROAD = '/* @theme road */\n@import "default";\nsection { width: 960px; height: 720px; color: red; }\n';
const BRIDGE = '/* @theme bridge */\n/* @auto-scaling true */\nsection h1 { color: blue; }\n';

function memoryStore(): StyleStore & { readonly kept: Map<string, string> } {
  const kept = new Map<string, string>();
  return { kept, get: async (key) => kept.get(key), set: async (key, css) => void kept.set(key, css) };
}

/** A set that was served from what the store keeps, and what was kept afterwards. */
async function served(store: StyleStore, ...sheets: readonly string[]) {
  const kept = await openKeptThemes(store);
  const themes = new ThemeSet();
  kept.serve(themes);
  for (const css of sheets) themes.add(css);
  await keepThemes(store, kept);
  return { themes, hasNew: kept.hasNew };
}

/** All that a theme has; of what it imports the names. */
function factsOf(themes: ThemeSet, name: string) {
  const theme = themes.get(name);
  return { ...theme, importRules: theme?.importRules.map(({ value }) => value) };
}

describe('themes that were kept', () => {
  it('are the same as those that were read', async () => {
    const store = memoryStore();
    const read = await served(store, ROAD, BRIDGE);
    const kept = await served(store, ROAD, BRIDGE);
    expect([read.hasNew, kept.hasNew]).toEqual([true, false]);
    for (const name of ['road', 'bridge']) {
      expect(factsOf(kept.themes, name)).toEqual(factsOf(read.themes, name));
      expect(kept.themes.pack(name, {})).toBe(read.themes.pack(name, {}));
    }
    expect(kept.themes.getThemeProp('road', 'width')).toBe('960px');
  });

  it('are read anew when their CSS is another', async () => {
    const store = memoryStore();
    await served(store, ROAD);
    const edited = await served(store, ROAD.replace('red', 'green'));
    expect(edited.hasNew).toBe(true);
    expect(edited.themes.get('road')?.css).toContain('green');
    expect(store.kept.get('themes')).not.toContain('red');
  });

  it('make the same slides and the same CSS', async () => {
    const text =
      '---\ntheme: road\nsize: 4:3\n---\n\n# The road\n\n---\n\n<!-- class: lead -->\n\nCode: `x`\n';
    const request = { text, themes: [{ name: 'road', css: ROAD }] };
    const store = memoryStore();
    const first = await createRenderer(store)(request);
    const packed = [...store.kept.keys()].filter((key) => key !== 'themes');
    for (const key of packed) store.kept.delete(key);
    const second = await createRenderer(store)(request);
    expect(second).toEqual(first);
  });

  it('of a broken text are read, not taken', async () => {
    const store = memoryStore();
    store.kept.set('themes', '[["x');
    const { themes } = await served(store, BRIDGE);
    expect(themes.has('bridge')).toBe(true);
  });
});
