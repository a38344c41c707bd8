/** Words that many decks have are kept once, and each deck has all of its own. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { vocabularyOf } from '../../../../src/audit/vocabulary.ts';
import { numberOf } from '../../../../src/audit/word-numbers.ts';
import { MemoryHost } from '../../../../src/host/memory.ts';
import { keepWords, wordsIn } from '../../../../src/pipeline/cache/common-words.ts';
import { openStore } from '../../../../src/pipeline/cache/store.ts';

const WORDS = ['bridge', 'tower', 'garden', 'river', 'market', 'castle', 'meadow', 'harbour'];
const some = fc.subarray(WORDS);
const AT = { file: '/a.md', line: 1, column: 1 };

it('gives those of a deck that are in a vocabulary, whatever decks were kept before', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(some, { minLength: 1, maxLength: 5 }), some, async (decks, written) => {
      const host = new MemoryHost();
      const store = openStore(host, '/kept', { mostBytes: 1e6 });
      const kept = [];
      for (const deck of decks) kept.push(await keepWords(store, new Set(deck.map(numberOf))));
      const later = openStore(host, '/kept', { mostBytes: 1e6 });
      const vocabulary = vocabularyOf([{ text: written.join(' '), at: AT }]);
      for (const [index, one] of kept.entries()) {
        const expected = (decks[index] ?? []).filter((word) => written.includes(word)).sort();
        expect([...((await wordsIn(later, one, vocabulary)) ?? [])].sort()).toEqual(expected);
      }
      expect(host.files).toHaveLength(1);
    }),
  );
});

it('knows nothing when the list is gone', async () => {
  const host = new MemoryHost();
  const store = openStore(host, '/kept', { mostBytes: 1e6 });
  const kept = await keepWords(store, new Set([numberOf('bridge')]));
  for (const path of host.files) await host.remove(path);
  expect(await wordsIn(store, kept, vocabularyOf([]))).toBeUndefined();
});
