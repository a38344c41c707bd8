/** What is kept comes back whole or not at all, and the oldest goes first. */
import { describe, expect, it } from 'vitest';
import { MemoryHost } from '../../../../src/host/memory.ts';
import { openStore } from '../../../../src/pipeline/cache/store.ts';

const HOUR = 60 * 60 * 1000;

class Clock extends MemoryHost {
  time = 0;
  override now(): number {
    return this.time;
  }
}

const bytes = (words: string) => new TextEncoder().encode(words);
const text = (file: Uint8Array) => new TextDecoder().decode(file);

describe('the store', () => {
  it('gives values with their files, also to another run', async () => {
    const host = new MemoryHost();
    const store = openStore(host, '/kept', { mostBytes: 1e6 });
    await store.set('plan', { roads: [1, 2] }, [bytes('the road'), bytes(''), bytes('Ճանապարհ')]);
    await store.set('map', null);
    const later = openStore(host, '/kept', { mostBytes: 1e6 });
    expect(await later.value('plan')).toEqual({ roads: [1, 2] });
    expect((await later.pack('plan'))?.files.map(text)).toEqual(['the road', '', 'Ճանապարհ']);
    expect(await later.pack('map')).toEqual({ value: null, files: [] });
    expect(await later.value('tower')).toBeUndefined();
  });

  it('takes what was cut short or changed for absent, and a value whose files are broken for a value', async () => {
    const host = new MemoryHost();
    const store = openStore(host, '/kept', { mostBytes: 1e6 });
    await store.set('plan', { roads: 2 }, [bytes('the road')]);
    const whole = await host.readFile('/kept/plan');
    for (let at = 0; at < whole.length; at += 1) {
      await host.writeFile('/kept/plan', whole.slice(0, at));
      expect(await store.pack('plan')).toBeUndefined();
      await host.writeFile(
        '/kept/plan',
        whole.map((byte, index) => (index === at ? byte ^ 1 : byte)),
      );
      expect(await store.pack('plan')).toBeUndefined();
    }
    expect(await store.value('plan')).toEqual({ roads: 2 });
    await host.writeFile('/kept/plan', whole.slice(0, 40));
    expect(await store.value('plan')).toBeUndefined();
  });

  it('fails nobody when it cannot be read or written', async () => {
    const host = new MemoryHost({ '/kept': 'a file' });
    const store = openStore(host, '/kept', { mostBytes: 1e6 });
    await store.set('plan', 1, [bytes('the road')]);
    await store.tidy();
    expect(await store.value('plan')).toBeUndefined();
  });

  it('drops what was not used for longest once there is too much', async () => {
    const host = new Clock();
    for (const name of ['used', 'old', 'fresh']) {
      host.time += HOUR;
      const store = openStore(host, '/kept', { mostBytes: 950 });
      await store.value('used');
      await store.set(name, name.repeat(60));
      await store.tidy();
    }
    const store = openStore(host, '/kept', { mostBytes: 950 });
    expect(await store.value('used')).toBe('used'.repeat(60));
    expect(await store.value('old')).toBeUndefined();
    expect(await store.value('fresh')).toBe('fresh'.repeat(60));
  });

  it('looks at nothing after a run that kept nothing', async () => {
    const host = new MemoryHost();
    const store = openStore(host, '/kept', { mostBytes: 10 });
    await store.value('plan');
    await store.tidy();
    expect(host.files).toEqual([]);
  });
});
