/** Comments and keys that say what is to be ignored are for Lectern alone: they are taken out before anything else looks at the text. */
import { IGNORE_WORD, isIgnoreComment } from '../model/ignore.ts';
import { applyEdits, type Edit, type MappedText } from '../source/mapped-text.ts';
import { type Outline, outlineMarkdown } from '../source/outline.ts';

/** The text without its ignoring comments. */
export function withoutIgnores(mapped: MappedText): MappedText {
  return mapped.text.includes(IGNORE_WORD)
    ? applyEdits(mapped, ignoreEdits(outlineMarkdown(mapped.text)))
    : mapped;
}

/** One edit for each ignoring comment; one with lines of its own takes them along. */
function ignoreEdits({ text, slides }: Outline): readonly Edit[] {
  const comments = slides.flatMap((slide) => slide.comments);
  return comments
    .filter(({ content }) => isIgnoreComment(content))
    .map(({ start, end, block }) => {
      const lineEnd = text.indexOf('\n', end);
      return { start, end: block && lineEnd !== -1 ? lineEnd + 1 : end, text: '' };
    });
}

/** A front matter, as it stands, without the key. */
export function withoutIgnoreKey(mapped: MappedText): MappedText {
  const key = new RegExp(`^${IGNORE_WORD}[ \\t]*:.*\\n(?:[ \\t]+\\S.*\\n|[ \\t]*\\n)*`, 'm').exec(
    mapped.text,
  );
  if (key === null) return mapped;
  return applyEdits(mapped, [{ start: key.index, end: key.index + key[0].length, text: '' }]);
}
