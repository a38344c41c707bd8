/** `deck.pdf`: the printed page with its metadata, the same bytes for the same deck. */
import { finishPdf } from '../../export/pdf.ts';
import type { OutputMaker } from './output.ts';
import { pdfFacts } from './pdf-facts.ts';

export const makePdf: OutputMaker = async (context) => {
  const { page, sheets } = context;
  const [printed, facts] = await Promise.all([sheets(), pdfFacts(context)]);
  const bytes = await finishPdf(printed, { ...facts, pages: page.rendered.slides.length });
  return [{ format: 'pdf', name: 'deck.pdf', bytes }];
};
