/** `deck.md`: the assembled text, without speaker notes unless the audience may have them. */
import { withoutNotes } from '../../assemble/notes.ts';
import { encode, type OutputMaker } from './output.ts';

export const makeMarkdown: OutputMaker = async ({ page }) => {
  const { text } = page.assembled.mapped;
  const shared = page.deck.audience?.notes === true ? text : withoutNotes(text);
  return [{ format: 'md', name: 'deck.md', bytes: encode(shared) }];
};
