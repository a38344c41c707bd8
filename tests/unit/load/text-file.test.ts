/** Files that are no texts are refused before they are opened, and texts that are not UTF-8 at the byte that is wrong. */
import { describe, expect, test } from 'vitest';
import { MemoryHost } from '../../../src/host/memory.ts';
import { decodeText, readText } from '../../../src/load/text-file.ts';

const bytes = (...parts: readonly (string | number)[]) =>
  new Uint8Array(
    parts.flatMap((part) => (typeof part === 'number' ? [part] : [...new TextEncoder().encode(part)])),
  );

function decode(...parts: readonly (string | number)[]) {
  const { value, diagnostics } = decodeText('/work/a.md', bytes(...parts));
  return {
    text: value?.text,
    said: diagnostics.map(({ code, at }) => `${at?.line}:${at?.column} ${code}`),
    diagnostics,
  };
}

describe('encoding', () => {
  test('UTF-8 with and without a byte order mark', () => {
    expect(decode('# été 日本 🎉').text).toBe('# été 日本 🎉');
    expect(decode(0xef, 0xbb, 0xbf, '# x')).toMatchObject({ text: '# x', said: [] });
  });

  test('line ends of all systems become one', () => {
    expect(decode('a\r\nb\rc\n').text).toBe('a\nb\nc\n');
  });

  test.each([
    ['Latin-1', ['ab\ncaf', 0xe9, ' x'], '2:4 encoding', 'byte 6 is not UTF-8 (0xe9)'],
    ['a character cut off at the end', ['é', 0xe6, 0x97], '1:2 encoding', 'byte 2 is not UTF-8 (0xe6)'],
    ['a stray continuation', ['a\r\nb', 0x80], '2:2 encoding', 'byte 4 is not UTF-8 (0x80)'],
    ['an overlong slash', [0xc0, 0xaf], '1:1 encoding', 'byte 0 is not UTF-8 (0xc0)'],
    ['half a surrogate pair', [0xed, 0xa0, 0x80], '1:1 encoding', 'byte 0 is not UTF-8 (0xed)'],
    ['UTF-16 of Notepad', [0xff, 0xfe, '#', 0, 'H', 0], '1:1 encoding', 'the file is UTF-16, not UTF-8'],
    ['UTF-16 the other way', [0xfe, 0xff, 0, '#'], '1:1 encoding', 'the file is UTF-16, not UTF-8'],
    ['UTF-32', [0xff, 0xfe, 0, 0, '#', 0, 0, 0], '1:1 encoding', 'the file is UTF-32, not UTF-8'],
    ['NUL', ['# a\nb', 0, 'c'], '2:2 encoding', 'the text holds a NUL character'],
    [
      'two byte order marks',
      [0xef, 0xbb, 0xbf, 0xef, 0xbb, 0xbf, '---'],
      '1:1 encoding',
      'the file begins with two byte order marks',
    ],
  ])('%s is refused at its place', (_, parts, said, message) => {
    expect(decode(...parts)).toMatchObject({ text: undefined, said: [said], diagnostics: [{ message }] });
  });

  test('the place is found in a large file', () => {
    expect(decode('é\n'.repeat(300_000), 'ab', 0xff, 'é'.repeat(9)).said).toEqual(['300001:3 encoding']);
  });
});

describe('what cannot be seen', () => {
  test('characters that turn the direction of text, once a line', () => {
    expect(decode('# Total \u202e000,1$\u202c due\nx\n\u2066y\u2069').said).toEqual([
      '1:9 hidden-characters',
      '3:1 hidden-characters',
    ]);
  });

  test('a heading of characters without width', () => {
    expect(decode('# x\n\n# \u200b\u200d\n\u200bword').said).toEqual(['3:3 hidden-characters']);
  });

  test('words in Arabic and Hebrew, and joined emoji, are just text', () => {
    expect(decode('# مرحبا שלום 👩\u200d🏫').said).toEqual([]);
  });
});

describe('files', () => {
  const host = new MemoryHost(
    {
      '/work/a.md': '# a',
      '/work/big.md': 'x'.repeat(2 * 1024 * 1024 + 1),
      '/work/secret.md': 'x',
      '/work/folder/b.md': '',
    },
    { others: ['/work/pipe.md'], links: { '/work/loop.md': 'loop.md' }, denied: ['/work/secret.md'] },
  );
  const codes = async (file: string) => (await readText(host, file)).diagnostics.map((one) => one.code);

  test('a file is read', async () => {
    expect(await readText(host, '/work/a.md')).toMatchObject({
      value: { file: '/work/a.md', text: '# a' },
      diagnostics: [],
    });
  });

  test('a file that is not there is for the caller to judge', async () => {
    expect(await readText(host, '/work/none.md')).toEqual({ value: undefined, diagnostics: [] });
  });

  test.each(['/work/pipe.md', '/work/folder', '/work/loop.md', '/work/secret.md'])(
    '%s is never opened',
    async (file) => {
      expect(await codes(file)).toEqual(['file-unreadable']);
    },
  );

  test('more than 2 MB are too much', async () => {
    expect(await codes('/work/big.md')).toEqual(['file-too-big']);
  });

  test('the reason of the operating system is given in its words', async () => {
    const { diagnostics } = await readText(host, '/work/secret.md');
    expect(diagnostics[0]?.message).toBe('"secret.md" cannot be read: permission denied');
  });

  test('the caller says what a folder is and where it is named', async () => {
    const at = { file: '/work/deck.md', line: 3, column: 5 };
    const { diagnostics } = await readText(host, '/work/folder', { notFile: 'section-not-file', at });
    expect(diagnostics).toMatchObject([
      { code: 'section-not-file', at, message: '"folder" is a folder, not a file' },
    ]);
  });

  test('an error that is none of the system is not hidden', async () => {
    const broken = Object.assign(new MemoryHost(), { stat: () => Promise.reject(new TypeError('a bug')) });
    await expect(readText(broken, '/work/a.md')).rejects.toThrow('a bug');
  });
});
