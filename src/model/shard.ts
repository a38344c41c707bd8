/** One run of several that build the decks of a project together, each a part, on one machine or on many. */

export interface Shard {
  /** From 1 to `of`. */
  readonly index: number;
  readonly of: number;
}

/** Which shard builds a deck. */
export interface Share {
  /** The folder of the deck from the output folder, with `/`. */
  readonly folder: string;
  /** From 1. */
  readonly shard: number;
}

/** What a shard leaves in the output folder for whoever joins them. */
export interface ShardList extends Shard {
  /** Of all decks of the run, sorted by folder: every shard of one run says the same. */
  readonly shares: readonly Share[];
  /** WebP pictures of first slides in base64, by the SHA-256 of the page. */
  readonly thumbnails: ReadonlyMap<string, string>;
}

/** The name of a shard's list in the output folder: `shard-2-of-4.json`. */
export function shardFile({ index, of }: Shard): string {
  return `shard-${index}-of-${of}.json`;
}
