/**
 * `out/index.html`: what lies in the output folder, as the reports of the decks say, so that a build of one deck keeps
 * the others in the list. Pictures come from this build, or from the gallery before when the page that they show is the same.
 */
import { join } from 'node:path';
import { type Diagnostic, diagnose } from '../diagnostics/diagnostic.ts';
import type { Host } from '../host/host.ts';
import type { FontLoader } from '../load/fonts/loader.ts';
import { readReports } from '../load/report.ts';
import { GALLERY_MARK, type GalleryDeck, type GalleryVersion } from '../model/gallery.ts';
import { readThumbnails, writeGallery } from '../render/gallery.ts';
import { GALLERY_CSS } from '../render/gallery-css.ts';
import { setInFonts } from './author-page.ts';
import type { Delivery } from './delivery.ts';

export const GALLERY_FILE = 'index.html';

export interface GalleryRequest {
  /** The output folder, absolute. */
  readonly out: string;
  /** WebP pictures of first slides, by the SHA-256 of the page. */
  readonly thumbnails: ReadonlyMap<string, Uint8Array>;
  readonly fonts: FontLoader;
  /** Takes the finished page. */
  readonly delivery: Delivery;
}

/** A page of somebody else's under the name of the gallery: it stays, and there is no gallery. */
export async function foreignGallery(host: Host, out: string): Promise<readonly Diagnostic[]> {
  const file = join(out, GALLERY_FILE);
  const before = await readPage(host, file);
  if (before === undefined || before.includes(GALLERY_MARK)) return [];
  const at = { file, line: 1, column: 1 };
  const hint = 'move the file, or choose another folder with --out, to get a gallery of all decks';
  return [
    diagnose('gallery-kept-out', 'this file is not a gallery of Lectern and stays as it is', { at, hint }),
  ];
}

/** Makes the gallery and gives its path. Of two builds at once, the later lists what the earlier made. */
export async function updateGallery(host: Host, request: GalleryRequest): Promise<string> {
  const file = join(request.out, GALLERY_FILE);
  await request.delivery.inFolder(request.out, async ({ put }) =>
    put(file, await makeGallery(host, request)),
  );
  return file;
}

async function makeGallery(host: Host, request: GalleryRequest): Promise<Uint8Array> {
  const file = join(request.out, GALLERY_FILE);
  const [versions, before] = await Promise.all([readReports(host, request.out), readPage(host, file)]);
  const earlier = readThumbnails(before ?? '');
  const shown = versions.map((version): GalleryVersion => {
    const made = request.thumbnails.get(version.page);
    const thumbnail = made === undefined ? earlier.get(version.page) : webp(made);
    return thumbnail === undefined ? version : { ...version, thumbnail };
  });
  const decks = byDeck(shown);
  const html = await setInFonts((css) => writeGallery(decks, css), GALLERY_CSS, request.fonts);
  return new TextEncoder().encode(html);
}

function byDeck(versions: readonly GalleryVersion[]): readonly GalleryDeck[] {
  const decks = new Map<string, GalleryVersion[]>();
  for (const version of versions) {
    const id = version.folder.split('/')[0] ?? '';
    decks.set(id, [...(decks.get(id) ?? []), version]);
  }
  return [...decks].map(([id, list]) => ({ id, versions: list }));
}

async function readPage(host: Host, file: string): Promise<string | undefined> {
  const bytes = await host.readFile(file).catch(() => undefined);
  return bytes === undefined ? undefined : new TextDecoder().decode(bytes);
}

function webp(bytes: Uint8Array): string {
  return `data:image/webp;base64,${Buffer.from(bytes).toString('base64')}`;
}
