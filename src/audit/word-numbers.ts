/**
 * A word → a number that stands for it while the program runs. The files of a run say most words many times: numbers
 * are compared at no cost, and a line that was read before is not read again.
 */
import { copied, remembered } from './remembered.ts';
import { markdownWords, wordsOf } from './words.ts';

/** Words of one text, each once. */
export type WordNumbers = readonly number[];

// As many as people write words: they are never forgotten, so that numbers hold wherever they are kept.
const numbers = new Map<string, number>();
const words: string[] = [];

/** The number of a folded word. */
export function numberOf(word: string): number {
  const known = numbers.get(word);
  if (known !== undefined) return known;
  const own = copied(word);
  numbers.set(own, words.length);
  words.push(own);
  return words.length - 1;
}

/** The word that a number stands for. */
export function wordOf(number: number): string {
  return words[number] ?? '';
}

/** The words of a text, by the rule of `wordsOf`. */
export function numbersOf(text: string): WordNumbers {
  return numbersFor(wordsOf(text));
}

const weigh = (found: WordNumbers): number => found.length * 4;

/** The same for a line that other files may have too. */
export const numbersOfLine = remembered(numbersOf, weigh);

/** The words of a line of Markdown, by the rule of `markdownWords`. */
export const numbersOfMarkdown = remembered((line) => numbersFor(markdownWords(line)), weigh);

/** Each number of several texts, once. */
export function union(all: readonly WordNumbers[]): WordNumbers {
  if (all.length === 1) return all[0] ?? [];
  const found = new Set<number>();
  for (const one of all) for (const number of one) found.add(number);
  return [...found];
}

function numbersFor(found: readonly string[]): WordNumbers {
  return [...new Set(found.map(numberOf))];
}
