/**
 * The words that an audience gets: those of its assembled deck, as far as they come from lines that are for it, and what
 * Lectern says beside them. Speaker notes are kept apart.
 */
import { cssTexts } from '../../audit/css.ts';
import { type Conditional, conditionalLines, linesNotFor } from '../../audit/not-for.ts';
import { svgWords } from '../../audit/picture.ts';
import { remembered } from '../../audit/remembered.ts';
import { numbersOf, numbersOfLine, numbersOfMarkdown, union } from '../../audit/word-numbers.ts';
import type { Host } from '../../host/host.ts';
import type { Deck } from '../../model/deck.ts';
import type { Project } from '../../model/project.ts';
import type { Section } from '../../model/section.ts';
import { dividerLevels } from '../../source/outline.ts';
import type { SourceText } from '../../source/source-text.ts';
import type { RenderedPage } from '../deck-page.ts';
import { relativePath } from '../relative.ts';
import { leavesOf } from './written.ts';

/** By their numbers. */
export interface GivenWords {
  readonly words: ReadonlySet<number>;
  readonly notes: ReadonlySet<number>;
}

export async function givenTo(host: Host, page: RenderedPage, project: Project): Promise<GivenWords> {
  const notes = page.rendered.slides.flatMap((slide) => slide.notes);
  const texts = [withoutNotes(textFor(page), notes), ...saidBeside(page, project)];
  const lines = texts.flatMap((text) => text.split('\n'));
  const pictures = await Promise.all(
    page.assets.filter((file) => /\.svg$/i.test(file)).map(async (file) => decode(await host.readFile(file))),
  );
  const shown = [...pictures.map((picture) => wordsOfPicture(picture)), wordsOfStyle(page.opened.theme.css)];
  const noted = notes.flatMap((note) => note.split('\n'));
  return {
    words: new Set([...lines.map(numbersOfMarkdown), ...shown].flat()),
    notes: new Set(noted.flatMap(numbersOfMarkdown)),
  };
}

const wordsOfPicture = remembered(
  (svg) => numbersOf(svgWords(svg)),
  (words) => words.length * 8,
);
const wordsOfStyle = remembered(
  (css) => union(cssTexts(css).map(numbersOfLine)),
  (words) => words.length * 8,
);

/** The lines of the assembled text that come from lines which are for this audience. */
function textFor({ deck, opened, assembled }: RenderedPage): string {
  const { mapped } = assembled;
  if (deck.verbatim) return mapped.text;
  const sections = new Map<SourceText, Section>(opened.loaded.sections.map((one) => [one.source, one]));
  const withheld = withheldLines(deck);
  return mapped.text
    .split('\n')
    .filter((_, index) => {
      const origin = mapped.origins[index];
      if (origin === undefined) return false;
      const section = sections.get(origin.source);
      if (section === undefined) return true;
      return deck.sections.includes(section) && withheld.get(section)?.has(origin.line) !== true;
    })
    .join('\n');
}

/** By the levels of headings that begin a slide. */
const conditionals = new WeakMap<Section, Map<string, readonly Conditional[]>>();

/** Lines of the deck's sections that are not for its audience, counted from 1. */
export function withheldLines(deck: Deck): ReadonlyMap<Section, ReadonlySet<number>> {
  const dividers = dividerLevels(deck.directives.find((one) => one.name === 'headingDivider')?.value);
  return new Map(
    deck.sections.map((section) => {
      const read = conditionals.get(section) ?? new Map<string, readonly Conditional[]>();
      conditionals.set(section, read);
      const key = dividers.join();
      const known = read.get(key) ?? conditionalLines(section, dividers);
      read.set(key, known);
      return [section, linesNotFor(known, deck.names)];
    }),
  );
}

/** Without the comments that Marp took for speaker notes. */
function withoutNotes(text: string, notes: readonly string[]): string {
  if (notes.length === 0) return text;
  const known = new Set(notes.map(squeezed));
  return text.replace(/<!--+([\s\S]*?)--+>/g, (comment, content: string) =>
    known.has(squeezed(content)) ? ' ' : comment,
  );
}

function squeezed(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** What the reports and covers of a deck name: itself, its audience, its sections and files, its sources, its values. */
function saidBeside(
  { deck, title, rendered, assembled, assets }: RenderedPage,
  project: Project,
): readonly string[] {
  const { audience, row, sections, parts } = deck;
  const table = row === undefined ? [] : [row.at.file];
  const files = [deck.file, ...sections.map(({ file }) => file), ...assets, ...table];
  return [
    ...[title, deck.id, deck.title, deck.subtitle, deck.author, deck.date, deck.lang, rendered.theme],
    ...(audience === undefined ? [] : [audience.id, audience.name, ...audience.groups]),
    ...(row === undefined ? [] : [row.id, row.name, ...leavesOf(row.values)]),
    ...sections.flatMap(({ id, title: heading, vars }) => [id, heading, parts.get(id), ...leavesOf(vars)]),
    ...files.map((file) => relativePath(project.root, file)),
    ...assembled.cited.flatMap(({ id, reference, short, standing }) => [id, reference, short, standing]),
    ...leavesOf(deck.vars),
  ].filter((text) => text !== undefined);
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
