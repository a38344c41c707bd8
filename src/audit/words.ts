/**
 * Text → the words that can be compared: without regard to case, form of letters, and signs that nobody sees.
 * A word is a run of letters and digits; an address or a file name counts as a whole too. Sources and produced files
 * are read by the same rule, so what is told apart here is told apart everywhere.
 */

/** Zero-width signs and soft hyphens, which a reader does not see and a search must not either. */
const UNSEEN = /[\u00ad\u200b-\u200d\u2060\ufeff]/g;
/** Of two signs only scripts without spaces have words. */
const ASCII_WORD = /[a-z0-9]{3,}/g;
const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu;
/** What a name of a file or an address has somewhere before its end, and what ends it. */
const NAME_SIGN = /[.@/](?=[^\s<>()[\]{}"'`|,;*\\])/g;
const NAME_END = /[\s<>()[\]{}"'`|,;*\\]/;
/** Scripts that set no spaces between words: two signs may be one. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/** The form of a text in which words are compared. */
export function fold(text: string): string {
  const decoded = text.includes('%') ? decodePercent(text) : text;
  if (!/[^\u0000-\u007f]/.test(decoded)) return decoded.toLowerCase();
  return decoded
    .normalize('NFKC')
    .replace(UNSEEN, '')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/ς/g, 'σ')
    .replace(/\u02bc/g, "'");
}

/**
 * The words of a text, folded, each time they stand: those of four signs or more, of three when a digit is among the
 * letters, of two in scripts without spaces; and whole addresses and file names.
 */
export function wordsOf(text: string): readonly string[] {
  const folded = fold(text);
  const ascii = !/[^\u0000-\u007f]/.test(folded);
  const words = (folded.match(ascii ? ASCII_WORD : WORD) ?? []).filter(isTelling);
  NAME_SIGN.lastIndex = 0;
  return NAME_SIGN.test(folded) ? [...words, ...namesIn(folded)] : words;
}

/** Source text in Markdown: its words as written, and as they stand when signs and tags inside a word are gone. */
export function markdownWords(text: string): readonly string[] {
  const plain = text.replace(/<[^<>\n]*>|[*_~`\\]/g, '');
  return plain === text ? wordsOf(text) : [...wordsOf(text), ...wordsOf(plain)];
}

function isTelling(word: string): boolean {
  if (word.length >= 4) return true;
  if (word.length === 3 && /[0-9]/.test(word) && /[^0-9]/.test(word)) return true;
  return word.length >= 2 && /[^\u0000-\u007f]/.test(word) && UNSPACED.test(word);
}

/** Addresses and mail addresses whole, file names with an ending; of a path its last part as well. */
function namesIn(folded: string): readonly string[] {
  const names: string[] = [];
  let from = 0;
  NAME_SIGN.lastIndex = 0;
  for (let match = NAME_SIGN.exec(folded); match !== null; match = NAME_SIGN.exec(folded)) {
    let [start, end] = [match.index, match.index + 1];
    while (start > from && !endsName(folded, start - 1)) start -= 1;
    while (end < folded.length && !endsName(folded, end)) end += 1;
    [from, NAME_SIGN.lastIndex] = [end, end];
    const run = folded.slice(start, end);
    if (run.startsWith('data:')) continue;
    const name = run.replace(/[.:!?…]+$/, '');
    const last = name.slice(name.lastIndexOf('/') + 1).replace(/[?#].*$/, '');
    if (/:\/\/.|[^@]@[^@]+\./.test(name)) names.push(name);
    if (/[^.]\.[a-z][a-z0-9]{1,4}$/.test(last)) names.push(last);
  }
  return names;
}

function endsName(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  const isPlain = (code > 0x60 && code < 0x7b) || (code > 0x2c && code < 0x3b);
  return !isPlain && NAME_END.test(text[at] ?? '');
}

function decodePercent(text: string): string {
  return text.replace(/(?:%[0-9A-Fa-f]{2})+/g, (run) => {
    try {
      return decodeURIComponent(run);
    } catch {
      return run;
    }
  });
}
