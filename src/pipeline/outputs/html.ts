/** `deck.html`: the page to share and present, one self-contained file without any speaker note. */
import { makeViewerPage } from '../viewer-page.ts';
import { encode, type OutputMaker } from './output.ts';

export const makeHtml: OutputMaker = async ({ host, page }) => [
  { format: 'html', name: 'deck.html', bytes: encode(await makeViewerPage(host, page, { role: 'deck' })) },
];
