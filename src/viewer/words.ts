/** What is said beside the slides, in the language that the page was given: the deck's, or English. */
import { fillWords, type SharedWords, type SpeakerWords, type WordName } from '../model/viewer-words.ts';

const given = JSON.parse(document.getElementById('lectern-words')?.textContent ?? '{}') as {
  readonly lang: string;
  /** Those of the speaker's view only in its page. */
  readonly words: SharedWords & SpeakerWords;
};

/** For `lang` of what says them: a deck may be in a language that nobody has written the words in. */
export const { lang: wordsLang, words } = given;

/** A text of the table, with its places filled. */
export function say(name: WordName, values: Readonly<Record<string, string | number>> = {}): string {
  return fillWords(words[name], values);
}

/** What a key is called on keyboards of this language. */
export function keyName(key: string): string {
  return words.keyNames[key] ?? key;
}
