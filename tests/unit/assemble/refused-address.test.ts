/** Addresses that Marp would show as text. */
import { Marp } from '@marp-team/marp-core';
import { describe, expect, it } from 'vitest';
import { assemble } from './world.ts';

const refused = [
  '![A road](file:///roads/one.png)',
  '[more](javascript:alert)',
  '[more](VBScript:x)',
  '![A road](data:text/html,x)',
  '![A road][road]\n\n[road]: file:///roads/one.png',
];
const granted = [
  '![A road](road.png)',
  '![A road](data:image/png;base64,AAAA)',
  '[write](mailto:mayor@wil.example)',
  '[more](https://wil.example)',
  '`[more](javascript:alert)`',
];

describe('an address that Marp refuses', () => {
  it.each(refused)('is an error: %j', (body) => {
    expect(assemble(body).diagnostics).toMatchObject([{ code: 'asset-scheme', severity: 'error' }]);
  });

  it('is marked where it is written', () => {
    expect(assemble('A [b](b.md), a [c](file:c)').said).toEqual(['1:20 asset-scheme']);
  });

  it.each(granted)('is none of these: %j', (body) => {
    expect(assemble(body).diagnostics).toEqual([]);
  });

  it('is one that marp-core itself leaves as text', () => {
    const marp = new Marp({ script: false });
    const shown = (body: string) => /<img|<a /.test(marp.render(body).html);
    expect(refused.filter(shown)).toEqual([]);
    expect(granted.slice(0, 4).filter((body) => !shown(body))).toEqual([]);
  });
});
