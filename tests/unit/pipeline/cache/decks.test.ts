/** What the cache gives, and what it must not give. */
import { describe, expect, it } from 'vitest';
import type { BuildRequest } from '../../../../src/pipeline/build.ts';
import { buildUnlessDone } from '../../../../src/pipeline/cached-build.ts';
import { WorldHost } from './world-host.ts';

const FILES = {
  '/work/decks/audiences.yaml': 'parents:\n  name: the parents\nstaff:\n  name: the staff\n',
  '/work/decks/garden/deck.md':
    '---\ntitle: The garden\naudiences: [parents, staff]\nsections: [beds, tools]\n---\n',
  '/work/decks/garden/sections/beds.md': '## Beds\n\n![Two beds](../assets/beds.svg)\n',
  '/work/decks/garden/sections/tools.md': '---\nfor: staff\n---\n\n## Tools\n\nSpades.\n',
  '/work/decks/garden/assets/beds.svg':
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 2"><!-- quicksand --><path d="M0 2 2 0z"/></svg>\n',
};

async function build(host: WorldHost, more: Partial<BuildRequest> = {}) {
  const result = await buildUnlessDone(
    host,
    {
      ...{ decks: [], vars: {}, themeSet: [], strict: false, allowRemote: false, formats: ['html'] },
      cache: { folder: '/kept', read: true },
      ...more,
    },
    { start: () => undefined, finish: () => undefined },
  );
  const cached = result.decks.map(({ audience, outputs }) => [audience, outputs.every((one) => one.cached)]);
  return { ...result, cached: Object.fromEntries(cached) as Record<string, boolean> };
}

describe('the cache', () => {
  it('gives every deck again, and makes only the one whose section was edited', async () => {
    const host = new WorldHost(FILES);
    expect((await build(host)).cached).toEqual({ parents: false, staff: false });
    expect((await build(host)).cached).toEqual({ parents: true, staff: true });
    await host.writeFile('/work/decks/garden/sections/tools.md', '---\nfor: staff\n---\n\n## Rakes\n');
    expect((await build(host)).cached).toEqual({ parents: true, staff: false });
    expect(host.text('/work/out/garden/staff/deck.md')).toContain('Rakes');
  });

  it('gives no deck that has become a leak by what somebody else wrote', async () => {
    const host = new WorldHost(FILES);
    expect((await build(host)).diagnostics).toEqual([]);
    const section = '---\nfor: staff\n---\n\n## Tools\n\nSpades, for the quicksand.\n';
    await host.writeFile('/work/decks/garden/sections/tools.md', section);
    const leaks = (await build(host)).diagnostics.filter(({ code }) => code === 'leak');
    expect(leaks.map(({ message }) => message).join()).toContain('"quicksand" is not for the parents');
    await host.writeFile(
      '/work/decks/garden/sections/tools.md',
      FILES['/work/decks/garden/sections/tools.md'],
    );
    expect((await build(host)).cached).toEqual({ parents: true, staff: true });
  });

  it('gives nothing that another program made', async () => {
    const host = new WorldHost(FILES);
    await build(host);
    host.program = 'two';
    expect((await build(host)).cached).toEqual({ parents: false, staff: false });
    host.program = 'one';
    expect((await build(host)).cached).toEqual({ parents: true, staff: true });
  });

  it('sees a picture that changed, one that came back, and one that is missing', async () => {
    const host = new WorldHost(FILES);
    const picture = '/work/decks/garden/assets/beds.svg';
    await build(host);
    await host.writeFile(picture, FILES[picture].replace('2 0', '4 0'));
    expect((await build(host)).cached).toEqual({ parents: false, staff: false });
    await host.remove(picture);
    expect((await build(host)).diagnostics.map(({ code }) => code)).toContain('asset-missing');
    await host.writeFile(picture, FILES[picture]);
    expect((await build(host)).cached).toEqual({ parents: true, staff: true });
  });

  it('keeps no deck of something that was fetched from the network', async () => {
    const svg = new TextEncoder().encode(FILES['/work/decks/garden/assets/beds.svg']);
    const host = new WorldHost(
      {
        ...FILES,
        '/work/decks/garden/sections/beds.md': '## Beds\n\n![Two beds](https://garden.example/beds.svg)\n',
      },
      { web: { 'https://garden.example/beds.svg': svg } },
    );
    for (const _ of [1, 2])
      expect((await build(host, { allowRemote: true })).cached).toEqual({ parents: false, staff: false });
  });

  it('holds no more than it may', async () => {
    const host = new WorldHost(FILES, { env: { LECTERN_CACHE_MB: '0.05' } });
    const size = async () => {
      const sizes = host.files.filter((path) => path.startsWith('/kept/')).map((path) => host.stat(path));
      return (await Promise.all(sizes)).reduce((sum, entry) => sum + (entry?.size ?? 0), 0);
    };
    for (const word of ['one', 'two', 'three']) {
      await host.writeFile('/work/decks/garden/sections/beds.md', `## Bed ${word}\n`);
      await build(host);
      expect(await size()).toBeLessThanOrEqual(50 * 1024);
    }
  });
});
