/**
 * Progress of a build on stderr: a bar on a terminal, a line for each deck elsewhere; with many decks their rate and the
 * time that is left. The only door to cli-progress.
 */
import { visibleText } from '../diagnostics/code-frame.ts';
import { deckLabel } from '../model/deck.ts';
import type { BuildProgress } from '../pipeline/build.ts';
import type { BuiltDeck } from '../pipeline/deliver-deck.ts';
import type { Terminal } from './terminal.ts';

/** A progress that says nothing. */
export const SILENT: BuildProgress & { stop(): void } = { start() {}, finish() {}, stop() {} };

/** From so many decks on it is said how long they will take. */
export const MANY = 20;
/** Decks by which the rate is known well enough to be told. */
const KNOWN = 5;

/** Makes a progress for this terminal; `now` in milliseconds. `stop` takes a bar away; it may be called at any time. */
export async function createProgress(
  terminal: Terminal,
  now: () => number,
): Promise<BuildProgress & { stop(): void }> {
  return terminal.interactive ? barProgress(terminal, now) : lineProgress(terminal, now);
}

function lineProgress(terminal: Terminal, now: () => number): BuildProgress & { stop(): void } {
  let pace = paceOf({ decks: 0, began: 0 });
  return {
    look: (done, decks) => {
      if (done === 1) terminal.say(`Looking at ${decks} decks.\n`);
    },
    start: (decks) => {
      pace = paceOf({ decks, began: now() });
    },
    finish: (deck) => {
      const said = pace(now());
      terminal.say(`${line(deck)}${said === '' ? '' : ` (${said})`}\n`);
    },
    stop() {},
  };
}

async function barProgress(terminal: Terminal, now: () => number): Promise<BuildProgress & { stop(): void }> {
  const { default: progress } = await import('cli-progress');
  const make = () =>
    new progress.SingleBar(
      {
        format: '{bar} {value}/{total} {what}',
        stream: terminal.stream,
        clearOnComplete: true,
        hideCursor: true,
      },
      progress.Presets.shades_classic,
    );
  let bar = make();
  let pace = paceOf({ decks: 0, began: 0 });
  return {
    look: (done, decks) => {
      if (done === 1) bar.start(decks, 0, { what: 'looked at' });
      bar.update(done);
    },
    start: (decks) => {
      bar.stop();
      bar = make();
      pace = paceOf({ decks, began: now() });
      bar.start(decks, 0, { what: '' });
    },
    finish: (deck) => {
      const said = pace(now());
      bar.increment(1, { what: said === '' ? line(deck) : said.replace(/^\d+ of \d+, /, '') });
    },
    stop: () => bar.stop(),
  };
}

/** Says after each deck `12 of 500, 3.1 a second, 3 min left`; nothing for a few decks. */
function paceOf({ decks, began }: { readonly decks: number; readonly began: number }) {
  let done = 0;
  return (now: number): string => {
    done += 1;
    if (decks < MANY) return '';
    const seconds = (now - began) / 1000;
    if (done < KNOWN || seconds <= 0) return `${done} of ${decks}`;
    const rate = done / seconds;
    return `${done} of ${decks}, ${rateText(rate)}, ${timeText((decks - done) / rate)} left`;
  };
}

function rateText(rate: number): string {
  return rate >= 1 ? `${rate.toFixed(1)} a second` : `${(rate * 60).toFixed(1)} a minute`;
}

function timeText(seconds: number): string {
  if (seconds < 90) return `${Math.ceil(seconds)} s`;
  return seconds < 5400 ? `${Math.round(seconds / 60)} min` : `${(seconds / 3600).toFixed(1)} h`;
}

function line(built: BuiltDeck): string {
  const { deck, audience, row } = built;
  const label = deckLabel({
    id: deck,
    audience: audience === undefined ? undefined : { id: audience },
    row: row === undefined ? undefined : { id: row },
  });
  const kept = built.outputs.every(({ cached }) => cached) ? ', finished before' : '';
  return `${visibleText(label)}: ${built.slides} slide${built.slides === 1 ? '' : 's'}${kept}`;
}
