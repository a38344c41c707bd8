/** What no table of cases can show: nothing runs, nothing is remembered, nothing takes long. */
import { describe, expect, test } from 'vitest';
import { readFrontMatter } from '../../../src/load/front-matter.ts';
import { toValues } from '../../../src/load/yaml-tree.ts';
import { sourceText } from '../../../src/source/source-text.ts';

const read = (text: string) => readFrontMatter(sourceText('/work/a.md', text));

describe('nothing runs', () => {
  test.each(['---js', '--- JS', '---javascript', '---coffee', '---json', '---toml', '---x'])(
    'after %s',
    (opener) => {
      read(`${opener}\n(globalThis.canary = 1)\n---\n# x\n`);
      expect(globalThis).not.toHaveProperty('canary');
    },
  );
});

describe('nothing is remembered', () => {
  test('a broken file says the same each time', () => {
    const broken = '---\ntitle: a: b\n---\n';
    expect(read(broken).diagnostics).toHaveLength(1);
    expect(read(broken)).toEqual(read(broken));
  });

  test('two files with the same bytes share nothing', () => {
    const text = '---\nvars: { list: [1] }\n---\n';
    const [one, two] = [toValues(read(text).value.mapping), toValues(read(text).value.mapping)];
    (one.vars as unknown as { list: number[] }).list.push(2);
    expect(two).toEqual({ vars: { list: [1] } });
  });
});

describe('nothing takes long', () => {
  test.each([
    ['blank lines in the front matter', `---\n${'\n'.repeat(60_000)}a: 1\n---\n`],
    ['blank lines before it', '\n'.repeat(1_000_000)],
    ['spaces before it', ' '.repeat(1_000_000)],
    ['rulers', '---\n'.repeat(200_000)],
    ['a block of a megabyte', `---\n${'a\n'.repeat(500_000)}---\n`],
  ])('%s', (_, text) => {
    const before = performance.now();
    read(text);
    expect(performance.now() - before).toBeLessThan(1500);
  });
});

describe('what helps', () => {
  test('a line that only looks like a close is pointed at', () => {
    const [fault] = read('---\ntitle: a\n----\n# x\n').diagnostics;
    expect(fault?.related).toMatchObject([{ at: { line: 3, column: 1, length: 4 } }]);
  });

  test('a file with a body alone begins at 0, one that cannot be told apart has no body', () => {
    expect(read('# x').value.bodyOffset).toBe(0);
    expect(read('---\ntitle: a\n').value.bodyOffset).toBe('---\ntitle: a\n'.length);
  });

  test('keys stay in the order of the file, those that only Marp can read among them', () => {
    const source = sourceText('/work/deck.md', '---\ntitle: a\ncolor: #fff\nminutes: 2\n---\n');
    const { value } = readFrontMatter(source, new Set(['color']));
    expect([...value.mapping.entries.keys()]).toEqual(['title', 'color', 'minutes']);
    expect(value.mapping.entries.get('color')?.value.at).toMatchObject({ line: 3, column: 8, length: 4 });
  });
});
