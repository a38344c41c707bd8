/**
 * Threads that can be ended while they compute, and that have a limit of memory of their own: the only door to
 * `node:worker_threads` but for `renderer.ts`, which runs in one.
 */
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { Worker } from 'node:worker_threads';
import type { Thread, ThreadEnd } from './host.ts';
import { errorCode } from './system-reason.ts';

export interface ThreadOptions {
  /** Where their compiled files lie. */
  readonly folder: string;
  /** `process.cpuUsage`: microseconds of all threads together. */
  readonly cpuUsage: () => { readonly user: number; readonly system: number };
}

/** Starts `<folder>/<name>.js` in a thread. The run does not wait for it unless it is told to. */
export function startThread({ folder, cpuUsage }: ThreadOptions, name: string, memoryMb: number): Thread {
  const worker = new Worker(join(folder, `${name}.js`), {
    resourceLimits: { maxOldGenerationSizeMb: memoryMb },
    execArgv: [],
    env: {},
    // What packages print there is meant for whoever develops them.
    stdout: true,
    stderr: true,
  });
  return {
    post: (message) => worker.postMessage(message),
    onMessage: (listen) => {
      worker.on('message', listen);
      // Whoever listens keeps the run alive, unless it is said otherwise afterwards.
      worker.unref();
    },
    ended: new Promise<ThreadEnd>((resolve) => {
      worker.once('error', (error) =>
        resolve(errorCode(error) === 'ERR_WORKER_OUT_OF_MEMORY' ? { outOfMemory: true } : { failure: error }),
      );
      worker.once('exit', () => resolve({}));
    }),
    workedMs: () => {
      const { user, system } = cpuUsage();
      return (user + system) / 1000 - performance.eventLoopUtilization().active;
    },
    keepAlive: (isAwaited) => (isAwaited ? worker.ref() : worker.unref()),
    kill: () => void worker.terminate(),
  };
}
