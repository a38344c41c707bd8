/** Chosen decks → decks that are ready to be assembled: their themes and the sources that they cite are read too. */
import { hasTemplates, loadTemplates } from '../assemble/template.ts';
import { type Diagnostic, diagnose, type Outcome } from '../diagnostics/diagnostic.ts';
import { suggestName } from '../diagnostics/nearest.ts';
import type { Host } from '../host/host.ts';
import { loadSources } from '../load/sources.ts';
import { loadThemes } from '../load/theme.ts';
import type { Brand } from '../model/brand.ts';
import type { Deck } from '../model/deck.ts';
import type { Project } from '../model/project.ts';
import type { Source } from '../model/source.ts';
import type { Theme } from '../model/theme.ts';
import { loadBrands } from './brands.ts';
import { type ChooseRequest, type Chosen, type ChosenDeck, chooseDecks } from './choose.ts';
import { type Keep, keepNothing } from './kept/values.ts';

export interface OpenRequest extends ChooseRequest {
  /** Theme files and folders, absolute. */
  readonly themeSet: readonly string[];
}

export interface OpenedDeck extends ChosenDeck {
  readonly theme: Theme;
  /** What re-colours the theme. */
  readonly brand?: Brand;
  /** What it may cite, in the style and language of its list of sources. */
  readonly sources: ReadonlyMap<string, Source>;
}

export interface Opened extends Omit<Chosen, 'decks'> {
  readonly themes: ReadonlyMap<string, Theme>;
  /** Without decks of sections whose theme is not known. */
  readonly decks: readonly OpenedDeck[];
}

/** Opens what was asked for. With errors among the diagnostics the decks are not fit to be built. */
export async function openDecks(
  host: Host,
  request: OpenRequest,
  keep: Keep = keepNothing(host),
): Promise<Outcome<Opened>> {
  const chosen = await chooseDecks(host, request);
  const { project } = chosen.value;
  const { root } = project;
  const { themeSet } = request;
  const wanted = wantedThemes(chosen.value.decks);
  const [themes, sources, brands] = await Promise.all([
    keep(`themes ${JSON.stringify([root, themeSet, [...wanted]])}`, (kept) =>
      loadThemes(kept, { root, themeSet, wanted }),
    ),
    loadSourceLists(project, chosen.value.decks, keep),
    loadBrands(host, project, chosen.value.decks),
  ]);
  const decks = chosen.value.decks.flatMap((one): readonly OpenedDeck[] => {
    // What else is wrong with a plain Marp file is said beside its theme; a deck of sections has no layouts without one.
    const fallback = one.deck.verbatim ? 'default' : '';
    const theme = themes.value.get(one.deck.theme ?? 'default') ?? themes.value.get(fallback);
    const list = sources.value.get(sourceListKey(one.deck)) ?? new Map();
    const brand = brands.value(one.deck);
    return theme === undefined
      ? []
      : [{ ...one, theme, sources: list, ...(brand === undefined ? {} : { brand }) }];
  });
  const texts = decks.flatMap(({ deck }) =>
    deck.verbatim ? [] : deck.sections.map(({ source }) => source.text),
  );
  if (texts.some(hasTemplates)) await loadTemplates();
  const faults = chosen.value.decks.flatMap(({ deck }) => themeFault(deck, themes.value));
  const diagnostics = [
    ...chosen.diagnostics,
    ...themes.diagnostics,
    ...sources.diagnostics,
    ...brands.diagnostics,
    ...faults,
  ];
  return { value: { ...chosen.value, themes: themes.value, decks }, diagnostics };
}

/** One list for each style and language that a deck asks for: entries are set in both. */
async function loadSourceLists(
  project: Project,
  decks: readonly ChosenDeck[],
  keep: Keep,
): Promise<Outcome<ReadonlyMap<string, ReadonlyMap<string, Source>>>> {
  const groups = new Map<string, ChosenDeck[]>();
  for (const one of decks) {
    const key = sourceListKey(one.deck);
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  const lists = new Map<string, ReadonlyMap<string, Source>>();
  const diagnostics: Diagnostic[] = [];
  for (const [key, group] of groups) {
    const { citationStyle, lang } = group[0]?.deck ?? { citationStyle: 'numeric', lang: 'en' };
    const wanted = wantedSources(group);
    const list = await keep(`sources ${JSON.stringify([project.root, key, [...wanted]])}`, (kept) =>
      loadSources(kept, project, { style: citationStyle, lang, wanted }),
    );
    lists.set(key, list.value);
    diagnostics.push(...list.diagnostics);
  }
  return { value: lists, diagnostics };
}

function sourceListKey({ citationStyle, lang }: Deck): string {
  return `${citationStyle} ${lang}`;
}

/** Keys after `@` anywhere in the sections: enough to know which sources must be set. */
function wantedSources(decks: readonly ChosenDeck[]): ReadonlySet<string> {
  const keys = new Set<string>();
  for (const section of new Set(decks.flatMap((one) => one.deck.sections))) {
    for (const match of section.source.text.matchAll(/[[;]\s*@([^\s,;\]]+)/g))
      keys.add((match[1] ?? '').replace(/[.:?]+$/, ''));
  }
  return keys;
}

/** Themes that decks name; a plain Marp file may name its own anywhere. */
function wantedThemes(decks: readonly ChosenDeck[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { deck } of decks) {
    if (deck.theme !== undefined) names.add(deck.theme);
    const texts = deck.verbatim ? deck.sections.map((section) => section.source.text) : [];
    for (const match of texts.join('\n').matchAll(/\btheme:[ \t]*["']?([\w.-]+)/g)) names.add(match[1] ?? '');
  }
  return names;
}

function themeFault(deck: Deck, themes: ReadonlyMap<string, Theme>): readonly Diagnostic[] {
  if (deck.theme === undefined || themes.has(deck.theme)) return [];
  const hint = suggestTheme(deck.theme, themes);
  const at = deck.themeAt === undefined ? {} : { at: deck.themeAt };
  return [diagnose('unknown-theme', `there is no theme "${deck.theme}"`, { ...at, hint })];
}

/** A hint for the name of a theme that is not known: the nearest, or how to make more of them known. */
export function suggestTheme(name: string, themes: ReadonlyMap<string, Theme>): string {
  const hint = suggestName(name, [...themes.keys()], 'themes');
  return hint.startsWith('did you') ? hint : `${hint}; --theme-set names more files and folders`;
}
