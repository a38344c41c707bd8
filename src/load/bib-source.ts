/**
 * `*.bib` → drafts of sources. What is needed to cite (key, standing, whether there is a title) is read here;
 * LaTeX, names and dates are read by the library, for the sources that are wanted.
 */
import { type Diagnostic, diagnose, type Outcome, type Place } from '../diagnostics/diagnostic.ts';
import { suggestName } from '../diagnostics/nearest.ts';
import { STANDINGS } from '../model/source.ts';
import type { SourceText } from '../source/source-text.ts';
import { type BibEntry, readBibtex } from './bibtex.ts';
import { idFault, type SourceDraft } from './source-draft.ts';

/** Types of BibTeX and biblatex, with the older names that still stand in files. */
const BIB_TYPES = [
  'article artwork audio book bookinbook booklet collection conference dataset electronic image inbook incollection',
  'inproceedings inreference jurisdiction legal legislation letter manual mastersthesis misc movie music mvbook',
  'mvcollection mvproceedings mvreference online patent performance periodical phdthesis proceedings reference report',
  'review software standard suppbook suppcollection suppperiodical techreport thesis unpublished video www',
].flatMap((line) => line.split(' '));

/** Reads the sources of a BibTeX file; those that cannot be cited or have no title are said and left out. */
export function readBibSources(source: SourceText): Outcome<readonly SourceDraft[]> {
  const { value: entries, diagnostics } = readBibtex(source);
  const found: Diagnostic[] = [...diagnostics];
  const byKey = new Map(entries.toReversed().map((entry) => [entry.key, entry]));
  const drafts = entries.flatMap((entry) => {
    const parents = parentsOf(entry, byKey);
    const faults = [...entryFaults(entry), ...parents.diagnostics];
    found.push(...faults);
    return faults.some((one) => one.code === 'source-invalid') ? [] : [draftOf(entry, parents.value, found)];
  });
  return { value: drafts, diagnostics: found };
}

function draftOf(entry: BibEntry, parents: readonly BibEntry[], found: Diagnostic[]): SourceDraft {
  const written = entry.fields.get('standing');
  const word = written?.value.replace(/[{}]/g, '').trim().toLowerCase() ?? '';
  const standing = STANDINGS.find((one) => one === word);
  if (written !== undefined && standing === undefined) found.push(unknownStanding(word, written.at));
  return {
    id: entry.key,
    at: entry.keyAt,
    ...(standing === undefined ? {} : { standing }),
    fields: entry.fields,
    readItem: (bibliography) => bibliography.readEntry([entry, ...parents]),
  };
}

function unknownStanding(word: string, at: Place): Diagnostic {
  const message = `"standing" must be ${STANDINGS.slice(0, -1).join(', ')} or ${STANDINGS.at(-1)}, not the text ${JSON.stringify(word)}`;
  return diagnose('fm-type', message, { at, hint: suggestName(word, STANDINGS, 'possible values') });
}

function entryFaults(entry: BibEntry): readonly Diagnostic[] {
  const { key, keyAt, type, typeAt, fields } = entry;
  const faults = [idFault(key, keyAt)].filter((fault) => fault !== undefined);
  if (!BIB_TYPES.includes(type)) {
    const hint = suggestName(type, BIB_TYPES, 'types');
    faults.push(diagnose('source-invalid', `unknown type of source: @${type}`, { at: typeAt, hint }));
  }
  const title = fields.get('title')?.value.replace(/[{}\s]/g, '') ?? '';
  if (title === '' && !fields.has('crossref')) {
    const hint = 'add "title = {…}"; every list of sources shows it';
    faults.push(diagnose('source-invalid', `the source "${key}" has no title`, { at: keyAt, hint }));
  }
  return faults;
}

/** The entries whose values this one inherits, by `crossref`, the nearest first. */
function parentsOf(entry: BibEntry, byKey: ReadonlyMap<string, BibEntry>): Outcome<readonly BibEntry[]> {
  const parents: BibEntry[] = [];
  for (let child = entry; ; ) {
    const link = child.fields.get('crossref');
    if (link === undefined) return { value: parents, diagnostics: [] };
    const parent = byKey.get(link.value.trim());
    const circular = parent === entry || (parent !== undefined && parents.includes(parent));
    if (parent !== undefined && !circular) parents.push(parent);
    else if (child !== entry) return { value: parents, diagnostics: [] };
    else return { value: [], diagnostics: [crossrefFault(link, circular, [...byKey.keys()])] };
    child = parent;
  }
}

function crossrefFault(
  link: { readonly value: string; readonly at: Place },
  circular: boolean,
  keys: readonly string[],
): Diagnostic {
  const { at } = link;
  const word = link.value.trim();
  if (circular)
    return diagnose('source-invalid', `crossref "${word}" leads back to this entry`, {
      at,
      hint: 'remove one crossref',
    });
  const hint = suggestName(word, keys, 'keys');
  return diagnose('source-invalid', `crossref names no entry of this file: "${word}"`, { at, hint });
}
