/**
 * A slide of a rendered page as text that is equal wherever the slide is: its files by what they hold, without where it
 * stands in its deck. Two such texts with one style look the same.
 */
import { PLACEHOLDERS } from '../model/rendered.ts';
import type { RenderedPage } from './deck-page.ts';

/** Tags that say of a slide where it stands in its deck, and what they say. */
const NUMBERED = /<section\b[^>]*>/g;
const NUMBERS = / (?:id|data-marpit-pagination|data-marpit-pagination-total)="[^"]*"/g;

export function withoutNumbers(html: string): string {
  return html.replace(NUMBERED, (tag) => tag.replace(NUMBERS, ''));
}

/** Each file by `keyOf` of its address, instead of the number that it has in this build. */
export function withFileKeys(
  text: string,
  { request }: Pick<RenderedPage, 'request'>,
  keyOf: (file: string) => string,
): string {
  return text.replace(PLACEHOLDERS, (_, index: string) => keyOf(request.files[Number(index)] ?? ''));
}

/** What a style may ask of the number of a slide without looking different for it: whether there is one, and its digits. */
const HARMLESS = /\[data-marpit-pagination\]|attr\(data-marpit-pagination(?:-total)?\)/g;

/** Whether a style can make one slide look otherwise at another place. */
export function dependsOnNumbers(css: string): boolean {
  return /data-marpit-pagination|#\\3|\[id\b/.test(css.replace(HARMLESS, ''));
}
