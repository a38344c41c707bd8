/**
 * Bytes ↔ packed bytes, as `/FlateDecode` reads them (RFC 1950). What packs holds a quarter of a megabyte as it comes; a print
 * has hundreds of streams of one or two kilobytes, so it is given no more memory than the bytes can use.
 */
import { deflateSync, inflateSync } from 'node:zlib';

/** Packs. Equal bytes are packed equally. */
export function packed(bytes: Uint8Array): Buffer {
  const windowBits = Math.min(15, Math.max(10, Math.ceil(Math.log2(bytes.length + 1))));
  return deflateSync(bytes, {
    windowBits,
    memLevel: Math.min(9, windowBits - 6),
    chunkSize: Math.max(64, bytes.length >> 1),
  });
}

/** Unpacks; undefined for what is not packed, or torn. */
export function unpacked(bytes: Uint8Array): Buffer | undefined {
  try {
    return inflateSync(bytes, { chunkSize: Math.max(64, bytes.length * 4) });
  } catch {
    return undefined;
  }
}
