/** What is kept comes back whole or not at all, and the oldest goes first. */
import { describe, expect, it } from 'vitest';
import { MemoryHost } from '../../../../src/host/memory.ts';
import { hashOf, openStore } from '../../../../src/pipeline/cache/store.ts';

const HOUR = 60 * 60 * 1000;

class Clock extends MemoryHost {
  time = 0;
  override now(): number {
    return this.time;
  }
}

const bytes = (text: string) => new TextEncoder().encode(text);

describe('the store', () => {
  it('gives files by their hash and notes by their name, also to another run', async () => {
    const host = new MemoryHost();
    const store = openStore(host, '/kept', { mostBytes: 1e6 });
    const hash = await store.setFile(bytes('the road'));
    await store.setNote('plan', { roads: [1, 2] });
    const later = openStore(host, '/kept', { mostBytes: 1e6 });
    expect(hash).toBe(hashOf('the road'));
    expect(await later.file(hash)).toEqual(bytes('the road'));
    expect(await later.note('plan')).toEqual({ roads: [1, 2] });
    expect(await later.note('map')).toBeUndefined();
  });

  it('takes what was cut short or changed for absent', async () => {
    const host = new MemoryHost();
    const store = openStore(host, '/kept', { mostBytes: 1e6 });
    const hash = await store.setFile(bytes('the road'));
    await store.setNote('plan', { roads: 2 });
    for (const name of [hash, 'plan']) {
      const whole = await host.readFile(`/kept/${name}`);
      await host.writeFile(`/kept/${name}`, whole.slice(0, -1));
    }
    expect(await store.file(hash)).toBeUndefined();
    expect(await store.note('plan')).toBeUndefined();
  });

  it('fails nobody when it cannot be read or written', async () => {
    const host = new MemoryHost({ '/kept': 'a file' });
    const store = openStore(host, '/kept', { mostBytes: 1e6 });
    await store.setNote('plan', 1);
    await store.setFile(bytes('the road'));
    await store.tidy();
    expect(await store.note('plan')).toBeUndefined();
  });

  it('drops what was not used for longest once there is too much', async () => {
    const host = new Clock();
    const [old, used, fresh] = ['o', 'u', 'f'].map((sign) => bytes(sign.repeat(400)));
    const hashes: string[] = [];
    for (const one of [used, old, fresh]) {
      host.time += HOUR;
      const store = openStore(host, '/kept', { mostBytes: 1000 });
      if (hashes[0] !== undefined) await store.file(hashes[0]);
      hashes.push(await store.setFile(one ?? bytes('')));
      await store.tidy();
    }
    const store = openStore(host, '/kept', { mostBytes: 1000 });
    const [first = '', second = '', third = ''] = hashes;
    expect(await store.file(first)).toEqual(used);
    expect(await store.file(second)).toBeUndefined();
    expect(await store.file(third)).toEqual(fresh);
  });

  it('looks at nothing after a run that kept nothing', async () => {
    const host = new MemoryHost();
    const store = openStore(host, '/kept', { mostBytes: 10 });
    await store.note('plan');
    await store.tidy();
    expect(host.files).toEqual([]);
  });
});
