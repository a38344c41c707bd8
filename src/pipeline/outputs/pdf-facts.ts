/** What every PDF of a deck says about itself. */
import type { PdfFacts } from '../../export/pdf.ts';
import type { Deck } from '../../model/deck.ts';
import { lecternVersion } from '../version.ts';
import type { OutputContext } from './output.ts';

export async function pdfFacts({ host, page, date }: OutputContext): Promise<PdfFacts> {
  const { deck, title } = page;
  const subject = textOf(deck, 'description') ?? deck.subtitle;
  return {
    title,
    ...(deck.author === undefined ? {} : { author: deck.author }),
    ...(subject === undefined ? {} : { subject }),
    keywords: (textOf(deck, 'keywords') ?? '')
      .split(',')
      .map((one) => one.trim())
      .filter(Boolean),
    lang: page.request.lang,
    date: await date(),
    version: await lecternVersion(host),
  };
}

/** What Marp's metadata say in the deck's front matter; a list is joined by commas. */
function textOf(deck: Deck, name: string): string | undefined {
  const value = deck.directives.find((one) => one.name === name)?.value;
  const text = Array.isArray(value) ? value.join(', ') : String(value ?? '');
  return text === '' ? undefined : text;
}
