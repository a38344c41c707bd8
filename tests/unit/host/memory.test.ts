/** The host of all other tests behaves as a disk does. */
import { describe, expect, test } from 'vitest';
import { MemoryHost } from '../../../src/host/memory.ts';

const host = () =>
  new MemoryHost(
    { '/work/a.md': 'a', '/work/sub/b.md': new Uint8Array([98]), '/work/secret': 's' },
    {
      links: { '/work/link': 'sub', '/work/loop': 'loop', '/work/gone': '/none', '/work/up': '../work/a.md' },
      others: ['/work/pipe'],
      denied: ['/work/secret'],
      env: { EMPTY: '', HOME: '/home' },
    },
  );

describe('looking', () => {
  test('stat tells files, folders and others apart, links followed', async () => {
    const kind = async (path: string) => (await host().stat(path))?.kind;
    expect(
      await Promise.all(
        ['/work/a.md', '/work', '/', '/work/pipe', '/work/link', '/work/link/b.md', '/work/up'].map(kind),
      ),
    ).toEqual(['file', 'directory', 'directory', 'other', 'directory', 'file', 'file']);
    expect(await Promise.all(['/work/none', '/work/gone'].map(kind))).toEqual([undefined, undefined]);
    expect(await kind('/work/loop')).toBe('other');
  });

  test('list gives names, sorted, links among them', async () => {
    expect(await host().list('/work')).toEqual([
      'a.md',
      'gone',
      'link',
      'loop',
      'pipe',
      'secret',
      'sub',
      'up',
    ]);
    expect(await host().list('/work/link')).toEqual(['b.md']);
    expect(await host().list('/none')).toEqual([]);
  });

  test('realPath follows links in the middle of a path', async () => {
    expect(await host().realPath('/work/link/b.md')).toBe('/work/sub/b.md');
    expect(await host().realPath('/work/gone')).toBeUndefined();
    expect(await host().realPath('/work/loop')).toBeUndefined();
  });

  test.each([
    ['/none', 'ENOENT'],
    ['/work/sub', 'EISDIR'],
    ['/work/secret', 'EACCES'],
    ['/work/pipe', 'EINVAL'],
    ['/work/loop', 'ELOOP'],
  ])('reading %s is refused with %s', async (path, code) => {
    await expect(host().readFile(path)).rejects.toMatchObject({ code });
  });

  test('an empty variable is none', () => {
    expect([host().env('EMPTY'), host().env('HOME'), host().env('NONE')]).toEqual([
      undefined,
      '/home',
      undefined,
    ]);
  });
});

describe('changing', () => {
  test('what is written is read again', async () => {
    const one = host();
    await one.writeFile('/out/deck/deck.md', 'x');
    expect(one.text('/out/deck/deck.md')).toBe('x');
    expect((await one.stat('/out'))?.kind).toBe('directory');
    await expect(one.writeFile('/work/a.md/b', 'x')).rejects.toMatchObject({ code: 'ENOTDIR' });
  });

  test('folders are removed and renamed with all that is in them', async () => {
    const one = host();
    await one.rename('/work/sub', '/work/moved');
    expect(one.files).toEqual(['/work/a.md', '/work/moved/b.md', '/work/secret']);
    await expect(one.rename('/work/a.md', '/work/moved')).rejects.toMatchObject({ code: 'ENOTEMPTY' });
    await one.remove('/work/moved');
    expect(one.files).toEqual(['/work/a.md', '/work/secret']);
  });

  test('temporary folders are new each time', async () => {
    const one = host();
    expect(await one.makeTempFolder('/out', 'build-')).toBe('/out/build-1');
    expect(await one.makeTempFolder('/out', 'build-')).toBe('/out/build-2');
  });
});
