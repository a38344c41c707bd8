/**
 * Addresses in a section → addresses that hold in the assembled deck: relative paths are written anew as seen from
 * the deck's folder, and links by definition (`[text][key]`) get their address inline, so that a definition
 * of one section never reaches another. Definitions themselves are dropped.
 */
import { dirname, resolve } from 'node:path';
import { addressKind, addressPath, relativeAddress } from '../model/address.ts';
import { readDirectives } from '../model/directive-comment.ts';
import type { Edit } from '../source/mapped-text.ts';
import type { Block, InlineMark } from '../source/markdown/parts.ts';
import type { Comment, Outline } from '../source/outline.ts';
import { plainAddresses } from '../source/plain-addresses.ts';
import { type ValueStore, writeValues } from './value-token.ts';

export interface LinkContext {
  /** File in which the text was written; its folder is where relative paths begin. Absolute. */
  readonly file: string;
  /** Folder of the assembled deck. Absolute. */
  readonly outFolder: string;
  readonly store: ValueStore;
  /** True for a text of its own, whose definitions stay where they are; else links get their addresses inline. */
  readonly keepDefinitions?: boolean;
}

/** A tag of HTML. What looks like an attribute between two tags is text. */
const HTML_TAG = /<[a-z](?:"[^"]*"|'[^']*'|[^"'<>])*>/gi;
/** Attributes of HTML that hold one address. */
const HTML_ADDRESS = /(\s(?:src|poster|href)\s*=\s*)("[^"]*"|'[^']*'|[^\s"'>]+)/gi;
const HTML_SOURCES = /(\ssrcset\s*=\s*)("[^"]*"|'[^']*')/gi;
/** The address of a link or an image in Markdown. */
const MARKDOWN_ADDRESS = /(\]\(\s*)(<[^<>\n]*>|[^\s()<>'"]+)/g;
const CSS_ADDRESS = /url\(\s*("[^"]*"|'[^']*'|[^"')\s]+)\s*\)/gi;

/** The address of a definition, behind its label. */
const DEFINED_ADDRESS = /(\]:\s*)(<[^<>\n]*>|\S+)/;

/** The edits that rewrite every address of a section's text. */
export function rewriteLinks(outline: Outline, context: LinkContext): readonly Edit[] {
  const moved = (address: string) => moveAddress(writeValues(address, context.store, 'address'), context);
  const inHtml = (text: string) => writeValues(moveInHtml(text, moved), context.store, 'html');
  const inStyle = (text: string) =>
    writeValues(moveInCss(plainAddresses(text), moved), context.store, 'directive');
  const inDirective = (text: string) =>
    writeValues(moveInDirectives(text, moved), context.store, 'directive');
  const inDefinition = (text: string) =>
    text.replace(
      DEFINED_ADDRESS,
      (_, label: string, target: string) => `${label}${movedTarget(target, moved)}`,
    );
  const comments = outline.slides.flatMap((slide) => slide.comments);
  return [
    ...outline.marks.flatMap((mark) => linkEdits(mark, outline, { ...context, moved })),
    ...outline.marks
      .filter((mark) => mark.kind === 'html')
      .flatMap((mark) => replaced(outline, mark, inHtml)),
    ...outline.blocks.flatMap((block) =>
      blockEdits(block, outline, {
        inHtml,
        inStyle,
        ...(context.keepDefinitions === true ? { inDefinition } : {}),
      }),
    ),
    ...comments.filter(namesFile).flatMap((comment) => replaced(outline, comment, inDirective)),
  ];
}

/** The address as seen from the deck's folder; one that is not a relative path stays as it is. */
export function moveAddress(address: string, context: Pick<LinkContext, 'file' | 'outFolder'>): string {
  if (addressKind(address) !== 'relative') return address;
  const rest = /[?#].*$/s.exec(address)?.[0] ?? '';
  const path = addressPath(address).replaceAll('\\', '/');
  return `${relativeAddress(context.outFolder, resolve(dirname(context.file), path))}${rest}`;
}

/** Rewrites the addresses in directives: backgrounds, and the Markdown and HTML of headers and footers. */
export function moveInDirectives(text: string, moved: (address: string) => string): string {
  return moveInHtml(moveInCss(text, moved), moved).replace(
    MARKDOWN_ADDRESS,
    (_, before: string, target: string) => `${before}${movedTarget(target, moved)}`,
  );
}

/** Rewrites the addresses in the tags of a piece of HTML. */
export function moveInHtml(html: string, moved: (address: string) => string): string {
  return html.replace(HTML_TAG, (tag) =>
    tag
      .replace(HTML_ADDRESS, (_, name: string, value: string) => `${name}${quoted(value, moved)}`)
      .replace(HTML_SOURCES, (_, name: string, value: string) => {
        const sources = (list: string) =>
          list
            .split(/,\s+/)
            .map((one) => {
              const [address = '', ...size] = one.trim().split(/\s+/);
              return [moved(address), ...size].join(' ');
            })
            .join(', ');
        return `${name}${quoted(value, sources)}`;
      }),
  );
}

/** Rewrites the addresses in a piece of CSS. */
export function moveInCss(css: string, moved: (address: string) => string): string {
  return css.replace(CSS_ADDRESS, (_, value: string) => {
    const quote = value.startsWith("'") ? "'" : '"';
    return value.startsWith('"') || value.startsWith("'")
      ? `url(${quote}${moved(unquoted(value))}${quote})`
      : `url(${moved(value)})`;
  });
}

const unquoted = (value: string): string => (/^["']/.test(value) ? value.slice(1, -1) : value);

/** A changed value in the quotes that it had, or in double ones. */
function quoted(value: string, change: (value: string) => string): string {
  const [quote, percent] = value.startsWith("'") ? ["'", '%27'] : ['"', '%22'];
  return `${quote}${change(unquoted(value)).replaceAll(quote, percent)}${quote}`;
}

/** Directives that may hold addresses. */
export const ADDRESS_DIRECTIVES: readonly string[] = ['backgroundImage', 'footer', 'header'];

function namesFile(comment: Comment): boolean {
  return readDirectives(comment).some((line) => ADDRESS_DIRECTIVES.includes(line.name.replace(/^_/, '')));
}

function replaced(
  outline: Outline,
  span: { start: number; end: number },
  change: (text: string) => string,
): readonly Edit[] {
  const before = outline.text.slice(span.start, span.end);
  const after = change(before);
  return after === before ? [] : [{ start: span.start, end: span.end, text: after }];
}

type Change = (text: string) => string;

function blockEdits(
  block: Block,
  outline: Outline,
  change: { inHtml: Change; inStyle: Change; inDefinition?: Change },
): readonly Edit[] {
  const start = outline.lineStarts[block.start] ?? 0;
  const end = Math.min(outline.text.length, outline.lineStarts[block.end] ?? outline.text.length);
  if (block.kind === 'definition') {
    const { inDefinition } = change;
    return inDefinition ? replaced(outline, { start, end }, inDefinition) : [{ start, end, text: '' }];
  }
  if (block.kind === 'html') return replaced(outline, { start, end }, change.inHtml);
  return block.kind === 'style' ? replaced(outline, { start, end }, change.inStyle) : [];
}

function linkEdits(
  mark: InlineMark,
  outline: Outline,
  given: { moved: Change; store: ValueStore; keepDefinitions?: boolean },
): readonly Edit[] {
  const { moved, store } = given;
  if (mark.kind !== 'image' && mark.kind !== 'link') return [];
  if (mark.target === undefined) {
    if (given.keepDefinitions === true) return [];
    const title =
      mark.title === '' ? '' : ` "${writeValues(mark.title.replace(/["\\|&]/g, '\\$&'), store, 'text')}"`;
    return [
      {
        start: mark.labelEnd,
        end: mark.end,
        text: `(${written(moved(mark.url))}${title})`,
      },
    ];
  }
  return replaced(outline, mark.target, (text) => movedTarget(text, moved));
}

/** A target as Markdown writes it, with or without angle brackets. */
function movedTarget(text: string, moved: Change): string {
  const inner = text.startsWith('<') && text.endsWith('>') ? text.slice(1, -1) : text;
  const after = moved(inner);
  return after === inner ? text : written(after);
}

/** An address in the form that Markdown reads in parentheses. */
function written(address: string): string {
  return /[\s()<>]/.test(address) ? `<${address.replace(/[<>\n]/g, encodeURIComponent)}>` : address;
}
