/** Bytes with the hash of what they hold in front, so that a kept file that was cut short or changed counts as absent. */
import { createHash } from 'node:crypto';

const HASH_LENGTH = 64;

export function seal(bytes: Uint8Array): Uint8Array {
  const whole = new Uint8Array(HASH_LENGTH + bytes.length);
  whole.set(new TextEncoder().encode(hashOf(bytes)));
  whole.set(bytes, HASH_LENGTH);
  return whole;
}

/** What was sealed; undefined when it is not whole. */
export function unseal(whole: Uint8Array): Uint8Array | undefined {
  const content = whole.subarray(HASH_LENGTH);
  return new TextDecoder().decode(whole.subarray(0, HASH_LENGTH)) === hashOf(content) ? content : undefined;
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
