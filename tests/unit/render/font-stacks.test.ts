import { describe, expect, it } from 'vitest';
import {
  defaultStacks,
  extendHtml,
  extendStacks,
  fontLists,
  fontsInside,
  usedStacks,
} from '../../../src/render/font-stacks.ts';

const families = {
  defaults: '',
  embedded: new Set(['valley sans']),
  fallback: new Set([
    'Lectern Sans Scripts',
    'Lectern Sans',
    'Lectern Serif',
    'Lectern Mono',
    'Lectern Symbols',
  ]),
};
const extended = (css: string) => extendStacks(css, families);

describe('a list of families', () => {
  it('gets fallback behind the fonts that are inside the page', () => {
    expect(extended('section{font-family:"Valley Sans",Arial,sans-serif}')).toBe(
      'section{font-family:"Valley Sans","Lectern Sans Scripts","Lectern Sans","Lectern Symbols",Arial,sans-serif}',
    );
  });

  it('of the reader keeps its letters and gets rare scripts before its generic family, the rest at its end', () => {
    expect(extended('section{font-family:Arial,sans-serif}')).toBe(
      'section{font-family:Arial,"Lectern Sans Scripts",sans-serif,system-ui,"Lectern Sans","Lectern Symbols"}',
    );
  });

  it('without a generic family gets all at its end, a serif behind a serif', () => {
    expect(extended('section{font-family:Georgia}')).toBe(
      'section{font-family:Georgia,"Lectern Serif","Lectern Sans Scripts","Lectern Sans","Lectern Symbols"}',
    );
  });

  it('of code gets the family of code first', () => {
    expect(extended('code{font-family:Menlo,monospace!important}')).toBe(
      'code{font-family:Menlo,"Lectern Sans Scripts",monospace,"Lectern Mono","Lectern Sans","Lectern Symbols"!important}',
    );
  });

  it('is found in the short form and in custom properties', () => {
    expect(extended('a{font:italic 600 20px/1.2 Arial}')).toContain('20px/1.2 Arial,"Lectern Sans Scripts"');
    expect(extended('a{--font-body:"Valley Sans";font-family:var(--font-body)}')).toMatch(
      /^a\{--font-body:"Valley Sans","Lectern.*;font-family:var\(--font-body\)\}$/,
    );
  });

  it('is none in other declarations, in @font-face and in keywords', () => {
    const css =
      '@font-face{font-family:Arial;src:local(x)}a{--font-size:20px;--font-style:italic;font-family:inherit;font:inherit;font-weight:700}';
    expect(extended(css)).toBe(css);
  });

  it('stays as it is when no fallback is needed', () => {
    const css = 'section{font-family:Georgia}';
    expect(extendStacks(css, { embedded: new Set(), fallback: new Set(), defaults: '' })).toBe(css);
  });

  it('is extended in diagrams too, in quotes that keep the attribute whole', () => {
    expect(
      extendHtml(
        '<svg><style>text{font-family:Inter}</style><text font-family="Inter">a</text></svg>',
        families,
      ),
    ).toBe(
      `<svg><style>text{font-family:Inter,"Lectern Sans Scripts","Lectern Sans","Lectern Symbols"}</style><text font-family="Inter,'Lectern Sans Scripts','Lectern Sans','Lectern Symbols'">a</text></svg>`,
    );
  });
});

describe('the lists in use', () => {
  const used = (css: string, html = '<section></section>') => usedStacks(fontLists(css), html);

  it('have a kind by their generic family, else by their names', () => {
    const kinds = (list: string) => used(`section{font-family:${list}}`).map(({ kind }) => kind);
    expect(kinds('X,serif')).toEqual(['serif']);
    expect(kinds('Georgia,sans-serif')).toEqual(['sans']);
    expect(kinds('Times New Roman')).toEqual(['serif']);
    expect(kinds('"Source Code Pro"')).toEqual(['mono']);
    expect(kinds('"PT Sans"')).toEqual(['sans']);
  });

  it('follow custom properties', () => {
    expect(used('section{--font-a:Georgia,serif}section{font-family:var(--font-a)}')).toEqual([
      { kind: 'serif', families: ['Georgia', 'serif'], sets: 'text' },
    ]);
  });

  it('are those of classes that the page has', () => {
    const css = 'section .seal{font-family:Georgia}';
    expect(used(css)).toEqual([]);
    expect(used(css, '<section><p class="seal">a</p></section>')).toHaveLength(1);
  });

  it('say what they set', () => {
    expect(used('code{font-family:monospace}')[0]?.sets).toBe('code');
    expect(used('section{font:1em KaTeX_Main,serif}')[0]?.sets).toBe('math');
  });
});

describe('what no list reaches', () => {
  it("gets the browser's own choice, as a list that can be extended", () => {
    expect(defaultStacks(fontLists('h1{font-family:Georgia}'))).toBe(
      ':where(html){font-family:serif}:where(pre,code,kbd,samp,tt){font-family:monospace}',
    );
  });

  it('is nothing in a theme with fonts for slides and code', () => {
    const css =
      'div.marpit > svg > foreignObject > section{font-family:Arial}section code{font-family:monospace}';
    expect(defaultStacks(fontLists(css))).toBe('');
  });
});

describe('fonts inside a style sheet', () => {
  it('are found with family and address', () => {
    expect(fontsInside('@font-face{font-family:\'Seal\';src:url("data:font/woff2;base64,AA")}')).toEqual([
      { family: 'Seal', address: 'data:font/woff2;base64,AA' },
    ]);
  });
});
