/**
 * What every window has: one slide at a time, keys and gestures, overview, search, help. `deck-page.ts` starts it for the
 * shared deck, `presenter-page.ts` for the speaker's page.
 */
import { mark } from './dom.ts';
import { followGestures } from './gestures.ts';
import { createHelp } from './help.ts';
import { followKeys } from './keyboard.ts';
import { type Command, keyLines } from './keys.ts';
import { openToScripts } from './live.ts';
import { createOverview } from './overview.ts';
import { nextPosition, previousPosition } from './position.ts';
import { hideRestingPointer, keepAwake, toggleFullscreen } from './screen.ts';
import { createSearch } from './search.ts';
import { deckElement } from './slides.ts';
import { createStage, followAddress, type Stage } from './stage.ts';
import { createTools } from './tools.ts';

export interface Viewer {
  readonly stage: Stage;
  run(command: Command): boolean;
}

interface ViewerOptions {
  /** Whether this is the speaker's window. */
  readonly presenting: boolean;
  /** Commands beyond those of the viewer; gives false for one that it does not know. */
  extra(command: Command): boolean;
}

export function createViewer({ presenting, extra }: ViewerOptions): Viewer {
  const stage = createStage();
  const overview = createOverview(stage);
  const search = createSearch(stage);
  const help = createHelp(keyLines(presenting));
  const awake = keepAwake();
  const step = (move: typeof nextPosition) => {
    awake();
    const { at, blank } = stage.state();
    if (blank !== undefined) stage.blank(undefined);
    else stage.go(move(at, stage.steps()));
  };
  const commands: Partial<Record<Command, () => void>> = {
    next: () => step(nextPosition),
    previous: () => step(previousPosition),
    first: () => stage.go({ slide: 0, step: 0 }),
    last: () => stage.go({ slide: stage.slides().length - 1, step: 0 }),
    overview: () => (overview.isOpen() ? overview.close() : overview.open()),
    search,
    black: () => stage.blank(stage.state().blank === 'black' ? undefined : 'black'),
    white: () => stage.blank(stage.state().blank === 'white' ? undefined : 'white'),
    fullscreen: () => {
      awake();
      toggleFullscreen();
    },
    help,
  };
  const run = (command: Command): boolean => {
    if (command === 'escape') return closeWhatIsOpen(stage, overview);
    if (overview.isOpen() && !['overview', 'search', 'help', 'fullscreen'].includes(command)) return false;
    const known = commands[command];
    if (known === undefined) return extra(command);
    known();
    return true;
  };
  followKeys({
    lines: keyLines(presenting),
    run,
    number: (slide) => {
      overview.close();
      stage.go({ slide: slide - 1, step: 0 });
    },
    isBusy: () => document.querySelector('dialog[open]') !== null,
  });
  followGestures(deckElement(), { next: () => run('next'), previous: () => run('previous') });
  createTools(
    stage,
    [
      'previous',
      'next',
      'overview',
      'search',
      'fullscreen',
      ...(presenting ? (['presenter'] as const) : []),
      'help',
    ],
    run,
  );
  hideRestingPointer();
  openToScripts(stage, () => overview.refresh());
  return { stage, run };
}

/** Starts showing, when everything that listens is in place. */
export function start({ stage }: Viewer): void {
  followAddress(stage);
  mark('ready', '');
}

function closeWhatIsOpen(stage: Stage, overview: { isOpen(): boolean; close(): void }): boolean {
  if (stage.state().blank !== undefined) stage.blank(undefined);
  else if (overview.isOpen()) overview.close();
  else return false;
  return true;
}
