/** Addresses in CSS, however they are spelled. */
import { describe, expect, it } from 'vitest';
import { plainAddresses } from '../../../src/source/plain-addresses.ts';

describe('an address in CSS', () => {
  it.each([
    ['a { background: URL(quay.png) }', 'a { background: url(quay.png) }'],
    ['a { background: u\\72l(quay.png) }', 'a { background: url(quay.png) }'],
    ['a { background: \\000055 R\\4c ("quay.png") }', 'a { background: url("quay.png") }'],
    [
      `a { background: image-set("a.png" 1x, 'b.png' type("image/png")) }`,
      `a { background: image-set(url("a.png") 1x, url('b.png') type("image/png")) }`,
    ],
    [
      'a { background: -WebKit-Image-Set(url(a.png) 1x, /* ) */ "b.png" 2x) }',
      'a { background: -webkit-image-set(url(a.png) 1x, /* ) */ url("b.png") 2x) }',
    ],
    ['a { background: src("a.png") }', 'a { background: url("a.png") }'],
  ])('%s is written plainly', (css, plain) => {
    expect(plainAddresses(css)).toBe(plain);
    expect(plainAddresses(plain)).toBe(plain);
  });

  it.each([
    'a::after { content: "URL(quay.png)" }',
    'a::after { content: \'image-set("a.png")\' }',
    '/* URL(quay.png) */ a { color: red }',
    'a { width: calc((1px + 2px) * 3); content: "\\201c" }',
    'a { background: url(quay.png) }',
  ])('%s stays as it is', (css) => {
    expect(plainAddresses(css)).toBe(css);
  });
});
