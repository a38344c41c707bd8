/**
 * The HTML elements that Marp lets through; the tags of any other become text on the slide.
 * The list is that of marp-core (`Marp.html`); a test compares the two.
 */

/** Elements without an end tag. */
export const VOID_ELEMENTS: ReadonlySet<string> = new Set(['br', 'col', 'hr', 'img', 'source', 'wbr']);

/** Elements whose end tag may be left out: https://html.spec.whatwg.org/multipage/syntax.html#optional-tags */
export const SELF_ENDING_ELEMENTS: ReadonlySet<string> = new Set([
  ...['caption', 'colgroup', 'dd', 'dt', 'li', 'p', 'rp', 'rt', 'tbody', 'td', 'tfoot', 'th', 'thead', 'tr'],
]);

/** Elements that must be closed. */
const CLOSED_ELEMENTS = [
  'a abbr address article aside audio b bdi bdo big blockquote center cite code del details div dl em figcaption',
  'figure h1 h2 h3 h4 h5 h6 i ins kbd mark nav ol picture pre q ruby s section small span strike strong sub summary',
  'sup table time u ul video',
].flatMap((line) => line.split(' '));

/** Every element that Marp lets through. */
export const HTML_ELEMENTS: ReadonlySet<string> = new Set([
  ...VOID_ELEMENTS,
  ...SELF_ENDING_ELEMENTS,
  ...CLOSED_ELEMENTS,
]);
