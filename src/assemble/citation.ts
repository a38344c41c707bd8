/**
 * Citations `[@key, p. 4; @other]` → numbers on the slide. Numbers follow the order of first use in the deck,
 * so one register serves all its sections. The syntax is that of Pandoc: https://pandoc.org/MANUAL.html#citation-syntax
 */
import { type Diagnostic, diagnose, type Place } from '../diagnostics/diagnostic.ts';
import { suggestName } from '../diagnostics/nearest.ts';
import type { CitationMode, CitationStyle } from '../model/deck-spec.ts';
import type { Claim, Source } from '../model/source.ts';
import { type Edit, lineOfOffset, type MappedText, offsetPlace, originPlace } from '../source/mapped-text.ts';
import type { Block, InlineMark } from '../source/markdown/parts.ts';
import { type Outline, plainText, type SlideOutline } from '../source/outline.ts';
import { findWord } from '../source/word.ts';
import { escapeText } from './words.ts';

/** One source in a citation, with the place in it. */
export interface CitedSource {
  readonly key: string;
  /** `p. 4`; empty when none is given. */
  readonly locator: string;
}

/** The sources of a deck in the order of their numbers, and what was claimed on them. Grows while a deck is assembled. */
export interface CitationRegister {
  readonly known: ReadonlyMap<string, Source>;
  /** Address of the list of sources. */
  readonly anchor: string;
  readonly style: CitationStyle;
  /** Words before the name of a party, in the deck's language. */
  readonly claimedBy: string;
  readonly cited: Source[];
  /** By the source's id, places in it that are too long for a slide: the list of sources names them. */
  readonly places: Map<string, Set<string>>;
  readonly claims: Claim[];
}

/** Reads what stands between the brackets. */
export function readCitation(content: string): readonly CitedSource[] {
  return content.split(';').flatMap((part) => {
    const match = /^\s*@([\p{L}\p{N}_][\p{L}\p{N}_:.#$%&+?<>~/-]*?)[.:?]*(?:\s*,?\s+|,\s*|$)(.*)$/u.exec(
      part,
    );
    return match === null ? [] : [{ key: match[1] ?? '', locator: (match[2] ?? '').trim() }];
  });
}

/** Numbers the citations of a section; a claim that rests on one party alone is marked as such. */
export function numberCitations(
  outline: Outline,
  mapped: MappedText,
  given: { register: CitationRegister; section: string },
): {
  readonly edits: readonly Edit[];
  readonly diagnostics: readonly Diagnostic[];
} {
  const edits: Edit[] = [];
  const diagnostics: Diagnostic[] = [];
  const { register, section } = given;
  const parties = new Map<SlideOutline, Set<string>>();
  for (const mark of outline.marks.filter((one) => one.kind === 'citation')) {
    const line = lineOfOffset(outline.text, mark.start + 1);
    const at = offsetPlace(mapped, mark.start, mark.end - mark.start);
    const cited = readCitation(mark.content);
    const unknown = cited.filter(({ key }) => !register.known.has(key));
    diagnostics.push(
      ...unknown.map(({ key }) => {
        const inside = findWord(outline.text.slice(mark.start, mark.end), `@${key}`);
        const place = offsetPlace(mapped, mark.start + Math.max(0, inside), key.length + 1);
        return unknownSource(key, place, register);
      }),
    );
    const sources = cited.flatMap(({ key }) => register.known.get(key) ?? []);
    if (unknown.length > 0 || sources.length === 0) continue;
    for (const source of sources) if (!register.cited.includes(source)) register.cited.push(source);
    const partyOnly = sources.every((source) => source.standing === 'party');
    register.claims.push({
      sources: sources.map((source) => source.id),
      section,
      at,
      partyOnly,
    });
    edits.push(citationEdit(mark, cited, { register, partyOnly, text: outline.text }));
    const slide = outline.slides.find((one) => one.start < line && line <= one.end);
    if (!partyOnly || slide === undefined) continue;
    parties.set(slide, new Set([...(parties.get(slide) ?? []), ...sources.map((source) => source.short)]));
  }
  return { edits: [...edits, ...markClaims(outline, parties, register.claimedBy)], diagnostics };
}

/** Words that a paragraph or list needs to count as a statement: fewer are a label or a greeting. */
const STATEMENT_WORDS = 5;
/** So few are enough when they end with a full stop. */
const SENTENCE_WORDS = 3;

/**
 * Slides that state something and cite nothing, one fault each at the first statement.
 * `mode` is that of the deck: `off` finds none, `warn` warns, `required` makes each an error.
 */
export function uncitedClaims(
  outline: Outline,
  mapped: MappedText,
  mode: CitationMode,
): readonly Diagnostic[] {
  if (mode === 'off') return [];
  return outline.slides.flatMap((slide) => {
    const from = outline.lineStarts[slide.start] ?? 0;
    const to = outline.lineStarts[slide.end] ?? outline.text.length;
    if (outline.marks.some((mark) => mark.kind === 'citation' && from <= mark.start && mark.start < to))
      return [];
    const statement = outline.blocks.find(
      (block) =>
        block.kind === 'other' &&
        slide.start <= block.start &&
        block.start < slide.end &&
        isStatement(blockText(outline, block)),
    );
    if (statement === undefined) return [];
    const at = originPlace(mapped, statement.start + 1);
    const fault = diagnose('uncited-claim', 'this slide states something and cites no source', {
      at,
      hint: 'cite with [@key], where key stands in decks/sources.yaml',
    });
    return [mode === 'required' ? { ...fault, severity: 'error' as const } : fault];
  });
}

function isStatement(text: string): boolean {
  const words = text.match(/\p{L}[\p{L}\p{N}'’-]*/gu)?.length ?? 0;
  return words >= STATEMENT_WORDS || (words >= SENTENCE_WORDS && /[.。][\s"'”’)*_]*$/u.test(text));
}

/** The words of a block without its pictures. */
function blockText(outline: Outline, block: Block): string {
  const raw = outline.text.slice(
    outline.lineStarts[block.start] ?? 0,
    outline.lineStarts[block.end] ?? outline.text.length,
  );
  return plainText(raw.replace(/!\[[^\]]*\]\([^)]*\)/g, ''));
}

function unknownSource(key: string, at: Place, register: CitationRegister): Diagnostic {
  const hint = suggestName(key, [...register.known.keys()], 'sources');
  return diagnose('source-unknown', `there is no source "${key}"`, { at, hint });
}

/** `pp. 14–16` stands behind a number; what is longer would be read before the statement. */
const SHORT_LOCATOR = 12;

/**
 * Numeric: a small number with a link to the list of sources, and a short place in the source behind it; a longer one is
 * its title and stands in the list. A space before it goes.
 * Author-date: names and years in parentheses, with the place in the source.
 */
function citationEdit(
  mark: InlineMark,
  cited: readonly CitedSource[],
  given: { register: CitationRegister; partyOnly: boolean; text: string },
): Edit {
  const { register, partyOnly, text } = given;
  const kind = partyOnly ? 'cite party' : 'cite';
  if (register.style === 'author-date') {
    const named = cited.map(({ key, locator }) => {
      const short = escapeText(register.known.get(key)?.short ?? key);
      return `[${short}](${register.anchor})${locator === '' ? '' : `, ${escapeText(locator)}`}`;
    });
    return { start: mark.start, end: mark.end, text: `<span class="${kind}">(${named.join('; ')})</span>` };
  }
  const isShort = (locator: string) => locator !== '' && locator.length <= SHORT_LOCATOR;
  const long = cited.filter(({ locator }) => locator.length > SHORT_LOCATOR);
  for (const { key, locator } of long)
    register.places.set(key, (register.places.get(key) ?? new Set()).add(locator));
  const numbers = cited.map(({ key, locator }) => {
    const number = register.cited.findIndex((source) => source.id === key) + 1;
    return `[${number}](${register.anchor})${isShort(locator) ? `, ${escapeText(locator)}` : ''}`;
  });
  const apart = cited.some(({ locator }) => isShort(locator)) ? '; ' : ',';
  const title = long.map(({ locator }) => escapeAttribute(locator)).join('; ');
  const titled = title === '' ? '' : ` title="${title}"`;
  const start = text[mark.start - 1] === ' ' ? mark.start - 1 : mark.start;
  return { start, end: mark.end, text: `<sup class="${kind}"${titled}>${numbers.join(apart)}</sup>` };
}

/** Says at the foot of each slide on whose word alone its claims rest; themes give the mark its place. */
function markClaims(
  outline: Outline,
  parties: ReadonlyMap<SlideOutline, ReadonlySet<string>>,
  words: string,
): readonly Edit[] {
  return [...parties].map(([slide, names]) => {
    const from = outline.lineStarts[slide.start] ?? 0;
    const to = Math.min(outline.text.length, outline.lineStarts[slide.end] ?? outline.text.length);
    const end = from + outline.text.slice(from, to).trimEnd().length;
    const apart = outline.text.slice(end).startsWith('\n\n') ? '' : '\n';
    const text = `\n\n<div class="claimed">${words} ${[...names].map(escapeText).join('; ')}</div>${apart}`;
    return { start: end, end, text };
  });
}

const escapeAttribute = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
