/** Themes of a town that stand on each other: what a theme imports, its slides may use. */
import { describe, expect, test } from 'vitest';
import { MemoryHost } from '../../../src/host/memory.ts';
import { loadThemes } from '../../../src/load/theme.ts';

const TOWN = {
  '/work/themes/town/theme.css': '/* @theme town */ section { color: black }',
  '/work/themes/town/theme.yaml': [
    'name: town',
    'fonts: [{ family: Lato, package: "@fontsource/lato", files: [400.css] }]',
    'layouts:',
    '  cover: { description: "A title page." }',
    '  map: { description: "A map.", slots: { legend: required } }',
  ].join('\n'),
};

const FESTIVAL = {
  '/work/themes/festival/theme.css': '/* @theme festival */ @import "town"; section { color: red }',
  '/work/themes/festival/theme.yaml': 'name: festival\nlayouts: { cover: { description: "A poster." } }',
};

async function load(files: Readonly<Record<string, string>>) {
  const { value, diagnostics } = await loadThemes(new MemoryHost(files), { root: '/work', themeSet: [] });
  const theme = (name: string) => value.get(name);
  return { theme, codes: diagnostics.map(({ code }) => code) };
}

describe('a theme that imports another', () => {
  test('has its layouts and fonts', async () => {
    const { theme, codes } = await load({ ...TOWN, ...FESTIVAL });
    expect(codes).toEqual([]);
    expect([...(theme('festival')?.layouts.keys() ?? [])]).toEqual(['cover', 'map']);
    expect(theme('festival')?.layouts.get('map')?.slots.get('legend')).toBe('required');
    expect(theme('festival')?.fonts).toEqual(theme('town')?.fonts);
  });

  test('keeps its own layout before the imported one, and leaves the other theme as it is', async () => {
    const { theme } = await load({ ...TOWN, ...FESTIVAL });
    expect(theme('festival')?.layouts.get('cover')?.description).toBe('A poster.');
    expect(theme('town')?.layouts.get('cover')?.description).toBe('A title page.');
  });

  test('takes from a layout below its own what its entry does not say', async () => {
    const { theme, codes } = await load({
      ...TOWN,
      '/work/themes/fair/theme.css': '/* @theme fair */ @import "town";',
      '/work/themes/fair/theme.yaml':
        'name: fair\nextends: town\nlayouts: { map: { example: "# The fair" }, cover: { slots: { title: required } } }',
    });
    expect(codes).toEqual([]);
    const map = theme('fair')?.layouts.get('map');
    expect([map?.description, map?.example, map?.slots.get('legend')]).toEqual([
      'A map.',
      '# The fair',
      'required',
    ]);
    expect(theme('fair')?.layouts.get('cover')?.slots.get('title')).toBe('required');
    expect(theme('fair')?.layouts.get('cover')?.description).toBe('A title page.');
  });

  test('says what is missing where theme.yaml extends a theme that the CSS does not import', async () => {
    const { codes } = await load({
      ...TOWN,
      '/work/themes/fair/theme.css': '/* @theme fair */',
      '/work/themes/fair/theme.yaml': 'name: fair\nextends: town',
    });
    expect(codes).toEqual(['theme-manifest']);
  });

  test('needs no theme.yaml, and passes on what it was given itself', async () => {
    const night = { '/work/themes/night.css': '/* @theme night */ @import-theme "festival";' };
    const { theme } = await load({ ...TOWN, ...FESTIVAL, ...night });
    expect(theme('night')?.layouts).toEqual(theme('festival')?.layouts);
    expect(theme('night')?.fonts).toEqual(theme('town')?.fonts);
  });

  test('has a font once, by whatever ways it comes', async () => {
    const both = { '/work/themes/both.css': '/* @theme both */ @import "town"; @import "festival";' };
    const { theme } = await load({ ...TOWN, ...FESTIVAL, ...both });
    expect(theme('both')?.fonts).toHaveLength(1);
    expect(theme('both')?.layouts.get('cover')?.description).toBe('A poster.');
  });

  test("has the fonts of Marp's own themes too", async () => {
    const { theme } = await load({ '/work/themes/blue.css': '/* @theme blue */ @import "gaia";' });
    expect(theme('blue')?.fonts.map(({ family }) => family)).toEqual(['Lato', 'Roboto Mono']);
  });

  test('is told when the imports form a circle', async () => {
    const { codes } = await load({
      '/work/themes/a.css': '/* @theme a */ @import "b";',
      '/work/themes/b.css': '/* @theme b */ @import "a";',
    });
    expect(codes).toEqual(['theme-cycle', 'theme-cycle']);
  });
});
