/** Words in a text: names that may hold dots and hyphens. */

/** The offset of the first `word` in `text` that is not a part of a longer one; -1 when there is none. */
export function findWord(text: string, word: string): number {
  const escaped = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return text.search(new RegExp(`(?<![\\p{L}\\p{N}_.-])${escaped}(?![\\p{L}\\p{N}_-])`, 'u'));
}
