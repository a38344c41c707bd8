/** From what the system says about changes to builds: none too many, none lost. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Host } from '../../../../src/host/host.ts';
import { MemoryHost } from '../../../../src/host/memory.ts';
import { createKeptDisk, type Question } from '../../../../src/pipeline/kept/disk.ts';
import { createStorm, type InputWatch, watchInputs } from '../../../../src/pipeline/kept/watch-inputs.ts';

const FILE = '/work/talk.md';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

async function world() {
  const files = new MemoryHost({ [FILE]: '0' });
  let hint: (path: string) => void = () => {};
  const followed: string[][] = [];
  const host: Host = Object.assign(files, {
    now: () => Date.now(),
    watch: (changed: (path: string) => void, concerns: (path: string) => boolean) => {
      hint = (path) => {
        if (concerns(path)) changed(path);
      };
      const follow = async (folders: ReadonlySet<string>) => void followed.push([...folders]);
      return { follow, close: async () => {} };
    },
  });
  const disk = createKeptDisk(host);
  const read = async () => new TextDecoder().decode(await disk.host(new Set()).readFile(FILE));
  const builds: string[] = [];
  const watch: InputWatch = watchInputs(host, disk, async (_: ReadonlySet<Question>) => {
    builds.push(await read());
  });
  await watch.between(read);
  const save = async (text: string) => {
    await files.writeFile(FILE, text);
    hint(FILE);
  };
  return { files, save, hint: (path = FILE) => hint(path), builds, watch, followed };
}

describe('watching inputs', () => {
  it('builds a save at once, that is after 25 ms', async () => {
    const { save, builds, watch } = await world();
    await save('1');
    await vi.advanceTimersByTimeAsync(24);
    expect(builds).toEqual([]);
    await vi.advanceTimersByTimeAsync(2);
    expect(builds).toEqual(['1']);
    await watch.close();
  });

  it('does not build what a save left empty before it writes, but what somebody left empty', async () => {
    const { save, builds, watch } = await world();
    await save('');
    await vi.advanceTimersByTimeAsync(60);
    await save('1');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(builds).toEqual(['1']);
    await save('');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(builds).toEqual(['1', '']);
    await watch.close();
  });

  it('builds a hundred saves in one second exactly once, in their last state', async () => {
    const { save, builds, watch } = await world();
    for (let number = 1; number <= 100; number += 1) {
      await save(String(number));
      await vi.advanceTimersByTimeAsync(10);
    }
    await vi.advanceTimersByTimeAsync(3_000);
    expect(builds).toEqual(['100']);
    await watch.close();
  });

  it('shows something while a storm does not end', async () => {
    const { save, builds, watch } = await world();
    for (let number = 1; number <= 500; number += 1) {
      await save(String(number));
      await vi.advanceTimersByTimeAsync(20);
    }
    await vi.advanceTimersByTimeAsync(3_000);
    expect(builds.length).toBeGreaterThan(1);
    expect(builds.length).toBeLessThan(10);
    expect(builds.at(-1)).toBe('500');
    await watch.close();
  });

  it('builds nothing when nothing has changed', async () => {
    const { hint, builds, watch } = await world();
    hint();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(builds).toEqual([]);
    await watch.close();
  });

  it('finds a change of which the system said nothing', async () => {
    const { files, builds, watch } = await world();
    await files.writeFile(FILE, 'silent');
    await vi.advanceTimersByTimeAsync(2_500);
    expect(builds).toEqual(['silent']);
    await watch.close();
  });

  it('finds such a change soon when there was a hint of another one', async () => {
    const { files, hint, builds, watch } = await world();
    await vi.advanceTimersByTimeAsync(1_000);
    hint();
    await vi.advanceTimersByTimeAsync(50);
    await files.writeFile(FILE, 'silent');
    await vi.advanceTimersByTimeAsync(400);
    expect(builds).toEqual(['silent']);
    await watch.close();
  });

  it('is not kept from a save by what goes on in the same folder', async () => {
    const { save, hint, builds, watch } = await world();
    for (let time = 0; time < 1_000; time += 10) {
      hint(`/work/download-${time}.part`);
      if (time === 500) await save('1');
      await vi.advanceTimersByTimeAsync(10);
      if (time === 530) expect(builds).toEqual(['1']);
    }
    await watch.close();
  });

  it('builds a save at once that comes while all is looked at again', async () => {
    const { files, save, builds, watch } = await world();
    const stat = files.stat.bind(files);
    files.stat = async (path) => {
      await new Promise((resolve) => setTimeout(resolve, 20));
      return stat(path);
    };
    await vi.advanceTimersByTimeAsync(2_305);
    await save('1');
    await vi.advanceTimersByTimeAsync(100);
    expect(builds).toEqual(['1']);
    await watch.close();
  });

  it('hears from the folders of what was read', async () => {
    const { followed, watch } = await world();
    await vi.advanceTimersByTimeAsync(0);
    expect(followed.at(-1)).toEqual(['/work']);
    await watch.close();
  });

  it('does nothing more once it is closed', async () => {
    const { save, builds, watch } = await world();
    await watch.close();
    await save('late');
    await vi.advanceTimersByTimeAsync(5_000);
    expect(builds).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('a storm of saves', () => {
  it('is waited out for longer than a single save, but not for ever', () => {
    const storm = createStorm();
    expect(storm.wait(1_000)).toBe(25);
    expect(storm.wait(1_010)).toBe(25);
    expect(storm.wait(1_100)).toBe(150);
    expect(storm.wait(4_500)).toBe(0);
    storm.over();
    expect(storm.wait(5_000, true)).toBe(150);
    storm.over();
    expect(storm.wait(9_000)).toBe(25);
  });
});
