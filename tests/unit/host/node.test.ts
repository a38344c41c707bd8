import { execFileSync, spawn } from 'node:child_process';
import { chmod, mkdir, readdir, readFile, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Fault } from '../../../src/diagnostics/fault.ts';
import { writeFault } from '../../../src/host/write-fault.ts';
import { type RealWorld, realWorld } from './real-host.ts';

let world: RealWorld;
beforeEach(() => {
  world = realWorld();
});
afterEach(() => world.end());

/** A process id that nobody has: that of a process which has ended. */
function deadPid(): number {
  return Number(execFileSync('sh', ['-c', 'echo $$'], { encoding: 'utf8' }));
}

async function temporaries(folder: string): Promise<readonly string[]> {
  return (await readdir(folder)).filter((name) => name.startsWith('.lectern-'));
}

describe('reading', () => {
  it('gives the bytes of a file and says why there are none', async () => {
    const { host, folder } = world;
    await writeFile(join(folder, 'prices.md'), 'Prices');
    expect(new TextDecoder().decode(await host.readFile(join(folder, 'prices.md')))).toBe('Prices');
    await expect(host.readFile(join(folder, 'none.md'))).rejects.toMatchObject({ code: 'ENOENT' });
    await expect(host.readFile(folder)).rejects.toMatchObject({ code: 'EISDIR' });
  });

  it('does not wait for a pipe that nobody writes to', async () => {
    const pipe = join(world.folder, 'section.md');
    execFileSync('mkfifo', [pipe]);
    await expect(world.host.readFile(pipe)).rejects.toMatchObject({ code: 'EINVAL' });
    expect(await world.host.stat(pipe)).toMatchObject({ kind: 'other' });
  });

  it('tells files, folders, nothing and links in a circle apart', async () => {
    const { host, folder } = world;
    await writeFile(join(folder, 'a.md'), 'four');
    await symlink('round', join(folder, 'round'));
    expect(await host.stat(join(folder, 'a.md'))).toMatchObject({ kind: 'file', size: 4 });
    expect(await host.stat(folder)).toMatchObject({ kind: 'directory' });
    expect(await host.stat(join(folder, 'a.md', 'below'))).toBeUndefined();
    expect(await host.stat(join(folder, 'x'.repeat(300)))).toBeUndefined();
    expect(await host.stat(join(folder, 'round'))).toMatchObject({ kind: 'other' });
    expect(await host.realPath(join(folder, 'round'))).toBeUndefined();
    expect(await host.realPath(join(folder, 'none'))).toBeUndefined();
  });

  it('lists a folder by code point, and nothing where there is none', async () => {
    const { host, folder } = world;
    for (const name of ['b', 'B', 'é', '\u{1f600}', '\uff5e']) await writeFile(join(folder, name), '');
    expect(await host.list(folder)).toEqual(['B', 'b', 'é', '\uff5e', '\u{1f600}']);
    expect(await host.list(join(folder, 'none'))).toEqual([]);
    expect(await host.list(join(folder, 'b'))).toEqual([]);
  });
});

describe('writing', () => {
  it('makes folders, replaces the old file and leaves nothing beside it', async () => {
    const { host, folder } = world;
    const path = join(folder, 'out', 'press', 'deck.md');
    await host.writeFile(path, 'old');
    await host.writeFile(path, new TextEncoder().encode('new'));
    expect(await readFile(path, 'utf8')).toBe('new');
    expect(await readdir(join(folder, 'out', 'press'))).toEqual(['deck.md']);
  });

  it('gives the mode that was asked for', async () => {
    const path = join(world.folder, 'tool');
    await world.host.writeFile(path, '', { mode: 0o700 });
    expect((await stat(path)).mode & 0o777).toBe(0o700);
  });

  it('never shows a reader a torn file', async () => {
    const path = join(world.folder, 'deck.html');
    const versions = ['a', 'b'].map((sign) => sign.repeat(3_000_000));
    await world.host.writeFile(path, versions[0] ?? '');
    let isDone = false;
    const reading = (async () => {
      const seen = new Set<string>();
      while (!isDone) seen.add(await readFile(path, 'utf8'));
      return seen;
    })();
    for (let turn = 0; turn < 10; turn += 1) await world.host.writeFile(path, versions[turn % 2] ?? '');
    isDone = true;
    for (const text of await reading) expect(versions.includes(text)).toBe(true);
  });

  it.each([
    ['a folder', async (path: string) => void (await mkdir(path))],
    ['a link', async (path: string) => symlink('/etc/hostname', path)],
  ])('refuses to write where %s lies', async (what, make) => {
    const path = join(world.folder, 'deck.md');
    await make(path);
    const fault = await world.host.writeFile(path, 'x').catch((error: Fault) => error);
    expect(fault).toMatchObject({
      code: 'out-not-file',
      message: `"${path}" is ${what}, so no file can be written there`,
    });
    expect(await temporaries(world.folder)).toEqual([]);
  });

  it('says in words that the place is below a file', async () => {
    await writeFile(join(world.folder, 'out'), '');
    await expect(world.host.writeFile(join(world.folder, 'out', 'deck.md'), 'x')).rejects.toMatchObject({
      code: 'out-unwritable',
      message: expect.stringMatching(/cannot be written: (not a directory|file already exists)$/),
    });
  });

  it('tells a full disk from a closed one', () => {
    const full = Object.assign(new Error('ENOSPC: no space left on device, write'), {
      code: 'ENOSPC',
      errno: -28,
    });
    expect(writeFault('/out/deck.pdf', full)).toMatchObject({
      code: 'out-no-space',
      message: '"/out/deck.pdf" cannot be written: no space left on device',
    });
    const denied = Object.assign(new Error('EACCES: permission denied, open'), {
      code: 'EACCES',
      errno: -13,
    });
    expect(writeFault('/out/deck.pdf', denied)).toMatchObject({
      code: 'out-unwritable',
      message: '"/out/deck.pdf" cannot be written: permission denied',
    });
  });

  it.skipIf(process.getuid?.() === 0)('says that a folder is read-only', async () => {
    const folder = join(world.folder, 'closed');
    await mkdir(folder, { mode: 0o500 });
    await expect(world.host.writeFile(join(folder, 'a'), 'x')).rejects.toMatchObject({
      code: 'out-unwritable',
    });
    await chmod(folder, 0o700);
  });
});

describe('moving and removing', () => {
  it('leaves an existing folder alone', async () => {
    const { host, folder } = world;
    await mkdir(join(folder, 'from'));
    await mkdir(join(folder, 'to'));
    await expect(host.rename(join(folder, 'from'), join(folder, 'to'))).rejects.toMatchObject({
      code: 'EEXIST',
    });
    await host.rename(join(folder, 'from'), join(folder, 'new'));
    expect(await readdir(folder)).toEqual(['new', 'to']);
  });

  it('removes folders with all that is in them, and is silent about nothing', async () => {
    const { host, folder } = world;
    await host.writeFile(join(folder, 'a', 'b', 'c'), 'x');
    await host.remove(join(folder, 'a'));
    await host.remove(join(folder, 'a'));
    expect(await readdir(folder)).toEqual([]);
  });

  it('makes temporary folders for this user only', async () => {
    const path = await world.host.makeTempFolder(join(world.folder, 'cache'), 'browser-');
    expect((await stat(path)).mode & 0o777).toBe(0o700);
    expect(await readdir(path)).toEqual([]);
  });
});

describe('leftovers', () => {
  it('of a dead process go when the folder is next written to; those of a living one stay', async () => {
    const { host, folder } = world;
    const mine = (await host.makeTempFolder(folder, 'x-')).split('/').at(-1) ?? '';
    const dead = mine.replace(`-${process.pid}-`, `-${deadPid()}-`);
    const living = mine.replace(`-${process.pid}-`, `-${process.ppid}-`);
    await mkdir(join(folder, 'out'));
    for (const name of [dead, living, 'deck.md', '.lectern-notes'])
      await writeFile(join(folder, 'out', name), '');
    await host.writeFile(join(folder, 'out', 'deck.html'), 'x');
    expect(await readdir(join(folder, 'out'))).toEqual(
      [living, '.lectern-notes', 'deck.html', 'deck.md'].sort(),
    );
  });

  it.runIf(process.platform === 'linux')(
    'of a process that ended and was not waited for go too',
    async () => {
      const { host, folder } = world;
      const mine = (await host.makeTempFolder(folder, 'x-')).split('/').at(-1) ?? '';
      // A shell that becomes another program never waits for the child that it had; the child ends only after that.
      const child = 'until [ "$(cat /proc/$PPID/comm)" = sleep ]; do sleep 0.01; done';
      const parent = spawn('sh', ['-c', `sh -c '${child}' & echo $!; exec sleep 30`]);
      const zombie = await new Promise<string>((done) =>
        parent.stdout.once('data', (text) => done(String(text).trim())),
      );
      await expect
        .poll(() => readFile(`/proc/${zombie}/stat`, 'utf8'), { timeout: 10_000 })
        .toContain(') Z ');
      await mkdir(join(folder, 'out'));
      await writeFile(join(folder, 'out', mine.replace(`-${process.pid}-`, `-${zombie}-`)), '');
      expect(await host.sweepTemporaries(join(folder, 'out'))).toBe(1);
      parent.kill();
    },
  );

  it('of another machine go after a day', async () => {
    const { host, folder } = world;
    const [fresh, old] = ['.lectern-7-abcdef-1.tmp', '.lectern-7-abcdef-2.tmp'];
    for (const name of [fresh, old]) await writeFile(join(folder, name), '');
    const yesterday = new Date(Date.now() - 25 * 60 * 60 * 1000);
    await utimes(join(folder, old), yesterday, yesterday);
    expect(await host.sweepTemporaries(folder)).toBe(1);
    expect(await readdir(folder)).toEqual([fresh]);
    expect(await host.sweepTemporaries(join(folder, 'none'))).toBe(0);
  });

  it('of an interrupted run go at once, with the programs that it started', async () => {
    const { host, folder, script } = world;
    const path = await script('sleeper', 'sleep 60 & wait');
    await host.makeTempFolder(folder, 'x-');
    const outcome = host.programs.run(path, [], {
      environment: { PATH: '/usr/bin:/bin', PWD: folder },
      timeoutMs: 60_000,
    });
    await new Promise((done) => setTimeout(done, 200));
    host.abandon();
    expect(await outcome).toMatchObject({ code: null, timedOut: false });
    expect(await temporaries(folder)).toEqual([]);
  });
});

describe('surroundings', () => {
  it('takes an empty variable for none', () => {
    const { host, end } = realWorld({ env: { EMPTY: '', FULL: '1' } });
    expect([host.env('EMPTY'), host.env('FULL'), host.env('NONE')]).toEqual([undefined, '1', undefined]);
    end();
  });

  it.each([
    ['linux', {}, '/home/ada/.cache/lectern'],
    ['linux', { XDG_CACHE_HOME: '/var/ada' }, '/var/ada/lectern'],
    ['linux', { XDG_CACHE_HOME: 'relative' }, '/home/ada/.cache/lectern'],
    ['darwin', {}, '/home/ada/Library/Caches/lectern'],
    [
      'win32',
      { LOCALAPPDATA: 'C:\\Users\\ada\\AppData\\Local' },
      'C:\\Users\\ada\\AppData\\Local\\lectern\\cache',
    ],
  ] as const)('keeps its cache where %s does with %o', (platform, env, expected) => {
    const { host, end } = realWorld({ platform, env, home: '/home/ada' });
    expect(host.cacheFolder()).toBe(expected);
    end();
  });

  it('fetches what lies behind an address, and nothing else', async () => {
    const server = createServer((request, response) => {
      response.writeHead(request.url === '/logo.png' ? 200 : 404).end('bytes');
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    expect(new TextDecoder().decode(await world.host.fetchBytes(`${address}/logo.png`))).toBe('bytes');
    expect(await world.host.fetchBytes(`${address}/none.png`)).toBeUndefined();
    expect(await world.host.fetchBytes('file:///etc/hostname')).toBeUndefined();
    const ask = (path: string) => world.host.askAddress?.(path);
    expect([await ask(`${address}/logo.png`), await ask(`${address}/none.png`)]).toEqual([200, 404]);
    expect(await ask('file:///etc/hostname')).toBeUndefined();
    await new Promise((done) => server.close(done));
  });
});
