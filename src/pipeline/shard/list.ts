/** What a shard leaves behind for whoever joins them. Equal input gives equal bytes. */
import { join } from 'node:path';
import type { Host } from '../../host/host.ts';
import { type Shard, type Share, shardFile } from '../../model/shard.ts';
import type { Delivery } from '../delivery.ts';
import { encode } from '../outputs/output.ts';

const ABOUT =
  'What one of several builds was to make; lectern build --merge-reports joins them. Other files of this kind are of its sisters.';

export interface ShardDone {
  readonly out: string;
  readonly shard: Shard;
  readonly shares: readonly Share[];
  /** WebP pictures of first slides, by the SHA-256 of the page. */
  readonly thumbnails: ReadonlyMap<string, Uint8Array>;
  readonly delivery: Delivery;
}

/** Writes the list and gives its path, and takes away those of an earlier run that was parted otherwise. */
export async function leaveShardList(host: Host, done: ShardDone): Promise<string> {
  const { out, shard, shares, delivery } = done;
  const thumbnails = [...done.thumbnails]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([page, webp]) => [page, Buffer.from(webp).toString('base64')]);
  const list = {
    about: ABOUT,
    shard: shard.index,
    of: shard.of,
    decks: shares,
    thumbnails: Object.fromEntries(thumbnails),
  };
  const others = (await host.list(out)).filter((name) => {
    const [, of] = /^shard-\d+-of-(\d+)\.json$/.exec(name) ?? [];
    return of !== undefined && Number(of) !== shard.of;
  });
  const path = join(out, shardFile(shard));
  await delivery.inFolder(out, async (files) => {
    await files.put(path, encode(`${JSON.stringify(list, null, 1)}\n`));
    for (const name of others) await files.drop(join(out, name));
  });
  return path;
}
