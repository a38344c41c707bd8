/**
 * Texts of objects with gaps, at which a document puts its own numbers. While a text is made, a gap in it is a reference to an
 * object that no file has, so that it is read and written as any other text; then it is cut, once for all documents.
 */
import { type ReferenceSplit, splitReferences } from '../pdf-syntax.ts';

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
  /** Each once, in the order in which they were asked for. */
  readonly gaps: readonly Gap[];
  /** The index of a gap. */
  indexOf(gap: Gap): number;
  /** A gap as it stands in a text until that is cut. */
  mark(gap: Gap): string;
  /** Cuts a text at its gaps. `gapOf`: the gap in the place of a reference to an object of the print. */
  cut(text: string | ReferenceSplit, gapOf: (number: number) => number): GappedText;
}

/** Makes an empty list. */
export function createGapList(): GapList {
  const gaps: Gap[] = [];
  const known = new Map<string, number>();
  const indexOf = (gap: Gap): number => {
    const key =
      'index' in gap ? `${gap.kind} ${gap.index}` : 'name' in gap ? `${gap.kind} ${gap.name}` : gap.kind;
    const found = known.get(key);
    if (found !== undefined) return found;
    known.set(key, gaps.length);
    return gaps.push(gap) - 1;
  };
  return {
    gaps,
    indexOf,
    mark: (gap) => `${FIRST + indexOf(gap)} 0 R`,
    cut: (text, gapOf) => {
      const { parts, numbers } = typeof text === 'string' ? splitReferences(text) : text;
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
