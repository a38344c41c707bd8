/**
 * A font file → the same font with the characters of a deck only, as WOFF2. Layout rules stay, so that Arabic joins,
 * Devanagari forms its conjuncts and Latin its ligatures; a variable font becomes the static cut of one weight, because
 * a browser writes variable fonts into a PDF as nameless outlines. The only door to the libraries that do this,
 * which are loaded when a font must really be cut: what was cut once is kept.
 */
import { createHash } from 'node:crypto';
import { createPendingMemory } from '../../source/memory.ts';

export interface Cut {
  /** WOFF2; empty when the font has none of the characters. */
  readonly bytes: Uint8Array;
  /** The characters that were asked for and that the font has, sorted. */
  readonly points: readonly number[];
}

export interface CutRequest {
  /** A font file: WOFF2, WOFF, TrueType or OpenType. */
  readonly bytes: Uint8Array;
  /** Sorted code points. */
  readonly points: readonly number[];
  /** Weight to take out of a variable font. */
  readonly weight?: number;
}

/** Gives the cut; a file that is no font has no characters. */
export type Cutter = (request: CutRequest) => Promise<Cut>;

/** Where cuts are kept between runs, by a key that says all they were made of. */
export interface CutStore {
  get(key: string): Promise<Uint8Array | undefined>;
  set(key: string, bytes: Uint8Array): Promise<void>;
}

/** In bytes. A deck in Chinese has some two hundred cuts, of some 30 KB each. */
const MOST_BYTES = 12_000_000;

const NOTHING: Cut = { bytes: new Uint8Array(), points: [] };

/** Makes a cutter that keeps its cuts, in this run and in `store`. */
export function createCutter(store: CutStore): Cutter {
  const weigh = ({ bytes, points }: Cut) => bytes.length + points.length * 8;
  const cuts = createPendingMemory({ most: MOST_BYTES, weigh });
  return ({ bytes, points, weight }) => {
    if (points.length === 0) return Promise.resolve(NOTHING);
    const facts = JSON.stringify([hashOf(bytes), points, weight ?? null]);
    const key = hashOf(new TextEncoder().encode(facts));
    return cuts(key, () => keptCut(store, key, { bytes, points, ...(weight ? { weight } : {}) }));
  };
}

async function keptCut(store: CutStore, key: string, request: CutRequest): Promise<Cut> {
  const kept = await store.get(key);
  if (kept !== undefined) return readCut(kept);
  const cut = await cutFont(request);
  if (cut === undefined) return NOTHING;
  await store.set(key, writeCut(cut));
  return cut;
}

/** One font after the other: the libraries lose all but the last of those that are begun at once. */
let turn: Promise<unknown> = Promise.resolve();

function cutFont(request: CutRequest): Promise<Cut | undefined> {
  const cut = turn.then(() => cutNow(request));
  turn = cut.catch(() => undefined);
  return cut;
}

/** Undefined when the file cannot be read as a font; that is not kept. */
async function cutNow({ bytes, points, weight }: CutRequest): Promise<Cut | undefined> {
  const [{ default: subsetFont }, { convert }, harfbuzz] = await Promise.all([
    import('subset-font'),
    import('fontverter'),
    import('harfbuzzjs'),
  ]);
  const plain = await convert(Buffer.from(bytes), 'sfnt').catch(() => undefined);
  if (plain === undefined) return undefined;
  const known = new Set(new harfbuzz.Face(new harfbuzz.Blob(plain)).collectUnicodes());
  const present = points.filter((point) => known.has(point));
  if (present.length === 0) return NOTHING;
  const cut = await subsetFont(plain, String.fromCodePoint(...present), {
    targetFormat: 'woff2',
    ...(weight === undefined ? {} : { variationAxes: { wght: weight } }),
  });
  return { bytes: cut, points: present };
}

/** A line with the points, then the font. */
function writeCut({ bytes, points }: Cut): Uint8Array {
  const head = new TextEncoder().encode(`${JSON.stringify(points)}\n`);
  const whole = new Uint8Array(head.length + bytes.length);
  whole.set(head);
  whole.set(bytes, head.length);
  return whole;
}

function readCut(whole: Uint8Array): Cut {
  const end = whole.indexOf(10);
  const points = JSON.parse(new TextDecoder().decode(whole.subarray(0, end))) as readonly number[];
  return { bytes: whole.subarray(end + 1), points };
}

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
