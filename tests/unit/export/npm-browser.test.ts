import { chmod, mkdir, readdir, readFile, stat, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { pack } from 'tar-stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findNpmBrowser } from '../../../src/export/npm-browser.ts';
import { type RealWorld, realWorld } from '../host/real-host.ts';

let world: RealWorld;
let packageFolder: string;
beforeEach(async () => {
  world = realWorld({ platform: 'linux', arch: 'x64' });
  packageFolder = join(world.folder, 'package');
  await makePackage('#!/bin/sh\necho Chromium 147.0.7727.0\n');
});
afterEach(() => world.end());

const hasLoader = process.platform === 'linux' && process.arch === 'x64';

async function tar(files: Readonly<Record<string, string>>): Promise<Buffer> {
  const archive = pack();
  for (const [name, text] of Object.entries(files)) archive.entry({ name }, text);
  archive.finalize();
  const chunks: Buffer[] = [];
  for await (const chunk of archive) chunks.push(chunk as Buffer);
  return brotliCompressSync(Buffer.concat(chunks));
}

async function makePackage(
  binary: string,
  fonts: Readonly<Record<string, string>> = { 'fonts/a.ttf': 'font' },
): Promise<void> {
  await mkdir(join(packageFolder, 'bin'), { recursive: true });
  await writeFile(join(packageFolder, 'package.json'), '{ "version": "147.0.0" }');
  await writeFile(join(packageFolder, 'bin', 'chromium.br'), brotliCompressSync(Buffer.from(binary)));
  await writeFile(join(packageFolder, 'bin', 'fonts.tar.br'), await tar(fonts));
  await writeFile(join(packageFolder, 'bin', 'al2023.tar.br'), await tar({ 'lib/libnss3.so': 'library' }));
}

function cache(): string {
  return join(world.folder, '.cache', 'lectern');
}

describe.runIf(hasLoader)('the browser of npm', () => {
  it('is unpacked whole into a folder that only this user can write to', async () => {
    const { browser, looked } = await findNpmBrowser(world.host, packageFolder);
    const path = browser?.path ?? '';
    expect(looked.outcome).toBe('found');
    expect(path).toMatch(/\.cache\/lectern\/chromium-147\.0\.0-[0-9a-f]{12}\/headless-shell$/);
    expect((await stat(join(path, '..'))).mode & 0o777).toBe(0o700);
    expect((await stat(path)).mode & 0o777).toBe(0o700);
    expect(await readFile(join(path, '..', 'fonts', 'a.ttf'), 'utf8')).toBe('font');
    expect(await readFile(join(path, '..', 'fonts.conf'), 'utf8')).toContain(
      `<dir>${join(path, '..')}/fonts</dir>`,
    );
    expect(await readdir(cache())).toHaveLength(1);
  });

  it('is not unpacked twice', async () => {
    const first = await findNpmBrowser(world.host, packageFolder);
    const { ino } = await stat(first.browser?.path ?? '');
    const second = await findNpmBrowser(world.host, packageFolder);
    expect((await stat(second.browser?.path ?? '')).ino).toBe(ino);
  });

  it('is unpacked anew when a file was cut off, or others may write to it', async () => {
    const path = (await findNpmBrowser(world.host, packageFolder)).browser?.path ?? '';
    await truncate(path, 5);
    await findNpmBrowser(world.host, packageFolder);
    expect((await stat(path)).size).toBeGreaterThan(5);
    await writeFile(path, '#!/bin/sh\necho Planted 999.0.7727.0\n');
    await chmod(join(path, '..'), 0o777);
    await findNpmBrowser(world.host, packageFolder);
    expect(await readFile(path, 'utf8')).toContain('Chromium 147');
  });

  it('that somebody put into the temporary folder is never touched', async () => {
    for (const name of ['chromium', 'headless-shell']) {
      await writeFile(join(world.folder, name), 'planted', { mode: 0o755 });
    }
    const { browser } = await findNpmBrowser(world.host, packageFolder);
    expect(browser?.path.startsWith(cache())).toBe(true);
  });

  it('does not follow a link that stands in its place', async () => {
    const path = (await findNpmBrowser(world.host, packageFolder)).browser?.path ?? '';
    const folder = join(path, '..');
    await world.host.rename(folder, join(world.folder, 'elsewhere'));
    await symlink(join(world.folder, 'elsewhere'), folder);
    await findNpmBrowser(world.host, packageFolder);
    expect((await stat(path)).ino).not.toBe(
      (await stat(join(world.folder, 'elsewhere', 'headless-shell'))).ino,
    );
  });

  it('stands ten first uses at once', async () => {
    const all = await Promise.all(
      Array.from({ length: 10 }, () => findNpmBrowser(world.host, packageFolder)),
    );
    expect(new Set(all.map(({ browser }) => browser?.path)).size).toBe(1);
    expect(await readdir(cache())).toHaveLength(1);
    expect(await readFile(all[0]?.browser?.path ?? '', 'utf8')).toContain('Chromium');
  });

  it('goes beside the program when the home cannot be written to', async () => {
    const home = join(world.folder, 'file');
    await writeFile(home, '');
    const homeless = realWorld({
      platform: 'linux',
      arch: 'x64',
      home,
      env: {},
      packageFolder: world.folder,
    });
    const { browser } = await findNpmBrowser(homeless.host, packageFolder);
    expect(browser?.path.startsWith(join(world.folder, 'node_modules', '.cache', 'lectern'))).toBe(true);
    homeless.end();
  });

  it('is not usable, with a reason, when an archive is broken or leads outside', async () => {
    await makePackage('x', { '../../evil': 'x' });
    expect((await findNpmBrowser(world.host, packageFolder)).looked).toMatchObject({
      outcome: 'not usable',
      detail: expect.stringContaining('leads outside'),
    });
    await writeFile(join(packageFolder, 'bin', 'chromium.br'), 'no brotli');
    expect((await findNpmBrowser(world.host, packageFolder)).looked.outcome).toBe('not usable');
    expect(await readdir(cache())).toEqual([]);
  });
});

describe('where the browser of npm cannot run', () => {
  it.each([
    ['darwin', 'arm64'],
    ['linux', 'arm64'],
    ['win32', 'x64'],
  ] as const)('on %s %s it is not unpacked', async (platform, arch) => {
    const other = realWorld({ platform, arch });
    expect((await findNpmBrowser(other.host, packageFolder)).looked).toMatchObject({ outcome: 'nothing' });
    other.end();
  });
});
