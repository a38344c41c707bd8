/**
 * A source as data, in the terms of the Citation Style Language: what `sources.yaml` and BibTeX become, and what a style
 * makes an entry of. Names of variables and types: https://docs.citationstyles.org/en/stable/specification.html#appendix-iii-types
 */

export const CSL_TYPES =
  'article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection dataset document entry entry-dictionary entry-encyclopedia event figure graphic hearing interview legal_case legislation manuscript map motion_picture musical_score pamphlet paper-conference patent performance periodical personal_communication post post-weblog regulation report review review-book software song speech standard thesis treaty webpage'.split(
    ' ',
  );

export const NAME_VARIABLES = [
  'author chair collection-editor compiler composer container-author contributor curator director editor',
  'editorial-director executive-producer guest host illustrator interviewer narrator organizer original-author',
  'performer producer recipient reviewed-author script-writer series-creator translator',
].flatMap((line) => line.split(' '));

export const DATE_VARIABLES = 'accessed available-date event-date issued original-date submitted'.split(' ');

export const TEXT_VARIABLES = [
  'abstract annote archive archive_collection archive_location archive-place authority call-number chapter-number',
  'citation-key citation-label collection-number collection-title container-title container-title-short dimensions',
  'division DOI edition event event-place event-title genre ISBN ISSN issue journalAbbreviation jurisdiction keyword',
  'language medium note number number-of-pages number-of-volumes original-publisher original-publisher-place',
  'original-title page page-first part-number part-title PMCID PMID printing publisher publisher-place references',
  'reviewed-genre reviewed-title scale section shortTitle source status supplement title title-short URL version',
  'volume volume-title',
].flatMap((line) => line.split(' '));

export interface CslName {
  readonly family?: string;
  readonly given?: string;
  /** The whole name of a body, or of a person whose name must not be taken apart. */
  readonly literal?: string;
  readonly suffix?: string;
  readonly 'dropping-particle'?: string;
  readonly 'non-dropping-particle'?: string;
}

export interface CslDate {
  /** One day or a range of two: year, and perhaps month and day; a month above 12 is a season. */
  readonly 'date-parts'?: readonly (readonly number[])[];
  readonly literal?: string;
  readonly circa?: boolean;
}

export interface CslItem {
  /** One of `CSL_TYPES`; undefined: a document. */
  readonly type?: string;
  readonly texts: ReadonlyMap<string, string>;
  readonly names: ReadonlyMap<string, readonly CslName[]>;
  readonly dates: ReadonlyMap<string, CslDate>;
}

const SHORT_TITLE = 40;
/** What CSL takes for markup in a text: https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html#html-like-formatting-tags */
const MARKUP = /<\/?(?:i|b|sub|sup|sc|span)(?: [^<>]*)?>/g;

/** The short name of a source: `Smith 2020`, `Smith & Lee 2020`, `Smith et al.`; without authors or editors its short title. */
export function shortName(item: CslItem): string {
  const people = [item.names.get('author'), item.names.get('editor')].find((list) => (list ?? []).length > 0);
  if (people === undefined) return shortTitle(item);
  const [first = '', second] = people.map((name) => name.literal ?? name.family ?? name.given ?? '');
  const who = people.length > 2 ? `${first} et al.` : [first, second].filter(Boolean).join(' & ');
  return [who, yearOf(item)].filter(Boolean).join(' ');
}

function yearOf({ dates }: CslItem): string | undefined {
  const issued = dates.get('issued');
  const year = issued?.['date-parts']?.[0]?.[0];
  return year === undefined ? issued?.literal?.match(/\b\d{4}\b/)?.[0] : String(year);
}

function shortTitle({ texts }: CslItem): string {
  const title = texts.get('title-short') ?? texts.get('shortTitle') ?? texts.get('title') ?? '';
  const plain = title.replace(MARKUP, '');
  if (plain.length <= SHORT_TITLE) return plain;
  const words = plain.slice(0, SHORT_TITLE + 1).replace(/\s+\S*$/u, '');
  return `${words.slice(0, SHORT_TITLE).replace(/[\s\p{P}]+$/u, '')}…`;
}
