/** Pages of Lectern's own for the author, the gallery, the differences, the report of a check: set in one look, fonts inside. */
import { Fault } from '../diagnostics/fault.ts';
import type { Host } from '../host/host.ts';
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

/** A file that is there already and lacks the mark of such a page is never replaced. */
export async function refuseForeign(
  host: Host,
  file: string,
  { mark, what }: { readonly mark: string; readonly what: string },
): Promise<void> {
  const bytes = await host.readFile(file).catch(() => undefined);
  if (bytes === undefined || new TextDecoder().decode(bytes).includes(mark)) return;
  throw new Fault('usage', `"${file}" is there already and no ${what}`, 'choose another name');
}
