/** The cache of a build: where it lies, who makes what is in it, and whether anything was ever kept for this folder. */
import { findBrowsers } from '../../export/find-browser.ts';
import type { Bucket, Host } from '../../host/host.ts';
import { createKeptDisk, type KeptDisk } from '../kept/disk.ts';
import { type PrintingRequest, remoteBrowser } from '../printing.ts';
import type { Makers } from './deck-key.ts';
import { cacheBucket, cacheFolder, wasBuiltHere } from './here.ts';
import { HERE } from './places.ts';
import { printerPrint, programPrint } from './program.ts';
import type { Memory } from './recall.ts';
import { openStore, type Store } from './store.ts';

export interface CacheRequest {
  /** A path, absolute, or `s3://bucket/folder`, which other machines may use too; undefined: in the user's cache folder. */
  readonly folder?: string;
  /** False: what is there is not used, only renewed. */
  readonly read: boolean;
}

export interface BuildCache {
  readonly store: Store;
  /** Answers each question about the disk once in this run. */
  readonly disk: KeptDisk;
  readonly makers: Makers;
  readonly read: boolean;
  /** Whether a build in this working folder has kept something, so that the next is likely to find it. */
  readonly isLikely: boolean;
}

const MEGABYTE = 1024 * 1024;
const DEFAULT_MEGABYTES = 1024;

/** Undefined when nothing may be kept. A browser that was named and is not there is for the build to tell. */
export async function openBuildCache(
  host: Host,
  request: PrintingRequest & { readonly cache?: CacheRequest },
): Promise<BuildCache | undefined> {
  const { cache, browser } = request;
  // Nobody knows what a browser elsewhere is, nor when it becomes another.
  if (cache === undefined || remoteBrowser(host, request) !== undefined) return undefined;
  const [program, found, isLikely] = await Promise.all([
    programPrint(host),
    findBrowsers(host, browser === undefined ? {} : { browser }).catch(() => undefined),
    wasBuiltHere(host, cache.folder),
  ]);
  if (program === undefined || found === undefined) return undefined;
  const bucket = cacheBucket(host, cache.folder);
  return {
    disk: createKeptDisk(host),
    store: openFolder(host, cache.folder, bucket === undefined ? undefined : await host.openBucket?.(bucket)),
    makers: { program, printer: await printerPrint(host, found.chosen) },
    read: cache.read,
    isLikely,
  };
}

/** What was made without a browser, for this working folder only. */
export interface PlainCache extends Memory {
  readonly program: string;
}

/** For a command that prints nothing; undefined when nothing may be kept. */
export async function openPlainCache(host: Host): Promise<PlainCache | undefined> {
  const program = await programPrint(host);
  if (program === undefined) return undefined;
  return { program, disk: createKeptDisk(host), store: openFolder(host, undefined), places: HERE };
}

function openFolder(host: Host, folder: string | undefined, bucket?: Bucket): Store {
  const megabytes = Number(host.env('LECTERN_CACHE_MB') ?? DEFAULT_MEGABYTES);
  return openStore(host, cacheFolder(host, folder), { mostBytes: megabytes * MEGABYTE, bucket });
}
