/**
 * Values on their way into the text. While the structure of a slide is read, a token stands for each value;
 * then the value is written in the form that its place needs so that it is shown and never interpreted:
 * backslashes in Markdown, entities in HTML, percent signs in addresses.
 * Escapes of Markdown: https://spec.commonmark.org/0.31.2/#backslash-escapes
 */

/** The values printed so far, in the order of their tokens. */
export type ValueStore = string[];

/** Two Unicode noncharacters around a number; no text of an author holds them. */
export const VALUE_TOKEN = /\ufdd0(\d+)\ufdd1/g;

/** Where a value stands. */
export type ValuePlace = 'text' | 'html' | 'address' | 'note' | 'directive';

/** Keeps a value and gives the token that stands for it. Lists are joined without a sign between, nothing is empty, as in Liquid. */
export function addValue(store: ValueStore, value: unknown): string {
  store.push(printed(value));
  return `\ufdd0${store.length - 1}\ufdd1`;
}

function printed(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map(printed).join('');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** Replaces the tokens in `text` by their values, in the form for `place`. */
export function writeValues(text: string, store: ValueStore, place: ValuePlace): string {
  return text.replace(VALUE_TOKEN, (_, index: string) => WRITERS[place](store[Number(index)] ?? ''));
}

const WRITERS: Record<ValuePlace, (value: string) => string> = {
  text: escapeMarkdown,
  html: escapeHtml,
  address: (value) =>
    encodeURI(value).replace(/[()<>&'"]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`),
  note: (value) => value.replace(/-->/g, '- ->').replace(/<!--/g, '<! --'),
  directive: (value) =>
    entities(oneLine(value), /[^\p{L}\p{N} ,.;/()-]/gu).replace(/--+/g, (dashes) =>
      '&#45;'.repeat(dashes.length),
    ),
};

const oneLine = (value: string): string => value.replace(/\s*[\r\n]+\s*/g, ' ');

function entities(value: string, pattern: RegExp): string {
  return value.replace(pattern, (sign) => `&#${sign.codePointAt(0)};`);
}

function escapeHtml(value: string): string {
  return entities(oneLine(value), /[&<>"'`{}[\]*_~$\\|:@]/g);
}

/**
 * Escapes what Markdown, Marp or Lectern would read as a sign. Hyphens, dots and the like stay as they are
 * between letters, so that names and sentences remain readable in `deck.md`.
 */
function escapeMarkdown(value: string): string {
  return oneLine(value)
    .replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`)
    .replace(/[\\`*_{}[\]|~$"^@:]/g, '\\$&')
    .replace(/(?<=\w)\.(?=\w)/g, '\\.')
    .replace(/[-=]{2,}/g, (run) => run.replace(/./g, '\\$&'))
    .replace(/^(\s*)([-+=#])/, '$1\\$2')
    .replace(/^(\s*\d+)([.)])/, '$1\\$2')
    .replace(/!$/, '\\!')
    .replace(/^[ \t]+|[ \t]+$/g, ' ');
}
