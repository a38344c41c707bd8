/** From what rules say to what the author is told. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Code } from '../../../src/diagnostics/codes.ts';
import { diagnose, type Severity } from '../../../src/diagnostics/diagnostic.ts';
import { settleDiagnostics, unusedIgnores } from '../../../src/diagnostics/settle.ts';

const at = (line: number, file = '/garden/talk.md') => ({ file, line, column: 1 });
const said = (code: Code, line: number, file?: string) => diagnose(code, 'it is so', { at: at(line, file) });
const ignore = (code: Code, from: number, to: number) => ({ code, at: at(from), from, to });
const NONE: ReadonlyMap<Code, Severity | 'off'> = new Map();

describe('an ignore', () => {
  const ignores = [ignore('missing-alt', 4, 8)];

  it('spares the lines of its slide, from the first to the last, that code and file', () => {
    const all = [3, 4, 8, 9].map((line) => said('missing-alt', line));
    const others = [said('directive-leaks', 5), said('missing-alt', 5, '/garden/other.md')];
    const told = settleDiagnostics([...all, ...others], { rules: NONE, ignores });
    expect(told.map((one) => one.at?.line)).toEqual([3, 9, 5, 5]);
  });

  it('is unused when no line of its slide has what it speaks of', () => {
    expect(unusedIgnores([said('missing-alt', 4)], ignores)).toEqual([]);
    expect(unusedIgnores([said('missing-alt', 9)], ignores)).toMatchObject([
      { code: 'unused-ignore', at: { line: 4 } },
    ]);
  });
});

describe('rules of a project', () => {
  it('change how heavily a code weighs, or turn it off', () => {
    const rules = new Map<Code, Severity | 'off'>([
      ['missing-alt', 'error'],
      ['directive-leaks', 'off'],
    ]);
    const told = settleDiagnostics([said('missing-alt', 1), said('directive-leaks', 2)], {
      rules,
      ignores: [],
    });
    expect(told).toMatchObject([{ code: 'missing-alt', severity: 'error' }]);
  });
});

it('settling twice is settling once', () => {
  const code = fc.constantFrom<Code>('missing-alt', 'directive-leaks', 'dead-link');
  const line = fc.integer({ min: 1, max: 9 });
  const weight = fc.constantFrom<Severity | 'off'>('error', 'warning', 'info', 'off');
  fc.assert(
    fc.property(
      fc.array(fc.tuple(code, line)),
      fc.array(fc.tuple(code, weight)),
      fc.array(fc.tuple(code, line, line)),
      (all, weights, spans) => {
        const wishes = {
          rules: new Map(weights),
          ignores: spans.map(([one, from, to]) => ignore(one, from, to)),
        };
        const once = settleDiagnostics(
          all.map(([one, where]) => said(one, where)),
          wishes,
        );
        expect(settleDiagnostics(once, wishes)).toEqual(once);
      },
    ),
  );
});
