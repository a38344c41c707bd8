/**
 * What builds made, by the hash of what it was made of: files under the hash of their bytes, notes under names that say
 * all that they depend on. Written beside and renamed, and judged by its own hash when it is read, so runs, branches and
 * machines may share one folder: what is broken or gone counts as never made. Nothing here can make a build fail.
 */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Bucket, Host } from '../../host/host.ts';
import { seal, unseal } from '../kept/seal.ts';
import { tidyFolder } from './tidy.ts';

export interface Store {
  /** What was noted under this name, as `JSON.parse` gives it. */
  note(name: string): Promise<unknown>;
  setNote(name: string, value: unknown): Promise<void>;
  file(hash: string): Promise<Uint8Array | undefined>;
  /** Whether a file of this hash seems to be there: it may still be broken. */
  hasFile(hash: string): Promise<boolean>;
  /** Gives the hash, hexadecimal SHA-256. */
  setFile(bytes: Uint8Array): Promise<string>;
  /** After a run: what was not used for longest goes when there is too much. Costs nothing in a run that kept nothing new. */
  tidy(): Promise<void>;
}

/** Only for this user: outputs of every audience lie here. */
const MODE = 0o600;

export interface StoreOptions {
  /** How much the folder may hold. */
  readonly mostBytes: number;
  /** Where what the folder lacks is looked for, and what is new goes too. */
  readonly bucket?: Bucket | undefined;
}

/** Opens the store in `folder`, absolute; it need not exist. */
export function openStore(host: Host, folder: string, { mostBytes, bucket }: StoreOptions): Store {
  let added = 0;
  const used = new Set<string>();
  const keep = async (name: string, bytes: Uint8Array) => {
    added += bytes.length;
    await host.writeFile(join(folder, name), bytes, { durable: false, mode: MODE }).catch(() => undefined);
  };
  const read = async (name: string) => {
    const bytes = await host.readFile(join(folder, name)).catch(() => undefined);
    const found = bytes ?? (isShared(name) ? await bucket?.get(name) : undefined);
    if (found !== undefined) used.add(name);
    if (bytes === undefined && found !== undefined) await keep(name, found);
    return found;
  };
  const write = async (name: string, bytes: Uint8Array) => {
    await Promise.all([keep(name, bytes), isShared(name) ? bucket?.put(name, bytes) : undefined]);
  };
  const hasFile = async (hash: string) =>
    (await host.stat(join(folder, hash)).catch(() => undefined))?.kind === 'file' ||
    (await bucket?.has(hash)) === true;
  return {
    note: async (name) => {
      const sealed = await read(name);
      const bytes = sealed && unseal(sealed);
      return bytes && JSON.parse(new TextDecoder().decode(bytes));
    },
    setNote: (name, value) => write(name, seal(new TextEncoder().encode(JSON.stringify(value)))),
    file: async (hash) => {
      const bytes = await read(hash);
      return bytes !== undefined && hashOf(bytes) === hash ? bytes : undefined;
    },
    hasFile,
    setFile: async (bytes) => {
      const hash = hashOf(bytes);
      if (await hasFile(hash)) used.add(hash);
      else await write(hash, bytes);
      return hash;
    },
    tidy: async () => {
      if (added === 0) return;
      await tidyFolder(host, folder, { used, added, mostBytes }).catch(() => undefined);
    },
  };
}

/** What is noted of a folder on this machine is of no use to another. */
function isShared(name: string): boolean {
  return !name.startsWith('here-');
}

/** Hexadecimal SHA-256 of bytes, or of a text in UTF-8. */
export function hashOf(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('hex');
}
