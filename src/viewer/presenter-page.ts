/**
 * The script of `presenter.html`: the speaker's window, and, opened from there as `?audience`, the audience's. The latter
 * throws the notes away before anything is shown.
 */
import { marked } from './dom.ts';
import type { Command } from './keys.ts';
import { linkWindows } from './link.ts';
import { createPresenter } from './presenter.ts';
import { sayBriefly } from './toast.ts';
import { createViewer, start } from './viewer.ts';
import { words } from './words.ts';

const presenting = marked('view') === 'presenter';
if (!presenting) {
  for (const notes of document.querySelectorAll('.lectern-notes')) notes.remove();
  document.title = marked('title') ?? document.title;
}

let extra: (command: Command) => boolean = () => false;
const viewer = createViewer({ presenting, extra: (command) => extra(command) });
const link = linkWindows(viewer.stage, presenting ? 'presenter' : 'audience');
if (presenting) {
  const presenter = createPresenter(viewer.stage, link, viewer.run);
  extra = (command) => {
    if (command !== 'presenter') return presenter(command);
    const address = `${marked('audience-page') ?? '?audience'}${location.hash}`;
    if (!link.open(address)) sayBriefly(words.allowPopUps, 8000);
    return true;
  };
} else {
  extra = (command) => {
    if (command === 'presenter') sayBriefly(words.isAudience);
    return command === 'presenter';
  };
}
start(viewer);
