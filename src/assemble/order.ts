/** The order of a deck: opening, agenda, sections with a divider before each part, sources, appendix. */
import { basename } from 'node:path';
import type { Deck } from '../model/deck.ts';
import type { Section } from '../model/section.ts';
import type { Theme } from '../model/theme.ts';
import { mapGenerated } from '../source/mapped-text.ts';
import { outlineMarkdown } from '../source/outline.ts';
import { numberAppendix } from './appendix.ts';
import type { CitationRegister } from './citation.ts';
import { writeAgenda, writeDivider, writeSources } from './generated.ts';
import type { Piece } from './join.ts';
import type { AssembledSection } from './section.ts';
import { escapeText } from './words.ts';

export interface OrderContext {
  readonly deck: Deck;
  readonly theme?: Theme;
  readonly register: CitationRegister;
  /** Class that holds for all slides of the deck. */
  readonly deckClass: string;
}

/** Puts the sections into their order and the generated slides between them. */
export function orderPieces(sections: readonly AssembledSection[], context: OrderContext): readonly Piece[] {
  const origin = sections[0]?.mapped.origins[0];
  if (origin === undefined) return [];
  const { deck, theme, register, deckClass } = context;
  const layoutClass = (name: string) =>
    theme?.layouts.has(name) ? `<!-- _class: ${`${name} ${deckClass}`.trim()} -->\n\n` : '';
  const generated = (section: string, text: string | undefined): readonly Piece[] =>
    text === undefined
      ? []
      : [{ section, mapped: mapGenerated(text, origin), outline: outlineMarkdown(text) }];
  const opening = sections.filter(({ section }) => section.id === 'opening').map(pieceOf);
  const body = sections.filter(({ section }) => section.id !== 'opening' && !section.appendix);
  const chapters = body.map((one) => ({ part: deck.parts.get(one.section.id), piece: pieceOf(one) }));
  const agenda = deck.agenda
    ? writeAgenda(agendaLines(chapters), deck.lang, layoutClass('agenda'))
    : undefined;
  const sources = writeSources(register.cited, {
    lang: deck.lang,
    style: deck.citationStyle,
    layoutClass: layoutClass('sources'),
    places: register.places,
  });
  return [
    ...opening,
    ...generated('agenda', agenda),
    ...chapters.flatMap(({ part, piece }, index) => {
      const begins = part !== undefined && part !== chapters[index - 1]?.part;
      return [
        ...(begins ? generated('divider', writeDivider(escapeText(part), layoutClass('divider'))) : []),
        piece,
      ];
    }),
    ...generated('sources', sources),
    ...appendixOf(sections),
  ];
}

interface Chapter {
  readonly part: string | undefined;
  readonly piece: Piece;
}

/** A part stands for its sections; a section outside of parts for itself. */
function agendaLines(chapters: readonly Chapter[]): readonly string[] {
  const lines = chapters.flatMap(({ part, piece }, index) => {
    if (part === undefined) return piece.title ?? [];
    return part === chapters[index - 1]?.part ? [] : part;
  });
  return lines.map(escapeText);
}

function appendixOf(sections: readonly AssembledSection[]): readonly Piece[] {
  const pieces: Piece[] = [];
  let slides = 0;
  for (const one of sections) {
    if (!one.section.appendix) continue;
    const mapped = numberAppendix(one.mapped, one.outline, slides);
    pieces.push({ ...pieceOf(one), mapped });
    slides += one.outline.slides.length;
  }
  return pieces;
}

function pieceOf({ section, mapped, outline }: AssembledSection): Piece {
  const title = titleOf(section, outline.slides.find((slide) => slide.heading !== undefined)?.heading?.text);
  return { section: section.id, mapped, outline, ...(title === undefined ? {} : { title }) };
}

function titleOf(section: Section, heading: string | undefined): string | undefined {
  return section.title ?? heading ?? (section.id === 'opening' ? undefined : basename(section.id));
}
