import fc from 'fast-check';
import { expect, it } from 'vitest';
import { commentText } from '../../../src/source/markdown/parts.ts';

/** What Marpit reads in a comment. */
const marpits = (markup: string) => /<!--+\s*([\s\S]*?)\s*--+>/.exec(markup)?.[1]?.trim() ?? '';

it('a comment says the same as to Marpit, however many hyphens there are', () => {
  const piece = fc.constantFrom('-', '--', '>', '<!--', '-->', ' ', '\n', 'a', '!');
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
      const markup = `<!--${pieces.join('')}`;
      expect(commentText(markup)).toBe(marpits(markup));
    }),
    { numRuns: 3000 },
  );
});

it('thousands of hyphens are read at once', () => {
  expect(commentText(`<!--${'-'.repeat(1_000_000)} note ${'-'.repeat(1_000_000)}->`)).toBe('note');
});
