/** Browsers that are none: scripts that end at once, hang, or talk nonsense. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startBrowser } from '../../../src/export/browser.ts';
import { browserVersion } from '../../../src/export/launch.ts';
import { launchEnvironment, launchFlags } from '../../../src/export/launch-flags.ts';
import { MemoryHost } from '../../../src/host/memory.ts';
import type { FoundBrowser } from '../../../src/model/browser.ts';
import { lives, type RealWorld, realWorld } from '../host/real-host.ts';

let world: RealWorld;
beforeEach(() => {
  world = realWorld();
});
afterEach(async () => {
  expect((await readdir(world.folder)).filter((name) => name.startsWith('.lectern-'))).toEqual([]);
  world.end();
});

const found = (path: string): FoundBrowser => ({
  path,
  kind: 'headless-shell',
  origin: 'flag',
  sandbox: true,
});
const start = (path: string, startLimitMs = 5_000) => startBrowser(world.host, found(path), { startLimitMs });

/** A script that answers `--version` like a browser and else does what it is told. */
const browser = (lines: string) =>
  world.script('browser', `[ "$1" = --version ] && echo "Chromium 60.0.3112.7" && exit\n${lines}`);

describe('a browser that does not start', () => {
  it('says why with its own first lines and its version', async () => {
    const path = await browser('echo "old glibc" >&2; echo "second line" >&2; exit 127');
    await expect(start(path)).rejects.toMatchObject({
      code: 'browser-launch',
      message: `the browser "${path}", version 60.0.3112.7, does not start: old glibc | second line`,
    });
  });

  it('says with which code it ended when it said nothing', async () => {
    await expect(start(await world.script('quiet', 'exit 3'))).rejects.toMatchObject({
      code: 'browser-launch',
      message: expect.stringContaining('it ended at once with exit code 3'),
    });
  });

  it.each([
    [
      'a library is missing',
      'x: error while loading shared libraries: libnss3.so: cannot open',
      'install the system package that holds libnss3.so',
    ],
    [
      'its sandbox is refused',
      'FATAL: No usable sandbox! Update your kernel',
      expect.stringContaining('LECTERN_NO_SANDBOX=1'),
    ],
  ])('says what to do when %s', async (_, words, hint) => {
    await expect(start(await browser(`echo "${words}" >&2; exit 1`))).rejects.toMatchObject({ hint });
  });

  it.each([
    ['is not there', 'none', '', 'no such file or directory'],
    ['is of another machine', 'elf', '\u007fELF\u0002', expect.any(String)],
  ])('says what the system says when it %s', async (_, name, content, reason) => {
    const path = join(world.folder, name);
    if (content !== '') await world.host.writeFile(path, content, { mode: 0o755 });
    const fault = await start(path).catch((error: unknown) => error);
    expect(fault).toMatchObject({ code: 'browser-launch' });
    expect(String(fault).split('does not start: ')[1]).toEqual(reason);
  });

  it('is given up after the time limit when it hangs, and leaves no process', async () => {
    const pids = join(world.folder, 'pids');
    const path = await browser(`echo $$ > ${pids}; sleep 60 & echo $! >> ${pids}; wait`);
    await expect(start(path, 600)).rejects.toMatchObject({ code: 'browser-timeout' });
    const text = new TextDecoder().decode(await world.host.readFile(pids));
    const started = text.trim().split('\n').map(Number);
    expect(started).toHaveLength(2);
    await expect.poll(() => started.some(lives), { timeout: 2_000 }).toBe(false);
  });

  it('is given up when it talks nonsense', async () => {
    const path = await browser(
      `head -c 300000 /dev/urandom >&4; printf 'not json\\0{"id":"x"}\\0[]\\0' >&4; sleep 60`,
    );
    await expect(start(path, 1_500)).rejects.toMatchObject({ code: expect.stringMatching(/^browser-/) });
  });

  it('is said to have closed its pipe when it did', async () => {
    const path = await browser('exec 3<&- 4>&-; echo "pipe trouble" >&2; sleep 60');
    await expect(start(path, 3_000)).rejects.toMatchObject({ code: expect.stringMatching(/^browser-/) });
  });

  it('cannot be started by a host that starts no programs', async () => {
    await expect(startBrowser(new MemoryHost(), found('/x'))).rejects.toMatchObject({
      code: 'browser-launch',
    });
  });
});

describe('the version', () => {
  it('is what the browser says, or unknown', async () => {
    expect(await browserVersion(world.host, found(await browser('')))).toBe('60.0.3112.7');
    expect(await browserVersion(world.host, found(await world.script('mute', 'exit 1')))).toBeUndefined();
    expect(await browserVersion(world.host, found('/none'))).toBeUndefined();
  });
});

describe('how a browser is started', () => {
  const host = new MemoryHost(
    {},
    { env: { HOME: '/home/ada', PATH: '/bin', LANG: 'de_DE', TZ: 'Asia/Baku', SECRET: 'x' } },
  );

  it('keeps it off the network and in its sandbox', () => {
    const flags = launchFlags(found('/x'), { profile: '/tmp/p', careful: false });
    expect(flags).toContain('--host-resolver-rules=MAP * ~NOTFOUND');
    expect(flags).toContain('--user-data-dir=/tmp/p');
    expect(flags).not.toContain('--no-sandbox');
    expect(flags.some((flag) => flag.includes('single-process'))).toBe(false);
    const asRoot = launchFlags({ ...found('/x'), sandbox: false }, { profile: '/tmp/p', careful: true });
    expect(asRoot).toContain('--no-sandbox');
    expect(asRoot).toContain('--disable-dev-shm-usage');
  });

  it('gives it the same language and time zone everywhere, and none of the secrets', () => {
    const environment = { FONTCONFIG_FILE: '/cache/fonts.conf' };
    expect(launchEnvironment(host, { ...found('/x'), environment }, '/tmp/p')).toEqual({
      HOME: '/home/ada',
      PATH: '/bin',
      LANG: 'C.UTF-8',
      TZ: 'UTC',
      TMPDIR: '/tmp/p',
      TEMP: '/tmp/p',
      TMP: '/tmp/p',
      FONTCONFIG_FILE: '/cache/fonts.conf',
    });
  });
});
