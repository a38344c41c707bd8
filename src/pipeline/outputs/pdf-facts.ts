/** What every PDF of a deck says about itself. */
import type { PdfFacts } from '../../export/pdf.ts';
import { lecternVersion } from '../version.ts';
import type { OutputContext } from './output.ts';

export async function pdfFacts({ host, page, date }: OutputContext): Promise<PdfFacts> {
  const { deck, title } = page;
  return {
    title,
    ...(deck.author === undefined ? {} : { author: deck.author }),
    lang: deck.lang,
    date: await date(),
    version: await lecternVersion(host),
  };
}
