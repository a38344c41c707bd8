import { describe, expect, it } from 'vitest';
import { writePage } from '../../../src/render/page.ts';
import { writeSheet } from '../../../src/render/sheet.ts';

const LINK = 'https://slide.invalid/#';

function requestFor(slides: readonly string[], css = 'section{color:#123}') {
  return {
    rendered: {
      slides: slides.map((html) => ({ html, line: 1, notes: [] })),
      css,
      script: '',
      width: 1280,
      height: 720,
      theme: 'default',
      addresses: [],
    },
    title: 'The harbour',
    author: 'Ada',
    lang: 'en',
    files: [],
    emoji: new Map(),
    mathFonts: new Map(),
    fontCss: '',
    fontFamilies: { embedded: new Set<string>(), fallback: new Set<string>(), defaults: '' },
  };
}

const sheetOf = (slides: readonly string[], css?: string) => writeSheet(requestFor(slides, css), LINK);

describe('a page cut at its slides', () => {
  it('is the page that is printed whole, but for the title and author of its deck', () => {
    const request = requestFor(['<svg>One</svg>', '<svg>Two</svg>']);
    const sheet = writeSheet(request, LINK);
    const whole = writePage({ ...request, title: '' }).replace('<meta name="author" content="Ada">\n', '');
    expect(`${sheet?.before}${sheet?.slides.join('\n')}${sheet?.after}`).toBe(whole);
    expect(sheet?.before).toBe(writeSheet({ ...request, title: 'Another' }, LINK)?.before);
  });

  it('says on which slide each identifier stands, the first where several do', () => {
    const sheet = sheetOf([
      '<h1 id="one">1</h1>',
      '<h2 id="one">2</h2><a name="d&#233;j&#xe0; &amp; vu"></a>',
    ]);
    expect([...(sheet?.places ?? [])]).toEqual([
      ['one', 0],
      ['déjà & vu', 1],
    ]);
  });

  it('has links within the deck in a form that finds its place, and leaves others alone', () => {
    const hex = Buffer.from('déjà').toString('hex');
    const links =
      '<a class="x" href="#d%C3%A9j%C3%A0">a</a><a href="https://example.org/#b">b</a><a href="#100%">c</a>';
    expect(sheetOf([links])?.slides[0]).toBe(
      `<a class="x" href="${LINK}${hex}">a</a><a href="https://example.org/#b">b</a><a href="${LINK}${Buffer.from('100%').toString('hex')}">c</a>`,
    );
  });

  it('has the number of all slides only where a theme shows it', () => {
    const slide = '<section data-marpit-pagination="1" data-marpit-pagination-total="9">x</section>';
    expect(sheetOf([slide])?.slides[0]).toBe('<section data-marpit-pagination="1">x</section>');
    const css = 'section::after{content:attr(data-marpit-pagination-total)}';
    expect(sheetOf([slide], css)?.slides[0]).toBe(slide);
  });

  it('keeps the parts of a drawing together, under names that no other slide has', () => {
    const drawing = (colour: string) =>
      `<svg><marker id="tip"/><path fill="${colour}" marker-end="url(#tip)" style="mask:url(&quot;#tip&quot;)"/></svg><h1 id="top">x</h1>`;
    const [red, blue] = sheetOf([drawing('red'), drawing('blue')])?.slides ?? [];
    const name = /id="(tip-\w+)"/.exec(red ?? '')?.[1];
    expect(red).toBe(drawing('red').replaceAll(/(?<=[#"])tip/g, name ?? ''));
    expect(blue).not.toContain(name);
    expect(blue).toContain('id="top"');
  });
});

describe('a deck is printed whole', () => {
  it.each([
    ['a style looks at where links lead', '<a href="#b">b</a>', 'section a[href^="http"]{color:red}'],
    ['a style counts above the slides', 'x', 'div.marpit > svg{counter-increment:figure}'],
    ['a style names a part of a drawing', '<path fill="url(#tip)"/>', 'section #tip{color:red}'],
    ['a slide has a style of its own', '<style>text{fill:red}</style>', ''],
    ['something is described by another place', '<p aria-describedby="b">a</p>', ''],
    ['a drawing uses a part of the page', '<svg><use href="#b"/></svg>', ''],
    ['a drawing leads on to a part of the page', '<svg><linearGradient href="#b"/></svg>', ''],
    ['a label belongs to an input', '<label for="b">b</label>', ''],
  ])('where %s', (_, slide, css) => {
    expect(sheetOf([slide], css)).toBeUndefined();
  });

  it('but not for lists that count their own entries', () => {
    expect(
      sheetOf(['<ol><li>x</li></ol>'], 'section ol{counter-reset:row}section li{counter-increment:row}'),
    ).toBeDefined();
  });
});
