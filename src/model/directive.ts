/** Marp's directives by name. Rules: https://marpit.marp.app/directives, marp-core (`size`, `math`) and marp-cli (metadata, `transition`). */

/** Directives of the whole deck. */
export const GLOBAL_DIRECTIVES: readonly string[] = [
  'theme',
  'style',
  'lang',
  'headingDivider',
  'size',
  'math',
];

/** What marp-cli reads of a deck beyond its slides, and the key by which editors know a Marp file. */
export const METADATA_DIRECTIVES: readonly string[] = [
  'marp',
  'title',
  'author',
  'description',
  'keywords',
  'url',
  'image',
];

/** Directives that hold from a slide on (with `_` before the name, on one slide only), each with the value that takes it back. */
export const LOCAL_DIRECTIVES: ReadonlyMap<string, string> = new Map([
  ['class', '""'],
  ['paginate', 'false'],
  ['header', '""'],
  ['footer', '""'],
  ['color', '""'],
  ['backgroundColor', '""'],
  ['backgroundImage', '""'],
  ['backgroundPosition', '""'],
  ['backgroundRepeat', '""'],
  ['backgroundSize', '""'],
  ['transition', 'none'],
]);
