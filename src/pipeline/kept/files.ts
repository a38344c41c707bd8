/**
 * What is kept between runs in the user's cache folder because making it takes long: packed CSS, cut fonts. A file
 * carries the hash of what it holds: one that was cut short or changed counts as absent. What cannot be read or written
 * costs time, never a build.
 */
import { join } from 'node:path';
import type { Host } from '../../host/host.ts';
import { packageFile } from '../../load/package-file.ts';
import { lecternVersion } from '../version.ts';
import { seal, unseal } from './seal.ts';

export interface KeptFiles {
  get(key: string): Promise<Uint8Array | undefined>;
  set(key: string, bytes: Uint8Array): Promise<void>;
}

export interface KeptKind {
  /** Begins the folder's name. */
  readonly name: string;
  /** Packages that have a hand in what is kept: other versions make other things. */
  readonly makers: readonly string[];
  /** Past so many files the folder is emptied. */
  readonly mostFiles: number;
}

/** Opens the place for one kind of thing. */
export function openKeptFiles(host: Host, { name, makers, mostFiles }: KeptKind): KeptFiles {
  const folder = versionsOf(host, makers).then((versions) => join(host.cacheFolder(), `${name}-${versions}`));
  // Whoever asks for a file hears of it; a run that ends before it asks does not.
  folder.catch(() => undefined);
  let emptied: Promise<void> | undefined;
  return {
    get: async (key) => {
      const bytes = await host.readFile(join(await folder, key)).catch(() => undefined);
      return bytes && unseal(bytes);
    },
    set: async (key, bytes) => {
      emptied ??= emptyWhenFull(host, await folder, mostFiles);
      await emptied;
      await host.writeFile(join(await folder, key), seal(bytes), { durable: false }).catch(() => undefined);
    },
  };
}

async function emptyWhenFull(host: Host, folder: string, mostFiles: number): Promise<void> {
  const names = await host.list(folder).catch(() => []);
  if (names.length >= mostFiles) await host.remove(folder).catch(() => undefined);
}

async function versionsOf(host: Host, makers: readonly string[]): Promise<string> {
  const manifests = await Promise.all(makers.map((name) => packageFile(host, join(name, 'package.json'))));
  const versions = manifests.map(
    (bytes) => /"version":\s*"([^"]+)"/.exec(new TextDecoder().decode(bytes))?.[1] ?? '0',
  );
  return [await lecternVersion(host), ...versions].join('-');
}
