/** `presenter.html`: the same with notes, plan and the speaker's view. For the speaker only. */
import { makeViewerPage } from '../viewer-page.ts';
import { encode, type OutputMaker } from './output.ts';

export const makePresenter: OutputMaker = async ({ host, page }) => [
  {
    format: 'presenter',
    name: 'presenter.html',
    bytes: encode(await makeViewerPage(host, page, { role: 'presenter' })),
  },
];
