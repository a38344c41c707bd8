/** Links that leave the deck: where they stand, and what is said of those behind which nothing is. Nothing here asks the network. */
import { type Diagnostic, diagnose, type Place } from '../diagnostics/diagnostic.ts';
import type { AuthorText } from '../model/author-text.ts';
import { offsetPlace } from '../source/mapped-text.ts';
import { visibleText } from './visible-text.ts';

export interface OutsideLink {
  /** Without its fragment: what a server is asked for. */
  readonly address: string;
  readonly at: Place;
}

/** Machines of one's own, and names that exist for examples: https://www.rfc-editor.org/rfc/rfc6761 */
const NOWHERE =
  /^(?:localhost|127\.|0\.0\.0\.0|10\.|192\.168\.|169\.254\.|\[|[^.]+$)|(?:^|\.)(?:example(?:\.(?:com|net|org))?|test|invalid|localhost|local|internal)$/i;

/** The http and https links of a text, written as links or as they are, in the order of the text. */
export function outsideLinks({ outline, mapped }: AuthorText): readonly OutsideLink[] {
  const { text, marks } = outline;
  const written = marks.flatMap(({ kind, url, target, start, end }) => {
    if (kind === 'link' && target !== undefined) return [{ url, start: target.start, end: target.end }];
    return kind === 'autolink' ? [{ url: text.slice(start + 1, end - 1), start, end }] : [];
  });
  const bare = [...visibleText(outline).matchAll(/\bhttps?:\/\/[^\s<>()[\]"'`|{}\\]+/gi)].map((match) => {
    const url = match[0].replace(/[.,;:!?*_~]+$/, '');
    return { url, start: match.index, end: match.index + url.length };
  });
  const alone = bare.filter(({ start }) => !marks.some((mark) => mark.start <= start && start < mark.end));
  return [...written, ...alone]
    .sort((a, b) => a.start - b.start)
    .flatMap(({ url, start, end }) => {
      const address = addressOf(url);
      return address === undefined ? [] : [{ address, at: offsetPlace(mapped, start, end - start) }];
    });
}

function addressOf(url: string): string | undefined {
  if (!/^https?:/i.test(url) || !URL.canParse(url)) return undefined;
  const parsed = new URL(url);
  if (NOWHERE.test(parsed.hostname)) return undefined;
  parsed.hash = '';
  return parsed.href;
}

/** A warning for each link behind which nothing is. `status`: what the servers said, by address; undefined for one that did not answer. */
export function deadOutside(
  links: readonly OutsideLink[],
  status: ReadonlyMap<string, number | undefined>,
): readonly Diagnostic[] {
  return links.flatMap(({ address, at }) => {
    const said = status.get(address);
    const why =
      said === undefined
        ? 'does not answer'
        : said === 404 || said === 410
          ? `is no longer there (${said})`
          : said >= 500
            ? `answers with an error (${said})`
            : undefined;
    if (why === undefined) return [];
    const shown = address.length > 60 ? `${address.slice(0, 59)}…` : address;
    const hint = 'open it in a browser; lead to where it has moved, or to an archived copy';
    return [{ ...diagnose('dead-link', `"${shown}" ${why}`, { at, hint }), severity: 'warning' as const }];
  });
}
