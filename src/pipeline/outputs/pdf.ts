/** `deck.pdf`: the printed page with its metadata, the same bytes for the same deck. */
import { finishPdf } from '../../export/pdf.ts';
import type { OutputMaker } from './output.ts';
import { pdfFacts } from './pdf-facts.ts';

export const makePdf: OutputMaker = async (context) => {
  const [{ print, count, isBlank }, facts] = await Promise.all([context.sheets(), pdfFacts(context)]);
  const bytes = await finishPdf(print, { ...facts, pages: count, isBlank });
  return [{ format: 'pdf', name: 'deck.pdf', bytes }];
};
