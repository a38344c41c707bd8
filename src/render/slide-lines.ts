/** HTML of a slide → what a reader reads of it: a line for each paragraph, heading, list item and row of a table. */
import { endOfSpan, textOf } from './shown-text.ts';

/** Elements that stand on lines of their own. */
const BLOCK =
  /<\/?(?:address|article|aside|blockquote|br|dd|div|dl|dt|figcaption|figure|footer|foreignobject|h[1-6]|header|hr|li|main|nav|ol|p|pre|section|svg|table|tbody|tfoot|thead|tr|ul)\b[^>]*>/gi;

/** A citation by numbers; a long place in the source stands in its title. */
export const CITATION = /<sup class="cite[^"]*"([^>]*)>([\s\S]*?)<\/sup>/g;

/** `nameOf` gives the name of the source with that number, which each deck counts for itself. */
export function slideLines(html: string, nameOf: (number: number) => string | undefined): readonly string[] {
  const marked = withoutFormulas(html)
    .replace(/<(style|script|title|desc)\b[\s\S]*?<\/\1>/gi, '')
    .replace(CITATION, (_, more: string, inside: string) => ` [${citation(inside, more, nameOf)}]`)
    .replace(/<img\b[^>]*?\balt="([^"]*)"[^>]*>/gi, (_, alt: string) =>
      alt.length > 2 ? `\n(picture: ${alt})\n` : alt,
    )
    .replace(/<\/t[hd]>\s*<t[hd]\b[^>]*>/gi, ' | ')
    .replace(
      /(<pre\b[^>]*>)([\s\S]*?)(<\/pre>)/gi,
      (_, open: string, code: string, close: string) => open + code.replaceAll('\n', '<br>') + close,
    )
    .replaceAll('\n', ' ')
    .replace(BLOCK, '\n');
  return textOf(marked)
    .replaceAll('\u00ad', '')
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '');
}

function citation(html: string, attributes: string, nameOf: (number: number) => string | undefined): string {
  const named = html.replace(/(<a\b[^>]*>)(\d+)(?=<\/a>)/g, (whole, open: string, number: string) => {
    const name = nameOf(Number(number));
    return name === undefined ? whole : `${open}${name}`;
  });
  const [, title] = /\btitle="([^"]*)"/.exec(attributes) ?? [];
  return textOf(title === undefined ? named : `${named}, ${title}`);
}

/** Each formula as it was written. */
function withoutFormulas(html: string): string {
  let text = html;
  for (
    let open = text.indexOf('<span class="katex"');
    open !== -1;
    open = text.indexOf('<span class="katex"', open)
  ) {
    const end = endOfSpan(text, open);
    const tex = /<annotation\b[^>]*>([\s\S]*?)<\/annotation>/.exec(text.slice(open, end))?.[1] ?? '';
    text = `${text.slice(0, open)}$${tex}$${text.slice(end)}`;
  }
  return text;
}
