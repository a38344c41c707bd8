/** Decks whose slides begin at headings, in the eyes of Marp. */
import { Marp } from '@marp-team/marp-core';
import { describe, expect, it } from 'vitest';
import { assemble, classes, place } from './deck-world.ts';
import { section } from './world.ts';

describe('headings that begin a slide', () => {
  const divided = { directives: [{ name: 'headingDivider', value: 2, at: place }] };

  it('become rulers, so that nothing else has to know of them', () => {
    expect(assemble(['## One\n\ntext\n## Two', '## Three'], divided).text).toBe(
      '---\nmarp: true\nlang: en\n---\n\n## One\n\ntext\n\n---\n\n## Two\n\n---\n\n## Three',
    );
  });

  it('give as many slides as Marp makes of them', () => {
    const body = '# A\n\n- one\n\n## B\n### C\n---\n## D\n\n```\n## code\n```\n## E\n';
    const marp = new Marp({ script: false }).render(`---\nheadingDivider: 2\n---\n${body}`);
    const filled = [...marp.html.matchAll(/<section[^>]*>(.*?)<\/section>/gs)].filter((one) =>
      one[1]?.trim(),
    );
    expect(classes(assemble([body], divided).text)).toHaveLength(filled.length);
  });

  it('give as many slides where headings stand in lists and quotations', () => {
    const body = '# A\n\n- one\n\n  - two\n\n    - ## B\n- ## C\n\n> said\n> ## D\n';
    const tokens: { type: string }[] = new Marp({ script: false }).markdown.parse(
      `---\nheadingDivider: 2\n---\n${body}`,
      {},
    );
    const { text } = assemble([body], divided);
    expect(classes(text)).toHaveLength(tokens.filter(({ type }) => type === 'marpit_slide_open').length);
    expect(text).not.toContain('    - ## B');
  });

  it('keep the directives above the first heading of a section on its own slide', () => {
    const { text } = assemble(['## One', '<!-- _class: lead -->\n\n## Two\n\n## Three'], divided);
    expect(classes(text)).toEqual(['', 'lead', '']);
  });

  it('keep their slide free of what the section before had set', () => {
    const { text } = assemble(['<!-- class: lead -->\n## One\n\n## Two', '## Three'], divided);
    expect(classes(text)).toEqual(['lead', 'lead', '']);
  });

  it('stand on the slide that is numbered as the appendix', () => {
    const appendix = section('## Contact\n\n## Thanks', { id: 'contact', appendix: true });
    const { text } = assemble([], { ...divided, sections: [section('## One'), appendix] });
    const slides = text.split('\n---\n').slice(1);
    expect(slides.map((slide) => /--appendix: "(A\d)"/.exec(slide)?.[1])).toEqual([undefined, 'A1', 'A2']);
  });
});
