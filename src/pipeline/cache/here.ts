/** Whether it is worth asking the cache before anything else is done. Looks for one file only: this runs before a program starts. */
import { createHash } from 'node:crypto';
import { join, resolve } from 'node:path';
import type { Host } from '../../host/host.ts';

/** Whether a build in this working folder has kept something in the cache; `folder` as in `CacheRequest`. */
export async function wasBuiltHere(host: Host, folder: string | undefined): Promise<boolean> {
  const mark = join(cacheFolder(host, folder), hereName(host));
  return (await host.stat(mark).catch(() => undefined)) !== undefined;
}

/** The name of a note that says that something was kept for this working folder. */
export function hereName(host: Host): string {
  return `here-${createHash('sha256').update(host.workingFolder).digest('hex')}`;
}

/** `folder` as in `CacheRequest`; `LECTERN_CACHE` names one for every run. What a bucket holds is kept in the user's own folder too. */
export function cacheFolder(host: Host, folder: string | undefined): string {
  const named = folder ?? host.env('LECTERN_CACHE');
  return named === undefined || isBucket(named)
    ? join(host.cacheFolder(), 'builds')
    : resolve(host.workingFolder, named);
}

/** The address of the bucket that is named instead of a folder; undefined when none is. */
export function cacheBucket(host: Host, folder: string | undefined): string | undefined {
  const named = folder ?? host.env('LECTERN_CACHE');
  return named !== undefined && isBucket(named) ? named : undefined;
}

function isBucket(named: string): boolean {
  return named.startsWith('s3://');
}
