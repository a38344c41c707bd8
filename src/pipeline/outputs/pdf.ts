/** `deck.pdf`: the printed page with its metadata, the same bytes for the same deck. */
import { finishPdf } from '../../export/pdf.ts';
import { lecternVersion } from '../version.ts';
import type { OutputMaker } from './output.ts';

export const makePdf: OutputMaker = async ({ host, page, sheets, date }) => {
  const { deck, rendered, title } = page;
  const [printed, day] = await Promise.all([sheets(), date()]);
  const bytes = await finishPdf(printed, {
    title,
    ...(deck.author === undefined ? {} : { author: deck.author }),
    lang: deck.lang,
    date: day,
    pages: rendered.slides.length,
    version: await lecternVersion(host),
  });
  return [{ format: 'pdf', name: 'deck.pdf', bytes }];
};
