/**
 * Sources as data → entries of a list of sources, by a style of CSL. The only door to Citation.js and the citeproc in it,
 * loaded when the first source is wanted; styles and locales come with the packages, so nothing is fetched.
 * Each entry is made alone: it depends on nothing that another audience cites, and no letter (2020a) tells of another source.
 */
import type { Engine } from '@citation-js/core';
import type { CitationStyle } from '../model/deck-spec.ts';
import type { BibEntry } from './bibtex.ts';
import type { CslItem, CslName } from './csl-item.ts';
import { asList, soundItem } from './csl-sound.ts';

/**
 * The style of the library for each of ours; `number`: what it prints before the first entry, which the list itself counts.
 * The library's `apa` is not taken: reading it costs a second.
 */
const STYLES: Readonly<Record<CitationStyle, { readonly name: string; readonly number?: RegExp }>> = {
  numeric: { name: 'vancouver', number: /^1\. / },
  'author-date': { name: 'harvard1' },
};

/** The library cannot read or format a source. */
export class BibliographyFault extends Error {
  /** The field of BibTeX that it stumbled over, when that can be said. */
  readonly field: string | undefined;

  constructor(message: string, field?: string, options?: ErrorOptions) {
    super(message, options);
    this.field = field;
  }
}

export interface Bibliography {
  /** A BibTeX entry as data; its parents by `crossref` follow it in the list. Rejects with a `BibliographyFault`. */
  readEntry(family: readonly BibEntry[]): Promise<CslItem>;
  /** The entry in the list of sources: one line of plain text, without a number. Throws a `BibliographyFault`. */
  writeReference(item: CslItem): string;
}

/** Loads the library. `lang` is a language tag; where no locale fits, the words between the parts are English. */
export async function openBibliography(style: CitationStyle, lang: string): Promise<Bibliography> {
  const { plugins } = await import('@citation-js/core');
  await import('@citation-js/plugin-csl');
  const csl = plugins.config.get('@csl');
  const locale = nearestLocale(lang, csl.locales.list());
  const { name, number } = STYLES[style];
  return {
    readEntry: async (family) => {
      await import('@citation-js/plugin-bibtex');
      return readFamily(family, (entries) => plugins.input.data(entries, '@biblatex/entries+list'));
    },
    writeReference: (item) => {
      const text = guarded(() => writeAlone(csl.engine([engineItem(item)], name, locale, 'text')));
      const line = text.replace(/[ \t\n]+/g, ' ').trim();
      return number === undefined ? line : line.replace(number, '');
    },
  };
}

const ONLY = 'source';

function writeAlone(engine: Engine): string {
  engine.updateItems([ONLY], true);
  const made = engine.makeBibliography();
  return made === false ? '' : made[1].join(' ');
}

function guarded<T>(call: () => T, findField?: () => string | undefined): T {
  try {
    return call();
  } catch (error) {
    // The library throws errors of all kinds, and texts.
    const [reason = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
    throw new BibliographyFault(reason, findField?.(), { cause: error });
  }
}

/** The locale of a language: the same tag, else the first of that language, else American English. */
function nearestLocale(lang: string, locales: readonly string[]): string {
  const language = lang.split('-')[0]?.toLowerCase();
  const same = locales.find((locale) => locale.toLowerCase() === lang.toLowerCase());
  return same ?? locales.find((locale) => locale.split('-')[0] === language) ?? 'en-US';
}

function engineItem({ type = 'document', texts, names, dates }: CslItem): object {
  const people = [...names].map(([variable, list]) => [variable, list.map(spacedName)] as const);
  return { ...Object.fromEntries([...texts, ...people, ...dates]), id: ONLY, type };
}

/** Scripts of which citeproc knows how names are written, and those in which family and given name stand without a space. */
const KNOWN_SCRIPTS =
  /[\p{scx=Latin}\p{scx=Greek}\p{scx=Cyrillic}\p{scx=Hebrew}\p{scx=Arabic}\p{scx=Thai}\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Hangul}]/u;

/** citeproc glues the parts of names in Armenian, Georgian, Devanagari and others: these go in as a whole. */
function spacedName(name: CslName): CslName {
  if (name.literal !== undefined) return { literal: name.literal };
  const parts = [name['non-dropping-particle'], name.family, name.given].filter((part) => part !== undefined);
  return name.family !== undefined && KNOWN_SCRIPTS.test(name.family) ? name : { literal: parts.join(' ') };
}

type LibraryEntry = {
  readonly type: string;
  readonly label: string;
  readonly properties: Readonly<Record<string, string>>;
};

function readFamily(
  family: readonly BibEntry[],
  read: (entries: readonly LibraryEntry[]) => unknown,
): CslItem {
  const entries = family.map(({ type, fields }, index) => {
    const properties = [...fields].map(([name, { value }]) => [name, value] as const);
    const own = properties.filter(([name]) => name !== 'crossref' && name !== 'standing');
    const link = index + 1 < family.length ? [['crossref', `e${index + 1}`] as const] : [];
    return { type, label: `e${index}`, properties: Object.fromEntries([...own, ...link]) };
  });
  const [item] = asList(
    guarded(
      () => read(entries),
      () => brokenField(entries, read),
    ),
  );
  return soundItem(item);
}

/** The first field that cannot be read even alone. */
function brokenField(
  [entry]: readonly LibraryEntry[],
  read: (entries: readonly LibraryEntry[]) => unknown,
): string | undefined {
  if (entry === undefined) return undefined;
  return Object.entries(entry.properties).find(([name, value]) => {
    try {
      read([{ ...entry, properties: { [name]: value } }]);
      return false;
    } catch {
      return true;
    }
  })?.[0];
}
