/** PDF outside of its streams → the words of every string in it: titles, outline, alternative text, addresses, notes, names. */
import { numbersOfLine, union, type WordNumbers } from '../word-numbers.ts';
import { readValue, textOf } from './syntax.ts';

const STRING = /\((?!node\d)|<(?=[0-9A-Fa-f\s]*>)(?!<)/g;
const NAMED_PLACE = /\/Dest\s*\/([^\s/<>[\]()]+)/g;

export function wordsOfStrings(text: string): WordNumbers {
  const found: WordNumbers[] = [];
  for (const match of text.matchAll(STRING)) {
    const { value } = readValue(text, match.index);
    if (value !== null && typeof value === 'object' && 'bytes' in value)
      found.push(numbersOfLine(textOf(value.bytes)));
  }
  for (const [, name = ''] of text.matchAll(NAMED_PLACE)) found.push(numbersOfLine(name));
  return union(found);
}
