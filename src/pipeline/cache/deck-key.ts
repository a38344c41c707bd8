/**
 * All that the files of a deck are made of, beside what is asked of the disk on the way, as one hash: equal keys, equal
 * files. What is left out on purpose: sections that the deck does not have, and the values of other audiences. Everything
 * else of the deck goes in, so a new field of it is never forgotten.
 */
import { relative } from 'node:path';
import type { Format } from '../../model/audience.ts';
import type { Deck } from '../../model/deck.ts';
import type { Section } from '../../model/section.ts';
import type { Theme } from '../../model/theme.ts';
import type { Opened, OpenedDeck } from '../open.ts';
import { needsBrowser, type OutputOptions } from '../outputs/output.ts';
import { hashOf } from './hash.ts';
import type { Places } from './places.ts';

export interface DeckFacts {
  readonly one: OpenedDeck;
  readonly opened: Pick<Opened, 'themes' | 'knownNames' | 'project' | 'table'>;
  readonly formats: readonly Format[];
  readonly options: OutputOptions;
  readonly thumbnail: boolean;
  readonly allowRemote: boolean;
}

export interface Makers {
  /** Of `programPrint` and `printerPrint`. */
  readonly program: string;
  readonly printer: string | undefined;
}

export type DeckKey = (facts: DeckFacts) => string;

/** Makes the function that gives keys; what decks share is hashed once. */
export function createDeckKey(places: Places, { program, printer }: Makers): DeckKey {
  const known = new WeakMap<object, string>();
  const once = <T extends object>(value: T, facts: (value: T) => unknown): string => {
    const print = known.get(value) ?? hashOf(plainText(facts(value), places));
    known.set(value, print);
    return print;
  };
  const themeFacts = (theme: Theme) => ({ ...theme, file: theme.file && places.name(theme.file) });
  const sectionFacts = ({ source, file, places: _, ...rest }: Section) => [
    rest,
    source.text,
    places.name(file),
  ];
  return ({ one, opened, formats, options, thumbnail, allowRemote }) => {
    const { deck, loaded: _, theme, brand, sources, outFolder, ...rest } = one;
    const { root } = opened.project;
    const facts = [
      [program, formats.some(needsBrowser) ? printer : null],
      [formats, options, thumbnail, allowRemote, opened.knownNames, rest],
      [relative(root, outFolder), relative(outFolder, root)],
      once(opened.themes, (themes) => [...themes.values()].map(themeFacts)),
      once(theme, themeFacts),
      brand && once(brand, ({ file, inputs, ...more }) => [more, [file, ...inputs].map(places.name)]),
      once(sources, (value) => value),
      deck.sections.map((section) => once(section, sectionFacts)),
      deckFacts(deck, places),
    ];
    return hashOf(plainText(facts, places));
  };
}

function deckFacts({ source, sections: _, plan, file, ...rest }: Deck, places: Places): unknown {
  const included = plan.sections.filter((entry) => entry.included);
  const entries = included.map((entry) => ({ ...entry, file: places.name(entry.file) }));
  return [rest, source.text, places.name(file), { ...plan, sections: entries }];
}

/** Plain data as a text, with places inside the project told from there. Values of templates stay as they are. */
function plainText(value: unknown, places: Places): string {
  return JSON.stringify(value, (key, part: unknown) => {
    if (typeof part !== 'object' || part === null) return part;
    if (key === 'vars') return JSON.stringify(part);
    if (part instanceof Map || part instanceof Set) return [...part];
    if ('file' in part && 'line' in part && typeof part.file === 'string')
      return { ...part, file: places.name(part.file) };
    return part;
  });
}
