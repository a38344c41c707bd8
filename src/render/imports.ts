/** Web fonts that styles import: a deck never asks the network. */

const REMOTE_IMPORT =
  /@import\s+(?:url\(\s*)?(?:"(?:https?:)?\/\/[^"]*"|'(?:https?:)?\/\/[^']*'|(?:https?:)?\/\/[^\s;)]*)\s*\)?[^;}<]*;?/g;

/** Marp's gaia theme and its Mermaid diagrams import web fonts; a deck never asks the network, and fonts come with the page. */
export function withoutImports(css: string): string {
  return css.replace(REMOTE_IMPORT, '');
}

/** Only in the style elements of diagrams: an import that stands in the text of a slide is text. */
export function withoutImportsInStyles(html: string): string {
  return html.replace(/<style\b[^>]*>[\s\S]*?<\/style>/gi, withoutImports);
}
