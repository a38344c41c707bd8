/**
 * The frame of the pages that are written for the author: gallery, report of a check, differences. Each is one file that
 * asks nobody for anything and runs no script but the one that is given.
 */
import { createHash } from 'node:crypto';

export interface AuthorPage {
  /** By this element of its head the page is known again. */
  readonly mark: string;
  /** Title, heading and body as HTML. */
  readonly title: string;
  readonly top: string;
  readonly main: readonly string[];
  readonly footer: string;
  /** The whole look, `@font-face` rules included. */
  readonly css: string;
  readonly script?: string;
}

/** Writes the page. Equal requests give equal bytes. */
export function writeAuthorPage({ mark, title, top, main, footer, css, script }: AuthorPage): string {
  return [
    '<!DOCTYPE html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="UTF-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policyFor(script)}">`,
    '<meta name="viewport" content="width=device-width,initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    mark,
    `<title>${title}</title>`,
    `<style>${css}</style>`,
    '</head>',
    '<body>',
    `<header class="top">${top}</header>`,
    '<main>',
    ...main,
    '</main>',
    ...(script === undefined ? [] : [`<script>${script}</script>`]),
    `<footer><p>This page is for the author: ${footer}</p></footer>`,
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

/** `2 decks`, `1 deck`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function policyFor(script: string | undefined): string {
  return [
    "default-src 'none'; img-src data:; font-src data:; style-src 'unsafe-inline'",
    ...(script === undefined
      ? []
      : [`script-src 'sha256-${createHash('sha256').update(script).digest('base64')}'`]),
    "base-uri 'none'; form-action 'none'",
  ].join('; ');
}
