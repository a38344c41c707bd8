import { describe, expect, it } from 'vitest';
import { shownText } from '../../../src/render/shown-text.ts';

const shown = (html: string, css = '') => shownText({ slides: [{ html, line: 1, notes: [] }], css });

describe('the text that a deck shows', () => {
  it('is what stands between tags, entities resolved', () => {
    const { text } = shown('<p title="ж">a &amp; b &#8594; &#x2713;<br></p><!-- ю -->');
    expect(text).toBe('a & b → ✓');
  });

  it('is neither style nor script nor the names of pictures', () => {
    expect(shown('<style>ж</style><script>ж</script><img alt="ж">a').text).toBe('a');
  });

  it('knows what stands in code', () => {
    const { code, text } = shown(
      '<p>one <code>├ x</code></p><pre><code><span class="k">let</span></code></pre>',
    );
    expect(code).toContain('├ x');
    expect(code).toContain('let');
    expect(code).not.toContain('one');
    expect(text).toContain('one');
  });

  it('leaves formulas to their own fonts, except for words in other scripts', () => {
    const { text, math } = shown('a<span class="katex"><span>∑x</span><span>сумма</span></span>b');
    expect(text).toBe('a\nbсумма');
    expect(math).toBe('сумма');
    expect(shown('<span class="katex"><span>a\ue020=b</span></span>').text.trim()).toBe('');
  });

  it('has what the style sheet writes, escapes resolved and comments left out', () => {
    const { style } = shown('', '/* ж */a::before{content:"→\\2605"} b{width:10px}');
    expect(style).toBe('→★');
  });

  it('knows whether anything is slanted', () => {
    expect(shown('<p><em>a</em></p>').hasItalic).toBe(true);
    expect(shown('<p><strong>a</strong></p>').hasItalic).toBe(false);
  });
});
