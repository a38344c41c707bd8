/** Slides that no author writes: the agenda and the list of sources, made from what was kept. */
import type { Source } from '../model/source.ts';

/** What generated slides say, by language; English where a language is not listed. */
const WORDS: Record<string, { readonly agenda: string; readonly sources: string }> = {
  de: { agenda: 'Ablauf', sources: 'Quellen' },
  en: { agenda: 'Agenda', sources: 'Sources' },
  es: { agenda: 'Contenido', sources: 'Fuentes' },
  fr: { agenda: 'Plan', sources: 'Sources' },
  hy: { agenda: 'Օրակարգ', sources: 'Աղբյուրներ' },
  it: { agenda: 'Agenda', sources: 'Fonti' },
  ru: { agenda: 'План', sources: 'Источники' },
};

/** Entries of the list of sources that one slide holds. */
const SOURCES_A_SLIDE = 6;
const AGENDA_LINES = 8;

function wordsFor(lang: string): {
  readonly agenda: string;
  readonly sources: string;
} {
  const fallback = { agenda: 'Agenda', sources: 'Sources' };
  return WORDS[lang.split('-')[0]?.toLowerCase() ?? 'en'] ?? fallback;
}

/** The address of the first slide of sources: Marp makes it of the heading. */
export function sourcesAnchor(lang: string): string {
  return `#${wordsFor(lang).sources.toLowerCase().replace(/\s+/g, '-')}`;
}

/** The agenda, as Markdown; undefined with fewer than two titles. Past eight titles it becomes several slides of like length. */
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

/** The list of sources in the order of their numbers, as Markdown; undefined when nothing is cited. */
export function writeSources(
  sources: readonly Source[],
  lang: string,
  layoutClass: string,
): string | undefined {
  if (sources.length === 0) return undefined;
  const heading = wordsFor(lang).sources;
  return chunks(sources, SOURCES_A_SLIDE)
    .map((some, index) => {
      const first = index * SOURCES_A_SLIDE + 1;
      const list = some
        .map((source, offset) => `${first + offset}. ${escapeText(source.reference)}`)
        .join('\n');
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

/** Plain text as Markdown that shows it. */
export function escapeText(text: string): string {
  return text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`).replace(/[\\`*_[\]|~$]/g, '\\$&');
}
