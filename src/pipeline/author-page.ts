/** Pages of Lectern's own for the author, the gallery and the page of differences: set in one look, fonts inside. */
import type { FontLoader } from '../load/fonts/loader.ts';
import type { Theme } from '../model/theme.ts';
import { extendHtml, fontLists, usedStacks } from '../render/font-stacks.ts';
import { shownText } from '../render/shown-text.ts';

/** The fonts of the pages, read as those of a theme are. */
const LOOK: Theme = {
  name: 'gallery',
  css: '',
  layouts: new Map(),
  fonts: [
    { family: 'Source Serif 4', package: '@fontsource/source-serif-4', files: ['600.css'] },
    { family: 'Source Sans 3', package: '@fontsource/source-sans-3', files: ['400.css', '600.css'] },
  ],
};

/** Writes a page with fonts for the scripts of all that it shows; `write` gets their `@font-face` rules, `css` is its style sheet. */
export async function setInFonts(
  write: (fontCss: string) => string,
  css: string,
  fonts: FontLoader,
): Promise<string> {
  const html = write('');
  const { value } = await fonts({
    theme: LOOK,
    stacks: usedStacks(fontLists(css), html),
    shown: shownText({ slides: [{ html, line: 1, notes: [] }], css }),
    lang: 'en',
    inPage: [],
  });
  return extendHtml(write(value.css), { ...value, defaults: '' });
}
