/**
 * The thread in which Marp runs: texts in, slides out. Like `main.ts` it stands where the program meets the outside,
 * here the messages of the run that started it. It reads and writes nothing else.
 */
import { parentPort } from 'node:worker_threads';
import { createRenderer } from './render/marp.ts';
import type { FromThread, SentTheme, ToThread } from './render/messages.ts';

const answers = new Map<string, (css: string | undefined) => void>();
const say = (message: FromThread) => parentPort?.postMessage(message);

const render = createRenderer({
  get: (key) =>
    new Promise((resolve) => {
      answers.set(key, resolve);
      say({ kind: 'getStyles', key });
    }),
  set: async (key, css) => say({ kind: 'setStyles', key, css }),
});

let themes: readonly SentTheme[] = [];
let turn = Promise.resolve();

parentPort?.on('message', (message: ToThread) => {
  if ('styles' in message) {
    answers.get(message.styles)?.(message.css);
    answers.delete(message.styles);
    return;
  }
  turn = turn.then(() => answer(message));
});

async function answer({ id, text, themes: sent }: Extract<ToThread, { id: number }>): Promise<void> {
  themes = sent ?? themes;
  try {
    const begun = () => say({ kind: 'begun', id });
    say({ kind: 'rendered', id, rendered: await render({ text, themes, begun }) });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    say({ kind: 'failed', id, message, isTooDeep: error instanceof RangeError });
  }
}
