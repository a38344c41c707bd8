/**
 * The sections of a deck → one Marp Markdown text, with generated slides, mapped line by line to what the author
 * wrote. Sections are joined by rulers; directives that one section set are taken back where the next begins.
 * A verbatim deck passes through; only its relative paths are written anew.
 */
import { basename } from 'node:path';
import type { Diagnostic, Outcome } from '../diagnostics/diagnostic.ts';
import type { Deck } from '../model/deck.ts';
import { LOCAL_DIRECTIVES } from '../model/directive.ts';
import type { Section } from '../model/section.ts';
import type { Claim, Source } from '../model/source.ts';
import type { Theme } from '../model/theme.ts';
import { applyEdits, joinMapped, type MappedText, mapGenerated, mapSource } from '../source/mapped-text.ts';
import { dividerLevels, type Outline, outlineMarkdown } from '../source/outline.ts';
import type { CitationRegister } from './citation.ts';
import { readDirectives } from './directive.ts';
import { writeFrontMatter } from './front-matter.ts';
import { escapeText, sourcesAnchor, writeAgenda, writeSources } from './generated.ts';
import { moveAddress, moveInDirectives, rewriteLinks } from './link.ts';
import { type AssembledSection, assembleSection } from './section.ts';
import { deckValues } from './values.ts';

export interface AssembleContext {
  /** The theme in force: its layouts may be used. Undefined: none are. */
  readonly theme?: Theme;
  /** Ids and groups that conditions may name. */
  readonly knownNames: readonly string[];
  /** Folder of the outputs of this deck. Absolute. */
  readonly outFolder: string;
  readonly sources: ReadonlyMap<string, Source>;
}

/** A part of the assembled text, from its first line (counted from 1). */
export interface DeckPart {
  readonly line: number;
  /** Id of the section; `agenda` and `sources` for generated slides. */
  readonly section: string;
  readonly title?: string;
}

export interface AssembledDeck {
  readonly deck: Deck;
  /** The whole of `deck.md`, speaker notes included. */
  readonly mapped: MappedText;
  /** In the order of the text. */
  readonly parts: readonly DeckPart[];
  readonly claims: readonly Claim[];
  /** In the order of their numbers. */
  readonly cited: readonly Source[];
}

/** Assembles a deck. With errors among the diagnostics the value is not fit to be rendered. */
export function assembleDeck(deck: Deck, context: AssembleContext): Outcome<AssembledDeck> {
  return deck.verbatim ? assembleVerbatim(deck, context) : assembleSections(deck, context);
}

function assembleVerbatim(deck: Deck, context: AssembleContext): Outcome<AssembledDeck> {
  const section = deck.sections[0];
  if (section === undefined) throw new RangeError('a verbatim deck has one section');
  const { source, bodyOffset, file } = section;
  const move = { file, outFolder: context.outFolder };
  const front = mapSource({
    ...source,
    text: source.text.slice(0, bodyOffset),
  });
  const body = mapSource(source, bodyOffset);
  const edits = rewriteLinks(outlineMarkdown(body.text), {
    ...move,
    store: [],
  });
  const moved = moveInDirectives(front.text, (address) => moveAddress(address, move));
  const head: MappedText = {
    text: moved,
    origins: front.origins.slice(0, moved.split('\n').length),
  };
  const mapped = joinMapped([head, applyEdits(body, edits)], '');
  const parts = [{ line: 1, section: section.id }];
  return {
    value: { deck, mapped, parts, claims: [], cited: [] },
    diagnostics: [],
  };
}

function assembleSections(deck: Deck, context: AssembleContext): Outcome<AssembledDeck> {
  const register: CitationRegister = {
    known: context.sources,
    anchor: sourcesAnchor(deck.lang),
    cited: [],
    claims: [],
  };
  const base = directivesOf(deck);
  const dividers = dividerLevels(base.get('headingDivider'));
  const diagnostics: Diagnostic[] = [];
  const assembled = deck.sections.map((section) => {
    const outcome = assembleSection(section, {
      reader: { names: deck.names, knownNames: context.knownNames },
      layout: {
        theme: {
          name: deck.theme ?? 'default',
          layouts: context.theme?.layouts ?? new Map(),
        },
        deckClass: String(base.get('class') ?? ''),
      },
      outFolder: context.outFolder,
      register,
      citations: deck.citations,
      dividers,
      values: deckValues(deck, section),
      date: deck.date,
    });
    diagnostics.push(...outcome.diagnostics);
    return outcome.value;
  });
  const body = joinSections(withGenerated(assembled, { deck, context, register }), { base, dividers });
  const first = assembled[0]?.section.source ?? {
    file: deck.file,
    text: '',
    lineStarts: [0],
  };
  const front = mapGenerated(
    writeFrontMatter(deck, (text) =>
      moveInDirectives(text, (address) =>
        moveAddress(address, { file: deck.file, outFolder: context.outFolder }),
      ),
    ),
    {
      source: first,
      line: 1,
    },
  );
  const offset = front.text.split('\n').length;
  const mapped = joinMapped([front, body.mapped], '\n');
  const parts = body.parts.map((part) => ({
    ...part,
    line: part.line + offset,
  }));
  return {
    value: {
      deck,
      mapped,
      parts,
      claims: register.claims,
      cited: register.cited,
    },
    diagnostics,
  };
}

function directivesOf(deck: Deck): ReadonlyMap<string, unknown> {
  return new Map(deck.directives.map((directive) => [directive.name, directive.value]));
}

interface Piece {
  readonly section: string;
  readonly title?: string;
  readonly mapped: MappedText;
  readonly outline: Outline;
}

function withGenerated(
  sections: readonly AssembledSection[],
  given: { deck: Deck; context: AssembleContext; register: CitationRegister },
): readonly Piece[] {
  const { deck, context, register } = given;
  const pieces: Piece[] = sections.map(({ section, mapped, outline }) => {
    const title = titleOf(
      section,
      outline.slides.find((slide) => slide.heading !== undefined)?.heading?.text,
    );
    return {
      section: section.id,
      mapped,
      outline,
      ...(title === undefined ? {} : { title }),
    };
  });
  const origin = sections[0]?.mapped.origins[0];
  if (origin === undefined) return pieces;
  const generated = (section: string, text: string | undefined): readonly Piece[] =>
    text === undefined
      ? []
      : [
          {
            section,
            mapped: mapGenerated(text, origin),
            outline: outlineMarkdown(text),
          },
        ];
  const layoutClass = (name: string) =>
    context.theme?.layouts.has(name) ? `<!-- _class: ${name} -->\n\n` : '';
  const chapters = pieces
    .filter((piece) => piece.section !== 'opening')
    .flatMap((piece) => piece.title ?? []);
  const agenda = deck.agenda
    ? writeAgenda(chapters.map(escapeText), deck.lang, layoutClass('agenda'))
    : undefined;
  const sources = writeSources(register.cited, deck.lang, layoutClass('sources'));
  const opening = pieces[0]?.section === 'opening' ? 1 : 0;
  return [
    ...pieces.slice(0, opening),
    ...generated('agenda', agenda),
    ...pieces.slice(opening),
    ...generated('sources', sources),
  ];
}

function titleOf(section: Section, heading: string | undefined): string | undefined {
  return section.title ?? heading ?? (section.id === 'opening' ? undefined : basename(section.id));
}

function joinSections(
  pieces: readonly Piece[],
  given: { base: ReadonlyMap<string, unknown>; dividers: readonly number[] },
): { mapped: MappedText; parts: readonly DeckPart[] } {
  const texts: MappedText[] = [];
  const parts: DeckPart[] = [];
  let changed = new Set<string>();
  let line = 1;
  for (const [index, piece] of pieces.entries()) {
    const { outline } = piece;
    const resets = [...changed]
      .sort()
      .map((name) => `<!-- ${name}: ${baseValue(given.base, name)} -->\n`)
      .join('');
    const firstBlock = outline.blocks.find((block) => block.depth === 0 && block.kind !== 'comment');
    const divided = firstBlock?.kind === 'heading' && given.dividers.includes(firstBlock.level);
    const ruler = index === 0 || divided ? '' : '---\n\n';
    const lead = `${ruler}${resets}${resets === '' ? '' : '\n'}`;
    const text = applyEdits(piece.mapped, lead === '' ? [] : [{ start: 0, end: 0, text: lead }]);
    texts.push(text);
    parts.push({
      line,
      section: piece.section,
      ...(piece.title === undefined ? {} : { title: piece.title }),
    });
    line += text.text.split('\n').length + 1;
    changed = new Set(
      outline.slides
        .flatMap((slide) => slide.comments.flatMap(readDirectives))
        .map((directive) => directive.name)
        .filter((name) => LOCAL_DIRECTIVES.has(name)),
    );
  }
  return { mapped: joinMapped(texts, '\n\n'), parts };
}

/** The value that a directive has by the deck's front matter, else the one that takes it back. */
function baseValue(base: ReadonlyMap<string, unknown>, name: string): string {
  const value = base.get(name);
  return value === undefined ? (LOCAL_DIRECTIVES.get(name) ?? '""') : JSON.stringify(value);
}
