/**
 * Files that a deck shows → `data:` addresses. A file must lie inside the folders that are allowed, links followed,
 * and must be what it seems to be: its first bytes decide, not its name. Nothing here asks the network.
 */
import { basename, dirname } from 'node:path';
import { type Diagnostic, diagnose, type Outcome, type Place } from '../diagnostics/diagnostic.ts';
import type { Host } from '../host/host.ts';
import { nearFile } from './near-file.ts';
import { isInside } from './path-case.ts';
import { pictureFault, SMALLER } from './picture.ts';
import { type PictureLimit, scalePicture } from './scaled-picture.ts';

export interface AssetRequest {
  /** Absolute path. */
  readonly file: string;
  /** The address as the author wrote it, for messages. */
  readonly address: string;
  /** Folders in which files may lie. Absolute. */
  readonly roots: readonly string[];
  readonly at: Place;
  /** `at` marks the address, whole, so that it can be mended there. */
  readonly isWhole?: boolean;
}

export interface Asset {
  /** Absolute path. */
  readonly file: string;
  readonly dataUri: string;
}

const MAX_BYTES = 20_000_000;

/** Reads a file for a deck; with an error the value is undefined. Pictures past `limit` are made smaller; default: as they are. */
export async function loadAsset(
  host: Host,
  request: AssetRequest,
  limit?: PictureLimit,
): Promise<Outcome<Asset | undefined>> {
  const faults = await reachFault(host, request);
  if (faults !== undefined) return { value: undefined, diagnostics: [faults] };
  const bytes = await host.readFile(request.file);
  const kind = mediaType(bytes);
  const fault = kind === undefined ? notPicture(request) : await pictureFault(bytes, kind, request);
  if (fault !== undefined || kind === undefined)
    return { value: undefined, diagnostics: fault === undefined ? [] : [fault] };
  const shown = limit === undefined ? bytes : await scalePicture(bytes, kind, limit);
  return { value: { file: request.file, dataUri: dataUri(shown, kind) }, diagnostics: [] };
}

/** Bytes as a `data:` address. */
export function dataUri(bytes: Uint8Array, type: string): string {
  return `data:${type};base64,${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')}`;
}

async function reachFault(host: Host, request: AssetRequest): Promise<Diagnostic | undefined> {
  const { file, address, at, roots } = request;
  if (!roots.some((root) => isInside(root, file))) {
    return diagnose('asset-outside', `"${address}" lies outside the project`, {
      at,
      hint: 'copy the file into the project folder, or put an empty lectern.yaml into the folder that holds both',
    });
  }
  const entry = await host.stat(file);
  const names = await host.list(dirname(file));
  if (entry === undefined || !names.includes(basename(file)))
    return diagnose('asset-missing', `there is no file "${address}"`, {
      at,
      ...(await nearFile(host, request)),
    });
  const real = await host.realPath(file);
  const realRoots = await Promise.all(roots.map((root) => host.realPath(root)));
  if (real === undefined || !realRoots.some((root) => root !== undefined && isInside(root, real))) {
    return diagnose('asset-outside', `"${address}" is a link that leaves the project`, {
      at,
      hint: 'copy the file into the project folder',
    });
  }
  if (entry.kind !== 'file')
    return diagnose('asset-missing', `"${address}" is not a file`, { at, hint: 'name a picture in it' });
  if (entry.size > MAX_BYTES) {
    return diagnose(
      'asset-too-big',
      `"${address}" has ${Math.round(entry.size / 1e6)} MB; at most ${MAX_BYTES / 1e6} are allowed`,
      { at, hint: SMALLER },
    );
  }
  return undefined;
}

function notPicture(request: AssetRequest): Diagnostic {
  const message = `"${request.address}" is not a picture, film, sound or font that can be shown`;
  const hint = 'save it as PNG, JPEG, GIF, WebP, AVIF or SVG';
  return diagnose('asset-not-image', message, { at: request.at, hint });
}

const ascii = (bytes: Uint8Array, start: number, end: number): string =>
  String.fromCharCode(...bytes.subarray(start, end));

/** The media type by the first bytes: https://mimesniff.spec.whatwg.org/#matching-an-image-type-pattern */
export function mediaType(bytes: Uint8Array): string | undefined {
  const head = ascii(bytes, 0, 16);
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png';
  if (head.startsWith('\xff\xd8\xff')) return 'image/jpeg';
  if (/^GIF8[79]a/.test(head)) return 'image/gif';
  if (head.startsWith('RIFF') && ascii(bytes, 8, 12) === 'WEBP') return 'image/webp';
  if (ascii(bytes, 4, 8) === 'ftyp')
    return /avif|avis/.test(ascii(bytes, 8, 32)) ? 'image/avif' : 'video/mp4';
  if (head.startsWith('wOF2')) return 'font/woff2';
  if (head.startsWith('wOFF')) return 'font/woff';
  if (head.startsWith('\x00\x01\x00\x00') || head.startsWith('OTTO')) return 'font/otf';
  if (head.startsWith('\x1aE\xdf\xa3')) return 'video/webm';
  if (head.startsWith('OggS')) return 'audio/ogg';
  if (head.startsWith('ID3') || /^\xff[\xfb\xf3\xf2]/.test(head)) return 'audio/mpeg';
  const start = new TextDecoder()
    .decode(bytes.subarray(0, 4096))
    .replace(/^\ufeff?(?:\s|<\?xml[^>]*>|<!--[\s\S]*?-->|<!DOCTYPE[^[>]*(?:\[[\s\S]*?\])?[^>]*>)*/i, '');
  return /^<svg[\s>]/i.test(start) ? 'image/svg+xml' : undefined;
}
