/** The language of a deck → the words around its slides. A language is one file of `viewer-words/` and its name here. */
import type { ViewerRole } from '../model/viewer.ts';
import type { SharedWords, SpeakerWords, ViewerWords } from '../model/viewer-words.ts';
import { de } from './viewer-words/de.ts';
import { en } from './viewer-words/en.ts';
import { es } from './viewer-words/es.ts';
import { fr } from './viewer-words/fr.ts';
import { hy } from './viewer-words/hy.ts';
import { it } from './viewer-words/it.ts';
import { ru } from './viewer-words/ru.ts';

export interface WordTable extends SharedWords {
  readonly speaker: SpeakerWords;
}

/** By BCP 47 language. */
export const WORD_TABLES: Readonly<Record<string, WordTable>> = { de, en, es, fr, hy, it, ru };

/** The words for a BCP 47 tag; English where the language is not listed. */
export function wordsIn(lang: string): WordTable {
  return WORD_TABLES[languageOf(lang)] ?? en;
}

/** What a page of a role is given. */
export function viewerWords(lang: string, role: ViewerRole): ViewerWords {
  const { speaker, ...shared } = wordsIn(lang);
  return { lang: languageOf(lang), words: role === 'presenter' ? { ...shared, ...speaker } : shared };
}

function languageOf(lang: string): string {
  const language = lang.split('-')[0]?.toLowerCase() ?? '';
  return Object.hasOwn(WORD_TABLES, language) ? language : 'en';
}
