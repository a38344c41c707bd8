/**
 * The sections of a deck → one Marp Markdown text, with generated slides, mapped line by line to what the author
 * wrote. Sections are joined by rulers; directives that one section set are taken back where the next begins.
 * A verbatim deck passes through; only its relative paths are written anew.
 */
import type { Diagnostic, Outcome } from '../diagnostics/diagnostic.ts';
import type { AuthorText } from '../model/author-text.ts';
import type { Deck } from '../model/deck.ts';
import type { Claim, Source } from '../model/source.ts';
import type { Theme } from '../model/theme.ts';
import { applyEdits, joinMapped, type MappedText, mapSource } from '../source/mapped-text.ts';
import { dividerLevels, type Outline, outlineMarkdown } from '../source/outline.ts';
import type { CitationRegister } from './citation.ts';
import { writeFrontMatter } from './front-matter.ts';
import { sourcesAnchor } from './generated.ts';
import { withoutIgnoreKey, withoutIgnores } from './ignore.ts';
import { type DeckPart, joinPieces } from './join.ts';
import { moveAddress, moveInDirectives, rewriteLinks } from './link.ts';
import { orderPieces } from './order.ts';
import { refusedAddresses } from './refused-address.ts';
import { rulerHeadings } from './ruler-heading.ts';
import { assembleSection } from './section.ts';
import { unclosedFaults } from './unclosed.ts';
import { deckValues } from './values.ts';
import { wordsFor } from './words.ts';

export interface AssembleContext {
  /** The theme in force: its layouts may be used. Undefined: none are. */
  readonly theme?: Theme;
  /** Ids and groups that conditions may name. */
  readonly knownNames: readonly string[];
  /** Folder of the outputs of this deck. Absolute. */
  readonly outFolder: string;
  readonly sources: ReadonlyMap<string, Source>;
}

export interface AssembledDeck {
  readonly deck: Deck;
  /** The whole of `deck.md`, speaker notes included. */
  readonly mapped: MappedText;
  /** In the order of the text. */
  readonly parts: readonly DeckPart[];
  /** The same sections, without what was generated, for rules over what the author wrote. */
  readonly texts: readonly AuthorText[];
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
  if (section === undefined) return assembleNothing(deck);
  const { source, bodyOffset, file } = section;
  const move = { file, outFolder: context.outFolder };
  const front = withoutIgnoreKey(mapSource({ ...source, text: source.text.slice(0, bodyOffset) }));
  const body = withoutIgnores(mapSource(source, bodyOffset));
  const outline = outlineMarkdown(body.text);
  const edits = rewriteLinks(outline, {
    ...move,
    store: [],
    keepDefinitions: true,
  });
  const moved = moveInDirectives(front.text, (address) => moveAddress(address, move));
  const head: MappedText = {
    text: moved,
    origins: front.origins.slice(0, moved.split('\n').length),
  };
  const mapped = joinMapped([head, applyEdits(body, edits)], '');
  const parts = [{ line: 1, section: section.id }];
  const slides = outlineMarkdown(body.text, dividerLevels(directivesOf(deck).get('headingDivider')));
  const texts = [{ section: section.id, mapped: body, outline: slides }];
  return {
    value: { deck, mapped, parts, texts, claims: [], cited: [] },
    diagnostics: silentFaults(outline, body),
  };
}

/** A file without text, which has no slides either. */
function assembleNothing(deck: Deck): Outcome<AssembledDeck> {
  const mapped = mapSource({ ...deck.source, text: '' });
  return { value: { deck, mapped, parts: [], texts: [], claims: [], cited: [] }, diagnostics: [] };
}

/** Marp shows such a deck all the same and says nothing, so nothing here is more than a warning. */
function silentFaults(outline: Outline, mapped: MappedText): readonly Diagnostic[] {
  const faults = [
    ...unclosedFaults(outline, mapped),
    ...rulerHeadings(outline, mapped),
    ...refusedAddresses(outline, mapped),
  ];
  return faults.map((fault) => ({ ...fault, severity: 'warning' }));
}

function assembleSections(deck: Deck, context: AssembleContext): Outcome<AssembledDeck> {
  const register: CitationRegister = {
    known: context.sources,
    anchor: sourcesAnchor(deck.lang),
    style: deck.citationStyle,
    claimedBy: wordsFor(deck.lang).claimedBy,
    cited: [],
    places: new Map(),
    claims: [],
  };
  const base = directivesOf(deck);
  const dividers = dividerLevels(base.get('headingDivider'));
  const deckClass = String(base.get('class') ?? '');
  const diagnostics: Diagnostic[] = [];
  const assembled = deck.sections.map((section) => {
    const outcome = assembleSection(section, {
      reader: { names: deck.names, knownNames: context.knownNames },
      layout: {
        theme: {
          name: deck.theme ?? 'default',
          layouts: context.theme?.layouts ?? new Map(),
        },
        deckClass,
      },
      outFolder: context.outFolder,
      register,
      citations: deck.citations,
      dividers,
      values: deckValues(deck, section),
      date: deck.date,
    });
    for (const one of outcome.diagnostics) diagnostics.push(one);
    return outcome.value;
  });
  const pieces = orderPieces(assembled, {
    deckClass,
    deck,
    register,
    ...(context.theme === undefined ? {} : { theme: context.theme }),
  });
  const body = joinPieces(pieces, base);
  const front = mapFrontMatter(
    deck,
    writeFrontMatter(deck, (text) =>
      moveInDirectives(text, (address) =>
        moveAddress(address, { file: deck.file, outFolder: context.outFolder }),
      ),
    ),
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
      texts: assembled.map(({ author }) => author),
      claims: register.claims,
      cited: register.cited,
    },
    diagnostics,
  };
}

function directivesOf(deck: Deck): ReadonlyMap<string, unknown> {
  return new Map(deck.directives.map((directive) => [directive.name, directive.value]));
}

/** Each line comes from where its directive is written, the others from the first line of the deck spec. */
function mapFrontMatter({ source, directives }: Deck, text: string): MappedText {
  const lines = new Map(directives.map(({ name, at }) => [name, at.line]));
  const origins = text.split('\n').map((line) => {
    const name = /^(\w+): /.exec(line)?.[1];
    return { source, line: (name === undefined ? undefined : lines.get(name)) ?? 1 };
  });
  return { text, origins };
}
