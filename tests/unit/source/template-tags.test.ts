import fc from 'fast-check';
import { expect, it } from 'vitest';
import { templateTags } from '../../../src/source/template-tags.ts';

it('tags are found as an expression finds them, however many are never closed', () => {
  const piece = fc.constantFrom('{', '{{', '}}', '{%', '%}', '%', '}', ' a ', '\n');
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 16 }), (pieces) => {
      const text = pieces.join('');
      const found = templateTags(text).map((tag) => [tag[0], tag.index]);
      const wanted = [...text.matchAll(/\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\}/g)].map((tag) => [tag[0], tag.index]);
      expect(found).toEqual(wanted);
    }),
    { numRuns: 3000 },
  );
  expect(templateTags(`%}${'{{'.repeat(1_000_000)}`)).toEqual([]);
});
