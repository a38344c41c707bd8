/** Cuts of real font files: begun at once, kept, and never kept when a file cannot be read. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type CutStore, createCutter } from '../../../../src/load/fonts/cut.ts';

const root = join(import.meta.dirname, '..', '..', '..', '..');
const font = (name: string) => readFileSync(join(root, 'node_modules', '@fontsource', name));
const SERIF = font('source-serif-4/files/source-serif-4-latin-400-normal.woff2');
const SANS = font('source-sans-3/files/source-sans-3-latin-400-normal.woff2');
const ABC = [0x61, 0x62, 0x63];

function memoryStore(): CutStore & { readonly kept: Map<string, Uint8Array> } {
  const kept = new Map<string, Uint8Array>();
  return {
    kept,
    get: async (key) => kept.get(key),
    set: async (key, bytes) => void kept.set(key, bytes),
  };
}

describe('cuts', () => {
  it('that are begun at once all have their characters', async () => {
    const cut = createCutter(memoryStore());
    const wishes = [SERIF, SANS].flatMap((bytes) => ABC.map((point) => ({ bytes, points: [point] })));
    const cuts = await Promise.all(wishes.map(cut));
    expect(cuts.map(({ points }) => points)).toEqual(wishes.map(({ points }) => points));
    expect(cuts.every(({ bytes }) => bytes.length > 200)).toBe(true);
  });

  it('come from the store the second time, with the same bytes', async () => {
    const store = memoryStore();
    const first = await createCutter(store)({ bytes: SERIF, points: ABC });
    const again = await createCutter({ ...store, set: () => Promise.reject(new Error('cut anew')) })({
      bytes: SERIF,
      points: ABC,
    });
    expect(Buffer.from(again.bytes).equals(Buffer.from(first.bytes))).toBe(true);
    expect(again.points).toEqual(ABC);
  });

  it('of a file that is no font are empty, and are not kept', async () => {
    const store = memoryStore();
    const cut = await createCutter(store)({ bytes: new TextEncoder().encode('no font'), points: ABC });
    expect(cut).toEqual({ bytes: new Uint8Array(), points: [] });
    expect(store.kept.size).toBe(0);
  });
});
