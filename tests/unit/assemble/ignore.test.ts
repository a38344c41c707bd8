/** What is ignored, and why, is between an author and Lectern. */
import { describe, expect, it } from 'vitest';
import { assembleDeck } from '../../../src/assemble/deck.ts';
import { frontMatterOf } from '../../../src/source/directive-lines.ts';
import { sourceText } from '../../../src/source/source-text.ts';
import { assemble as assembleAll } from './deck-world.ts';
import { assemble, section } from './world.ts';

describe('a comment that ignores something', () => {
  it('is taken out of a section, alone and in a line', () => {
    const text =
      '# A\n\n<!-- lectern-ignore missing-alt: a\nsecret -->\n![](a.png) <!-- lectern-ignore dead-link: b -->\n';
    const { mapped } = assemble(text);
    expect(mapped.text).not.toContain('lectern-ignore');
    expect(mapped.text).not.toContain('secret');
    expect(mapped.origins.at(-1)?.line).toBe(5);
  });

  it('stays in code', () => {
    const text = '# A\n\n```html\n<!-- lectern-ignore missing-alt: a -->\n```';
    expect(assemble(text).text).toBe(text);
  });

  it('is taken out of plain Marp Markdown too, and the key out of its front matter', () => {
    const source = sourceText(
      '/city/talk.md',
      '---\nmarp: true\nlectern-ignore:\n  missing-alt: a secret\n\n  dead-link: it is so\ntheme: gaia\n---\n# A\n\n<!-- lectern-ignore dead-link: a secret -->\n\nB\n',
    );
    const bodyOffset = frontMatterOf(source.text).length;
    const whole = section('', { source, file: source.file, bodyOffset });
    const { value } = assembleDeck(
      { ...assembleAll(['x']).deck, verbatim: true, sections: [whole] },
      { knownNames: [], outFolder: '/city', sources: new Map() },
    );
    expect(value.mapped.text).toBe('---\nmarp: true\ntheme: gaia\n---\n# A\n\n\nB\n');
    expect(value.mapped.origins.map(({ line }) => line)).toEqual([1, 2, 7, 8, 9, 10, 12, 13, 14]);
  });
});
