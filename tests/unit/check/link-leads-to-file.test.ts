/** Links to files beside a text. */
import { describe, expect, it } from 'vitest';
import { deadFile, fileLinks, fileStaysBehind } from '../../../src/check/link-leads-to-file.ts';
import { authorText } from './text-world.ts';

const found = (text: string) =>
  fileLinks(authorText(text)).map(({ path, at }) => [path, at.line, at.column, at.length]);

describe('links to files', () => {
  it('are found as links, by definition and in HTML, each at its address', () => {
    const text =
      '[a](plan.pdf) [b](<seed list.ods>)\n\n[c][d] <a class="x" href="soil.csv#2">d</a>\n\n[d]: beds/map.svg';
    expect(found(text)).toEqual([
      ['plan.pdf', 1, 5, 8],
      ['seed list.ods', 1, 20, 13],
      ['beds/map.svg', 3, 1, 6],
      ['soil.csv', 3, 27, 10],
    ]);
  });

  it('are decoded, without what stands behind their names', () => {
    expect(found('[a](seed%20list.ods?raw=1#row)')).toEqual([['seed list.ods', 1, 5, 25]]);
  });

  it('are not pictures, code, comments, addresses on the web, of a slide or of a site, mail, or names still to be put in', () => {
    const text = [
      '![a](plan.png) `[a](plan.pdf)` <!-- [a](plan.pdf) -->',
      '[a](https://beans.garden/plan.pdf) [a](//beans.garden) [a](#3) [a](/plan.pdf) [a](mailto:a@beans.garden) [a]()',
      '<!-- <a href="plan.pdf">a</a> --> [a]({{vars.plan}}.pdf)',
      '```\n[a](plan.pdf)\n```',
    ].join('\n\n');
    expect(found(text)).toEqual([]);
  });

  it('that are dead may have lost the beginning of an address on the web', () => {
    const hints = ['www.beans.garden', 'beans.org/plan', 'plan.pdf', 'notes.io.md'].map((address) => {
      const [link] = fileLinks(authorText(`[a](${address})`));
      return link && deadFile(link, { hint: 'did you mean "plans.pdf"?' }).hint;
    });
    const web = 'an address on the web begins with https://';
    expect(hints).toEqual([web, web, 'did you mean "plans.pdf"?', 'did you mean "plans.pdf"?']);
  });

  it('that are alive get a remark', () => {
    const [link] = fileLinks(authorText('[a](plan.pdf)'));
    expect(link && fileStaysBehind(link)).toMatchObject({ code: 'link-stays-behind', severity: 'info' });
  });
});
