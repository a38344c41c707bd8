/** Links that leave a deck. */
import { describe, expect, it } from 'vitest';
import { deadOutside, outsideLinks } from '../../../src/check/link-leads-outside.ts';
import { authorText } from './text-world.ts';

const found = (text: string) => outsideLinks(authorText(text));

describe('links that lead outside', () => {
  it('are found as links, in angle brackets and as they stand, without their fragments', () => {
    const text = 'See [a](https://beans.garden/a#top), <https://beans.garden/b>\nand https://beans.garden/c.';
    expect(found(text).map(({ address, at }) => [address, at.line, at.column])).toEqual([
      ['https://beans.garden/a', 1, 9],
      ['https://beans.garden/b', 1, 38],
      ['https://beans.garden/c', 2, 5],
    ]);
  });

  it('are not those in code and comments, to a machine of one’s own, or to names for examples', () => {
    const text =
      '`https://beans.garden` <!-- https://beans.garden --> http://localhost:3000 http://127.0.0.1/x https://example.org/a [x](mailto:a@beans.garden)';
    expect(found(text)).toEqual([]);
  });

  it('are dead when nothing is there, nobody answers or the server fails, not when it only refuses', () => {
    const links = found(
      ['gone', 'silent', 'broken', 'closed', 'there']
        .map((name) => `https://beans.garden/${name}`)
        .join('\n\n'),
    );
    const status = new Map<string, number | undefined>([
      ['https://beans.garden/gone', 404],
      ['https://beans.garden/silent', undefined],
      ['https://beans.garden/broken', 503],
      ['https://beans.garden/closed', 403],
      ['https://beans.garden/there', 200],
    ]);
    expect(deadOutside(links, status).map(({ severity, message }) => `${severity} ${message}`)).toEqual([
      'warning "https://beans.garden/gone" is no longer there (404)',
      'warning "https://beans.garden/silent" does not answer',
      'warning "https://beans.garden/broken" answers with an error (503)',
    ]);
  });
});
