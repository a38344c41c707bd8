/** HTML that is not paired on its slide, and headings that were meant as a ruler. */
import { Marp } from '@marp-team/marp-core';
import { describe, expect, it } from 'vitest';
import { HTML_ELEMENTS } from '../../../src/model/html.ts';
import { assemble, type World } from './world.ts';

const said = (body: string, world?: World) => assemble(body, world).said;

describe('tags', () => {
  it('that are paired on their slide are not spoken of', () => {
    expect(said('<div class="map">\n\n## The old town\n\n<b>Now</b>\n\n</div>')).toEqual([]);
    expect(said('<figure><img src="a.svg"><figcaption>The bridge</figcaption></figure>')).toEqual([]);
    expect(said('The <B>old</b> town')).toEqual([]);
  });

  it('that close nothing are errors, in a line as on lines of their own', () => {
    expect(said('## Roads\n\nTwelve million.\n\n</section>\n\nAnd more</div>.')).toEqual([
      '5:1 unbalanced-html',
      '7:9 unbalanced-html',
    ]);
  });

  it('that stay open are warnings at the tag that opens', () => {
    const { diagnostics } = assemble('## Roads\n\n<div class="map">\n\nTwelve <i>million.');
    expect(diagnostics).toMatchObject([
      { code: 'unclosed-html', severity: 'warning', at: { line: 3, column: 1, length: 17 } },
      { code: 'unclosed-html', at: { line: 5, column: 8 }, hint: 'write </i> before the slide ends' },
    ]);
  });

  it('are paired on one slide only', () => {
    expect(said('<div>\n\nRoads\n\n---\n\n</div>')).toEqual(['1:1 unclosed-html', '7:1 unbalanced-html']);
  });

  it('of the second of two equal ones on a line have their own place', () => {
    expect(said('<div>\n<b>Roads</b></div></div>')).toEqual(['2:19 unbalanced-html']);
  });

  it('without an end, and those whose end may be left out, need none', () => {
    expect(said('One<br>two<img src="a.svg"><hr>\n\n<ul><li>Roads<li>Bridges</ul>\n\n<p>Schools')).toEqual(
      [],
    );
    expect(said('<table><tr><td>Roads<td>12</table>')).toEqual([]);
  });

  it('are not closed by a slash, which browsers pass over', () => {
    const { diagnostics } = assemble('<div class="gap"/>\n\nRoads');
    expect(diagnostics).toMatchObject([
      {
        code: 'unclosed-html',
        hint: 'the slash does not close it: write </div> before the slide ends',
      },
    ]);
  });

  it('may cross, since each is closed on its slide', () => {
    expect(said('<b>Roads and <i>bridges</b></i>')).toEqual([]);
  });

  it('in code, in comments and in attributes are text', () => {
    expect(
      said('`</div>`\n\n```html\n<section>\n```\n\n    </section>\n\n<!-- <div> -->\n\n\\</div>'),
    ).toEqual([]);
    expect(said('<div><!-- </b> --><span title="a > b </i>">x</span></div>')).toEqual([]);
  });

  it('of elements that Marp shows as text are text', () => {
    expect(said('A List<String> and </town>, <script>\n')).toEqual([]);
  });

  it('that a layout makes of slots are not counted', () => {
    expect(said('<!-- layout: aside -->\n# B\n\nMuch\n\n::: note\n<b>more</b>\n:::')).toEqual([]);
  });

  it('of a block that this audience does not get are not counted', () => {
    expect(said('::: for council\n</div>\n\n:::\n\nRoads')).toEqual([]);
  });

  it('after a value keep their place', () => {
    const world = { values: { vars: { sum: 12 } } };
    expect(said('<b>{{ vars.sum }}</b> million</i>', world)).toEqual(['1:30 unbalanced-html']);
  });

  it('without an end of their own do not slow the reading', () => {
    const start = performance.now();
    said(`<div ${'a="b" '.repeat(20_000)}\n${'<div '.repeat(20_000)}\n${"<a b='".repeat(20_000)}`);
    expect(performance.now() - start).toBeLessThan(2_000);
  });

  it('are known by the names that marp-core lets through', () => {
    expect([...HTML_ELEMENTS].sort()).toEqual(Object.keys(Marp.html).sort());
  });
});

describe('a line of hyphens right below a text', () => {
  it('is a slip where the text ends like a sentence, and is marked at the hyphens', () => {
    const { diagnostics } = assemble('Twelve million.\n---\n\n- Roads');
    expect(diagnostics).toMatchObject([
      { code: 'heading-by-ruler', severity: 'warning', at: { line: 2, column: 1, length: 3 } },
    ]);
  });

  it('is a slip below several lines, a picture, or anything that does not begin its slide', () => {
    expect(said('Roads\nBridges\n---\n\nSchools')).toEqual(['3:1 heading-by-ruler']);
    expect(said('![A road](road.svg)\n---\n\nSchools')).toEqual(['2:1 heading-by-ruler']);
    expect(said('# Costs\n\nTwelve million\n-----\n\nSchools')).toEqual(['4:1 heading-by-ruler']);
  });

  it('is a slip where the next slide’s heading follows', () => {
    expect(said('Welcome to the town\n---\n\n<!-- class: lead -->\n\n# Roads')).toEqual([
      '2:1 heading-by-ruler',
    ]);
    expect(said('Welcome to the town\n---\n\n### Roads')).toEqual([]);
  });

  it('is a slip below directives, which belong in a comment', () => {
    const { diagnostics } = assemble('# Costs\n\n---\nclass: lead\n---\n\n# Roads');
    expect(diagnostics).toMatchObject([
      { code: 'heading-by-ruler', hint: 'write directives in a comment: <!-- class: lead -->' },
    ]);
  });

  it('is a heading where it begins its slide, or is as long as its text', () => {
    expect(said('Costs\n---\n\nTwelve million.')).toEqual([]);
    expect(said('# Costs\n\nThe roads\n---------\n\nTwelve million.')).toEqual([]);
  });

  it('is a heading in a slot, which a ruler would tear', () => {
    expect(said('<!-- layout: aside -->\n# B\n\n::: main\nRoads\n---\n\nMany\n:::')).toEqual([]);
  });

  it('is a ruler below a list, and in code and quotations it is no ruler', () => {
    expect(said('- Roads\n- Bridges\n---\n\n# Schools')).toEqual([]);
    expect(said('```\nRoads.\n---\n```\n\n> Roads.\n> ---')).toEqual([]);
  });
});
