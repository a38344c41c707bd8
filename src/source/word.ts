/** Words in a text, found by going through it once, however long they are: a pattern made of a long word is refused by V8. */

/** What makes a found word a part of a longer one, when it stands before or behind it. */
export interface Joining {
  readonly before: RegExp;
  readonly after: RegExp;
}

/** Names may hold dots and hyphens, and end before a full stop. */
const OF_A_NAME: Joining = { before: /[\p{L}\p{N}_.-]$/u, after: /^[\p{L}\p{N}_-]/u };

/** The offset of the first `word` in `text` that is not a part of a longer one, by default a longer name; -1 when there is none. */
export function findWord(text: string, word: string, { before, after }: Joining = OF_A_NAME): number {
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) {
    const end = at + word.length;
    if (!before.test(text.slice(Math.max(0, at - 2), at)) && !after.test(text.slice(end, end + 2))) return at;
  }
  return -1;
}
