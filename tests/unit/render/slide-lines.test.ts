import { describe, expect, it } from 'vitest';
import { slideLines } from '../../../src/render/slide-lines.ts';

const lines = (html: string) => slideLines(html, (number) => ['reports', 'letters'][number - 1]);

describe('the lines of a slide', () => {
  it('are its paragraphs, headings, items and rows', () => {
    expect(
      lines(
        '<section><h1>The <em>budget</em></h1>\n<p>Twelve\nmillion &amp; more</p><ul><li>one</li><li>two<br>lines</li></ul><table><tr><th>a</th><th>b</th></tr><tr><td>1</td>\n<td>2</td></tr></table></section>',
      ),
    ).toEqual(['The budget', 'Twelve million & more', 'one', 'two', 'lines', 'a | b', '1 | 2']);
  });

  it('name sources, which each deck numbers for itself', () => {
    expect(lines('<p>So it is.<sup class="cite party"><a href="#sources">2</a>, p. 4</sup></p>')).toEqual([
      'So it is. [letters, p. 4]',
    ]);
    expect(
      lines(
        '<p>So it is.<sup class="cite" title="sec. On &amp; off"><a href="#sources">1</a>,<a href="#sources">2</a></sup></p>',
      ),
    ).toEqual(['So it is. [reports,letters, sec. On & off]']);
  });

  it('have no hyphens that nobody sees', () => {
    expect(lines('<p>con\u00adfronta\u00adtion</p>')).toEqual(['confrontation']);
  });

  it('hold formulas as they were written, pictures by their text and code line by line', () => {
    const katex =
      '<span class="katex"><span class="katex-mathml"><math><annotation encoding="application/x-tex">x^2</annotation></math></span><span class="katex-html"><span>x2</span></span></span>';
    expect(
      lines(
        `<p>Area ${katex}.</p><p><img src="a.png" alt="The quay"></p><pre>one\ntwo</pre><style>p{}</style>`,
      ),
    ).toEqual(['Area $x^2$.', '(picture: The quay)', 'one', 'two']);
  });
});
