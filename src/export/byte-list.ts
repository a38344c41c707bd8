/** Texts and bytes, put one behind the other and copied once. */

export interface ByteList {
  /** Adds a text in Latin-1. */
  text(text: string): void;
  bytes(bytes: Uint8Array): void;
  /** Bytes so far. */
  readonly length: number;
  /** All of it, in memory of its own. */
  written(): Buffer;
}

/** Makes an empty one. */
export function createByteList(): ByteList {
  const parts: (string | Uint8Array)[] = [];
  let waiting = '';
  let length = 0;
  const flush = () => {
    if (waiting !== '') parts.push(waiting);
    waiting = '';
  };
  return {
    get length() {
      return length;
    },
    text: (text) => {
      waiting += text;
      length += text.length;
    },
    bytes: (bytes) => {
      flush();
      parts.push(bytes);
      length += bytes.length;
    },
    written: () => {
      flush();
      const all = Buffer.allocUnsafeSlow(length);
      let at = 0;
      for (const part of parts) {
        if (typeof part === 'string') all.write(part, at, 'latin1');
        else all.set(part, at);
        at += part.length;
      }
      return all;
    },
  };
}
