/**
 * A source that was found but not yet formatted. Finding needs no library; what `readItem` gives does, when it is BibTeX.
 */
import { type Diagnostic, diagnose, type Place } from '../diagnostics/diagnostic.ts';
import type { Standing } from '../model/source.ts';
import type { Bibliography } from './bibliography.ts';
import type { BibField } from './bibtex.ts';
import type { CslItem } from './csl-item.ts';

export interface SourceDraft {
  readonly id: string;
  readonly at: Place;
  readonly standing?: Standing;
  /** The source as data; rejects with a `BibliographyFault` when the library cannot read a value. */
  readonly readItem: (bibliography: Bibliography) => Promise<CslItem>;
  /** The fields of BibTeX as they are written, for faults that the library finds in them. */
  readonly fields?: ReadonlyMap<string, BibField>;
}

/** What a citation can name: `assemble/citation.ts` reads the same, and takes a point or colon at the end for the sentence's. */
const CITABLE = /^[\p{L}\p{N}_](?:[\p{L}\p{N}_:.#$%&+?<>~/-]*[\p{L}\p{N}_#$%&+<>~/-])?$/u;

/** What is wrong with the id of a source; undefined when it can be cited. */
export function idFault(id: string, at: Place): Diagnostic | undefined {
  if (CITABLE.test(id)) return undefined;
  const hint = 'use letters, digits, "-", "_" and ":", without spaces';
  return diagnose('source-invalid', `"${id}" cannot be cited: it cannot stand after "@"`, { at, hint });
}
