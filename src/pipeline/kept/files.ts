/**
 * What is kept between runs in the user's cache folder because making it takes long: packed CSS, cut fonts. A file
 * carries the hash of what it holds: one that was cut short or changed counts as absent. What cannot be read or written
 * costs time, never a build.
 */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Host } from '../../host/host.ts';
import { packageFile } from '../../load/package-file.ts';
import { lecternVersion } from '../version.ts';

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
  let emptied: Promise<void> | undefined;
  return {
    get: async (key) => {
      const bytes = await host.readFile(join(await folder, key)).catch(() => undefined);
      if (bytes === undefined) return undefined;
      const content = bytes.subarray(HASH_LENGTH);
      return new TextDecoder().decode(bytes.subarray(0, HASH_LENGTH)) === hashOf(content)
        ? content
        : undefined;
    },
    set: async (key, bytes) => {
      emptied ??= emptyWhenFull(host, await folder, mostFiles);
      await emptied;
      const whole = new Uint8Array(HASH_LENGTH + bytes.length);
      whole.set(new TextEncoder().encode(hashOf(bytes)));
      whole.set(bytes, HASH_LENGTH);
      await host.writeFile(join(await folder, key), whole).catch(() => undefined);
    },
  };
}

const HASH_LENGTH = 64;

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

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
