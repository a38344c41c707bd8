/** The page of a check: what it says of each fault, and where it outlines it. */
import { describe, expect, it } from 'vitest';
import type { ReportedFault } from '../../../src/model/check-report.ts';
import { writeCheckPage } from '../../../src/render/check-page.ts';

const FAULT: ReportedFault = {
  code: 'slide-overflows',
  severity: 'warning',
  message: '"<b>Eggs</b>" runs 20 px below the slide',
  at: { file: 'decks/market/deck.md', line: 7, column: 3 },
  line: { text: '- Eggs & ham', start: 2, end: 6 },
  hint: 'shorten it',
  remarks: ['in deck market for guests, slide 2', 'in deck market for keepers, slide 3'],
  slide: {
    picture: 'data:image/webp;base64,AAAA',
    width: 1000,
    height: 500,
    box: { x: 100, y: 450, width: 200, height: 100 },
    name: 'market for guests, slide 2',
  },
};
const page = (...faults: readonly ReportedFault[]) => writeCheckPage({ faults, decks: 2, slides: 9 }, '', '');

describe('the page of a check', () => {
  it('says what, where, and what to do, with the author’s line, all of it as text', () => {
    const html = page(FAULT);
    expect(html).toContain(
      '<h3 dir="auto">&#34;&#60;b&#62;Eggs&#60;/b&#62;&#34; runs 20 px below the slide</h3>',
    );
    expect(html).toContain('<span>line 7, column 3</span>');
    expect(html).toContain('<pre dir="auto">- <mark>Eggs</mark> &#38; ham</pre>');
    expect(html).toContain('>Shorten it</p>');
  });

  it('outlines the fault on the picture, and no further than that reaches', () => {
    expect(page(FAULT)).toContain('style="left:10.00%;top:90.00%;width:20.00%;height:6.00%"');
  });

  it('names other decks that have the fault, not that of the picture again', () => {
    const html = page(FAULT);
    expect(html).toContain('<ul class="remarks"><li>in deck market for keepers, slide 3</li></ul>');
    expect(html).toContain('<figcaption>market for guests, slide 2</figcaption>');
  });

  it('counts by weight, and groups by file', () => {
    const { at: _, slide: __, ...bare } = FAULT;
    const html = page(FAULT, { ...FAULT, severity: 'error' }, { ...bare, severity: 'error' });
    expect(html).toContain('<li><strong>2</strong>errors</li><li><strong>1</strong>warning</li>');
    expect(html.match(/<h2 [^>]*>[^<]*/g)).toEqual([
      '<h2 id="file-0">decks/market/deck.md',
      '<h2 id="file-1">Without a place',
    ]);
  });

  it('of sound decks says so', () => {
    expect(page()).toContain('<p class="sound">Nothing to say.</p>');
    expect(page()).toContain('<p>2 decks, 9 slides</p>');
  });
});
