/**
 * What a row is called → a name for its folder that every file system takes and every one tells from the others: letters
 * and digits of any language, dots, underscores and hyphens.
 */
import { createHash } from 'node:crypto';
import { FORMATS } from '../../model/audience.ts';
import { isDevice } from '../../model/file-name.ts';
import { isOutputName } from '../outputs/output.ts';

/** A path of Windows has 260 signs in all; most file systems allow 255 bytes for a name. */
const MOST_SIGNS = 64;
const MOST_BYTES = 200;

/** Signs of the hash that tells folders apart. */
const HASH_SIGNS = 6;

/**
 * The names of the folders of all rows. Rows that are called otherwise get folders called otherwise: where only signs
 * tell them apart that no folder's name can hold, as `+1` and `-1`, each of those names ends in a hash of what its row is
 * called. Rows that are called the same, but for case, get the same.
 */
export function folderNames(texts: readonly string[]): readonly string[] {
  const callers = new Map<string, Set<string>>();
  const named = texts.map((text) => ({ name: folderName(text), called: folderKey(text.trim()) }));
  for (const { name, called } of named) {
    const key = folderKey(name);
    callers.set(key, (callers.get(key) ?? new Set()).add(called));
  }
  return named.map(({ name, called }) => {
    const isAlone = name === '' || callers.get(folderKey(name))?.size === 1;
    return isAlone
      ? name
      : `${name}-${createHash('sha256').update(called).digest('hex').slice(0, HASH_SIGNS)}`;
  });
}

/** Gives the name; empty when nothing of the text can stand in one. */
export function folderName(text: string): string {
  const plain = text
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}\p{M}._-]+/gu, '-')
    .replace(/-{2,}/g, '-');
  const name = trimSigns(shorten(trimSigns(plain)));
  if (name === '') return '';
  return isDevice(name) || isTaken(name.toLowerCase()) ? name.replace(/^[^.]+/, '$&_') : name;
}

/** Whether a file or folder of a deck without rows has this name in the same place. */
function isTaken(name: string): boolean {
  return name === 'slides' || isOutputName(name, FORMATS);
}

/** A dot before a name hides it, one behind it is lost on Windows; a hyphen before it is taken for a flag. */
function trimSigns(name: string): string {
  return name.replace(/^[.\-\p{M}]+|[.-]+$/gu, '');
}

/** Cut at whole letters: a sign above a letter stays with it. */
function shorten(name: string): string {
  let kept = '';
  for (const [letter] of name.matchAll(/\P{M}\p{M}*/gu)) {
    const longer = kept + letter;
    if (longer.length > MOST_SIGNS || Buffer.byteLength(longer) > MOST_BYTES) break;
    kept = longer;
  }
  return kept;
}

/** Equal for two names that some file system takes for one. */
export function folderKey(name: string): string {
  return name.normalize('NFKC').toLowerCase().replaceAll('ß', 'ss').normalize('NFC');
}
