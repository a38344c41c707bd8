/**
 * What Marp learns of the CSS of its themes, kept between runs: to read the three that it always has takes longer than to
 * render forty slides. Nothing of it is older than the CSS, by whose hash it is found. The door to Marpit, for its nouns.
 */
import { createHash } from 'node:crypto';
import { Theme, type ThemeSet } from '@marp-team/marpit';
import type { StyleStore } from './marp.ts';

/** All that a theme has, as plain data. */
type Facts = Readonly<Record<string, unknown>> & { readonly name: string; readonly css: string };

export interface KeptThemes {
  /** Lets a set take themes from here, and notes those that it had to read. */
  serve(themes: ThemeSet): void;
  /** By the hash of their CSS: those that were asked for. */
  readonly used: ReadonlyMap<string, Facts>;
  /** Whether one of them was not kept. */
  readonly hasNew: boolean;
}

const NAME = 'themes';

/** What an earlier run kept. */
export async function openKeptThemes(store: StyleStore): Promise<KeptThemes> {
  const known = new Map(readFacts(await store.get(NAME)));
  const used = new Map<string, Facts>();
  let hasNew = false;
  return {
    serve: (themes) => {
      const read = themes.add.bind(themes);
      themes.add = (css) => {
        const key = createHash('sha256').update(css).digest('base64');
        const facts = known.get(key);
        if (facts === undefined) {
          const theme = read(css);
          // Only the names of what is imported are asked for, and the nodes of the CSS are large.
          const importRules = theme.importRules.map(({ value }) => ({ value }));
          used.set(key, { ...theme, importRules });
          hasNew = true;
          return theme;
        }
        used.set(key, facts);
        const theme = themeOf(facts);
        themes.addTheme(theme);
        return theme;
      };
    },
    used,
    get hasNew() {
      return hasNew;
    },
  };
}

function readFacts(text: string | undefined): readonly (readonly [string, Facts])[] {
  try {
    return text === undefined ? [] : JSON.parse(text);
  } catch {
    // The next run finds what this one writes.
    return [];
  }
}

/** Keeps the themes that were asked for, if there is a new one among them. */
export async function keepThemes(store: StyleStore, { used, hasNew }: KeptThemes): Promise<void> {
  if (hasNew) await store.set(NAME, JSON.stringify([...used]));
}

function themeOf(facts: Facts): Theme {
  // Its constructor is not for us by its types, and there is no other way to make one without reading its CSS.
  const theme = Reflect.construct(Theme, [facts.name, facts.css]) as Theme;
  return Object.freeze(Object.assign(theme, { ...facts, meta: Object.freeze(facts.meta) }));
}
