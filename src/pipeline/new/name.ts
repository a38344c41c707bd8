/** Names that new decks, sections and themes may have. They become names of files, so they are plain on every system. */
import { Fault } from '../../diagnostics/fault.ts';

const MAX_LENGTH = 64;
const RULE = 'use small letters, digits and hyphens between them';

/** A deck is called on the command line; sections and themes are named in YAML, where `2026` and `true` are no text. */
const RULES = {
  deck: { pattern: /^[a-z0-9]+(-[a-z0-9]+)*$/, rule: `${RULE}, such as autumn-2026` },
  section: { pattern: /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, rule: `${RULE}, beginning with a letter` },
  theme: { pattern: /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, rule: `${RULE}, beginning with a letter` },
} as const;

const YAML_WORDS = /^(true|false|null)$/i;

/** Windows knows these as devices, whatever ending the file has. */
const DEVICES = /^(con|prn|aux|nul|com\d|lpt\d)$/;

/** Refuses, as a fault of usage, what cannot be the name of a `kind`. */
export function checkName(kind: keyof typeof RULES, name: string): void {
  const { pattern, rule } = RULES[kind];
  if (!pattern.test(name)) throw new Fault('usage', `"${name}" cannot be the name of a ${kind}`, rule);
  if (name.length > MAX_LENGTH)
    throw new Fault(
      'usage',
      `the name of a ${kind} has at most ${MAX_LENGTH} letters`,
      'choose a shorter one',
    );
  if (DEVICES.test(name))
    throw new Fault('usage', `"${name}" is no name for a file on Windows`, 'choose another name');
  if (kind !== 'deck' && YAML_WORDS.test(name))
    throw new Fault('usage', `"${name}" is not a text in YAML`, 'choose another name');
}

/** A title in words: `autumn-2026` is `Autumn 2026`. */
export function titleOf(name: string): string {
  const words = name.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The title as YAML: in quotes where it would be read as something else than text. */
export function yamlTitle(name: string): string {
  const title = titleOf(name);
  return /^[A-Z]/.test(title) && !YAML_WORDS.test(title) ? title : JSON.stringify(title);
}
