/** Addresses in Markdown, HTML and CSS: which kind they are, and how a relative one is written from another folder. */
import { posix, sep, win32 } from 'node:path';

export type AddressKind = 'relative' | 'absolute' | 'remote' | 'fragment' | 'data' | 'scheme';

/** What an address is: `relative` (a file beside the text), `remote` (network), `fragment` (`#…`), `data`, or another `scheme`. */
export function addressKind(address: string): AddressKind {
  const text = address.trim().replace(/[\u0000-\u0020]+/g, '');
  if (text === '' || text.startsWith('#')) return 'fragment';
  if (/^(?:https?:|ftp:|wss?:)?\/\//i.test(text) || /^https?:/i.test(text)) return 'remote';
  if (/^data:/i.test(text)) return 'data';
  if (/^[a-z]:[\\/]/i.test(text) || text.startsWith('/') || text.startsWith('\\')) return 'absolute';
  return /^[a-z][a-z0-9+.-]*:/i.test(text) ? 'scheme' : 'relative';
}

/**
 * The path part of a relative address, percent signs decoded once, without query and fragment;
 * as it stands when it cannot be decoded.
 */
export function addressPath(address: string): string {
  const path = address.replace(/[?#].*$/s, '');
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** Writes the path of `file` (absolute) as an address seen from `folder` (absolute). */
export function relativeAddress(folder: string, file: string): string {
  const tools = sep === '\\' ? win32 : posix;
  const path = tools.relative(folder, file).split(sep).join('/');
  return encodeURI(path).replace(
    /[?#()'[\]]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
