/** Files that must be new, on disks with and without hard links. */
import { describe, expect, it } from 'vitest';
import { type NewFileDisk, placeNew } from '../../../src/host/new-file.ts';

const refusal = (code: string) => Object.assign(new Error(code), { code });

/** A disk in memory; `fails` says what an operation is refused with. */
function diskWith(
  files: Map<string, string>,
  fails: Partial<Record<keyof NewFileDisk, string>> = {},
): NewFileDisk {
  const refuse = (what: keyof NewFileDisk) => {
    if (fails[what] !== undefined) throw refusal(fails[what]);
  };
  const put = (path: string, text: string) => {
    if (files.has(path)) throw refusal('EEXIST');
    files.set(path, text);
  };
  return {
    link: async (from, to) => {
      refuse('link');
      put(to, files.get(from) ?? '');
    },
    claim: async (path) => {
      refuse('claim');
      put(path, '');
    },
    rename: async (from, to) => {
      refuse('rename');
      files.set(to, files.get(from) ?? '');
      files.delete(from);
    },
    remove: async (path) => void files.delete(path),
  };
}

describe('a new file', () => {
  it.each([[undefined], ['EPERM'], ['ENOTSUP'], ['ENOSYS'], ['EISDIR'], ['EMLINK']])(
    'takes its place whole, where links are refused with %s too',
    async (link) => {
      const files = new Map([['a.tmp', 'whole']]);
      await placeNew(diskWith(files, link === undefined ? {} : { link }), 'a.tmp', 'a.md');
      expect([...files]).toEqual([['a.md', 'whole']]);
    },
  );

  it.each([[undefined], ['EPERM']])('replaces nothing, where links are refused with %s too', async (link) => {
    const files = new Map([
      ['a.tmp', 'whole'],
      ['a.md', 'mine'],
    ]);
    const placing = placeNew(diskWith(files, link === undefined ? {} : { link }), 'a.tmp', 'a.md');
    await expect(placing).rejects.toMatchObject({ code: 'EEXIST' });
    expect(files.get('a.md')).toBe('mine');
  });

  it('leaves no empty file behind when the disk fails after all', async () => {
    const files = new Map([['a.tmp', 'whole']]);
    const placing = placeNew(diskWith(files, { link: 'EPERM', rename: 'EIO' }), 'a.tmp', 'a.md');
    await expect(placing).rejects.toMatchObject({ code: 'EIO' });
    expect([...files.keys()]).toEqual(['a.tmp']);
  });
});
