/** Where a machine keeps things: caches and temporary files, by the customs of its operating system. */
import { posix, win32 } from 'node:path';

export interface PlaceFacts {
  readonly platform: NodeJS.Platform;
  /** The user's home folder. */
  readonly home: string;
  env(name: string): string | undefined;
}

/**
 * The folder for what can be made again, this program's part of it. A relative `XDG_CACHE_HOME` is ignored, as
 * https://specifications.freedesktop.org/basedir-spec/latest/ asks.
 */
export function cacheFolder(facts: PlaceFacts): string {
  const { platform, home, env } = facts;
  if (platform === 'win32') {
    return win32.join(env('LOCALAPPDATA') ?? win32.join(home, 'AppData', 'Local'), 'lectern', 'cache');
  }
  if (platform === 'darwin') return posix.join(home, 'Library', 'Caches', 'lectern');
  const named = env('XDG_CACHE_HOME');
  return posix.join(named?.startsWith('/') ? named : posix.join(home, '.cache'), 'lectern');
}

/** The folder for what is thrown away when a run ends. */
export function tempFolder(facts: PlaceFacts): string {
  const { platform, home, env } = facts;
  if (platform === 'win32') return env('TEMP') ?? env('TMP') ?? win32.join(home, 'AppData', 'Local', 'Temp');
  const named = env('TMPDIR');
  return named?.startsWith('/') ? named : '/tmp';
}
