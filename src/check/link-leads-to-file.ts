/**
 * Links that lead to files beside the text: where they stand, and what is said of them once somebody has looked at the
 * disk. A deck is one file and takes no others along, so a link to a file that is there gets a remark.
 */
import { type Diagnostic, diagnose, type Place } from '../diagnostics/diagnostic.ts';
import { addressKind, addressPath } from '../model/address.ts';
import type { AuthorText } from '../model/author-text.ts';
import { offsetPlace } from '../source/mapped-text.ts';

export interface FileLink {
  /** As the author wrote it. */
  readonly address: string;
  /** Relative to the folder of the text, decoded. */
  readonly path: string;
  readonly at: Place;
  /** `at` marks the address, whole, so that it can be mended there. */
  readonly isWhole: boolean;
}

/** The links of a text that lead to files, in the order of the text. */
export function fileLinks({ outline, mapped }: AuthorText): readonly FileLink[] {
  const { text, blocks, marks, lineStarts } = outline;
  const written = marks.flatMap(({ kind, url, target, start, end }) => {
    if (kind !== 'link') return [];
    if (target === undefined) return [{ address: url, start, end, isWhole: false }];
    const raw = text.slice(target.start, target.end);
    const lead = raw.startsWith('<') ? 1 : 0;
    const address = raw.slice(lead, raw.length - lead);
    return [{ address, start: target.start + lead, end: target.end - lead, isWhole: true }];
  });
  const html = [
    ...blocks
      .filter(({ kind }) => kind === 'html')
      .map(({ start, end }) => ({ start: lineStarts[start] ?? 0, end: lineStarts[end] ?? text.length })),
    ...marks.filter(({ kind }) => kind === 'html'),
  ].flatMap(({ start, end }) => anchors(text.slice(start, end), start));
  return [...written, ...html]
    .sort((a, b) => a.start - b.start)
    .flatMap(({ address, start, end, isWhole }) => {
      const path = addressPath(address);
      if (addressKind(address) !== 'relative' || path === '' || isUnsettled(path)) return [];
      return [{ address, path, isWhole, at: offsetPlace(mapped, start, end - start) }];
    });
}

const ANCHOR = /<!--[\s\S]*?(?:-->|$)|(<a\b[^>]*?\shref\s*=\s*)("[^"]*"|'[^']*'|[^\s"'>]+)/gi;

function anchors(html: string, offset: number) {
  return [...html.matchAll(ANCHOR)].flatMap(({ index, 1: before, 2: value }) => {
    if (before === undefined || value === undefined) return [];
    const quote = /^["']/.test(value) ? 1 : 0;
    const address = value.slice(quote, value.length - quote);
    const start = offset + index + before.length + quote;
    return [{ address, start, end: start + address.length, isWhole: false }];
  });
}

/** A value stands in it that is known later, or a template that is text. */
function isUnsettled(path: string): boolean {
  return /[\ufdd0\ufdd1]|\{\{/.test(path);
}

/** `near`: what is known of names like it. */
export function deadFile(
  { address, at }: FileLink,
  near: Pick<Diagnostic, 'fix'> & { readonly hint: string },
): Diagnostic {
  const hint = isHost(address) ? 'an address on the web begins with https://' : near.hint;
  return diagnose('dead-link', `there is no file "${address}"`, { ...near, at, hint });
}

function isHost(address: string): boolean {
  return /^(?:www\.|[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|edu|gov|io|dev)(?:\/|$))/i.test(address);
}

/** Of a file that is there. */
export function fileStaysBehind({ address, at }: FileLink): Diagnostic {
  return diagnose('link-stays-behind', `"${address}" does not come along with the deck`, {
    at,
    hint: 'put the file where readers can reach it, and link to its address on the web; a PDF has no link here',
  });
}
