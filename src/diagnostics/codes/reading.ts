/** Codes of files that cannot be read, and of YAML and front matter. */
import type { CodeEntry } from './entry.ts';

export const READING_CODES = {
  encoding: {
    severity: 'error',
    title: 'The file is not UTF-8 text',
    explanation: 'Save the file as UTF-8. UTF-16, NUL characters and broken byte sequences are not read.',
  },
  'file-too-big': {
    severity: 'error',
    title: 'The file is too big',
    explanation: 'A section or settings file may have 2 MB at the most, a table for --merge 20 MB.',
  },
  'file-unreadable': {
    severity: 'error',
    title: 'The file cannot be read',
    explanation: 'The operating system refused to open it. The message gives its reason.',
  },
  'fm-alias': {
    severity: 'error',
    title: 'YAML aliases expand too far',
    explanation:
      'Anchors and aliases (&name, *name) that multiply each other can grow to gigabytes. Write the values out.',
  },
  'fm-duplicate-key': {
    severity: 'error',
    title: 'A key stands twice',
    explanation: 'Only one of the two values could hold. Remove one.',
  },
  'fm-heading': {
    severity: 'warning',
    title: 'A heading stands inside the front matter',
    explanation:
      'Lines that begin with # are comments in YAML, so the heading and its slide would vanish. Close the front matter above it, or remove the --- on the first line if no front matter was meant.',
  },
  'fm-key': {
    severity: 'error',
    title: 'A key has a forbidden name',
    explanation:
      '__proto__, constructor and prototype have a meaning in JavaScript and are not allowed as keys.',
  },
  'fm-language': {
    severity: 'error',
    title: 'The front matter is not YAML',
    explanation:
      'The opening line names another language, such as ---js or ---json. Lectern reads YAML only and runs nothing. Write three hyphens alone on the first line.',
  },
  'fm-not-first': {
    severity: 'error',
    title: 'The front matter does not begin on the first line',
    explanation:
      'A blank line or a space stands before the opening ---, so Marp would show the front matter as text. Move it to the very beginning of the file.',
  },
  'fm-not-mapping': {
    severity: 'error',
    title: 'The front matter is not a list of "key: value" lines',
    explanation: 'A list, a number or a bare word stands where keys with values are expected.',
  },
  'fm-syntax': {
    severity: 'error',
    title: 'The YAML cannot be read',
    explanation:
      'YAML has rules about colons, quotes and indentation. Put a value that holds ": " or begins with a sign in quotes, and indent with spaces, never with tabs.',
  },
  'fm-too-big': {
    severity: 'error',
    title: 'The YAML is too big',
    explanation: 'More than 64 KB of front matter or 10,000 entries are not allowed.',
  },
  'fm-too-deep': {
    severity: 'error',
    title: 'The YAML is nested too deeply',
    explanation: 'More than 100 levels are not allowed.',
  },
  'fm-type': {
    severity: 'error',
    title: 'A value has the wrong type',
    explanation:
      'The message names the key, what it wants and what it got. Quotes make a text of a number or a date.',
  },
  'fm-unclosed': {
    severity: 'error',
    title: 'The front matter is never closed',
    explanation:
      'The block that begins with --- has no closing --- alone on a line, so the whole file would be swallowed. Close it.',
  },
  'hidden-characters': {
    severity: 'warning',
    title: 'The text holds characters that change its direction unseen',
    explanation:
      'Bidirectional control characters can make text read other than it is stored. Remove them, or set the language and direction of the slide instead.',
  },
  'looks-like-front-matter': {
    severity: 'warning',
    title: 'The text begins like front matter',
    explanation:
      'After the front matter the text goes on with "key: value" lines and another ---. YAML ends at the first --- alone on a line, also inside a block value. Indent the inner --- or quote the value.',
  },
  'settings-missing': {
    severity: 'error',
    title: 'A settings file is needed and missing',
    explanation: 'A deck that names audiences needs decks/audiences.yaml.',
  },
  'unknown-key': {
    severity: 'error',
    title: 'A key is not known',
    explanation:
      'A slip in a key would silently do nothing. The hint names the nearest known key; your own values go below vars.',
  },
} as const satisfies Record<string, CodeEntry>;
