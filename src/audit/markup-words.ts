/**
 * Words that Marp and its plugins write into attributes and styles of every page: values of CSS and SVG, names of roles
 * and parts. Found by rendering a deck that uses everything; a test renders one again and finds no word missing.
 */
const WORDS: ReadonlySet<string> = new Set(
  [
    'absolute advanced downscale horizontal language only scaling vertical annotation auto background block bold center color contain content cover display fallback false',
    'filter fixed flex font footer foreignobject grid group head header height hidden hold href html http https image',
    'inherit initial inline italic katex left light link list marp marpit math mathml meet middle mode monospace none',
    'normal note pagination paginate path position pre presentation preserve pseudo rect relative repeat right role',
    'root sans section serif shiki size skip slide solid span split start stretch style table text theme top',
    'transform transparent true underline width wrapper xhtml xlink xmidymid xmlns xyz 1999 2000 1998',
  ].flatMap((line) => line.split(' ')),
);

/** True for a word of that list. */
export function isMarkupWord(word: string): boolean {
  return WORDS.has(word);
}
