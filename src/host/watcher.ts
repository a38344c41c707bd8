/**
 * The real watcher: one chokidar instance for each folder, its own files only. The only door to chokidar, loaded when
 * the first folder is named.
 * What is passed on are the system's own events: chokidar's digest of them leaves out a second change within 50 ms.
 * Neighbours that concern nobody are neither listened to one by one nor told of: a project may lie in a busy folder.
 */
import { basename, join, normalize } from 'node:path';
import type { FSWatcher } from 'chokidar';
import type { Watching } from './web.ts';

/** Watches nothing until folders are named. `changed` gets those absolute paths for which `concerns` holds at the time. */
export function watchFolders(changed: (path: string) => void, concerns: (path: string) => boolean): Watching {
  const tell = (path: string) => {
    if (concerns(path)) changed(path);
  };
  const watchers = new Map<string, FSWatcher>();
  const forget = async (folder: string, watcher: FSWatcher) => {
    if (watchers.get(folder) === watcher) watchers.delete(folder);
    await watcher.close().catch(() => undefined);
  };
  const open = async (folder: string) => {
    const { watch } = await import('chokidar');
    await new Promise<void>((resolve) => {
      const watcher = watch(folder, {
        depth: 0,
        ignoreInitial: true,
        atomic: false,
        // Chokidar asks with slashes on every system.
        ignored: (path) => normalize(path) !== folder && !concerns(normalize(path)),
      });
      watchers.set(folder, watcher);
      watcher.once('ready', () => resolve());
      watcher.on('raw', (_event, name, details) => tell(pathOf(folder, name, details)));
      // A folder that went and came back is another one, of which the old watcher hears nothing.
      watcher.on('unlinkDir', (path) => {
        if (path !== folder) return;
        tell(folder);
        void forget(folder, watcher);
      });
      // Out of watches, or a folder that must not be read: whoever looks again later still sees what changed.
      watcher.on('error', () => resolve());
    });
  };
  return {
    follow: async (folders) => {
      const gone = [...watchers].filter(([folder]) => !folders.has(folder));
      const fresh = [...folders].filter((folder) => !watchers.has(folder));
      await Promise.all([...gone.map(([folder, watcher]) => forget(folder, watcher)), ...fresh.map(open)]);
    },
    close: async () => {
      await Promise.all([...watchers].map(([folder, watcher]) => forget(folder, watcher)));
    },
  };
}

/** The system names an entry of a folder, or the watched file itself, or nothing. */
function pathOf(folder: string, name: unknown, details: unknown): string {
  const watched =
    typeof details === 'object' && details !== null && 'watchedPath' in details
      ? String(details.watchedPath)
      : folder;
  if (typeof name !== 'string' || name === '' || name === basename(watched)) return watched;
  return join(watched, name);
}
