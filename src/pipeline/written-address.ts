/** The address of a file as its author wrote it, and where: the assembled deck holds it as seen from its own folder. */
import { dirname, resolve } from 'node:path';
import type { AssembledDeck } from '../assemble/deck.ts';
import type { Place } from '../diagnostics/diagnostic.ts';
import { addressKind, addressPath } from '../model/address.ts';
import { offsetPlace, originPlace } from '../source/mapped-text.ts';
import { lineText } from '../source/source-text.ts';

export interface WrittenAddress {
  readonly written: string;
  readonly at: Place;
  /** `at` marks the address of a picture in Markdown, whole. */
  readonly isWhole: boolean;
}

/** Finds an address that Marp came upon; `outFolder` is the folder that it counts from. */
export function writtenAddress(assembled: AssembledDeck, address: string, outFolder: string): WrittenAddress {
  return (
    inPictures(assembled, address, outFolder) ??
    inMarkup(assembled, address, outFolder) ??
    inLines(assembled, address)
  );
}

/** Whether what an author wrote in a file of `folder` is the address as seen from `outFolder`. */
function sameAddress(
  url: string,
  folder: string,
  { address, outFolder }: { address: string; outFolder: string },
) {
  if (addressKind(address) !== 'relative') return url === address;
  return (
    addressKind(url) === 'relative' &&
    resolve(folder, addressPath(url)) === resolve(outFolder, addressPath(address))
  );
}

function inPictures(
  { texts }: AssembledDeck,
  address: string,
  outFolder: string,
): WrittenAddress | undefined {
  const isFile = addressKind(address) === 'relative';
  const file = isFile ? resolve(outFolder, addressPath(address)) : address;
  for (const { mapped, outline } of texts) {
    const folder = dirname(mapped.origins[0]?.source.file ?? '');
    const mark = outline.marks.find(
      ({ kind, url, target }) =>
        kind === 'image' &&
        target !== undefined &&
        (isFile
          ? addressKind(url) === 'relative' && resolve(folder, addressPath(url)) === file
          : url === file),
    );
    if (mark?.target === undefined) continue;
    const { start, end } = mark.target;
    const raw = mapped.text.slice(start, end);
    const lead = raw.startsWith('<') ? 1 : 0;
    const written = raw.slice(lead, raw.length - lead);
    const at = offsetPlace(mapped, start + lead, written.length);
    return { written, at, isWhole: at.length === written.length };
  }
  return undefined;
}

const MARKUP = /(?:\b(?:src|poster|data|href)\s*=\s*["']?|\burl\(\s*["']?)([^"'()\s>]+)/gi;

/** In HTML and styles. */
function inMarkup({ texts }: AssembledDeck, address: string, outFolder: string): WrittenAddress | undefined {
  for (const { mapped } of texts) {
    const folder = dirname(mapped.origins[0]?.source.file ?? '');
    for (const match of mapped.text.matchAll(MARKUP)) {
      const [whole, written = ''] = match;
      if (!sameAddress(written, folder, { address, outFolder })) continue;
      const at = offsetPlace(mapped, match.index + whole.length - written.length, written.length);
      return { written, at, isWhole: false };
    }
  }
  return undefined;
}

/** In definitions and front matter: on the first line that has its name. */
function inLines({ mapped }: AssembledDeck, address: string): WrittenAddress {
  const decoded = addressPath(address);
  const names = [address, decoded, address.split('/').at(-1) ?? '', decoded.split('/').at(-1) ?? ''].filter(
    (name) => name !== '',
  );
  const lines = mapped.text.split('\n');
  const index =
    names.map((name) => lines.findIndex((line) => line.includes(name))).find((found) => found !== -1) ?? 0;
  const origin = mapped.origins[index];
  const text = origin === undefined ? '' : lineText(origin.source, origin.line);
  const name = names.find((one) => text.includes(one)) ?? '';
  const lead = /[^\s()"'<>=]*$/.exec(text.slice(0, Math.max(0, text.indexOf(name))))?.[0] ?? '';
  const written = `${lead}${name}`;
  const at = originPlace(mapped, index + 1, written);
  return { written: written === '' ? address : written, at, isWhole: false };
}
