/** Slides that no author writes: agenda, dividers and the list of sources, made from what was kept. */
import type { CitationStyle } from '../model/deck-spec.ts';
import type { Source } from '../model/source.ts';
import { escapeText, wordsFor } from './words.ts';

/** Entries of the list of sources that one slide holds. */
const SOURCES_A_SLIDE = 6;
const AGENDA_LINES = 20;

/** The address of the first slide of sources: Marp makes it of the heading. */
export function sourcesAnchor(lang: string): string {
  return `#${wordsFor(lang).sources.toLowerCase().replace(/\s+/g, '-')}`;
}

/** The agenda, as Markdown; undefined with fewer than two titles. Past twenty titles it becomes several slides of like length. */
export function writeAgenda(
  titles: readonly string[],
  lang: string,
  layoutClass: string,
): string | undefined {
  if (titles.length < 2) return undefined;
  const { agenda } = wordsFor(lang);
  const size = Math.ceil(titles.length / Math.ceil(titles.length / AGENDA_LINES));
  return chunks(titles, size)
    .map((some, index) => {
      const first = index * size + 1;
      const list = some.map((title, offset) => `${first + offset}. ${title}`).join('\n');
      return `${layoutClass}## ${numbered(agenda, index)}\n\n${list}`;
    })
    .join('\n\n---\n\n');
}

/** The slide that opens a part of the talk. */
export function writeDivider(title: string, layoutClass: string): string {
  return `${layoutClass}# ${title}`;
}

export interface SourcesOptions {
  readonly lang: string;
  readonly style: CitationStyle;
  /** The directive that gives the slides their layout; may be empty. */
  readonly layoutClass: string;
  /** By the source's id, places in it that the slides do not name: they stand behind its entry. */
  readonly places: ReadonlyMap<string, ReadonlySet<string>>;
}

/** The list of sources as Markdown, by number or by the alphabet; undefined when nothing is cited. */
export function writeSources(sources: readonly Source[], options: SourcesOptions): string | undefined {
  if (sources.length === 0) return undefined;
  const { lang, style, layoutClass, places } = options;
  const heading = wordsFor(lang).sources;
  const references = sources.map(({ id, reference }) => {
    const named = [...(places.get(id) ?? [])];
    return escapeText(named.length === 0 ? reference : `${reference} (${named.join('; ')})`);
  });
  const sorted = style === 'numeric' ? references : [...references].sort(new Intl.Collator(lang).compare);
  return chunks(sorted, SOURCES_A_SLIDE)
    .map((some, index) => {
      const first = index * SOURCES_A_SLIDE + 1;
      const sign = (offset: number) => (style === 'numeric' ? `${first + offset}.` : '-');
      const list = some.map((reference, offset) => `${sign(offset)} ${reference}`).join('\n');
      return `${layoutClass}## ${numbered(heading, index)}\n\n${list}`;
    })
    .join('\n\n---\n\n');
}

/** Headings of a deck differ, also where a list goes on over several slides. */
function numbered(heading: string, index: number): string {
  return index === 0 ? heading : `${heading} (${index + 1})`;
}

function chunks<T>(all: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, index) =>
    all.slice(index * size, (index + 1) * size),
  );
}
