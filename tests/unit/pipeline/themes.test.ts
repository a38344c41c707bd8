/** The themes of a gardeners' project. */
import { describe, expect, test } from 'vitest';
import { themesText, themeText } from '../../../src/cli/report/themes.ts';
import { MemoryHost } from '../../../src/host/memory.ts';
import { listThemes } from '../../../src/pipeline/themes.ts';

const FILES = {
  '/work/decks/roses/deck.md': '# Roses\n',
  '/work/themes/meadow/theme.css': '/* @theme meadow */ section { color: #123; }',
  '/work/themes/meadow/theme.yaml':
    'description: Green and quiet.\nlayouts:\n  cover: { description: Title page., example: "# Title" }\n  beds:\n    description: Two beds.\n    slots: { left: required, right: optional }\n    default: left\n    example: "::: left\\nRoses\\n:::"\n',
};
const list = async (files: Record<string, string> = FILES) => listThemes(new MemoryHost(files), []);

describe('the list of themes', () => {
  test('has the project’s own instead of ours of the same name, which it began as a copy of', async () => {
    const ours = `${new MemoryHost({}).packageFolder()}/themes/meadow/theme.css`;
    const { themes, diagnostics } = await list({
      ...FILES,
      [ours]: '/* @theme meadow */ section { color: red; }',
    });
    expect(diagnostics).toEqual([]);
    expect(themes.filter(({ name }) => name === 'meadow').map(({ file }) => file)).toEqual([
      'themes/meadow/theme.css',
    ]);
  });

  test('holds the project’s and Marp’s, by name', async () => {
    const { themes, diagnostics } = await list();
    expect(diagnostics).toEqual([]);
    expect(themes.map(({ name, layouts }) => [name, layouts.length])).toEqual([
      ['default', 0],
      ['gaia', 0],
      ['meadow', 2],
      ['uncover', 0],
    ]);
    expect(themes.find(({ name }) => name === 'meadow')).toMatchObject({
      description: 'Green and quiet.',
      file: 'themes/meadow/theme.css',
      layouts: [
        { name: 'cover', slots: [], default: null, example: '# Title' },
        {
          name: 'beds',
          slots: [
            { name: 'left', required: true },
            { name: 'right', required: false },
          ],
          default: 'left',
        },
      ],
    });
  });

  test('is a line for each theme, and one or two for each layout', async () => {
    const { themes } = await list();
    expect(themesText(themes)).toContain('meadow         2  Green and quiet.\n');
    const meadow = themes.find(({ name }) => name === 'meadow');
    expect(meadow && themeText(meadow)).toBe(
      [
        'meadow',
        'Green and quiet.',
        'themes/meadow/theme.css',
        '',
        'cover  Title page.',
        'beds   Two beds.',
        '       slots: left, right (optional); text outside of slots goes to left',
        '',
        'An example as Markdown: lectern themes meadow cover',
        '',
      ].join('\n'),
    );
  });

  test('says what is wrong with a theme', async () => {
    const { diagnostics } = await list({
      ...FILES,
      '/work/themes/meadow/theme.css': '/* @theme meadow */ a {',
    });
    expect(diagnostics.map(({ code }) => code)).toContain('theme-syntax');
  });
});
