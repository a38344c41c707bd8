/** `shard-2-of-4.json` in an output folder → what that shard was to build and has. A file that is not understood is passed over. */
import { join } from 'node:path';
import type { Host } from '../host/host.ts';
import { type ShardList, type Share, shardFile } from '../model/shard.ts';

const NAME = /^shard-(\d{1,6})-of-(\d{1,6})\.json$/;

/** The lists that lie in `out`, in the order of their numbers. */
export async function readShardLists(host: Host, out: string): Promise<readonly ShardList[]> {
  const names = (await host.list(out)).filter((name) => NAME.test(name));
  const read = await Promise.all(names.map((name) => readList(host, out, name)));
  return read.flatMap((one) => one ?? []).sort((a, b) => a.of - b.of || a.index - b.index);
}

async function readList(host: Host, out: string, name: string): Promise<ShardList | undefined> {
  const [, index = '', of = ''] = NAME.exec(name) ?? [];
  const shard = { index: Number(index), of: Number(of) };
  if (shardFile(shard) !== name) return undefined;
  try {
    const list: unknown = JSON.parse(new TextDecoder().decode(await host.readFile(join(out, name))));
    const { decks, thumbnails } = list as Record<string, unknown>;
    return { ...shard, shares: sharesOf(decks, shard.of), thumbnails: thumbnailsOf(thumbnails) };
  } catch {
    return undefined;
  }
}

function sharesOf(decks: unknown, of: number): readonly Share[] {
  if (!Array.isArray(decks)) throw new TypeError('this is no list of decks');
  return decks.map((one: Record<string, unknown>): Share => {
    const { folder, shard } = one;
    if (typeof folder !== 'string' || /(^|\/)\.\.?(\/|$)|^\/|\\/.test(folder))
      throw new TypeError('this is no folder');
    if (typeof shard !== 'number' || !(shard >= 1 && shard <= of)) throw new TypeError('this is no shard');
    return { folder, shard };
  });
}

function thumbnailsOf(thumbnails: unknown): ReadonlyMap<string, string> {
  if (typeof thumbnails !== 'object' || thumbnails === null) return new Map();
  return new Map(
    Object.entries(thumbnails).filter(
      ([page, webp]) =>
        /^[0-9a-f]{64}$/.test(page) && typeof webp === 'string' && /^[A-Za-z0-9+/=]+$/.test(webp),
    ),
  );
}
