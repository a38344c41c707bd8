/**
 * Other programs, started and ended: the only door to `node:child_process`. Each one leads a process group of its
 * own, so that Ctrl-C in the terminal reaches only Lectern, which then ends them, and so that one signal ends a
 * browser with all its children. Should Lectern be killed, its pipes close, and a browser ends by that.
 */
import type { ChildProcess } from 'node:child_process';
import { createRequire } from 'node:module';
import type { ProgramEnd, ProgramOutcome, RunningProgram, RunOptions, StartOptions } from './host.ts';
import { systemReason } from './system-reason.ts';

/** How `process.kill` is called: a negative id means the group; signal 0 only asks. */
export type Kill = (pid: number, signal: NodeJS.Signals | 0) => void;

export interface ProgramStarter {
  run(path: string, args: readonly string[], options: RunOptions): Promise<ProgramOutcome>;
  start(path: string, args: readonly string[], options: StartOptions): RunningProgram;
  /** Kills all that still runs. */
  killAll(): void;
}

interface Started {
  readonly child: ChildProcess | undefined;
  readonly exited: Promise<ProgramEnd>;
  readonly stdout: () => Buffer;
  readonly stderr: () => Buffer;
  readonly kill: () => void;
}

/** Loaded with the first program that is started: it brings twenty parts of Node along. */
const loadNow = createRequire(import.meta.url);

const KEPT_OUTPUT = 64 * 1024;
/** How long the last words of a program that has ended are waited for. */
const LAST_WORDS_MS = 200;
const NOTHING = () => {};
const NO_BYTES = () => Buffer.alloc(0);

/** Makes what starts programs; `platform` decides whether there are process groups. */
export function createProgramStarter(kill: Kill, platform: NodeJS.Platform): ProgramStarter {
  const running = new Set<Started>();
  const killGroup = platform === 'win32' ? undefined : (pid: number) => kill(-pid, 'SIGKILL');
  const begin = (
    path: string,
    args: readonly string[],
    options: StartOptions & Partial<RunOptions>,
    pipes: boolean,
  ): Started => {
    const started = spawnProgram(path, args, { ...options, pipes, killGroup });
    running.add(started);
    void started.exited.then(() => running.delete(started));
    return started;
  };
  return {
    start: (path, args, options) => {
      const { child, exited, stderr, kill: end } = begin(path, args, options, true);
      return { ...controlPipes(child), exited, stderr: () => stderr().toString(), kill: end };
    },
    run: async (path, args, options) => {
      const { exited, stdout, stderr, kill: end } = begin(path, args, options, false);
      let timedOut = false;
      const timer = setTimeout(() => {
        timedOut = true;
        end();
      }, options.timeoutMs);
      const outcome = await exited;
      clearTimeout(timer);
      const bytes = stdout();
      return { ...outcome, bytes, stdout: bytes.toString(), stderr: stderr().toString(), timedOut };
    },
    killAll: () => {
      for (const started of running) started.kill();
    },
  };
}

interface Spawning extends StartOptions {
  readonly pipes: boolean;
  readonly mostOutput?: number;
  readonly killGroup: ((pid: number) => void) | undefined;
}

function spawnProgram(path: string, args: readonly string[], spawning: Spawning): Started {
  const { spawn } = loadNow('node:child_process') as typeof import('node:child_process');
  let child: ChildProcess;
  try {
    child = spawn(path, args, {
      env: { ...spawning.environment },
      detached: spawning.killGroup !== undefined,
      windowsHide: true,
      stdio: spawning.pipes
        ? ['ignore', 'ignore', 'pipe', 'pipe', 'pipe']
        : ['ignore', 'pipe', 'pipe', 'ignore', 'ignore'],
    });
  } catch (error) {
    // What the operating system cannot even be asked about, such as a path with a NUL character.
    const exited = Promise.resolve({ code: null, failure: systemReason(error) });
    return { child: undefined, exited, stdout: NO_BYTES, stderr: NO_BYTES, kill: NOTHING };
  }
  const kill = killer(child, spawning.killGroup);
  return {
    child,
    exited: endOf(child, kill),
    stdout: collect(child.stdout, spawning.mostOutput),
    stderr: collect(child.stderr),
    kill,
  };
}

/** Kills the group rather than the leader: a group may outlive it. After the end is settled the id may be another's. */
function killer(child: ChildProcess, killGroup: ((pid: number) => void) | undefined): () => void {
  let settled = false;
  child.once('close', () => {
    settled = true;
  });
  return () => {
    if (settled || child.pid === undefined) return;
    try {
      if (killGroup === undefined) child.kill('SIGKILL');
      else killGroup(child.pid);
    } catch {
      // It ended a moment ago.
    }
  };
}

function endOf(child: ChildProcess, kill: () => void): Promise<ProgramEnd> {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ code: null, failure: systemReason(error) }));
    child.once('close', (code) => resolve({ code }));
    child.once('exit', (code) => {
      kill();
      const timer = setTimeout(() => resolve({ code }), LAST_WORDS_MS);
      child.once('close', () => clearTimeout(timer));
    });
  });
}

function controlPipes(child: ChildProcess | undefined): Pick<RunningProgram, 'input' | 'output'> {
  const [, , , input, output] = child?.stdio ?? [];
  const { PassThrough } = loadNow('node:stream') as typeof import('node:stream');
  input?.on('error', NOTHING);
  output?.on('error', NOTHING);
  return {
    input: input && 'write' in input ? input : new PassThrough(),
    output: output && 'read' in output ? output : new PassThrough(),
  };
}

function collect(stream: NodeJS.ReadableStream | null, most = KEPT_OUTPUT): () => Buffer {
  const kept: Buffer[] = [];
  let length = 0;
  stream?.on('error', NOTHING);
  stream?.on('data', (chunk: Buffer) => {
    const part = chunk.subarray(0, Math.max(0, most - length));
    length += part.length;
    if (part.length > 0) kept.push(part);
  });
  return () => Buffer.concat(kept);
}
