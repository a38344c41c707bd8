/** Where a Marp Markdown text sets a directive: in its front matter and in comments, never in text or code. */
import { outlineMarkdown } from './outline.ts';

export interface DirectiveLine {
  /** Line of the text, from 1. */
  readonly line: number;
  /** Without quotes. */
  readonly value: string;
}

/** The front matter of a Marp Markdown text, with its rulers and the line end behind it; empty when there is none. */
export function frontMatterOf(text: string): string {
  return /^---[ \t]*\n[\s\S]*?\n---[ \t]*(?:\n|$)/.exec(text)?.[0] ?? '';
}

/** Every line that sets the directive `name`, in the order of the text. */
export function directiveLines(text: string, name: string): readonly DirectiveLine[] {
  if (!text.includes(`${name}:`)) return [];
  const pattern = new RegExp(`^(?:<!--+)?[ \\t]*${name}:[ \\t]*["']?([^"'\\n]*?)["']?[ \\t]*(?:--+>)?$`);
  const front = frontMatterOf(text);
  const body = text.slice(front.length);
  // To read a whole deck takes long, and most set the directive in their front matter only.
  const outline = outlineMarkdown(body.includes(`${name}:`) ? body : '');
  const before = front.split('\n').length - 1;
  const spans = [
    { line: 1, text: front },
    ...outline.slides.flatMap((slide) =>
      slide.comments.map((comment) => ({
        line: before + comment.line + 1,
        text: outline.text.slice(comment.start, comment.end),
      })),
    ),
  ];
  return spans.flatMap((span) =>
    span.text.split('\n').flatMap((line, index) => {
      const value = pattern.exec(line)?.[1];
      return value === undefined ? [] : [{ line: span.line + index, value: value.trim() }];
    }),
  );
}
