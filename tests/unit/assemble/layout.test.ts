import { describe, expect, it } from 'vitest';
import { assemble } from './world.ts';

describe('layouts', () => {
  it('become a class, slots become divisions', () => {
    const body = '<!-- layout: two-columns -->\n## Costs\n\n::: left\nRoads\n:::\n::: right\n- Schools\n:::';
    expect(assemble(body).text).toBe(
      [
        '<!-- _class: two-columns -->',
        '## Costs',
        '',
        '<div class="slot left">',
        '',
        'Roads',
        '',
        '</div>',
        '',
        '<div class="slot right">',
        '',
        '- Schools',
        '',
        '</div>',
      ].join('\n'),
    );
  });

  it('come from the section when the slide names none', () => {
    expect(assemble('## Costs\n\nAll of it.', { section: { layout: 'aside' } }).text).toBe(
      '<!-- _class: aside -->\n## Costs\n\n<div class="slot main">\n\nAll of it.\n\n</div>',
    );
  });

  it('keep the classes that the slide has already', () => {
    expect(assemble('<!-- class: invert -->\n# A\n\n---\n\n<!-- layout: aside -->\n# B\n\nx').text).toContain(
      '<!-- _class: aside invert -->',
    );
    expect(assemble('<!-- _class: lead -->\n<!-- layout: aside -->\n# B\n\nx').text).toContain(
      '<!-- _class: aside lead -->',
    );
  });

  it('wrap what stands outside of slots into the default slot, but not the heading', () => {
    const { text } = assemble('<!-- layout: aside -->\n# B\n\none\n\n- two\n\n::: note\nthree\n:::');
    expect(text).toContain(
      '# B\n\n<div class="slot main">\n\none\n\n- two\n\n</div>\n\n<div class="slot note">\n\nthree\n\n</div>',
    );
  });
});

describe('a quotation on a slide with a layout', () => {
  it('has its opening quotation mark in a span that the theme hangs', () => {
    expect(assemble('<!-- layout: aside -->\n> “Never *again*”, he said\n> “so”').text).toContain(
      '> <span class="hang">“</span>Never *again*”, he said\n> “so”',
    );
    expect(assemble('<!-- layout: aside -->\n> Never “again”').text).not.toContain('hang');
  });

  it('stays as it is without a layout, and in code', () => {
    expect(assemble('> “Never”').text).toBe('> “Never”');
    expect(assemble('<!-- layout: aside -->\n```\n> “Never”\n```').text).not.toContain('hang');
  });
});

describe('background pictures', () => {
  it('stay outside of slots, and a heading behind one is still the heading', () => {
    const { text } = assemble('<!-- layout: aside -->\n![bg right](a.png)\n\n# B\n\none');
    expect(text).toMatch(/a\.png\)\n\n# B\n\n<div class="slot main">\n\none\n\n<\/div>$/);
  });
});

describe('faults in layouts', () => {
  it('name an unknown layout with the nearest one', () => {
    const { said, diagnostics } = assemble('<!-- layout: two-colum -->\n# B');
    expect(said).toEqual(['1:14 unknown-layout']);
    expect(diagnostics[0]?.hint).toBe('did you mean "two-columns"?');
  });

  it('name an unknown slot and a missing one', () => {
    const { said } = assemble('<!-- layout: two-columns -->\n# B\n\n::: left\nx\n:::\n\n::: rihgt\ny\n:::');
    expect(said).toEqual(['8:5 unknown-slot', '1:14 missing-slot']);
  });

  it('name an unknown layout of the section once, where its front matter says it', () => {
    const at = { file: '/city/decks/budget/sections/budget.md', line: 3, column: 9 };
    const section = { layout: 'asid', places: new Map([['layout', at]]) };
    const { diagnostics } = assemble('# A\n\none\n\n---\n\n# B\n\ntwo', { section });
    expect(diagnostics).toMatchObject([{ code: 'unknown-layout', at, hint: 'did you mean "aside"?' }]);
  });

  it('name a missing slot at the layout, also in a comment of several lines', () => {
    expect(assemble('<!--\nclass: lead\nlayout: two-columns\n-->\n# B\n\n::: left\nx\n:::').said).toEqual([
      '3:9 missing-slot',
    ]);
  });

  it('name a slot on a slide without a layout', () => {
    expect(assemble('# B\n\n::: left\nx\n:::').said).toEqual(['3:5 unknown-slot']);
  });
});
