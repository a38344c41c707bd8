/**
 * Print jobs → at most so many at once, in one browser that is replaced when it is lost or has done enough.
 * A job whose browser was lost is tried once more in a browser of its own: then it is known whose fault it was, and a
 * deck that brings browsers down takes no other with it. A job that ran out of time is not tried again.
 */
import { Fault } from '../diagnostics/fault.ts';
import { BrowserLost, printCrash, printStopped } from './print-faults.ts';

export interface PrintRemarks {
  /** Images that could not be loaded: their alternative text or address, at most 120 characters. */
  readonly images: readonly string[];
  /** Fonts that could not be loaded: family, weight, style. */
  readonly fonts: readonly string[];
  /** Errors that the page reported. */
  readonly errors: readonly string[];
}

export interface PrintOptions {
  /** Size of a slide in CSS pixels; a size of `@page` in the HTML wins. */
  readonly width: number;
  readonly height: number;
  /** Time for this job once it has begun; default two minutes. */
  readonly timeoutMs?: number;
  /** Called before `print` resolves when a reader would miss something. */
  readonly onRemarks?: (remarks: PrintRemarks) => void;
}

/** Takes jobs; what a job gives (`Result`) and asks for (`Wish`) is up to who makes the sessions. */
export interface Queue<Result, Wish extends PrintOptions> {
  /** Throws the faults print-timeout, print-navigated, print-crash, browser-launch, browser-timeout, interrupted. */
  print(html: string, options: Wish): Promise<Result>;
  /** Ends the browser at once; jobs that still run fail with `interrupted`. */
  close(): Promise<void>;
}

/** One running browser. `print` throws `BrowserLost` when it dies while printing. */
export interface Session<Result = Uint8Array, Wish extends PrintOptions = PrintOptions> {
  print(html: string, options: Wish): Promise<Result>;
  /** Ends it; never rejects. */
  end(): Promise<void>;
}

export interface QueueOptions<Result = Uint8Array, Wish extends PrintOptions = PrintOptions> {
  /** Starts a browser; `careful` after a crash. */
  readonly open: (careful: boolean) => Promise<Session<Result, Wish>>;
  /** How many jobs run at once. */
  readonly pages: number;
  /** After so many jobs a browser is replaced, so that memory stays level. */
  readonly recycleAfter: number;
}

interface Shared<Result, Wish extends PrintOptions> {
  readonly session: Session<Result, Wish>;
  active: number;
  jobs: number;
  retired: boolean;
}

/** Opens the first browser and gives the queue. Rejects when that browser does not start. */
export async function createPrintQueue<Result = Uint8Array, Wish extends PrintOptions = PrintOptions>(
  options: QueueOptions<Result, Wish>,
): Promise<Queue<Result, Wish>> {
  const queue = new PrintQueue(options);
  await queue.warmUp();
  return queue;
}

class PrintQueue<Result, Wish extends PrintOptions> implements Queue<Result, Wish> {
  readonly #options: QueueOptions<Result, Wish>;
  readonly #sessions = new Set<Session<Result, Wish>>();
  readonly #waiting: (() => void)[] = [];
  #shared: Promise<Shared<Result, Wish>> | undefined;
  #running = 0;
  #closed = false;

  constructor(options: QueueOptions<Result, Wish>) {
    this.#options = options;
  }

  async warmUp(): Promise<void> {
    await this.#current();
  }

  async print(html: string, options: Wish): Promise<Result> {
    if (this.#running < this.#options.pages) this.#running += 1;
    else await new Promise<void>((granted) => this.#waiting.push(granted));
    try {
      return (await this.#printShared(html, options)) ?? (await this.#printAlone(html, options));
    } catch (error) {
      throw this.#closed ? printStopped() : error;
    } finally {
      // The place goes straight to the next in line, so that nobody who comes just now can take it too.
      const next = this.#waiting.shift();
      if (next === undefined) this.#running -= 1;
      else next();
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#shared?.catch(() => {});
    await Promise.all([...this.#sessions].map((session) => session.end()));
  }

  /** Undefined when the browser was lost. */
  async #printShared(html: string, options: Wish): Promise<Result | undefined> {
    const shared = await this.#current();
    shared.active += 1;
    shared.jobs += 1;
    if (shared.jobs >= this.#options.recycleAfter) this.#retire(shared);
    try {
      return await shared.session.print(html, options);
    } catch (error) {
      const isLost = error instanceof BrowserLost;
      if (isLost || (error instanceof Fault && error.code === 'print-timeout')) {
        this.#retire(shared);
        await this.#end(shared.session);
      }
      if (!isLost) throw error;
      return undefined;
    } finally {
      shared.active -= 1;
      if (shared.retired && shared.active === 0) await this.#end(shared.session);
    }
  }

  async #printAlone(html: string, options: Wish): Promise<Result> {
    const session = await this.#open(true);
    try {
      return await session.print(html, options);
    } catch (error) {
      if (!(error instanceof BrowserLost)) throw error;
      throw printCrash(error);
    } finally {
      await this.#end(session);
    }
  }

  #current(): Promise<Shared<Result, Wish>> {
    this.#shared ??= this.#open(false).then(
      (session) => ({ session, active: 0, jobs: 0, retired: false }),
      (error: unknown) => {
        this.#shared = undefined;
        throw error;
      },
    );
    return this.#shared;
  }

  #retire(shared: Shared<Result, Wish>): void {
    if (!shared.retired) this.#shared = undefined;
    shared.retired = true;
  }

  async #open(careful: boolean): Promise<Session<Result, Wish>> {
    if (this.#closed) throw printStopped();
    const session = await this.#options.open(careful);
    this.#sessions.add(session);
    if (this.#closed) {
      await this.#end(session);
      throw printStopped();
    }
    return session;
  }

  async #end(session: Session<Result, Wish>): Promise<void> {
    await session.end();
    this.#sessions.delete(session);
  }
}
