/**
 * What a picture says beside what it shows: text chunks of PNG (https://www.w3.org/TR/png-3/#11textinfo), comments and
 * descriptions of JPEG and WebP, hidden parts of SVG. What a picture shows is given on purpose; this is not.
 */
import { inflateSync } from 'node:zlib';
import type { SpokenText } from './surface.ts';

const latin1 = new TextDecoder('latin1');
const utf8 = new TextDecoder();
const PICTURE_WORDS: ReadonlySet<string> = new Set(
  [
    'adobe author comment copyright create creation creator data date description disclaimer document exif format',
    'generator group http https icon image imageready inkscape layer metadata modify page path photoshop picture png',
    'purl creativecommons dcmitype stillimage www xmlns software sodipodi source svg text time title type version work xml',
  ].flatMap((line) => line.split(' ')),
);
const isPictureWord = (word: string): boolean => PICTURE_WORDS.has(word);

/** What a picture says; none for a kind that is not known or a torn file. */
export function pictureTexts(bytes: Uint8Array): readonly SpokenText[] {
  if (isPng(bytes)) return pngTexts(bytes);
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return jpegTexts(bytes);
  if (latin1.decode(bytes.subarray(8, 12)) === 'WEBP') return webpTexts(bytes);
  const start = utf8.decode(bytes.subarray(0, 1024));
  return /<svg[\s>]/.test(start) || /^\s*<\?xml/.test(start) ? hiddenTexts(utf8.decode(bytes)) : [];
}

export function isPng(bytes: Uint8Array): boolean {
  return bytes[0] === 0x89 && latin1.decode(bytes.subarray(1, 4)) === 'PNG';
}

function pngTexts(bytes: Uint8Array): readonly SpokenText[] {
  const found: SpokenText[] = [];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = view.getUint32(at);
    const type = latin1.decode(bytes.subarray(at + 4, at + 8));
    const text = chunkText(type, bytes.subarray(at + 8, at + 8 + length));
    if (text !== undefined) found.push({ where: `${type} chunk`, text, isOfTheForm: isPictureWord });
    at += 12 + length;
  }
  return found;
}

/** The keyword and the text of a chunk; undefined for one without. */
function chunkText(type: string, data: Uint8Array): string | undefined {
  if (type === 'tEXt') return latin1.decode(data).replaceAll('\0', '\n');
  if (type === 'eXIf') return loose(data);
  if (type !== 'zTXt' && type !== 'iTXt') return undefined;
  const end = data.indexOf(0);
  const keyword = latin1.decode(data.subarray(0, end));
  if (type === 'zTXt') return `${keyword}\n${latin1.decode(inflated(data.subarray(end + 2)))}`;
  const languageEnd = data.indexOf(0, end + 3);
  const titleEnd = data.indexOf(0, languageEnd + 1);
  const title = utf8.decode(data.subarray(languageEnd + 1, titleEnd));
  const rest = data.subarray(titleEnd + 1);
  return `${keyword}\n${title}\n${utf8.decode(data[end + 1] === 1 ? inflated(rest) : rest)}`;
}

/** Nothing when it is torn: such a chunk no reader shows either. */
function inflated(bytes: Uint8Array): Uint8Array {
  try {
    return inflateSync(bytes);
  } catch {
    return new Uint8Array();
  }
}

/** Comments and application segments: Exif, XMP, IPTC. */
function jpegTexts(bytes: Uint8Array): readonly SpokenText[] {
  const found: SpokenText[] = [];
  for (let at = 2; at + 4 <= bytes.length && bytes[at] === 0xff; ) {
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xda || marker === 0xd9) break;
    const length = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
    // Colour profiles carry the words of their makers.
    const isText = marker === 0xfe || (marker >= 0xe1 && marker <= 0xef && marker !== 0xe2);
    if (isText)
      found.push({
        where: 'metadata of a picture',
        text: loose(bytes.subarray(at + 4, at + 2 + length)),
        isOfTheForm: isPictureWord,
      });
    at += 2 + length;
  }
  return found;
}

/** Chunks `EXIF` and `XMP`: https://developers.google.com/speed/webp/docs/riff_container#metadata */
function webpTexts(bytes: Uint8Array): readonly SpokenText[] {
  const found: SpokenText[] = [];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 12; at + 8 <= bytes.length; ) {
    const type = latin1.decode(bytes.subarray(at, at + 4));
    const length = view.getUint32(at + 4, true);
    const text = type === 'EXIF' || type === 'XMP ' ? loose(bytes.subarray(at + 8, at + 8 + length)) : '';
    if (text !== '') found.push({ where: 'metadata of a picture', text, isOfTheForm: isPictureWord });
    at += 8 + length + (length % 2);
  }
  return found;
}

/**
 * Text among bytes of any kind: as UTF-8 and, for the texts that Windows writes, as UTF-16. Runs of fewer than eight
 * signs are left out, because small pictures inside are noise in which any short word may be found.
 */
function loose(bytes: Uint8Array): string {
  const wide = bytes.filter((byte) => byte !== 0);
  const texts = [bytes, ...(wide.length < bytes.length ? [wide] : [])].map((one) => utf8.decode(one));
  return (texts.join('\n').match(/[^\p{C}\ufffd]{8,}/gu) ?? []).join('\n');
}

/** Comments, metadata and what drawing programs note in attributes of their own. Texts, titles and descriptions are shown. */
export function hiddenTexts(svg: string): readonly SpokenText[] {
  const comments = svg.match(/<!--[\s\S]*?-->/g) ?? [];
  const metadata = (svg.match(/<metadata[\s>][\s\S]*?<\/metadata>/g) ?? []).map((one) =>
    one.replace(/\s[\w:-]+=|<\/?[\w:-]+/g, ' '),
  );
  const noted = [
    ...svg.matchAll(/\s(?:sodipodi|inkscape|serif|sketch|data)[:-][\w-]+\s*=\s*("[^"]*"|'[^']*')/g),
  ].map((match) => match[1] ?? '');
  const text = [...comments, ...metadata, ...noted].join('\n');
  return text === '' ? [] : [{ where: 'hidden part of a picture', text, isOfTheForm: isPictureWord }];
}

/** The texts that an SVG shows or tells, once apart and once without their tags, for words that are set in pieces. */
export function svgWords(svg: string): string {
  const shown = svg.replace(
    /<!--[\s\S]*?-->|<metadata[\s>][\s\S]*?<\/metadata>|<style[\s>][\s\S]*?<\/style>/g,
    ' ',
  );
  const labels = [...shown.matchAll(/\saria-label\s*=\s*("[^"]*"|'[^']*')/g)].map((match) => match[1]);
  return [shown.replace(/<[^>]*>/g, ' '), shown.replace(/<[^>]*>/g, ''), ...labels].join('\n');
}
