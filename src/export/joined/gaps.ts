/**
 * Texts of objects with gaps, at which a document puts its own numbers. While a text is made, a gap in it is a reference to an
 * object that no file has, so that it is read and written as any other text; then it is cut, once for all documents.
 */
import { splitReferences } from '../pdf-syntax.ts';

/**
 * `object`: number of another object of the part; `page`: of the page itself; `pages`: of the list of pages; `holder`: of the
 * tag above; `resource`, `font`: by key; `content`: under which the tree of parents lists the page; `link`: under which it
 * lists a link; `name`: of a table head; `slide`: where a link within the deck leads.
 */
export type Gap =
  | { readonly kind: 'page' | 'pages' | 'holder' | 'content' }
  | { readonly kind: 'object' | 'link' | 'name'; readonly index: number }
  | { readonly kind: 'resource' | 'font' | 'slide'; readonly name: string };

/** Of one more piece than gaps. */
export interface GappedText {
  readonly pieces: readonly string[];
  /** Indexes in the list of gaps that belongs to the text. */
  readonly gaps: readonly number[];
}

/** No file has so many objects. */
const FIRST = 2 ** 40;

export interface GapList {
  readonly gaps: readonly Gap[];
  /** Adds a gap that is not asked for again, and gives its index. */
  add(gap: Gap): number;
  /** The index of a gap, which is added when it is asked for first. */
  indexOf(gap: Gap): number;
  /** A gap as it stands in a text until that is cut. */
  mark(gap: Gap): string;
  /** Cuts a text at its gaps. `gapOf`: the gap in the place of a reference to an object of the print. */
  cut(text: string, gapOf: (number: number) => number): GappedText;
}

/** Makes an empty list. */
export function createGapList(): GapList {
  const gaps: Gap[] = [];
  const known = new Map<string, number>();
  const add = (gap: Gap): number => gaps.push(gap) - 1;
  const indexOf = (gap: Gap): number => {
    const key = `${gap.kind} ${'index' in gap ? gap.index : 'name' in gap ? gap.name : ''}`;
    const index = known.get(key) ?? add(gap);
    known.set(key, index);
    return index;
  };
  return {
    gaps,
    add,
    indexOf,
    mark: (gap) => `${FIRST + indexOf(gap)} 0 R`,
    cut: (text, gapOf) => {
      const { parts, numbers } = splitReferences(text);
      return {
        pieces: parts,
        gaps: numbers.map((number) => (number < FIRST ? gapOf(number) : number - FIRST)),
      };
    },
  };
}

/** The text with its gaps filled. `values`: by index of the gap. */
export function fillGaps({ pieces, gaps }: GappedText, values: readonly string[]): string {
  let text = pieces[0] ?? '';
  for (let at = 0; at < gaps.length; at += 1) text += `${values[gaps[at] ?? 0]}${pieces[at + 1]}`;
  return text;
}
