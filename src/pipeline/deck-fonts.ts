/** A rendered deck → fonts for every character of it: those that its CSS asks for, and fallback for what those lack. */
import type { Outcome } from '../diagnostics/diagnostic.ts';
import type { DeckFonts, FontLoader } from '../load/fonts/loader.ts';
import type { FontStack } from '../model/font.ts';
import { PLACEHOLDERS, type RenderedDeck } from '../model/rendered.ts';
import type { Theme, ThemeFont } from '../model/theme.ts';
import {
  defaultStacks,
  type FontFamilies,
  type FontList,
  fontLists,
  fontsInside,
  usedStacks,
} from '../render/font-stacks.ts';
import { shownText } from '../render/shown-text.ts';

/** Cut fonts between runs. A deck in Chinese has some two hundred. */
export const CUT_FONTS = {
  name: 'fonts',
  makers: ['subset-font', 'fontverter', 'harfbuzzjs', 'wawoff2'],
  mostFiles: 4000,
};

export interface DeckFontRequest {
  readonly rendered: RenderedDeck;
  readonly lang: string;
  /** `data:` address for each of `rendered.addresses`. */
  readonly files: readonly string[];
  /** Fonts of packages that the brand asks for, beside those of the theme. */
  readonly brandFonts: readonly ThemeFont[];
  /** What stands beside the slides, on paper: notes, titles. It is set in the theme's first family. */
  readonly beside?: string;
}

export interface FittedFonts extends Pick<DeckFonts, 'css' | 'missing'> {
  readonly families: FontFamilies;
}

/** Makes a function that finds the fonts of each deck of a run. */
export function createDeckFonts(context: {
  readonly themes: ReadonlyMap<string, Theme>;
  readonly fonts: FontLoader;
}): (request: DeckFontRequest) => Promise<Outcome<FittedFonts>> {
  // Many decks share one style sheet.
  const sheets = new Map<string, { lists: readonly FontList[]; defaults: string }>();
  return async ({ rendered, lang, files, brandFonts, beside = '' }) => {
    const { lists, defaults } = sheets.get(rendered.css) ?? readSheet(rendered.css);
    sheets.set(rendered.css, { lists, defaults });
    const html = rendered.slides.map((slide) => slide.html).join('\n');
    const named = context.themes.get(rendered.theme) ?? NO_THEME;
    const theme = { ...named, fonts: [...named.fonts, ...brandFonts] };
    const shown = shownText(rendered);
    const paper = beside === '' ? [] : paperStacks(theme);
    const { value, diagnostics } = await context.fonts({
      theme,
      stacks: [...usedStacks([...lists, ...fontLists(stylesIn(html))], html), ...paper],
      shown: { ...shown, text: `${shown.text}${beside}` },
      lang,
      inPage: fontsInside(rendered.css).flatMap(({ family, address }) => {
        const [, data] = /^data:[^,]*;base64,(.*)$/.exec(filled(address, files)) ?? [];
        return data === undefined ? [] : [{ family, bytes: Buffer.from(data, 'base64') }];
      }),
    });
    const { css, missing, embedded, fallback } = value;
    return { value: { css, missing, families: { embedded, fallback, defaults } }, diagnostics };
  };
}

const NO_THEME: Theme = { name: '', css: '', layouts: new Map(), fonts: [] };

function readSheet(css: string): { lists: readonly FontList[]; defaults: string } {
  const lists = fontLists(css);
  const defaults = defaultStacks(lists);
  return { lists: [...lists, ...fontLists(defaults)], defaults };
}

function paperStacks({ fonts }: Theme): readonly FontStack[] {
  return [{ kind: 'sans', families: [fonts[0]?.family ?? '', 'sans-serif'], sets: 'text' }];
}

/** Diagrams carry style sheets of their own. */
function stylesIn(html: string): string {
  return [...html.matchAll(/<style\b[^>]*>([\s\S]*?)<\/style>/gi)].map(([, css]) => css).join('\n');
}

function filled(address: string, files: readonly string[]): string {
  return address.replace(PLACEHOLDERS, (whole, index: string) => files[Number(index)] ?? whole);
}
