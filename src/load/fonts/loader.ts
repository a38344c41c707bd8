/**
 * Fonts of a deck: the theme's own, cut to the characters of the deck, and fallback families for what those lack, so
 * that no reader sees a box, whatever fonts the machine has. Equal requests of one run are answered once.
 */
import type { Diagnostic, Outcome } from '../../diagnostics/diagnostic.ts';
import type { Host } from '../../host/host.ts';
import type { FontStack, ShownText } from '../../model/font.ts';
import type { Theme } from '../../model/theme.ts';
import { createPendingMemory } from '../../source/memory.ts';
import { type CutStore, type Cutter, createCutter } from './cut.ts';
import { embedFallback, type FallbackFonts } from './fallback.ts';
import { BASE, packageFor } from './packages.ts';
import { codePoints, wholeAlphabets } from './points.ts';
import { createSheetReader } from './sheets.ts';
import { embedThemeFonts, type FontTools } from './theme-fonts.ts';

export interface FontRequest {
  readonly theme: Theme;
  readonly stacks: readonly FontStack[];
  readonly shown: ShownText;
  /** BCP 47. */
  readonly lang: string;
  /** Fonts that the page has inside it already: family and file. */
  readonly inPage: readonly { readonly family: string; readonly bytes: Uint8Array }[];
}

export interface DeckFonts {
  /** `@font-face` rules. */
  readonly css: string;
  /** Families whose fonts are inside the page, fallback apart; lower case. */
  readonly embedded: ReadonlySet<string>;
  /** Fallback families that the rules define. */
  readonly fallback: ReadonlySet<string>;
  /** Signs of the deck that no font has, with the package that would; sorted. */
  readonly missing: ReadonlyMap<string, string | undefined>;
}

export type FontLoader = (request: FontRequest) => Promise<Outcome<DeckFonts>>;

/** Always inside a theme's fonts: text that is typed a little otherwise needs no new cut, and CSS writes some of these. */
const STEADY =
  ' !"#$%&\'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~\u00a0«»·×‐–—‘’‚“”„•…‹›−';

/** In signs of CSS, fonts inside it. While an author types, each new sign is another question. */
const MOST_SIGNS = 4_000_000;

/** Makes a loader that looks for packages upwards from `folders`. */
export function createFontLoader(host: Host, folders: readonly string[], store: CutStore): FontLoader {
  const tools: FontTools = { sheets: createSheetReader(host, folders), cut: createCutter(store) };
  const weigh = ({ value }: Outcome<DeckFonts>) => value.css.length;
  const answers = createPendingMemory({ most: MOST_SIGNS, weigh });
  return (request) => {
    const { theme, stacks, shown, lang, inPage } = request;
    const signs = [shown.text, shown.code, shown.math, shown.style].map(signsOf);
    const key = JSON.stringify([
      ...[theme.name, theme.fonts, stacks, signs, shown.hasItalic, lang],
      inPage.map(({ family, bytes }) => [family, bytes.length]),
    ]);
    return answers(key, () => loadFonts(tools, request));
  };
}

async function loadFonts(tools: FontTools, request: FontRequest): Promise<Outcome<DeckFonts>> {
  const { theme, stacks, shown, lang } = request;
  const points = wholeAlphabets(codePoints(`${STEADY}${bothCases(shown.text)}${shown.style}`));
  const own = await embedThemeFonts(tools, theme, points);
  const covers = new Map([...own.value.covers].map(([family, held]) => [family.toLowerCase(), held]));
  await addPageFonts(tools.cut, request, covers);
  const embedded = new Set(covers.keys());
  if ((await tools.sheets(`${BASE.sans[0]?.name}/wght.css`)) === undefined)
    return result({ own: own.value.rules, embedded }, own.diagnostics);
  const cased = { ...shown, text: bothCases(shown.text), code: bothCases(shown.code) };
  const fallback = await embedFallback(tools, { stacks, shown: cased, lang, covers });
  return result({ own: own.value.rules, embedded, fallback, text: shown.text }, own.diagnostics);
}

function result(
  made: { own: readonly string[]; embedded: ReadonlySet<string>; fallback?: FallbackFonts; text?: string },
  diagnostics: readonly Diagnostic[],
): Outcome<DeckFonts> {
  const { own, embedded, fallback, text = '' } = made;
  const typed = [...codePoints(text)].sort((a, b) => a - b).filter((point) => fallback?.missing.has(point));
  const missing = new Map(
    typed.map((point) => {
      const sign = String.fromCodePoint(point);
      return [sign, packageFor(sign)];
    }),
  );
  const css = [...own, ...(fallback?.rules ?? [])].join('');
  return { value: { css, embedded, fallback: fallback?.families ?? new Set(), missing }, diagnostics };
}

/** What a theme or a deck brought as files of its own: only what they hold is asked. */
async function addPageFonts(
  cut: Cutter,
  { inPage, shown }: FontRequest,
  covers: Map<string, ReadonlySet<number>>,
): Promise<void> {
  const points = [...codePoints(`${STEADY}${bothCases(shown.text)}`)].sort((a, b) => a - b);
  for (const { family, bytes } of inPage) {
    const name = family.toLowerCase();
    const held = await cut({ bytes, points });
    covers.set(name, new Set([...(covers.get(name) ?? []), ...held.points]));
  }
}

/** A theme may write small letters as capitals. */
function bothCases(text: string): string {
  return `${text}${text.toUpperCase()}${text.toLowerCase()}`;
}

function signsOf(text: string): string {
  return [...new Set(text)].sort().join('');
}
