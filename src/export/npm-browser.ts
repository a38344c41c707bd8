/**
 * The headless shell that npm brings (`@sparticuz/chromium`, Linux x64): packed in the package, unpacked once into a
 * folder that only this user can write to. The package's own code is never run, since it unpacks to a place in `/tmp`
 * that anybody can foretell. The folder is made beside its place and renamed, so parallel first uses do not meet.
 */
import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { posix } from 'node:path';
import type { Host } from '../host/host.ts';
import type { FoundBrowser, LookedAt } from '../model/browser.ts';
import { unpackBrowser } from './npm-browser-files.ts';
import { findSystemFonts } from './system-fonts.ts';

/** What was found, or why nothing was. `looked.path` is the package's folder. */
export interface NpmBrowser {
  readonly browser?: Pick<FoundBrowser, 'path' | 'environment'>;
  readonly looked: LookedAt;
}

/** The binary's name: it tells what kind of browser it is. */
const BINARY = 'headless-shell';
const WHAT = 'the headless shell that npm brings';
/** Without this loader the system has another C library than glibc, and the binary cannot start. */
const LOADER = '/lib64/ld-linux-x86-64.so.2';
const LIBRARIES = [
  'libnss3.so',
  'libnssutil3.so',
  'libnspr4.so',
  'libplc4.so',
  'libplds4.so',
  'libexpat.so.1',
];
const LIBRARY_FOLDERS = [
  '/usr/lib/x86_64-linux-gnu',
  '/lib/x86_64-linux-gnu',
  '/usr/lib64',
  '/lib64',
  '/usr/lib',
  '/lib',
];

/**
 * Finds the browser of the npm package and unpacks it when this is its first use (two to four seconds).
 * `packageFolder` is for tests; by default the installed package is taken. Never rejects.
 */
export async function findNpmBrowser(host: Host, packageFolder = installedFolder()): Promise<NpmBrowser> {
  const nothing = (outcome: LookedAt['outcome'], detail: string): NpmBrowser => ({
    looked: { what: WHAT, ...(packageFolder === undefined ? {} : { path: packageFolder }), outcome, detail },
  });
  if (host.platform !== 'linux' || host.arch !== 'x64')
    return nothing('nothing', 'it is for Linux on x64 only');
  if (packageFolder === undefined) return nothing('nothing', '@sparticuz/chromium is not installed');
  if ((await host.stat(LOADER)) === undefined) return nothing('not usable', 'it needs a system with glibc');
  const reasons: string[] = [];
  for (const parent of cacheFolders(host)) {
    try {
      const folder = posix.join(parent, await cacheName(host, packageFolder));
      await unpackBrowser(host, { packed: posix.join(packageFolder, 'bin'), folder, binary: BINARY });
      const browser = { path: posix.join(folder, BINARY), environment: await neededVariables(host, folder) };
      return { browser, looked: { what: WHAT, path: browser.path, outcome: 'found' } };
    } catch (error) {
      reasons.push(error instanceof Error ? error.message : String(error));
    }
  }
  return nothing('not usable', reasons.join('; '));
}

function installedFolder(): string | undefined {
  try {
    return posix.join(createRequire(import.meta.url).resolve('@sparticuz/chromium'), '..', '..', '..');
  } catch {
    return undefined;
  }
}

/** Where it may be unpacked to: the second place is for accounts without a home. */
function cacheFolders(host: Host): readonly string[] {
  return [host.cacheFolder(), posix.join(host.packageFolder(), 'node_modules', '.cache', 'lectern')];
}

/** Another version, or other files, get another folder. Hashing the 64 MB themselves would cost more than starting the browser. */
async function cacheName(host: Host, packageFolder: string): Promise<string> {
  const manifest: unknown = JSON.parse(
    new TextDecoder().decode(await host.readFile(posix.join(packageFolder, 'package.json'))),
  );
  const named = typeof manifest === 'object' && manifest !== null && 'version' in manifest;
  const version = named ? String(manifest.version) : 'unknown';
  const bin = posix.join(packageFolder, 'bin');
  const sizes: string[] = [];
  for (const name of await host.list(bin)) {
    sizes.push(`${name} ${(await host.stat(posix.join(bin, name)))?.size}`);
  }
  const hash = createHash('sha256').update(sizes.join('\n')).digest('hex').slice(0, 12);
  return `chromium-${version.replace(/[^\w.-]/g, '_')}-${hash}`;
}

async function neededVariables(host: Host, folder: string): Promise<Readonly<Record<string, string>>> {
  const [hasLibraries, fonts] = await Promise.all([hasSystemLibraries(host), findSystemFonts(host)]);
  const libraries = [posix.join(folder, 'lib'), host.env('LD_LIBRARY_PATH') ?? ''].filter(
    (one) => one !== '',
  );
  const chosen = host.env('FONTCONFIG_FILE') ?? host.env('FONTCONFIG_PATH');
  return {
    ...(hasLibraries ? {} : { LD_LIBRARY_PATH: libraries.join(':') }),
    ...(fonts !== undefined || chosen !== undefined
      ? {}
      : { FONTCONFIG_FILE: posix.join(folder, 'fonts.conf') }),
  };
}

async function hasSystemLibraries(host: Host): Promise<boolean> {
  const folders = [
    ...(host
      .env('LD_LIBRARY_PATH')
      ?.split(':')
      .filter((one) => one.startsWith('/')) ?? []),
    ...LIBRARY_FOLDERS,
  ];
  const has = async (name: string) => {
    for (const folder of folders) if ((await host.stat(posix.join(folder, name))) !== undefined) return true;
    return false;
  };
  return (await Promise.all(LIBRARIES.map(has))).every((found) => found);
}
