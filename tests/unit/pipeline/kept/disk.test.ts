/** What is asked of the disk is asked once, until it has another answer. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MemoryHost } from '../../../../src/host/memory.ts';
import { createKeptDisk, type Question } from '../../../../src/pipeline/kept/disk.ts';

const TALK = '/work/decks/talk/deck.md';

/** A memory host that counts what it is asked. */
function counted(files: Record<string, string>) {
  const host = new MemoryHost(files);
  const reads: string[] = [];
  const readFile = host.readFile.bind(host);
  host.readFile = (path) => {
    reads.push(path);
    return readFile(path);
  };
  return { host, reads };
}

const text = async (bytes: Promise<Uint8Array>) => new TextDecoder().decode(await bytes);

describe('a kept disk', () => {
  it('reads a file once, and notes that it was asked', async () => {
    const { host, reads } = counted({ [TALK]: '# Talk' });
    const disk = createKeptDisk(host);
    const asked = new Set<Question>();
    for (const kept of [disk.host(asked), disk.host(new Set())])
      expect(await text(kept.readFile(TALK))).toBe('# Talk');
    expect(reads).toEqual([TALK]);
    expect([...asked]).toEqual([`read ${TALK}`]);
  });

  it('has the new text after it has looked again, and says so', async () => {
    const { host } = counted({ [TALK]: '# Talk' });
    const disk = createKeptDisk(host);
    const kept = disk.host(new Set());
    await kept.readFile(TALK);
    await host.writeFile(TALK, '# Tale');
    expect(await text(kept.readFile(TALK))).toBe('# Talk');
    expect([...(await disk.refresh(new Set([TALK])))]).toEqual([`read ${TALK}`]);
    expect(await text(kept.readFile(TALK))).toBe('# Tale');
    expect((await disk.refresh()).size).toBe(0);
  });

  it('takes a file that is saved unchanged for unchanged', async () => {
    const { host } = counted({ [TALK]: '# Talk' });
    const disk = createKeptDisk(host);
    await disk.host(new Set()).readFile(TALK);
    await host.writeFile(TALK, '# Talk');
    expect((await disk.refresh(new Set([TALK]))).size).toBe(0);
  });

  it('keeps that there was nothing, until there is something', async () => {
    const host = new MemoryHost({ [TALK]: '' });
    const disk = createKeptDisk(host);
    const kept = disk.host(new Set());
    const image = '/work/decks/talk/assets/road.svg';
    expect(await kept.stat(image)).toBeUndefined();
    await expect(kept.readFile(image)).rejects.toMatchObject({ code: 'ENOENT' });
    await host.writeFile(image, '<svg/>');
    expect(await disk.refresh(new Set(['/work/decks/talk/assets']))).toEqual(
      new Set([`stat ${image}`, `read ${image}`]),
    );
    expect(await text(kept.readFile(image))).toBe('<svg/>');
  });

  it('sees a new file in a folder that was listed, but not what an editor puts beside a file', async () => {
    const host = new MemoryHost({ '/work/themes/a.css': '' });
    const disk = createKeptDisk(host);
    await disk.host(new Set()).list('/work/themes');
    for (const name of ['.a.css.swp', 'a.css~', '4913']) {
      await host.writeFile(`/work/themes/${name}`, '');
      expect((await disk.refresh(new Set([`/work/themes/${name}`]))).size).toBe(0);
    }
    await host.writeFile('/work/themes/b.css', '');
    expect([...(await disk.refresh(new Set(['/work/themes/b.css'])))]).toEqual(['list /work/themes']);
  });

  it('sees that a whole folder has gone', async () => {
    const host = new MemoryHost({ [TALK]: '', '/work/decks/talk/sections/a.md': '' });
    const disk = createKeptDisk(host);
    const kept = disk.host(new Set());
    await kept.readFile(TALK);
    await kept.stat('/work/decks/talk/sections/a.md');
    await host.remove('/work/decks/talk');
    expect((await disk.refresh(new Set(['/work/decks/talk']))).size).toBe(2);
  });

  it('wants to hear from the folders of all that was asked, the nearest that exists for what is missing', async () => {
    const host = new MemoryHost({ [TALK]: '' });
    const disk = createKeptDisk(host);
    const kept = disk.host(new Set());
    await kept.readFile(TALK);
    await kept.stat('/work/decks/talk/assets/deep/road.svg');
    await kept.list('/work/decks');
    await kept.stat('/package/node_modules/@fontsource/lato/400.css');
    expect([...(await disk.folders())].sort()).toEqual(['/work/decks', '/work/decks/talk']);
  });

  it('is concerned by what it was asked about, the folders around it and new names in folders that it listed', async () => {
    const host = new MemoryHost({ [TALK]: '', '/work/themes/a.css': '' });
    const disk = createKeptDisk(host);
    const kept = disk.host(new Set());
    await kept.readFile(TALK);
    await kept.stat('/work/lectern.yaml');
    await kept.list('/work/themes');
    await kept.stat('/work/node_modules/lato/400.css');
    const near = [TALK, '/work/decks/talk', '/work', '/work/lectern.yaml', '/work/themes/b.css'];
    const far = [
      '/work/decks/talk/deck.md~',
      '/work/other.yaml',
      '/work/themes/.b.css.swp',
      '/work/node_modules/lato',
    ];
    expect([...near, ...far].filter((path) => disk.concerns(path))).toEqual(near);
    disk.retain(new Set());
    expect(disk.concerns(TALK)).toBe(false);
  });

  it('forgets what nobody needs any more', async () => {
    const { host, reads } = counted({ [TALK]: '' });
    const disk = createKeptDisk(host);
    await disk.host(new Set()).readFile(TALK);
    disk.retain(new Set());
    await disk.host(new Set()).readFile(TALK);
    expect(reads).toEqual([TALK, TALK]);
    expect([...(await disk.folders())]).toEqual(['/work/decks/talk']);
  });

  it('answers, after it has looked again, as the disk itself does: whatever happened', async () => {
    const path = fc.constantFrom('/work/a.md', '/work/b.md', '/work/in/c.md', '/work/in/d.md');
    const act = fc.oneof(
      fc.record({ kind: fc.constant('write' as const), path, text: fc.constantFrom('x', 'y', 'z') }),
      fc.record({ kind: fc.constant('remove' as const), path }),
      fc.record({ kind: fc.constant('ask' as const), path }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 20 }), fc.boolean(), async (acts, hinted) => {
        const host = new MemoryHost({ '/work/in/c.md': 'x' });
        const disk = createKeptDisk(host);
        const kept = disk.host(new Set());
        const all = async (one: MemoryHost | typeof kept) => ({
          read: await one.readFile('/work/in/c.md').then(String, (error) => error.code),
          stat: (await one.stat('/work/a.md'))?.size,
          list: await one.list('/work/in'),
        });
        for (const one of acts) {
          if (one.kind === 'write') await host.writeFile(one.path, one.text);
          else if (one.kind === 'remove') await host.remove(one.path);
          else await all(kept);
        }
        await disk.refresh(hinted ? new Set(acts.map((one) => one.path)) : undefined);
        expect(await all(kept)).toEqual(await all(host));
      }),
    );
  });
});
