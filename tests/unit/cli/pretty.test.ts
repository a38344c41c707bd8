/** Diagnostics for people. */
import { describe, expect, it } from 'vitest';
import { formatPretty } from '../../../src/cli/report/pretty.ts';
import type { Code } from '../../../src/diagnostics/codes.ts';
import { diagnose } from '../../../src/diagnostics/diagnostic.ts';

const said = (code: Code, line: number) =>
  diagnose(code, 'it is so', { at: { file: '/work/talk.md', line, column: 1 } });
const options = {
  colours: false,
  shorten: (file: string) => file.replace('/work/', ''),
  lines: async () => undefined,
};
const pretty = (all: Parameters<typeof formatPretty>[0]) => formatPretty(all, options);

describe('a report for people', () => {
  it('tells the first three of many warnings of one kind in a file, and on which lines the others are', async () => {
    const lines = Array.from({ length: 20 }, (_, index) => index + 1);
    const text = await pretty([
      ...lines.map((line) => said('missing-alt', line)),
      said('directive-leaks', 30),
    ]);
    expect(text.match(/^talk\.md:\d+:1 warning missing-alt$/gm)).toHaveLength(3);
    expect(text).toContain(
      'talk.md: 17 more missing-alt, on lines 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, …\n',
    );
    expect(text).toContain('talk.md:30:1 warning directive-leaks');
    expect(text).toContain('21 warnings\n');
  });

  it('folds errors only where one slip has brought about more than a hundred', async () => {
    const many = (count: number) =>
      Array.from({ length: count }, (_, index) => said('unclosed-container', index + 1));
    expect(await pretty(many(100))).not.toContain('more');
    const text = await pretty(many(101));
    expect(text.match(/^talk\.md:\d+:1 error/gm)).toHaveLength(50);
    expect(text).toContain('talk.md: 51 more unclosed-container, on lines 51, 52, ');
  });

  it('tells five of a kind, and every error', async () => {
    const five = [1, 2, 3, 4, 5].map((line) => said('missing-alt', line));
    const errors = Array.from({ length: 9 }, (_, index) => said('asset-missing', index + 1));
    expect(await pretty([...five, ...errors])).not.toContain('more');
  });
});
