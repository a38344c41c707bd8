/** Whether a picture is whole, small enough and only a picture. The only door to image-size and fast-xml-parser. */
import { type Diagnostic, diagnose, type Place } from '../diagnostics/diagnostic.ts';
import { plainAddresses } from '../source/plain-addresses.ts';

const MAX_PIXELS = 50_000_000;
/** What to do about a picture that is too big. */
export const SMALLER = 'make a smaller copy: a slide shows 1280 by 720 points';

export interface PictureSize {
  /** Pixels, as the picture is shown: turned upright. */
  readonly width: number;
  readonly height: number;
}

/** The size of a whole picture. */
export async function pictureSize(bytes: Uint8Array): Promise<PictureSize> {
  const { imageSize } = await import('image-size');
  const { width, height, orientation = 1 } = imageSize(bytes);
  // From 5 on the camera was held upright: https://www.media.mit.edu/pia/Research/deepview/exif.html
  return orientation >= 5 ? { width: height, height: width } : { width, height };
}

/** The fault of a picture, or undefined. Files of other types are not looked into. */
export async function pictureFault(
  bytes: Uint8Array,
  type: string,
  given: { address: string; at: Place },
): Promise<Diagnostic | undefined> {
  if (type === 'image/svg+xml') return svgFault(new TextDecoder().decode(bytes), given);
  if (!type.startsWith('image/')) return undefined;
  const { address, at } = given;
  const broken = diagnose('asset-broken', `"${address}" is damaged: the file ends too early`, {
    at,
    hint: 'save the picture anew',
  });
  try {
    const { width, height } = await pictureSize(bytes);
    if (width * height === 0) return broken;
    if (width * height > MAX_PIXELS) {
      return diagnose(
        'asset-too-big',
        `"${address}" has ${width} × ${height} pixels; at most ${MAX_PIXELS / 1e6} million are allowed`,
        { at, hint: SMALLER },
      );
    }
  } catch {
    return broken;
  }
  return isWhole(bytes, type) ? undefined : broken;
}

/** Whether the bytes end as the format demands: PNG by its IEND chunk, JPEG by its end marker, GIF by its trailer, WebP by its length. */
function isWhole(bytes: Uint8Array, type: string): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (type === 'image/png') return buffer.includes('IEND', Math.max(0, buffer.length - 4096));
  if (type === 'image/jpeg') return buffer.lastIndexOf(Buffer.from([0xff, 0xd9])) > 0;
  if (type === 'image/gif') return buffer.includes(0x3b, Math.max(0, buffer.length - 64));
  if (type === 'image/webp') return buffer.readUInt32LE(4) + 8 <= buffer.length;
  return true;
}

async function svgFault(
  text: string,
  given: { address: string; at: Place },
): Promise<Diagnostic | undefined> {
  const { address, at } = given;
  if (/<!ENTITY/i.test(text))
    return diagnose('asset-broken', `"${address}" defines entities, which are not read`, {
      at,
      hint: 'save it as plain SVG',
    });
  const { XMLValidator } = await import('fast-xml-parser');
  const valid = XMLValidator.validate(text);
  if (valid !== true)
    return diagnose('asset-broken', `"${address}" is not well-formed XML: line ${valid.err.line}`, {
      at,
      hint: 'save the picture anew',
    });
  const read = asRead(text);
  const active =
    /<\s*(?:[\w.-]+:)?(script|foreignObject|iframe|handler)\b/i.exec(read)?.[1] ??
    /\s(on[a-z]+)\s*=/i.exec(read)?.[1] ??
    /\battributeName\s*=\s*["']\s*((?:[\w.-]+:)?href|on[a-z]+)/i.exec(read)?.[1];
  const reference =
    /(?:href|src)\s*=\s*["']\s*(?!#|data:image\/(?:png|jpeg|gif|webp))([^"']+)/i.exec(read)?.[1] ??
    /(?:@import|url\(\s*["']?\s*(?!#|["']|data:))[^)]*/i.exec(read)?.[0];
  const culprit = active ?? reference;
  if (culprit === undefined) return undefined;
  return diagnose('asset-svg-active', `"${address}" holds "${culprit.slice(0, 40)}"`, {
    at,
    hint: 'save it as plain SVG, without scripts and links',
  });
}

/** As a browser reads it: signs by their numbers and escapes of CSS are what they stand for, addresses in styles are plain. */
function asRead(svg: string): string {
  const sign = (code: number) => (code <= 0x10ffff ? String.fromCodePoint(code) : '');
  const decoded = svg
    .replace(/&#(?:x([0-9a-f]{1,6})|(\d{1,7}));/gi, (_, hex?: string, decimal?: string) =>
      sign(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)),
    )
    .replace(/\\([0-9a-f]{1,6})\s?/gi, (_, hex: string) => sign(Number.parseInt(hex, 16)));
  return plainAddresses(decoded);
}
