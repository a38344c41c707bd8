/** Locks of the real host: between work of one process, between processes, and after one that was killed. */
import { execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type RealWorld, realWorld } from './real-host.ts';

let world: RealWorld;
beforeEach(() => {
  world = realWorld();
});
afterEach(() => world.end());

const lockPath = () => join(world.folder, 'out', '.lock');
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** What a process that has ended would have left in the lock. */
async function leave(text: (mine: string) => string): Promise<void> {
  let mine = '';
  await world.host.exclusively(lockPath(), async () => {
    mine = await readFile(lockPath(), 'utf8');
  });
  await mkdir(join(world.folder, 'out'), { recursive: true });
  await writeFile(lockPath(), text(mine));
}

describe('a lock', () => {
  it('lets one work at a time, in the order in which they asked, and leaves nothing', async () => {
    const seen: string[] = [];
    const work = (name: string) =>
      world.host.exclusively(lockPath(), async () => {
        seen.push(`${name} begins`);
        await wait(20);
        seen.push(`${name} ends`);
      });
    await Promise.all([work('a'), work('b')]);
    expect(seen).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
    expect(await readdir(join(world.folder, 'out'))).toEqual([]);
  });

  it('is given back when the work fails', async () => {
    const failing = world.host.exclusively(lockPath(), () => Promise.reject(new Error('no room')));
    await expect(failing).rejects.toThrow('no room');
    expect(await world.host.exclusively(lockPath(), async () => 'my turn')).toBe('my turn');
  });

  it('keeps another process out until it is given back', async () => {
    const child = spawn('sleep', ['30']);
    try {
      const start = (await readFile(`/proc/${child.pid}/stat`, 'latin1')).split(') ')[1]?.split(' ')[19];
      await leave((mine) => `${child.pid} ${mine.split(' ')[1]} ${start}\n`);
      const turn = world.host.exclusively(lockPath(), async () => 'my turn');
      const early = await Promise.race([turn, wait(150).then(() => 'kept out')]);
      child.kill('SIGKILL');
      expect([early, await turn]).toEqual(['kept out', 'my turn']);
    } finally {
      child.kill('SIGKILL');
    }
  });

  it('of a process that has ended, or whose id another has now, holds nobody up', async () => {
    const dead = execFileSync('sh', ['-c', 'echo $$'], { encoding: 'utf8' }).trim();
    await leave((mine) => `${dead} ${mine.split(' ').slice(1).join(' ')}`);
    expect(await world.host.exclusively(lockPath(), async () => 'my turn')).toBe('my turn');
    await leave((mine) => `${process.ppid} ${mine.split(' ')[1]} 1\n`);
    expect(await world.host.exclusively(lockPath(), async () => 'my turn')).toBe('my turn');
    expect(await readdir(join(world.folder, 'out'))).toEqual([]);
  });

  it('that was made but never filled holds nobody up for long', async () => {
    await leave(() => '');
    const before = new Date(Date.now() - 60_000);
    await utimes(lockPath(), before, before);
    expect(await world.host.exclusively(lockPath(), async () => 'my turn')).toBe('my turn');
  });

  it('goes when the run is abandoned', async () => {
    for (let number = 0; number < 50; number += 1) {
      const path = `${lockPath()}-${number}`;
      void world.host.exclusively(path, () => new Promise(() => undefined));
      while (!existsSync(path)) await new Promise(setImmediate);
      // At once: it may not be there before it is remembered.
      world.host.abandon();
    }
    expect(await readdir(join(world.folder, 'out'))).toEqual([]);
  });
});

describe('a file that must be new', () => {
  it('is whole, or is refused when something lies there', async () => {
    const { host, folder } = world;
    const path = join(folder, 'deck.edited.md');
    await host.writeFile(path, 'kept', { isNew: true });
    await expect(host.writeFile(path, 'other', { isNew: true })).rejects.toMatchObject({ code: 'EEXIST' });
    expect(await readFile(path, 'utf8')).toBe('kept');
    expect(await readdir(folder)).toEqual(['deck.edited.md']);
  });
});
