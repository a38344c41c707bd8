import { chmod, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lives, type RealWorld, realWorld } from './real-host.ts';

let world: RealWorld;
beforeEach(() => {
  world = realWorld();
});
afterEach(() => world.end());

const environment = { PATH: '/usr/bin:/bin' };

describe('a program that is run', () => {
  it('gives its exit code and what it said, and sees no other variables', async () => {
    const path = await world.script('speaker', 'echo "out $1 $SECRET"; echo err >&2; exit 3');
    const outcome = await world.host.programs.run(path, ['a b'], { environment, timeoutMs: 5_000 });
    expect(outcome).toEqual({
      code: 3,
      bytes: Buffer.from('out a b \n'),
      stdout: 'out a b \n',
      stderr: 'err\n',
      timedOut: false,
    });
  });

  it('is killed with its children when its time is up', async () => {
    const file = join(world.folder, 'child');
    const path = await world.script('sleeper', `sleep 60 & echo $! > ${file}; wait`);
    const outcome = await world.host.programs.run(path, [], { environment, timeoutMs: 300 });
    expect(outcome).toMatchObject({ code: null, timedOut: true });
    const child = Number(await readFile(file, 'utf8'));
    await expect.poll(() => lives(child), { timeout: 2_000 }).toBe(false);
  });

  it('takes along what it leaves behind', async () => {
    const file = join(world.folder, 'child');
    const path = await world.script('forker', `sleep 60 & echo $! > ${file}`);
    const outcome = await world.host.programs.run(path, [], { environment, timeoutMs: 5_000 });
    expect(outcome).toMatchObject({ code: 0, timedOut: false });
    const child = Number(await readFile(file, 'utf8'));
    await expect.poll(() => lives(child), { timeout: 2_000 }).toBe(false);
  });

  it.each([
    ['nothing there', 'none', 'no such file or directory'],
    ['a NUL in the path', 'no\0ne', expect.any(String)],
  ])('says why it does not start: %s', async (_, name, failure) => {
    const outcome = await world.host.programs.run(join(world.folder, name), [], {
      environment,
      timeoutMs: 1_000,
    });
    expect(outcome).toMatchObject({ code: null, failure, timedOut: false });
  });

  it('says that it may not be started', async () => {
    const path = join(world.folder, 'plain');
    await writeFile(path, '#!/bin/sh\n', { mode: 0o600 });
    const outcome = await world.host.programs.run(path, [], { environment, timeoutMs: 1_000 });
    expect(outcome).toMatchObject({ code: null, failure: 'permission denied' });
  });
});

describe('a program that is started', () => {
  it('reads descriptor 3 and writes descriptor 4', async () => {
    const path = await world.script('echo', 'read line <&3; echo "heard $line" >&4');
    const program = world.host.programs.start(path, [], { environment });
    program.input.write('hello\n');
    const heard = await new Promise((done) => program.output.once('data', (chunk) => done(String(chunk))));
    expect(heard).toBe('heard hello\n');
    expect(await program.exited).toEqual({ code: 0 });
  });

  it('can be killed twice, and written to after its end', async () => {
    const path = await world.script('sleeper', 'sleep 60');
    const program = world.host.programs.start(path, [], { environment });
    program.kill();
    expect(await program.exited).toEqual({ code: null });
    program.kill();
    program.input.write('still there?');
    await new Promise((done) => setTimeout(done, 50));
  });
});

describe('a private place', () => {
  it('is ours, closed to others, and no link', async () => {
    const { folder, host } = world;
    const isPrivate = (name: string) => host.programs.isPrivate(join(folder, name));
    await mkdir(join(folder, 'closed'), { mode: 0o700 });
    await mkdir(join(folder, 'open'));
    await chmod(join(folder, 'open'), 0o777);
    await symlink('closed', join(folder, 'link'));
    expect([
      await isPrivate('closed'),
      await isPrivate('open'),
      await isPrivate('link'),
      await isPrivate('none'),
    ]).toEqual([true, false, false, false]);
  });
});
