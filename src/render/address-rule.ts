/**
 * Replaces the addresses of files: in markdown-it tokens, those of images and of what HTML elements load; in rendered
 * slides, those of backgrounds. Links to pages stay.
 */

import { plainAddresses } from '../source/plain-addresses.ts';
import { escapeHtml } from './page.ts';

interface InlineToken {
  type: string;
  content: string;
  children?: InlineToken[] | null;
  attrGet?(name: string): string | null;
  attrSet?(name: string, value: string): void;
}

const LOADED =
  /(<(?:img|video|audio|source|track|embed|iframe|object|image|use|input)\b[^>]*?\s(?:src|poster|data|href|xlink:href)\s*=\s*)("[^"]*"|'[^']*')/gi;
const LOADED_SET = /(\ssrcset\s*=\s*)("[^"]*"|'[^']*')/gi;

/** Walks the tokens and asks `placeholder` for what shall stand for each address. */
export function fileAddresses(
  tokens: readonly InlineToken[],
  placeholder: (address: string) => string,
): void {
  for (const token of tokens) {
    if (token.type === 'image') {
      const address = token.attrGet?.('src');
      if (address !== null && address !== undefined && address !== '')
        token.attrSet?.('src', placeholder(address));
    } else if (token.type === 'html_block' || token.type === 'html_inline') {
      token.content = inHtml(token.content, placeholder);
    }
    if (token.children) fileAddresses(token.children, placeholder);
  }
}

function inHtml(html: string, placeholder: (address: string) => string): string {
  const quoted = (value: string) => `"${placeholder(decode(value.slice(1, -1)))}"`;
  let result = html;
  for (let before = ''; before !== result; ) {
    before = result;
    result = result.replace(LOADED, (whole, start: string, value: string) =>
      /^.[_]lectern_\//.test(value) ? whole : `${start}${quoted(value)}`,
    );
  }
  return result.replace(LOADED_SET, (_, start: string, value: string) => {
    const sources = value
      .slice(1, -1)
      .split(/,\s+/)
      .map((one) => {
        const [address = '', ...size] = one.trim().split(/\s+/);
        return [placeholder(decode(address)), ...size].join(' ');
      });
    return `${start}"${sources.join(', ')}"`;
  });
}

function decode(value: string): string {
  return value.replaceAll('&amp;', '&').replaceAll('&quot;', '"').replaceAll('&#39;', "'");
}

/** Tags as Marp writes them: the signs of text are escaped, so what looks like a tag in the text is none. */
const TAG = /<[a-z][^<>]*>/gi;
const STYLE_ATTRIBUTE = /(?<=\sstyle=")[^"]*(?=")/g;
const ADDRESS_IN_STYLE = /url\(\s*(&quot;|&#39;|'|)(?!&quot;|&#39;|'|data:|#|_lectern_\/)(.*?)\1\s*\)/g;
/** Marp repeats a background there for the selectors of themes; its address would be one more copy of the file. */
const REPEATED = /(?<=\sdata-background-image=")[^"]*(?=")/g;

/** The same for the style attributes of a rendered slide, which Marp makes of backgrounds. */
export function styleAddresses(html: string, placeholder: (address: string) => string): string {
  const inStyle = (style: string) =>
    plainStyle(style).replace(ADDRESS_IN_STYLE, (_, quote: string, address: string) => {
      return `url(${quote}${placeholder(decode(address))}${quote})`;
    });
  return html.replace(TAG, (tag) => tag.replace(REPEATED, '').replace(STYLE_ATTRIBUTE, inStyle));
}

/** A style attribute with its addresses written plainly; most are left alone. */
function plainStyle(style: string): string {
  const css = decode(style).replaceAll('&lt;', '<').replaceAll('&gt;', '>');
  const plain = plainAddresses(css);
  return plain === css ? style : escapeHtml(plain);
}
