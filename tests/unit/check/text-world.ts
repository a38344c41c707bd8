/** One text of a garden talk, as rules over what its author wrote see it. */
import type { AuthorText } from '../../../src/model/author-text.ts';
import { mapSource } from '../../../src/source/mapped-text.ts';
import { outlineMarkdown } from '../../../src/source/outline.ts';
import { sourceText } from '../../../src/source/source-text.ts';

export function authorText(text: string): AuthorText {
  const mapped = mapSource(sourceText('/garden/talk.md', text));
  return { section: 'opening', mapped, outline: outlineMarkdown(text) };
}
