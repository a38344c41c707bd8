/** Drawings that do more than show something, in every spelling. */
import { describe, expect, it } from 'vitest';
import { pictureFault } from '../../../src/load/picture.ts';

const faultOf = async (inside: string) => {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">${inside}</svg>`;
  const given = { address: 'a.svg', at: { file: '/a.md', line: 1, column: 1 } };
  return (await pictureFault(new TextEncoder().encode(svg), 'image/svg+xml', given))?.code;
};

describe('a drawing', () => {
  it.each([
    '<script>1</script>',
    '<s:script xmlns:s="http://www.w3.org/2000/svg">1</s:script>',
    '<rect OnLoad="1"/>',
    '<a href="java&#10;script:1"><rect/></a>',
    '<a><animate attributeName="href" to="javascript:1"/></a>',
    '<a><set attributeName="xlink:href" to="javascript:1"/></a>',
    '<set attributeName="onclick" to="1"/>',
    '<style>@import "http://example.org/a.css";</style>',
    '<style>@\\69mport "http://example.org/a.css";</style>',
    '<style>@&#105;mport "http://example.org/a.css";</style>',
    '<rect style="fill:u\\72l(http://example.org/a)"/>',
    '<rect style="fill:&#x75;rl(http://example.org/a)"/>',
    '<style>rect { fill: image-set("http://example.org/a.png" 1x) }</style>',
  ])('that holds %s is refused', async (inside) => {
    expect(await faultOf(inside)).toBe('asset-svg-active');
  });

  it.each([
    '<style>text::after { content: "\\201c" } rect { fill: url(#a) }</style>',
    '<a href="#b"><rect fill="url(#a)"/></a>',
    '<animate attributeName="x" to="3"/>',
    '<text>Anna &#38; Bert, on foot</text>',
  ])('that holds %s is one', async (inside) => {
    expect(await faultOf(inside)).toBeUndefined();
  });
});
