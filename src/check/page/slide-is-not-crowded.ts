/** A slide is read while somebody speaks: it has few words, and lists of few entries. Lists of a deck's own making may be long. */
import type { PageRule } from './finding.ts';

const MOST_WORDS = 110;
const MOST_ENTRIES = 12;
/** Layouts whose purpose is a long list or table. */
const LISTS = new Set(['agenda', 'sources', 'table', 'timeline']);

export const checkCrowding: PageRule = ({ number, area, classes, entries, words }) => {
  const isList = classes.some((name) => LISTS.has(name));
  const found = [
    ...(words > MOST_WORDS && !isList ? [{ count: words, most: MOST_WORDS, what: 'words' }] : []),
    ...(entries > MOST_ENTRIES && !isList ? [{ count: entries, most: MOST_ENTRIES, what: 'entries' }] : []),
  ];
  return found.slice(0, 1).map(({ count, most, what }) => ({
    code: 'crowded-slide',
    slide: number,
    message: `the slide has ${count} ${what}; more than ${most} are seldom read while somebody speaks`,
    hint: 'say some of it, and put the rest on another slide or into the notes',
    box: area,
    meant: 'slide',
    weight: count / most,
  }));
};
