/**
 * Marp Markdown → slides and CSS. The only door to marp-core and its plugins, which are loaded only for decks that
 * use them. Files do not enter here: each address of an image, font or emoji is replaced by a placeholder, and
 * `page.ts` puts the files inside later. One Marp instance serves all decks with the same needs.
 */
import { createHash } from 'node:crypto';
import { Marp } from '@marp-team/marp-core';
import { addressKind } from '../model/address.ts';
import {
  type BrokenDiagram,
  EMOJI_BASE,
  MATH_FONT_BASE,
  placeholderOf,
  type RenderedDeck,
} from '../model/rendered.ts';
import type { Theme } from '../model/theme.ts';
import { createRecent } from '../source/memory.ts';
import { plainText } from '../source/outline.ts';
import { plainAddresses } from '../source/plain-addresses.ts';
import { fileAddresses, styleAddresses } from './address-rule.ts';
import { nameBackgrounds } from './background.ts';
import { remembered } from './colouring.ts';
import { withoutImports, withoutImportsInStyles } from './imports.ts';
import { type Needs, needsOf } from './needs.ts';
import { steadyScopes } from './scope.ts';
import { takeScript } from './script.ts';
import { type KeptThemes, keepThemes, openKeptThemes } from './theme-facts.ts';

export interface RenderRequest {
  /** Marp Markdown with its front matter. */
  readonly text: string;
  /** Themes that the text or another theme may name, beside Marp's own. */
  readonly themes: readonly Pick<Theme, 'name' | 'css'>[];
  /** Processor time that it may take, in milliseconds, where there is a limit; default: long enough for any text that is meant well. */
  readonly limitMs?: number;
  /** Called when all packages are loaded and the work on the text begins. */
  readonly begun?: () => void;
}

export type Renderer = (request: RenderRequest) => Promise<RenderedDeck>;

/** Packed CSS kept between runs, by a key that says all it was made of. */
export interface StyleStore {
  get(key: string): Promise<string | undefined>;
  set(key: string, css: string): Promise<void>;
}

/** Runs a step of the work on a text of that length. Others may run in between, so what is said of one is said within it. */
export type Runner = <T>(step: () => T, length: number) => T | Promise<T>;

/** Makes a renderer that keeps its Marp instances and packed CSS between decks. All that depends on the text is done in steps. */
export function createRenderer(store: StyleStore, run: Runner = (step) => step()): Renderer {
  const instances = new Map<string, { styles: readonly string[]; marp: Promise<LecternMarp> }>();
  return async ({ text, themes, begun }) => {
    const needs = needsOf(text);
    const key = JSON.stringify([needs, themes.map((theme) => theme.name)]);
    const styles = themes.map((theme) => theme.css);
    let instance = instances.get(key);
    // A theme may have changed since: what was made from its older style is of no use.
    if (instance === undefined || instance.styles.some((css, index) => css !== styles[index])) {
      instance = { styles, marp: createMarp(needs, themes, store) };
      instances.set(key, instance);
    }
    const marp = await instance.marp;
    begun?.();
    return marp.renderStored(text, { store, run });
  };
}

async function createMarp(
  needs: Needs,
  themes: RenderRequest['themes'],
  store: StyleStore,
): Promise<LecternMarp> {
  const kept = await openKeptThemes(store);
  const emoji = needs.emoji ? ('twemoji' as const) : false;
  const marp = new LecternMarp(kept, {
    math: needs.math ? 'katex' : false,
    emoji: {
      shortcode: emoji,
      unicode: emoji,
      twemoji: { base: EMOJI_BASE, ext: 'svg' },
    },
    script: true,
  });
  if (needs.code) {
    marp.use((await import('@marp-team/marp-core/plugins/shiki')).default());
    // By default Shiki gives up on a line after half a second, so a busy machine would colour it otherwise.
    marp.shikiTransformers.push({
      name: 'lectern:steady',
      preprocess: (_code, options) => {
        options.tokenizeTimeLimit = 0;
      },
    });
    marp.highlighter = remembered(marp.highlighter);
  }
  if (needs.math)
    marp.use(
      (await import('@marp-team/marp-core/plugins/katex')).default({
        fontPath: MATH_FONT_BASE,
        options: { strict: 'ignore' },
      }),
    );
  if (needs.mermaid) {
    marp.use((await import('@marp-team/marp-core/plugins/mermaid')).default());
    marp.use((await import('./diagram.ts')).guardDiagrams);
  }
  for (const theme of themes) if (theme.css !== '') marp.themeSet.add(theme.css);
  await keepThemes(store, kept);
  return marp;
}

interface SlideToken {
  readonly line: number;
  heading?: string;
}

interface Env {
  addresses: string[];
  slides: SlideToken[];
  brokenDiagrams: BrokenDiagram[];
}

interface CoreToken {
  type: string;
  map: [number, number] | null;
  content: string;
  tag: string;
}

type MarpEnv = Env & { htmlAsArray: true };

interface Rendered {
  readonly html: readonly string[];
  readonly css: string;
  readonly comments: readonly (readonly string[])[];
  readonly env: Env;
  readonly globals: Readonly<Record<string, unknown>>;
}

interface Tools {
  readonly store: StyleStore;
  readonly run: Runner;
}

const MOST_PACKED = 20;

/** Of the instance that is being made: Marp's constructor asks before that of ours has its turn. */
let themesOfNext: KeptThemes | undefined;

class LecternMarp extends Marp {
  /** An author who tries out styles makes new CSS with each of them. */
  readonly #packed = createRecent<string>(MOST_PACKED);
  /** Key of CSS that was left out of the rendering, to be asked for. */
  #wanted: string | undefined;
  #packNow = false;

  constructor(kept: KeptThemes, options: ConstructorParameters<typeof Marp>[0]) {
    themesOfNext = kept;
    super(options);
  }

  /** Marp calls this when it has a set of themes, and has not yet put its own into it. */
  protected override applyMarkdownItPlugins(md: unknown): void {
    themesOfNext?.serve(this.themeSet);
    // Known to marp-cli only; the viewer reads it from `data-transition`. Plugins ask for the names when they are applied.
    this.customDirectives.local.transition = (value) =>
      typeof value === 'string' ? { transition: value.trim() } : {};
    super.applyMarkdownItPlugins(md);
    const { core } = md as { core: { ruler: Ruler } };
    core.ruler.after('inline', 'lectern_addresses', (state) =>
      fileAddresses(state.tokens, (address) => noteAddress(state.env, address)),
    );
    core.ruler.push('lectern_slides', (state) => noteSlides(state.tokens, state.env));
  }

  /**
   * Renders a text, with the CSS that `store` keeps where it can. Packing a theme takes longer than rendering forty
   * slides, and most decks have the same styles. What is packed is known only while Marp renders, and the store answers
   * later: so CSS that must be packed after all costs a second rendering, once for each set of styles.
   */
  async renderStored(text: string, { store, run }: Tools): Promise<RenderedDeck> {
    const render = (packNow: boolean): Rendered => {
      this.#wanted = undefined;
      this.#packNow = packNow;
      const env: MarpEnv = { htmlAsArray: true, addresses: [], slides: [], brokenDiagrams: [] };
      return { ...this.render(text, env), env, globals: this.lastGlobalDirectives ?? {} };
    };
    // A step has a price of its own, so what can be done in one is.
    const first = await run(() => {
      const rendered = render(false);
      return this.#wanted === undefined ? takeApart(rendered) : { rendered, key: this.#wanted };
    }, text.length);
    if (!('key' in first)) return first;
    const { rendered, key } = first;
    const stored = await store.get(key);
    if (stored !== undefined) {
      this.#packed.set(key, stored);
      return run(() => takeApart({ ...rendered, css: stored }), text.length);
    }
    const second = await run(() => render(true), text.length);
    await store.set(key, second.css);
    return run(() => takeApart(second), text.length);
  }

  /** Marp calls this while its themes are as the text wants them; afterwards a theme of another size is taken back. */
  protected override renderStyle(theme?: string): string {
    const sheets = [...this.themeSet.themes()].map((one) => [one.name, sheetKey(one)]);
    const facts = JSON.stringify([theme, this.themeSetPackOptions(), this.lastGlobalDirectives, sheets]);
    const key = createHash('sha256').update(facts).digest('hex');
    const kept = this.#packed.get(key);
    if (kept !== undefined) return kept;
    // Scoped styles have random names, so nobody would ever ask for them again.
    if (!this.#packNow && !facts.includes('data-marpit-scope-')) {
      this.#wanted = key;
      return '';
    }
    const packed = super.renderStyle(theme);
    this.#packed.set(key, packed);
    return packed;
  }
}

const sheetKeys = new WeakMap<object, { readonly css: string; readonly key: string }>();

/** Of a theme's CSS. Themes are the same for all decks, and long. */
function sheetKey(theme: { readonly css: string }): string {
  const known = sheetKeys.get(theme);
  if (known?.css === theme.css) return known.key;
  const made = { css: theme.css, key: createHash('sha256').update(theme.css).digest('base64') };
  sheetKeys.set(theme, made);
  return made.key;
}

interface Ruler {
  after(name: string, rule: string, run: (state: { tokens: CoreToken[]; env: Env }) => void): void;
  push(rule: string, run: (state: { tokens: CoreToken[]; env: Env }) => void): void;
}

function noteAddress(env: Env, address: string): string {
  const kind = addressKind(address);
  if (kind === 'data' || kind === 'fragment') return address;
  const known = env.addresses.indexOf(address);
  const index = known === -1 ? env.addresses.push(address) - 1 : known;
  return placeholderOf(index);
}

function noteSlides(tokens: readonly CoreToken[], env: Env): void {
  for (const [index, token] of tokens.entries()) {
    if (token.type === 'marpit_slide_open') env.slides.push({ line: (token.map?.[0] ?? 0) + 1 });
    const slide = env.slides.at(-1);
    if (token.type !== 'heading_open' || slide === undefined || slide.heading !== undefined) continue;
    const text = plainText(tokens[index + 1]?.content ?? '');
    if (text !== '') slide.heading = text;
  }
}

function takeApart({ html, css, comments, env, globals }: Rendered): RenderedDeck {
  const { slides, script } = takeScript(html);
  const steady = steadyScopes(slides, withoutImports(css));
  const inCss = addressesInCss(plainAddresses(steady.css), env);
  const box = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(slides[0] ?? '');
  return {
    slides: steady.slides.map((slide, index) => ({
      html: nameBackgrounds(
        styleAddresses(withoutImportsInStyles(slide), (address) => noteAddress(env, address)),
      ),
      line: env.slides[index]?.line ?? 1,
      notes: comments[index] ?? [],
      ...(env.slides[index]?.heading === undefined ? {} : { heading: env.slides[index].heading }),
    })),
    css: inCss,
    script,
    width: Number(box?.[1] ?? 1280),
    height: Number(box?.[2] ?? 720),
    theme: String(globals.theme ?? 'default'),
    addresses: env.addresses,
    brokenDiagrams: env.brokenDiagrams,
  };
}

function addressesInCss(css: string, env: Env): string {
  return css.replace(
    /url\(\s*(["']?)(?!["']?(?:data:|#|_lectern_\/))([^"')]+)\1\s*\)/g,
    (_, quote: string, address: string) => {
      return `url(${quote}${noteAddress(env, address)}${quote})`;
    },
  );
}
