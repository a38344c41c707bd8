/** An assembled deck → a page: Marp renders it, the files that it names are read, and all is put into one HTML text. */
import { createHash } from 'node:crypto';
import { dirname, join, resolve } from 'node:path';
import type { AssembledDeck } from '../assemble/deck.ts';
import { checkGlyphs } from '../check/glyph-is-embedded.ts';
import { type Diagnostic, diagnose, type Outcome, type Place } from '../diagnostics/diagnostic.ts';
import type { Host } from '../host/host.ts';
import { dataUri, loadAsset } from '../load/asset.ts';
import type { FontLoader } from '../load/fonts/loader.ts';
import { packageFile } from '../load/package-file.ts';
import { loadRemote } from '../load/remote.ts';
import type { PictureStore } from '../load/scaled-picture.ts';
import { addressKind, addressPath } from '../model/address.ts';
import type { Deck } from '../model/deck.ts';
import type { Project } from '../model/project.ts';
import type { RenderedDeck } from '../model/rendered.ts';
import type { Theme } from '../model/theme.ts';
import { createGuardedRenderer, PATIENCE_MS } from '../render/guarded-renderer.ts';
import { hyphenateSlides } from '../render/hyphenate.ts';
import type { Renderer } from '../render/marp.ts';
import { emojiNames, mathFontNames, type PageRequest, writePage } from '../render/page.ts';
import { createStepQueue } from '../render/step-queue.ts';
import { createThreadRenderer } from '../render/thread-renderer.ts';
import { directiveLines } from '../source/directive-lines.ts';
import { originPlace } from '../source/mapped-text.ts';
import { createDeckFonts } from './deck-fonts.ts';
import type { Keep } from './kept/values.ts';
import { type OpenedDeck, suggestTheme } from './open.ts';
import { renderWithin } from './render-within.ts';
import { createStyleStore } from './style-store.ts';
import { writtenAddress } from './written-address.ts';

export interface RenderedPage {
  readonly deck: Deck;
  readonly opened: OpenedDeck;
  readonly assembled: AssembledDeck;
  readonly rendered: RenderedDeck;
  readonly title: string;
  /** What the page was made of, for other files that show the slides. */
  readonly request: PageRequest;
  /** The same with fonts for text that stands beside the slides. */
  readonly requestWith: (beside: string) => Promise<PageRequest>;
  /** The page that is printed, as text; written when it is first asked for. */
  readonly html: string;
  /** The hash of its bytes, by which the gallery knows it: hexadecimal SHA-256. */
  readonly hash: string;
  /** Files beside texts and themes that went into the page, absolute, sorted. */
  readonly assets: readonly string[];
}

export interface RenderContext {
  readonly themes: ReadonlyMap<string, Theme>;
  readonly project: Project;
  readonly fonts: FontLoader;
  readonly allowRemote: boolean;
  /** Pictures that were made smaller, between runs. */
  readonly pictures: PictureStore;
  readonly keep: Keep;
  readonly renderer: () => Promise<Renderer>;
}

/** Ten times what a deck of a thousand slides needs. */
const RENDERER_MB = 400;

type DeckRenderer = (
  opened: OpenedDeck,
  assembled: AssembledDeck,
  /** Notes what is asked for this deck; default: that of the context. */
  keep?: Keep,
) => Promise<Outcome<RenderedPage | undefined>>;

/** Loads Marp in the background, for as many runs as there will be. */
export async function startRenderer(host: Host): Promise<Renderer> {
  const { startThread } = host;
  const { createRenderer } = await import('../render/marp.ts');
  const store = createStyleStore(host);
  if (startThread === undefined) return createRenderer(store);
  const near = createRenderer(store, createStepQueue(PATIENCE_MS));
  return createGuardedRenderer(near, () =>
    createThreadRenderer(() => startThread('renderer', RENDERER_MB), store),
  );
}

/** Makes a renderer for all decks of a run. */
export function createDeckRenderer(context: RenderContext): DeckRenderer {
  const themes = [...context.themes.values()];
  const deckFonts = createDeckFonts(context);
  return async (opened, assembled, keep = context.keep) => {
    const { deck } = opened;
    const wrong = unknownTheme(assembled, context.themes);
    const slides = await renderWithin(await context.renderer(), { assembled, themes, theme: opened.theme });
    if ('code' in slides) return { value: undefined, diagnostics: [slides] };
    const lang = langOf(assembled, deck);
    const plain = await branded(slides, opened);
    const rendered = deck.verbatim ? plain : await hyphenateSlides(plain, lang);
    if (rendered.slides.length === 0) return { value: undefined, diagnostics: [] };
    const files = await Promise.all(
      rendered.addresses.map((address) =>
        loadAddress({ address, opened, assembled, rendered, context: { ...context, keep } }),
      ),
    );
    if (wrong !== undefined)
      return { value: undefined, diagnostics: [wrong, ...files.flatMap((one) => one.diagnostics)] };
    const title =
      deck.title ?? rendered.slides.find((slide) => slide.heading !== undefined)?.heading ?? deck.id;
    const data = files.map((one) => one.value?.dataUri ?? '');
    const look = { rendered, lang, files: data, brandFonts: opened.brand?.fonts ?? [] };
    const fonts = await deckFonts(look);
    const diagnostics = [
      ...files.flatMap((one) => one.diagnostics),
      ...fonts.diagnostics,
      ...checkGlyphs(assembled.mapped, fonts.value.missing),
      ...mathNote(assembled),
      ...diagramFaults(assembled, rendered),
    ];
    const request: PageRequest = {
      rendered,
      title,
      lang,
      ...(deck.author === undefined ? {} : { author: deck.author }),
      files: data,
      emoji: await packageFiles(keep, emojiNames(rendered), {
        folder: '@twemoji/svg',
        type: 'image/svg+xml',
        strip: 'svg/',
      }),
      mathFonts: await packageFiles(keep, mathFontNames(rendered), {
        folder: 'katex/dist/fonts',
        type: 'font/woff2',
        strip: '',
      }),
      fontCss: fonts.value.css,
      fontFamilies: fonts.value.families,
    };
    const requestWith = async (beside: string): Promise<PageRequest> => {
      const { css, families } = (await deckFonts({ ...look, beside })).value;
      return { ...request, fontCss: css, fontFamilies: families };
    };
    const read = [...files.flatMap((one) => one.value?.file ?? []), ...(opened.brand?.inputs ?? [])];
    const assets = [...new Set(read)].sort();
    const page = withHtml({ deck, opened, assembled, rendered, title, request, requestWith, assets });
    return { value: page, diagnostics };
  };
}

function withHtml(page: Omit<RenderedPage, 'html' | 'hash'>): RenderedPage {
  let html: string | undefined;
  let hash: string | undefined;
  return {
    ...page,
    get html() {
      html ??= writePage(page.request);
      return html;
    },
    get hash() {
      hash ??= createHash('sha256').update(this.html).digest('hex');
      return hash;
    },
  };
}

/** Only a deck with a brand loads what knows of colours. */
async function branded(rendered: RenderedDeck, { brand, deck }: OpenedDeck): Promise<RenderedDeck> {
  if (brand === undefined || deck.verbatim) return rendered;
  const { brandStyle } = await import('../render/brand-style.ts');
  return { ...rendered, css: `${rendered.css}${brandStyle(brand, rendered.css)}` };
}

/** Marp falls back to its default theme without a word, so the text's own `theme` is looked up before. */
function unknownTheme(assembled: AssembledDeck, themes: ReadonlyMap<string, Theme>): Diagnostic | undefined {
  const named = assembled.deck.verbatim ? directiveLines(assembled.mapped.text, 'theme') : [];
  const wrong = named.find(({ value }) => value !== '' && !themes.has(value));
  if (wrong === undefined) return undefined;
  const at = originPlace(assembled.mapped, wrong.line, wrong.value);
  const hint = suggestTheme(wrong.value, themes);
  return diagnose('unknown-theme', `there is no theme "${wrong.value}"`, { at, hint });
}

function langOf(assembled: AssembledDeck, deck: Deck): string {
  return directiveLines(assembled.mapped.text, 'lang').at(-1)?.value || deck.lang;
}

function mathNote(assembled: AssembledDeck): readonly Diagnostic[] {
  const wish = directiveLines(assembled.mapped.text, 'math').find(({ value }) => value === 'mathjax');
  if (wish === undefined) return [];
  const at = originPlace(assembled.mapped, wish.line, 'math');
  return [diagnose('math-library', 'formulas are set with KaTeX instead of MathJax', { at })];
}

function diagramFaults(assembled: AssembledDeck, rendered: RenderedDeck): readonly Diagnostic[] {
  return (rendered.brokenDiagrams ?? []).map(({ line, message }) => {
    const at = originPlace(assembled.mapped, line, 'mermaid');
    const why = message.charAt(0).toLowerCase() + message.slice(1).replace(/[.!]$/, '');
    const hint =
      'flowcharts, states, sequences, classes, entities and XY charts can be drawn; others as a picture';
    return diagnose('diagram-broken', `this diagram is shown as code: ${why}`, { at, hint });
  });
}

async function loadAddress(given: {
  address: string;
  opened: OpenedDeck;
  assembled: AssembledDeck;
  rendered: RenderedDeck;
  context: RenderContext;
}): Promise<Outcome<{ file?: string; dataUri: string } | undefined>> {
  const { address, opened, assembled, rendered, context } = given;
  const kind = addressKind(address);
  const path = addressPath(address);
  const { written, at, isWhole } = writtenAddress(assembled, address, opened.outFolder);
  const { allowRemote: allowed, keep } = context;
  if (kind === 'remote') {
    const load = (host: Host) => loadRemote(host, { address, at, allowed });
    return keptWhereverItStands(keep, ['remote', address, allowed], { at, load });
  }
  if (kind !== 'relative') {
    const hint = 'use a path relative to the file it is written in';
    const code = kind === 'absolute' ? 'asset-outside' : 'asset-scheme';
    return {
      value: undefined,
      diagnostics: [diagnose(code, `"${written}" is not a relative path`, { at, hint })],
    };
  }
  const roots = [context.project.root, dirname(opened.deck.file)];
  const request = { file: resolve(opened.outFolder, path), address: written, roots, at, isWhole };
  const most = context.project.settings.images === 'original' ? undefined : pixelsOf(rendered);
  const load = (host: Host) => loadAsset(host, request, most && { ...most, store: context.pictures });
  return keptWhereverItStands(keep, ['asset', request.file, roots, most], { at, load });
}

/** A file that is sound is the same for every line that names it, and stays when an author writes above that line. */
async function keptWhereverItStands<T>(
  keep: Keep,
  name: readonly unknown[],
  { at, load }: { at: Place; load: (host: Host) => Promise<Outcome<T>> },
): Promise<Outcome<T>> {
  const kept = await keep(JSON.stringify(name), load);
  if (kept.diagnostics.every((one) => one.at === at)) return kept;
  return keep(JSON.stringify([...name, at]), load);
}

/** A slide is shown at twice its size at the most: on a dense screen, or a large one. */
function pixelsOf({ width, height }: RenderedDeck): { width: number; height: number } {
  return { width: 2 * width, height: 2 * height };
}

async function packageFiles(
  keep: Keep,
  names: readonly string[],
  from: { folder: string; type: string; strip: string },
): Promise<ReadonlyMap<string, string>> {
  const found = await Promise.all(
    names.map(async (name) => {
      const path = join(from.folder, name.replace(from.strip, ''));
      const uri = await keep(`package ${path}`, async (host) => {
        const bytes = await packageFile(host, path);
        return bytes && dataUri(bytes, from.type);
      });
      return uri === undefined ? [] : [[name, uri] as const];
    }),
  );
  return new Map(found.flat());
}
