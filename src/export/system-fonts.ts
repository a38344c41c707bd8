/**
 * Whether a Linux system has any font. Without one, a browser prints pages without a single letter and says nothing,
 * so this is asked before it starts. The folders are those that fontconfig reads when nobody configured it.
 */
import { posix, win32 } from 'node:path';
import type { Host } from '../host/host.ts';

const FONT_FILE = /\.(?:ttf|otf|ttc|otc|pfb|pcf(?:\.gz)?)$/i;
const DEEPEST = 4;

/** The first folder of fonts that holds one; undefined when there is none. On other systems than Linux: `system`. */
export async function findSystemFonts(host: Host): Promise<string | undefined> {
  if (host.platform !== 'linux') return 'system';
  for (const folder of fontFolders(host)) {
    if (await holdsFont(host, folder, DEEPEST)) return folder;
  }
  return undefined;
}

/** Where fonts lie, of the system and of the user. */
export function fontFolders(host: Host): readonly string[] {
  if (host.platform === 'darwin')
    return ['/Library/Fonts', posix.join(host.env('HOME') ?? '/', 'Library', 'Fonts')];
  if (host.platform === 'win32') {
    const data = host.env('LOCALAPPDATA');
    const own = data === undefined ? [] : [win32.join(data, 'Microsoft', 'Windows', 'Fonts')];
    return [win32.join(host.env('windir') ?? 'C:\\Windows', 'Fonts'), ...own];
  }
  const home = host.env('HOME');
  const data = host.env('XDG_DATA_HOME') ?? (home && posix.join(home, '.local', 'share'));
  return [
    '/usr/share/fonts',
    '/usr/local/share/fonts',
    '/usr/X11R6/lib/X11/fonts',
    ...(data ? [posix.join(data, 'fonts')] : []),
    ...(home ? [posix.join(home, '.fonts')] : []),
    '/run/current-system/sw/share/X11/fonts',
  ];
}

async function holdsFont(host: Host, folder: string, depth: number): Promise<boolean> {
  const names = await host.list(folder).catch(() => []);
  if (names.some((name) => FONT_FILE.test(name))) return true;
  if (depth === 0) return false;
  for (const name of names) {
    if (name.includes('.')) continue;
    if (await holdsFont(host, posix.join(folder, name), depth - 1)) return true;
  }
  return false;
}
