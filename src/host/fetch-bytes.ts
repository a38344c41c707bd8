/** A file from the network, for what the user allowed by name. */

const TIME_LIMIT_MS = 30_000;
const SIZE_LIMIT = 50 * 1024 * 1024;

/** The bytes behind an http or https address; undefined when they cannot be had in time or are more than 50 MB. */
export async function fetchBytes(address: string): Promise<Uint8Array | undefined> {
  if (!/^https?:\/\//i.test(address)) return undefined;
  try {
    const response = await fetch(address, {
      signal: AbortSignal.timeout(TIME_LIMIT_MS),
      credentials: 'omit',
    });
    if (!response.ok || response.body === null) return undefined;
    const parts: Uint8Array[] = [];
    let size = 0;
    for await (const part of response.body) {
      size += part.length;
      if (size > SIZE_LIMIT) return undefined;
      parts.push(part);
    }
    return Buffer.concat(parts);
  } catch {
    return undefined;
  }
}
