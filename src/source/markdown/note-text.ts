/** Speaker notes → HTML for paper: paragraphs, lists and emphasis as Markdown has them; HTML stays text, pictures become their words. */
import MarkdownIt from 'markdown-it';

let parser: MarkdownIt | undefined;

/** The HTML of one note. Nothing in it can load or run anything. */
export function noteHtml(note: string): string {
  parser ??= createParser();
  return parser.render(note).trimEnd();
}

function createParser(): MarkdownIt {
  const md = new MarkdownIt('commonmark', { html: false, breaks: true });
  md.enable(['table', 'strikethrough']);
  md.renderer.rules.image = (tokens, index) => md.utils.escapeHtml(tokens[index]?.content ?? '');
  // The headings of a handout are those of its slides.
  md.renderer.rules.heading_open = () => '<p><strong>';
  md.renderer.rules.heading_close = () => '</strong></p>\n';
  return md;
}
