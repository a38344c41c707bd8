/**
 * The produced files of a deck, read again before they take their place. What this audience gets is known from its
 * sections and values; all else that was written for the deck is withheld, and a file that says any of it is a leak.
 */
import { findLeaks, type Leak } from '../audit/audit.ts';
import type { Vocabulary } from '../audit/vocabulary.ts';
import { numberOf, numbersOfLine } from '../audit/word-numbers.ts';
import { wordsOf } from '../audit/words.ts';
import { type Diagnostic, diagnose, type Place } from '../diagnostics/diagnostic.ts';
import { Fault } from '../diagnostics/fault.ts';
import type { Host } from '../host/host.ts';
import type { Project } from '../model/project.ts';
import type { MergeTable } from '../model/row.ts';
import { givenTo } from './audit/given.ts';
import { ownWords } from './audit/own-words.ts';
import { writtenFor } from './audit/written.ts';
import type { RenderedPage } from './deck-page.ts';
import { inDeckMessage } from './diagnostics-for.ts';
import { isForSpeaker, type Output } from './outputs/output.ts';

/** So many words of one file are told one by one. */
const MOST_WORDS = 5;

export interface AuditRequest {
  readonly page: RenderedPage;
  readonly project: Project;
  /** What the decks are merged with. */
  readonly table?: MergeTable | undefined;
  readonly outputs: readonly Output[];
  /** What the report of the deck may list. */
  readonly diagnostics: readonly Diagnostic[];
  /** Takes the number of every word of the files of which only what is written elsewhere decides whether it is a leak. */
  readonly unexplained?: Set<number>;
}

/** An error for each withheld word in a file; none when all files may be handed out. */
export async function auditOutputs(host: Host, request: AuditRequest): Promise<readonly Diagnostic[]> {
  const { page, project, table, outputs } = request;
  const written = writtenFor(page.opened.loaded, { project, table });
  const given = await givenTo(host, page, project);
  const told = new Set([...outputs.map(({ name }) => name), ...toldMessages(request)].flatMap(numbersOfLine));
  const mayHaveNotes = page.deck.audience?.notes === true;
  const leaks = outputs.flatMap((output) => {
    const withNotes = mayHaveNotes || isForSpeaker(output.format);
    return leaksIn(output, (word) => {
      if (given.words.has(word) || told.has(word)) return false;
      if (given.notes.has(word)) return !withNotes;
      request.unexplained?.add(word);
      return written.has(word);
    });
  });
  if (leaks.length === 0) return [];
  const own = await ownWords(host);
  const marps = new Set(wordsOf(page.rendered.script));
  const real = leaks.filter(({ word, where }) => !own.has(word) && !(where === 'script' && marps.has(word)));
  return outputs.flatMap(({ name }) =>
    leakErrors(
      real.filter(({ file }) => file === name),
      { page, written },
    ),
  );
}

/** Messages about files that this audience gets; they may quote what stands in a note. */
function toldMessages({ page, diagnostics }: AuditRequest): readonly string[] {
  const files = new Set([page.deck.file, ...page.deck.sections.map(({ file }) => file)]);
  return diagnostics.flatMap(({ at, message }) => (at !== undefined && files.has(at.file) ? [message] : []));
}

function leaksIn(output: Output, isWithheld: (word: number) => boolean): readonly Leak[] {
  const leaks = findLeaks(output, isWithheld);
  if (leaks !== undefined) return leaks;
  throw new Fault(
    'print-mismatch',
    `${output.name} cannot be read again, so it cannot be known what it holds`,
    'try another browser with --browser',
  );
}

function leakErrors(
  leaks: readonly Leak[],
  { page, written }: { readonly page: RenderedPage; readonly written: Vocabulary },
): readonly Diagnostic[] {
  const whom = page.deck.audience?.name ?? 'those who get this deck';
  const more = leaks.length - MOST_WORDS;
  return leaks.slice(0, MOST_WORDS).map(({ file, word, where }) =>
    diagnose('leak', `"${word}" is not for ${whom} and stands in ${file} (${where})`, {
      at: placeOf(word, page, written),
      hint: 'the files of this deck were not written; look for the word in pictures, styles and themes, or report a fault of Lectern',
      related: [
        { message: inDeckMessage(page.deck) },
        ...(more > 0 ? [{ message: `${more} more words of this kind stand in ${file}` }] : []),
      ],
    }),
  );
}

/** The author's line that this audience does not get and the word stands on; the first with the word when all are given. */
function placeOf(word: string, { deck, assembled }: RenderedPage, written: Vocabulary): Place {
  const pieces = written.get(numberOf(word)) ?? [];
  const given = new Set(assembled.mapped.origins.map(({ source, line }) => `${source.file}\0${line}`));
  const piece = pieces.find(({ at }) => !given.has(`${at.file}\0${at.line}`)) ?? pieces[0];
  if (piece === undefined) return { file: deck.file, line: 1, column: 1 };
  const { at, text, column } = piece;
  const offset = column === undefined ? -1 : text.toLowerCase().indexOf(word);
  return offset === -1 ? at : { ...at, column: (column ?? 1) + offset, length: word.length };
}
