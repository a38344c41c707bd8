import { Marp } from '@marp-team/marp-core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dividerLevels, outlineMarkdown } from '../../../src/source/outline.ts';

const slides = (text: string, dividers: readonly number[] = []) =>
  outlineMarkdown(text, dividers).slides.length;

describe('slides', () => {
  it.each([
    ['a ruler', '# a\n\n---\n\n# b', 2],
    ['a ruler of stars or lines', '# a\n\n***\n\n# b\n\n___\n\n# c', 3],
    ['a ruler in a fence', '# a\n\n```yaml\n---\nkey: 1\n---\n```', 1],
    ['a ruler in a tilde fence and in indented code', '# a\n\n~~~\n---\n~~~\n\n    ---\n', 1],
    ['a ruler in a comment', '# a\n\n<!--\n---\n-->\n\nb', 1],
    ['a ruler in a list', '- a\n\n  ---\n\n- b', 1],
    ['hyphens below a text, which make a heading', 'a\n---\nb', 1],
  ])('are split at %s as CommonMark reads it', (_, text, count) => {
    expect(slides(text)).toBe(count);
  });

  it('begin at the headings that headingDivider names', () => {
    const text = '# a\n\n## b\n\n### c\n\n## d';
    expect(slides(text, dividerLevels(2))).toBe(3);
    expect(slides(text, dividerLevels([3]))).toBe(2);
    expect(slides(text, dividerLevels('1'))).toBe(1);
  });

  it('begin at such a heading in lists and quotations too, as Marp has it', () => {
    expect(slides('# a\n\n- ## b\n- ## c\n\n# d', dividerLevels(2))).toBe(4);
    expect(slides('- ## b', dividerLevels(2))).toBe(2);
    expect(slides('# a\n\n> ## b', dividerLevels(2))).toBe(2);
    expect(slides('# a\n\n1. b\n\n   ## c', dividerLevels(2))).toBe(2);
    expect(slides('# a\n\n- ### b', dividerLevels(2))).toBe(1);
  });

  it('are as many as Marp makes of the same text', () => {
    const marp = new Marp({ script: false });
    const piece = fc.constantFrom(
      '# Title',
      '## Part',
      'text',
      '- item',
      '> quote',
      '- ## Entry',
      '  ### Below',
      '  - # Deep',
      '> ## Quoted',
      '1. # Step',
      '- <!-- note -->',
      '---',
      '***',
      '```',
      '~~~',
      '<!-- note -->',
      '<!--',
      '-->',
      '',
      '',
      '| a | b |',
      '|---|---|',
      '<div>',
      '</div>',
      '    code',
      '<style>',
      '</style>',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), fc.constantFrom(0, 1, 2), (lines, divider) => {
        const text = lines.join('\n');
        // Front matter is taken off before a text comes here.
        if (/^\s*---/.test(text)) return;
        const front = divider === 0 ? '' : `---\nheadingDivider: ${divider}\n---\n`;
        const tokens: { type: string }[] = marp.markdown.parse(`${front}${text}`, {});
        const rendered = tokens.filter((token) => token.type === 'marpit_slide_open').length;
        expect(slides(text, dividerLevels(divider))).toBe(rendered);
      }),
      { numRuns: 500 },
    );
  });
});

describe('notes', () => {
  it('are the comments that Marp takes for notes', async () => {
    const { isNote } = await import('../../../src/model/directive-comment.ts');
    const comments = [
      'Say hello',
      'class: lead',
      '_class: lead',
      'Note: this',
      'theme: gaia',
      'fit',
      'prettier-ignore',
      'color: red\nand more',
      'class:\n  - a\n  - b',
      'paginate: true',
      'for me: yes',
      'header: "x"',
    ];
    for (const comment of comments) {
      const marp = new Marp({ script: false });
      const text = `# a\n\n<!-- ${comment} -->\n`;
      const notes = marp.render(text, { htmlAsArray: true }).comments[0] ?? [];
      const ours = outlineMarkdown(text)
        .slides.flatMap((slide) => slide.comments)
        .filter(isNote);
      expect([comment, ours.length]).toEqual([comment, comment === 'fit' ? 0 : notes.length]);
    }
  });
});

describe('marks', () => {
  const found = (text: string) =>
    outlineMarkdown(text).marks.map((mark) => [
      mark.kind,
      text.slice(mark.start, mark.end),
      mark.target === undefined ? '' : text.slice(mark.target.start, mark.target.end),
    ]);

  it('stand where they are written, in paragraphs, lists, quotations and tables', () => {
    const text =
      '- ![a](1.png)\n\n> x\n> ![b](2.png)\n\n| h | i |\n|---|---|\n| \\| ![c](3.png) | [d](4.html) |\n';
    expect(found(text)).toEqual([
      ['image', '![a](1.png)', '1.png'],
      ['image', '![b](2.png)', '2.png'],
      ['image', '![c](3.png)', '3.png'],
      ['link', '[d](4.html)', '4.html'],
    ]);
  });

  it('know citations from links', () => {
    expect(found('[@smith, p. 4; @lee] [@x](y) `[@z]`').map(([kind, text]) => `${kind} ${text}`)).toEqual([
      'citation [@smith, p. 4; @lee]',
      'link [@x](y)',
      'code `[@z]`',
    ]);
  });

  it('are found in a moment behind thousands of comments that never end', () => {
    const begun = performance.now();
    expect(found(`a <!-- b --> ${'<!-- '.repeat(100_000)}[c](d)`)).toEqual([
      ['comment', '<!-- b -->', ''],
      ['link', '[c](d)', 'd'],
    ]);
    expect(performance.now() - begun).toBeLessThan(5_000);
  });
});
