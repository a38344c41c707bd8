/** The script of `deck.html`: the viewer. Where the speaker's page of the same deck is open too, it is followed. */
import { linkWindows } from './link.ts';
import { sayBriefly } from './toast.ts';
import { createViewer, start } from './viewer.ts';
import { say } from './words.ts';

const viewer = createViewer({
  presenting: false,
  extra(command) {
    if (command !== 'presenter') return false;
    sayBriefly(say('viewIsIn', { file: 'presenter.html' }));
    return true;
  },
});
linkWindows(viewer.stage, 'audience');
start(viewer);
