/** A stream of a PDF → what it holds (ISO 32000-1, 7.3.8). All is text with one sign a byte. */
import { inflateSync } from 'node:zlib';
import { remembered } from '../remembered.ts';
import { nameOf, type PdfDictionary } from './syntax.ts';

export interface PdfStream {
  /** Of its object. */
  readonly number: number;
  readonly dictionary: PdfDictionary;
  readonly raw: string;
}

/** What a stream holds; one and the same for streams of the same bytes, as long as it is remembered. */
export interface Content {
  readonly text: string;
}

/** Inflated; with another filter as it stands. */
export function contentOf({ dictionary, raw }: PdfStream): Content {
  const filter = dictionary.get('Filter');
  const filters = Array.isArray(filter) ? filter : [filter];
  return filters.length === 1 && nameOf(filters[0]) === 'FlateDecode' ? inflated(raw) : { text: raw };
}

export function streamText(stream: PdfStream): string {
  return contentOf(stream).text;
}

const inflated = remembered(
  (raw): Content => {
    try {
      return { text: inflateSync(Buffer.from(raw, 'latin1')).toString('latin1') };
    } catch {
      return { text: raw };
    }
  },
  ({ text }) => text.length,
);
