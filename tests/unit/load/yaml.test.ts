/** YAML that nobody trusts: limits hold, positions are right, and no text makes the parser throw. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseYaml } from '../../../src/load/yaml.ts';
import { describeNode, toValue, type YamlNode } from '../../../src/load/yaml-tree.ts';
import { FRONT_MATTER_LIMITS } from '../../../src/load/yaml-walk.ts';
import { sourceText } from '../../../src/source/source-text.ts';

function read(text: string) {
  const { value, diagnostics } = parseYaml(sourceText('/work/file.yaml', text), {
    limits: FRONT_MATTER_LIMITS,
  });
  return {
    value: value && toValue(value),
    node: value,
    diagnostics,
    codes: diagnostics.map((one) => one.code),
  };
}

/** Ten lines that multiply each other, as in the billion laughs. */
function bomb(lines: number): string {
  const line = (index: number, items: string) => `a${index}: &a${index} [${Array(10).fill(items).join(',')}]`;
  return Array.from({ length: lines }, (_, index) =>
    line(index, index === 0 ? 'lol' : `*a${index - 1}`),
  ).join('\n');
}

describe('limits', () => {
  test.each([7, 10, 40])('an alias bomb of %i lines is refused in no time', (lines) => {
    const before = performance.now();
    expect(read(bomb(lines)).codes).toEqual(['fm-alias']);
    expect(performance.now() - before).toBeLessThan(500);
  });

  test('many aliases of small values are refused too', () => {
    expect(read(`a: &a [1, 2, 3]\nb: [${Array(4000).fill('*a').join(', ')}]`).codes).toEqual(['fm-alias']);
  });

  test.each([
    ['brackets', `a: ${'['.repeat(6000)}${']'.repeat(6000)}`],
    ['brackets that never close', '['.repeat(60_000)],
    ['braces', '{a: '.repeat(6000)],
    ['lists in one line', `${'- '.repeat(6000)}x`],
    ['questions', `${'? '.repeat(6000)}x`],
    ['indentation', Array.from({ length: 300 }, (_, level) => `${' '.repeat(level)}a:`).join('\n')],
  ])('deep nesting by %s is refused', (_, text) => {
    expect(read(text).codes).toEqual(['fm-too-deep']);
  });

  test('a hundred levels are allowed, one more is not', () => {
    expect(read(`${'['.repeat(100)}${']'.repeat(100)}`).codes).toEqual([]);
    expect(read(`${'['.repeat(101)}${']'.repeat(101)}`).codes).toEqual(['fm-too-deep']);
    expect(read(`a: ${'['.repeat(100)}${']'.repeat(100)}`).codes).toEqual(['fm-too-deep']);
  });

  test('too many keys and too many characters are refused', () => {
    const keys = (count: number) =>
      Array.from({ length: count }, (_, index) => `${index.toString(36)}:`).join('\n');
    expect(read(keys(100_000)).codes).toEqual(['fm-too-big']);
    expect(read(`[${'1,'.repeat(12_000)}]`).codes).toEqual(['fm-too-big']);
    expect(read(`a: ${'x'.repeat(70_000)}`).codes).toEqual(['fm-too-big']);
    expect(read(keys(5000)).codes).toEqual([]);
  });

  test('a line of nothing but commas is one fault', () => {
    expect(read(`[${','.repeat(10_000)}]`).codes).toEqual(['fm-syntax']);
  });

  test('no prototype is touched', () => {
    read('__proto__: { polluted: 1 }\nconstructor: { prototype: { polluted: 1 } }');
    expect({}).not.toHaveProperty('polluted');
    expect(Object.keys(read('toString: 1').value as object)).toEqual(['toString']);
  });
});

describe('words', () => {
  test.each([
    ['title: Results: good', 'put the value in quotes: title: "Results: good"'],
    ['title: say "x": y', `put the value in quotes: title: 'say "x": y'`],
    ["title: it's: a \\ thing", "put the value in quotes: title: 'it''s: a \\ thing'"],
    ['title: @ann', 'put the value in quotes: title: "@ann"'],
    ['title: {{ deck.title }}', 'put the value in quotes: title: "{{ deck.title }}"'],
    ['title: *Results* of', 'put the value in quotes: title: "*Results* of"'],
    ['- "a" b', `put the value in quotes: '"a" b'`],
    ['a: 1\n\tb: 2', 'indent with spaces'],
    ['a: "\\q"', 'use single quotes, or write \\\\ for a backslash'],
    ['a: [1, 2', 'close it with "]", or put the value in quotes'],
    ['a: {b: 1', 'close it with "}", or put the value in quotes'],
    ['a: 1\n  b: 2', 'begin keys that belong together in one column'],
    ['[a]: b', 'write "name: value"'],
    [': x', 'write "name: value"'],
  ])('%j has a hint that mends it', (text, hint) => {
    expect(read(text).diagnostics.map((one) => one.hint)).toEqual([hint]);
  });

  test('what is quoted as the hint says can be read', () => {
    for (const title of [
      'Results: good',
      'say "x": y',
      "it's: a \\ thing",
      '@ann',
      '- x',
      '"a" b',
      '%x',
      '#: x: y',
    ]) {
      const [fault] = read(`title: ${title}`).diagnostics;
      const mended = fault?.hint?.replace('put the value in quotes: ', '') ?? `title: '${title}'`;
      expect(read(mended).value).toEqual({ title });
    }
  });

  test('a duplicate key names the place of the first', () => {
    expect(read('a: 1\nb: 2\na: 3').diagnostics[0]?.related).toMatchObject([{ at: { line: 1, column: 1 } }]);
  });

  test('nodes are described as an author would', () => {
    const said = (text: string) => describeNode(read(text).node as YamlNode);
    expect(['7', 'true', 'ten', '[]', '{}', '~'].map(said)).toEqual([
      'the number 7',
      'true',
      'the text "ten"',
      'a list',
      'a mapping',
      'nothing',
    ]);
    expect(said('x'.repeat(99))).toHaveLength('the text ""'.length + 40);
  });
});

describe('laws', () => {
  const line = fc.constantFrom(
    'a: 1',
    '- b',
    '  c: [',
    ']',
    '{',
    '}: ',
    '"',
    "'",
    '&x',
    '*x',
    '|',
    '>',
    '---',
    '...',
    '\t',
    '# c',
    '!t',
    '%',
    '? ',
    ': ',
    '',
  );

  test('no text makes the parser throw, and every fault has a place in the text', () => {
    const texts = fc.oneof(
      fc.string(),
      fc.array(line, { maxLength: 12 }).map((lines) => lines.join('\n')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const lines = sourceText('/f', text).text.split('\n');
        for (const { at } of read(text).diagnostics) {
          expect(at?.line).toBeLessThanOrEqual(lines.length);
          expect(at?.column).toBeLessThanOrEqual((lines[(at?.line ?? 1) - 1] ?? '').length + 1);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('plain data written as JSON comes back as it was', () => {
    const key = fc
      .string()
      .filter((name) => name !== '' && name !== '<<' && !(name in {}) && name !== 'prototype');
    const { data } = fc.letrec((tie) => ({
      data: fc.oneof(
        { depthSize: 'small' },
        fc.string(),
        fc.integer(),
        fc.boolean(),
        fc.constant(null),
        fc.array(tie('data'), { maxLength: 4 }),
        fc.dictionary(key, tie('data'), { maxKeys: 4, noNullPrototype: true }),
      ),
    }));
    fc.assert(
      fc.property(data, (value) => {
        expect(read(JSON.stringify(value)).value ?? null).toEqual(value);
      }),
    );
  });
});
