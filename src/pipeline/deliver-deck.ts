/** The finished files of a deck → its folder, and what the run tells of them. */
import { join } from 'node:path';
import type { Host } from '../host/host.ts';
import type { Delivery } from './delivery.ts';
import { leftOverPictures } from './outputs/left-over.ts';
import { type Output, sha256 } from './outputs/output.ts';
import type { MadeDeck } from './outputs.ts';

export interface BuiltFile {
  readonly format: Output['format'];
  /** Absolute. */
  readonly path: string;
  readonly bytes: number;
  /** Hexadecimal. */
  readonly sha256: string;
  /** True when the file was not made anew. */
  readonly cached: boolean;
}

export interface BuiltDeck
  extends Pick<MadeDeck, 'deck' | 'audience' | 'row' | 'title' | 'slides' | 'minutes'> {
  /** Absolute. */
  readonly folder: string;
  readonly outputs: readonly BuiltFile[];
}

/** Delivers the files of a deck. Throws the fault that kept some from being made, when the others are delivered. */
export async function deliverDeck(
  host: Host,
  made: MadeDeck,
  { folder, delivery }: { readonly folder: string; readonly delivery: Delivery },
): Promise<BuiltDeck> {
  const { outputs, cached, fault, thumbnail: _, ...told } = made;
  const leftOver = await leftOverPictures(host, folder, outputs);
  await delivery.inFolder(folder, async (files) => {
    for (const { name, bytes } of outputs) await files.put(join(folder, name), bytes);
    for (const path of leftOver) await files.drop(path);
  });
  if (fault !== undefined) throw fault.error;
  return {
    ...told,
    folder,
    outputs: outputs.map(({ format, name, bytes }) => ({
      format,
      path: join(folder, name),
      bytes: bytes.length,
      sha256: sha256(bytes),
      cached,
    })),
  };
}
