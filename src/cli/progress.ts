/** Progress of a build on stderr: a bar on a terminal, a line for each deck elsewhere. The only door to cli-progress. */
import { deckLabel } from '../model/deck.ts';
import type { BuildProgress } from '../pipeline/build.ts';
import type { BuiltDeck } from '../pipeline/outputs.ts';
import type { Terminal } from './terminal.ts';

/** A progress that says nothing. */
export const SILENT: BuildProgress & { stop(): void } = { start() {}, finish() {}, stop() {} };

/** Makes a progress for this terminal. `stop` takes a bar away; it may be called at any time. */
export async function createProgress(terminal: Terminal): Promise<BuildProgress & { stop(): void }> {
  if (!terminal.interactive) return { ...SILENT, finish: (deck) => terminal.say(`${line(deck)}\n`) };
  const { default: progress } = await import('cli-progress');
  const bar = new progress.SingleBar(
    {
      format: '{bar} {value}/{total} {deck}',
      stream: terminal.stream,
      clearOnComplete: true,
      hideCursor: true,
    },
    progress.Presets.shades_classic,
  );
  return {
    start: (decks) => bar.start(decks, 0, { deck: '' }),
    finish: (deck) => bar.increment(1, { deck: line(deck) }),
    stop: () => bar.stop(),
  };
}

function line(built: BuiltDeck): string {
  const { deck, audience, row } = built;
  const label = deckLabel({
    id: deck,
    audience: audience === undefined ? undefined : { id: audience },
    row: row === undefined ? undefined : { id: row },
  });
  return `${label}: ${built.slides} slide${built.slides === 1 ? '' : 's'}`;
}
