/**
 * A renderer whose work is done in a thread of its own, so that a text which would take for ever, or all the memory,
 * ends as a `RenderLimit` and nothing else is lost: the thread is ended and the next request gets a new one.
 */
import type { Thread } from '../host/host.ts';
import type { RenderedDeck } from '../model/rendered.ts';
import type { Renderer, RenderRequest, StyleStore } from './marp.ts';
import type { FromThread, ToThread } from './messages.ts';

/** What a text needed too much of. */
export class RenderLimit extends Error {
  readonly what: 'time' | 'memory' | 'depth';

  constructor(what: RenderLimit['what']) {
    super(`rendering takes too much ${what}`);
    this.what = what;
  }
}

/**
 * Processor time that a text has, and more for each of its characters: a hundred times what texts need. Only so many count
 * of what stands below one heading or ruler, and of the whole: more nobody can show, and such a text shall end soon.
 */
const LIMIT_MS = 2_000;
const LIMIT_MS_PER_CHARACTER = 0.02;
const MOST_CHARACTERS = 10_000;
const MOST_CHARACTERS_OF_ALL = 400_000;
const PART = /^(?=(?:---|#{1,6}[ \t]))/m;
/** The rules of a language of code are read when it first comes: those of C++ take more than a second. */
const LIMIT_MS_PER_LANGUAGE = 3_000;
const MOST_LANGUAGES = 3;
const TICK_MS = 50;

interface Job {
  readonly request: RenderRequest;
  readonly limitMs: number;
  readonly resolve: (rendered: RenderedDeck) => void;
  readonly reject: (error: Error) => void;
  /** What `workedMs` was when the work on it began; undefined while packages are loaded or others are served. */
  begun?: number;
}

/** Makes a renderer that starts its thread when it is first asked. `start` gives a fresh thread each time. */
export function createThreadRenderer(start: () => Thread, store: StyleStore): Renderer {
  const queue = new ThreadQueue(start, store);
  return (request) => queue.render(request);
}

/** The jobs of one thread, in the order in which it does them. */
class ThreadQueue {
  readonly #start: () => Thread;
  readonly #store: StyleStore;
  readonly #jobs = new Map<number, Job>();
  #thread: Thread | undefined;
  /** The themes that the thread knows. */
  #sent: RenderRequest['themes'] | undefined;
  #clock: ReturnType<typeof setInterval> | undefined;
  #lastId = 0;

  constructor(start: () => Thread, store: StyleStore) {
    this.#start = start;
    this.#store = store;
  }

  render(request: RenderRequest): Promise<RenderedDeck> {
    return new Promise((resolve, reject) => {
      this.#lastId += 1;
      const job: Job = { request, limitMs: limitOf(request), resolve, reject };
      this.#jobs.set(this.#lastId, job);
      this.#clock ??= setInterval(() => this.#lookAtClock(), TICK_MS);
      this.#post(this.#lastId, job);
    });
  }

  #post(id: number, { request: { text, themes } }: Job): void {
    this.#thread ??= this.#begin();
    const isKnown = this.#sent !== undefined && isSame(this.#sent, themes);
    this.#sent = themes;
    const sent = isKnown ? {} : { themes: themes.map(({ name, css }) => ({ name, css })) };
    this.#thread.keepAlive(true);
    this.#thread.post({ id, text, ...sent } satisfies ToThread);
  }

  #begin(): Thread {
    const thread = this.#start();
    thread.onMessage((message) => thread === this.#thread && this.#hear(message as FromThread, thread));
    void thread.ended.then(({ outOfMemory, failure }) => {
      if (thread !== this.#thread) return;
      this.#giveUp(
        outOfMemory === true ? new RenderLimit('memory') : (failure ?? new Error('the renderer ended')),
      );
    });
    return thread;
  }

  #hear(message: FromThread, thread: Thread): void {
    switch (message.kind) {
      case 'begun': {
        const job = this.#jobs.get(message.id);
        if (job !== undefined) job.begun = thread.workedMs();
        return;
      }
      case 'rendered':
        this.#settle(message.id)?.resolve(message.rendered);
        return;
      case 'failed': {
        const error = message.isTooDeep ? new RenderLimit('depth') : new Error(message.message);
        this.#settle(message.id)?.reject(error);
        return;
      }
      case 'getStyles':
        return void this.#store
          .get(message.key)
          .then((css) => thread.post({ styles: message.key, css } satisfies ToThread));
      case 'setStyles':
        return void this.#store.set(message.key, message.css);
    }
  }

  #settle(id: number): Job | undefined {
    const job = this.#jobs.get(id);
    this.#jobs.delete(id);
    if (this.#jobs.size > 0) return job;
    this.#thread?.keepAlive(false);
    clearInterval(this.#clock);
    this.#clock = undefined;
    return job;
  }

  /** The job that was being worked on fails; those behind it go to a new thread. */
  #giveUp(reason: Error): void {
    const [current] = this.#jobs.keys();
    const failed = current === undefined ? undefined : this.#settle(current);
    this.#thread = undefined;
    this.#sent = undefined;
    for (const [id, job] of this.#jobs) this.#post(id, job);
    failed?.reject(reason);
  }

  #lookAtClock(): void {
    const [job] = this.#jobs.values();
    const thread = this.#thread;
    if (thread === undefined || job?.begun === undefined) return;
    if (thread.workedMs() - job.begun <= job.limitMs) return;
    // While this thread was busy, the answer may have come and lie unread: it is heard before the next turn.
    setImmediate(() => {
      const [still] = this.#jobs.values();
      if (still !== job || thread !== this.#thread) return;
      this.#giveUp(new RenderLimit('time'));
      thread.kill();
    });
  }
}

function limitOf({ text, limitMs }: RenderRequest): number {
  if (limitMs !== undefined) return limitMs;
  const named = [...text.matchAll(/^[ \t>]*(?:`{3,}|~{3,})[ \t]*([^\s`{]+)/gm)]
    .map(([, name]) => name)
    .filter((name) => name !== 'mermaid');
  const languages = Math.min(MOST_LANGUAGES, new Set(named).size);
  const characters = text.split(PART).reduce((sum, part) => sum + Math.min(part.length, MOST_CHARACTERS), 0);
  const counted = Math.min(characters, MOST_CHARACTERS_OF_ALL);
  return LIMIT_MS + counted * LIMIT_MS_PER_CHARACTER + languages * LIMIT_MS_PER_LANGUAGE;
}

function isSame(before: RenderRequest['themes'], now: RenderRequest['themes']): boolean {
  return (
    before === now ||
    (before.length === now.length &&
      before.every(({ name, css }, index) => name === now[index]?.name && css === now[index]?.css))
  );
}
