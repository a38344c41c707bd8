/** `deck.html`: the page, one self-contained file. */
import { encode, type OutputMaker } from './output.ts';

export const makeHtml: OutputMaker = async ({ page }) => [
  { format: 'html', name: 'deck.html', bytes: encode(page.html) },
];
