/** The words around the slides are those of the deck's language, all of them or none. */
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { fillWords } from '../../../src/model/viewer-words.ts';
import { viewerWords, WORD_TABLES, type WordTable, wordsIn } from '../../../src/render/viewer-words.ts';

const places = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([place]) => place).sort();
const textsOf = ({ keyNames: _, speaker, ...shared }: WordTable) => Object.entries({ ...shared, ...speaker });
const english = wordsIn('en');

describe.each(Object.entries(WORD_TABLES))('the words of %s', (lang, words) => {
  it('have the same places to fill as the English ones, and none is empty', () => {
    expect(textsOf(words).map(([name, text]) => [name, places(text)])).toEqual(
      textsOf(english).map(([name, text]) => [name, places(text)]),
    );
    expect(textsOf(words).filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  it('name keys that the help shows', () => {
    const shown = ['Space', 'Page Down', 'Page Up', 'Enter', 'Backspace', 'Home', 'End', 'Esc'];
    expect(Object.keys(words.keyNames).filter((key) => !shown.includes(key))).toEqual([]);
  });

  it('are found by the tag of a region too', () => {
    expect(wordsIn(`${lang.toUpperCase()}-x`)).toBe(words);
  });

  it('are small, and those of the speaker’s view are in its page only', () => {
    const [shared, own] = [viewerWords(lang, 'deck'), viewerWords(lang, 'presenter')];
    expect(shared.words).not.toHaveProperty('noNotes');
    expect(own).toMatchObject({ lang, words: { ...shared.words, ...words.speaker } });
    expect(gzipSync(JSON.stringify(own)).length).toBeLessThan(2 * 1024);
  });
});

describe('the words of a language that is not listed', () => {
  it.each(['ja', '', 'constructor', 'denglisch'])('%j are English, and say that they are', (lang) => {
    expect(wordsIn(lang)).toBe(english);
    expect(viewerWords(lang, 'deck').lang).toBe('en');
  });
});

describe('a text with places', () => {
  it('is filled, also with what looks like a place', () => {
    expect(fillWords('{title} ({n} of {all})', { title: '{n}', n: 2, all: 9 })).toBe('{n} (2 of 9)');
  });
});
