/** Names that new decks, sections and themes may have. They become names of files, so they are plain on every system. */
import { Fault } from '../../diagnostics/fault.ts';

const NAME = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const RULE = 'use small letters, digits and hyphens between them, such as autumn-2026';
const MAX_LENGTH = 64;

/** Windows knows these as devices, whatever ending the file has. */
const DEVICES = /^(con|prn|aux|nul|com\d|lpt\d)$/;

/** Refuses, as a fault of usage, what cannot be the name of a `kind`. */
export function checkName(kind: string, name: string): void {
  if (!NAME.test(name)) throw new Fault('usage', `"${name}" cannot be the name of a ${kind}`, RULE);
  if (name.length > MAX_LENGTH)
    throw new Fault(
      'usage',
      `the name of a ${kind} has at most ${MAX_LENGTH} letters`,
      'choose a shorter one',
    );
  if (DEVICES.test(name))
    throw new Fault('usage', `"${name}" is no name for a file on Windows`, 'choose another name');
}

/** A title in words: `autumn-2026` is `Autumn 2026`. */
export function titleOf(name: string): string {
  const words = name.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The title as YAML: in quotes where it would be read as something else than text. */
export function yamlTitle(name: string): string {
  const title = titleOf(name);
  return /^[A-Z]/.test(title) && !/^(true|false|null)$/i.test(title) ? title : JSON.stringify(title);
}
