/**
 * What builds made, under names that say all that it was made of. Written beside and renamed, and judged by hashes when it
 * is read, so runs, branches and machines may share one folder: what is broken or gone counts as never made. Nothing here
 * can make a build fail.
 */
import { join } from 'node:path';
import type { Bucket, Host } from '../../host/host.ts';
import { type Pack, readPack, readPackValue, writePack } from './pack.ts';
import { tidyFolder } from './tidy.ts';

export interface Store {
  /** The value that was kept under this name, as `JSON.parse` gives it; files beside it are not looked at. */
  value(name: string): Promise<unknown>;
  /** The value with its files; undefined also when one of them is broken. */
  pack(name: string): Promise<Pack | undefined>;
  /** Keeps a value of plain data, and files that belong to it. */
  set(name: string, value: unknown, files?: readonly Uint8Array[]): Promise<void>;
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
  return {
    value: async (name) => {
      const bytes = await read(name);
      return bytes && readPackValue(bytes)?.value;
    },
    pack: async (name) => {
      const bytes = await read(name);
      return bytes && readPack(bytes);
    },
    set: (name, value, files = []) => write(name, writePack({ value, files })),
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
