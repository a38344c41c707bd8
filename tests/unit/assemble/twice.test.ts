/** What was assembled once is plain Marp Markdown: assembled again it stays as it is. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assembleDeck } from '../../../src/assemble/deck.ts';
import { assemble } from './deck-world.ts';
import { section } from './world.ts';

describe('assembling twice', () => {
  const again = (text: string) => {
    const bodyOffset = text.indexOf('---', 4) + 4;
    const whole = section(text, { id: 'opening', file: '/city/out/budget/deck.md', bodyOffset });
    const deck = { ...assemble(['x']).deck, verbatim: true, sections: [whole] };
    const context = { knownNames: [], outFolder: '/city/out/budget', sources: new Map() };
    return assembleDeck(deck, context).value.mapped.text;
  };

  it('changes nothing: a deck that came out goes in as plain Marp', () => {
    const { text } = assemble(['<!-- class: lead -->\n# One\n\n![x](a.png)', '# Two [@audit]']);
    expect(again(text)).toBe(text);
  });

  it('changes nothing, whatever the sections hold', () => {
    const line = fc.constantFrom(
      '# Title',
      '## A [link](b.md#x "title")',
      '- ![bg left](<a b.png>)',
      '> quoted `code`',
      '',
      '::: for press\ninside\n:::',
      '::: for not press\n- not here\n:::',
      '<!-- class: lead -->',
      '<!-- _backgroundImage: url(a.png) -->',
      '<img src="c.png">',
      '---',
      '```\n---\n```',
      '{{ "a<b" | upcase }}',
      'cited [@audit; @mayor, p. 4]',
      '[a][b] <https://example.org>',
      '[b]: c.png',
    );
    fc.assert(
      fc.property(fc.array(fc.array(line, { maxLength: 8 }), { minLength: 1, maxLength: 3 }), (bodies) => {
        const { text, diagnostics } = assemble(bodies.map((lines) => lines.join('\n')));
        // A deck with errors is never written.
        fc.pre(diagnostics.every(({ severity }) => severity !== 'error'));
        expect(again(text)).toBe(text);
      }),
      { numRuns: 300 },
    );
  });
});
