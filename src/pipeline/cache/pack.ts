/**
 * A value and files in one piece of bytes: a deck is many small files, and to make a file takes longer than to write into
 * it. The value can be read without the files; each is judged by its own hash, so what was cut short or changed counts
 * as absent.
 */
import { seal, unseal } from '../kept/seal.ts';
import { hashOf } from './hash.ts';

export interface Pack {
  /** As `JSON.parse` gives it. */
  readonly value: unknown;
  readonly files: readonly Uint8Array[];
}

interface Head {
  readonly value: unknown;
  readonly files: readonly { readonly length: number; readonly sha256: string }[];
}

/** The length of the sealed head stands in front. */
const HEAD_START = 4;

export function writePack({ value, files }: Pack): Uint8Array {
  const listed = files.map((file) => ({ length: file.length, sha256: hashOf(file) }));
  const head = seal(new TextEncoder().encode(JSON.stringify({ value, files: listed } satisfies Head)));
  const start = Buffer.alloc(HEAD_START);
  start.writeUInt32LE(head.length);
  return Buffer.concat([start, head, ...files]);
}

/** The value alone; undefined when it is broken. */
export function readPackValue(bytes: Uint8Array): { readonly value: unknown } | undefined {
  const head = headOf(bytes);
  return head && { value: head.value };
}

/** Undefined when anything in it is broken. */
export function readPack(bytes: Uint8Array): Pack | undefined {
  const head = headOf(bytes);
  if (head === undefined) return undefined;
  let at = HEAD_START + headLength(bytes);
  const files = head.files.map(({ length, sha256 }) => {
    const file = bytes.subarray(at, at + length);
    at += length;
    return hashOf(file) === sha256 ? file : undefined;
  });
  const whole = files.flatMap((file) => file ?? []);
  return whole.length < files.length ? undefined : { value: head.value, files: whole };
}

function headOf(bytes: Uint8Array): Head | undefined {
  const head = bytes.length < HEAD_START ? undefined : unseal(sealedHead(bytes));
  return head && JSON.parse(new TextDecoder().decode(head));
}

function sealedHead(bytes: Uint8Array): Uint8Array {
  return bytes.subarray(HEAD_START, HEAD_START + headLength(bytes));
}

function headLength(bytes: Uint8Array): number {
  return new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
}
