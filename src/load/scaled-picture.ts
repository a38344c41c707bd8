/**
 * A picture with more pixels than a slide can show → a smaller one of the same kind, turned upright and without the
 * camera's metadata. The only door to sharp.
 */
import { createHash } from 'node:crypto';
import { pictureSize } from './picture.ts';

/** Scaled pictures of earlier runs. */
export interface PictureStore {
  get(key: string): Promise<Uint8Array | undefined>;
  set(key: string, bytes: Uint8Array): Promise<void>;
}

/** What a picture must be able to cover, in pixels, and where its smaller copy is kept. */
export interface PictureLimit {
  readonly width: number;
  readonly height: number;
  readonly store: PictureStore;
}

const SCALED = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/avif']);
/** So much smaller a side must become before losses are worth it. */
const LEAST_GAIN = 0.8;

/**
 * Gives a copy that still covers the limit's rectangle in both directions; the bytes as they are when they have
 * no more pixels than that, move, are of another kind, or would not become fewer.
 */
export async function scalePicture(
  bytes: Uint8Array,
  type: string,
  { width, height, store }: PictureLimit,
): Promise<Uint8Array> {
  if (!SCALED.has(type)) return bytes;
  const size = await pictureSize(bytes);
  const scale = Math.max(width / size.width, height / size.height);
  if (scale > LEAST_GAIN) return bytes;
  const across = Math.ceil(size.width * scale);
  const key = `${createHash('sha256').update(bytes).digest('hex')}-${across}`;
  const known = await store.get(key);
  if (known !== undefined) return known.length === 0 ? bytes : known;
  const scaled = await shrink(bytes, across);
  const gain = scaled !== undefined && scaled.length < bytes.length ? scaled : undefined;
  // An empty entry says that nothing is to be gained.
  await store.set(key, gain ?? new Uint8Array());
  return gain ?? bytes;
}

/** Undefined for what moves, and for what the library cannot read: the browser may. */
async function shrink(bytes: Uint8Array, width: number): Promise<Uint8Array | undefined> {
  const { default: sharp } = await import('sharp');
  try {
    const { pages = 1, format } = await sharp(bytes).metadata();
    if (pages > 1) return undefined;
    const upright = sharp(bytes, { sequentialRead: true }).rotate().resize({ width });
    if (format === 'jpeg')
      return await upright.keepIccProfile().jpeg({ quality: 85, mozjpeg: true }).toBuffer();
    if (format === 'png') return await upright.keepIccProfile().png({ compressionLevel: 9 }).toBuffer();
    if (format === 'webp') return await upright.keepIccProfile().webp({ quality: 85 }).toBuffer();
    return await upright.keepIccProfile().avif({ quality: 60 }).toBuffer();
  } catch {
    return undefined;
  }
}
