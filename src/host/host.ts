/**
 * The outside world as one interface: files, environment, clock. Phases and pipeline get a `Host`;
 * `node.ts` is the real one, `memory.ts` the one for tests. Paths are absolute.
 */
import type { ServeRequest, Serving, Watching } from './web.ts';

export type * from './web.ts';

export type EntryKind = 'file' | 'directory' | 'other';

/** What is known of a path after links have been followed. `size` in bytes, `modified` in milliseconds since 1970. */
export interface Entry {
  readonly kind: EntryKind;
  readonly size: number;
  readonly modified: number;
  /** Who may read and write it, as `WriteOptions.mode`; undefined where nobody knows. */
  readonly mode?: number;
}

export interface Host {
  /** The bytes of a regular file. Rejects with a Node error (`code`: ENOENT, EACCES, EISDIR, …). */
  readFile(path: string): Promise<Uint8Array>;
  /** What lies at `path`, links followed; undefined when there is nothing. Never opens the file. */
  stat(path: string): Promise<Entry | undefined>;
  /** Names in a folder, sorted by code point; empty when there is no such folder. */
  list(path: string): Promise<readonly string[]>;
  /** The path with every link resolved; undefined when there is nothing. */
  realPath(path: string): Promise<string | undefined>;
  /** Writes beside the target, flushes, renames: the file is whole or the old one. Makes missing folders. */
  writeFile(path: string, bytes: Uint8Array | string, options?: WriteOptions): Promise<void>;
  /** Marks a file as changed just now, its bytes untouched; silent when there is nothing. */
  touch(path: string): Promise<void>;
  /** Removes a file or a folder with all that is in it; silent when there is nothing. */
  remove(path: string): Promise<void>;
  /**
   * Runs `work` while no other run that asks for the same `path` does, in this process or another. Makes the file `path`, and
   * removes it in the end. Rejects with a `Fault` when another run does not end in half a minute.
   */
  exclusively<T>(path: string, work: () => Promise<T>): Promise<T>;
  /** Removes from a folder, once in a run, what runs that no longer live have left in it. Never rejects. */
  sweepTemporaries?(folder: string): Promise<unknown>;
  /** Renames a file or folder; an existing target folder is left alone and the call rejects. */
  rename(from: string, to: string): Promise<void>;
  /** Makes a new empty folder that only this user can read, below `parent` (made when missing), and gives its path. */
  makeTempFolder(parent: string, prefix: string): Promise<string>;
  /** The bytes behind an http or https address; undefined when they cannot be had within 30 seconds. Only called when the user allowed it. */
  fetchBytes(address: string): Promise<Uint8Array | undefined>;
  /** The HTTP status of an address; undefined when nobody answers. Only called when the user allowed it; undefined in a world without a network. */
  readonly askAddress?: (address: string) => Promise<number | undefined>;
  /** An environment variable; undefined when unset or empty. */
  env(name: string): string | undefined;
  /** The folder for things that can be made again (`XDG_CACHE_HOME`, `LOCALAPPDATA`, `~/Library/Caches`), this program's part of it. */
  cacheFolder(): string;
  /** The folder of the program's own package: `themes/` and `package.json` lie there. */
  packageFolder(): string;
  readonly workingFolder: string;
  readonly platform: NodeJS.Platform;
  readonly arch: string;
  /** True when the process runs with the rights of root. */
  readonly isRoot: boolean;
  /** Milliseconds since 1970. */
  now(): number;
  /** Starts other programs; undefined in a world that has none, such as the one for tests. */
  readonly programs?: Programs;
  /**
   * Starts a thread of the program by the name of its file, with at most `memoryMb` of objects; undefined where there are none,
   * as in a world for tests.
   */
  readonly startThread?: (name: 'renderer', memoryMb: number) => Thread;
  /** Answers HTTP; undefined in a world without sockets. Rejects with a Node error (`code`: EADDRINUSE, EACCES, …). */
  readonly serve?: (request: ServeRequest) => Promise<Serving>;
  /**
   * Calls `changed` with a path on the disk at which something may have changed, if it `concerns` whoever asks; undefined in
   * a world where nothing changes. A hint, not an account: one may come too often or, for a while, not at all.
   */
  readonly watch?: (changed: (path: string) => void, concerns: (path: string) => boolean) => Watching;
  /** For a process that runs for hours: garbage no longer piles up. Undefined in a world without any. */
  readonly keepLean?: () => void;
  /** Opens `s3://bucket/folder`; undefined in a world without a network. Only called when the user named it. Throws `Fault`. */
  readonly openBucket?: (address: string) => Promise<Bucket>;
  /** The addresses by which other machines reach this one; undefined in a world without sockets. */
  readonly networkAddresses?: () => readonly string[];
  /** Shows an address in the user's browser; undefined where there is none. False when that failed, as soon as it is known; never rejects. */
  readonly openAddress?: (address: string) => Promise<boolean>;
}

/** A thread that computes beside this one. */
export interface Thread {
  /** Sends a copy of `message`. */
  post(message: unknown): void;
  /** Calls `listen` with a copy of each message from there. */
  onMessage(listen: (message: unknown) => void): void;
  /** Settles when it has ended, `kill` included; never rejects. */
  readonly ended: Promise<ThreadEnd>;
  /**
   * Milliseconds of processor time that it may have used since the run began: all that was used but for this thread's. On a
   * busy machine it says more than a clock does.
   */
  workedMs(): number;
  /** Whether the run must not end before the thread does. Default: it may. */
  keepAlive(isAwaited: boolean): void;
  /** Ends it at once, whatever it does. */
  kill(): void;
}

export interface ThreadEnd {
  /** True when it needed more memory than it was given. */
  readonly outOfMemory?: true;
  /** An error that nobody caught there. */
  readonly failure?: Error;
}

/** A place for bytes by name that other machines see too. What cannot be reached counts as absent; nothing rejects. */
export interface Bucket {
  get(name: string): Promise<Uint8Array | undefined>;
  put(name: string, bytes: Uint8Array): Promise<void>;
}

/** The part of a host that starts other programs. What it started is ended, with all its children, when the host is abandoned. */
export interface Programs {
  /** Runs a program to its end, or to `timeoutMs`, after which it is killed. Never rejects. */
  run(path: string, args: readonly string[], options: RunOptions): Promise<ProgramOutcome>;
  /** Starts a program with pipes on its file descriptors 3 (it reads) and 4 (it writes). Never throws. */
  start(path: string, args: readonly string[], options: StartOptions): RunningProgram;
  /** True when nobody but this user or root can have put or changed what lies at `path`. */
  isPrivate(path: string): Promise<boolean>;
  /** The folder for what is thrown away when a run ends. */
  readonly tempFolder: string;
  /** The version of the Node that runs this, without a leading `v`. */
  readonly nodeVersion: string;
}

export interface StartOptions {
  /** All its environment variables; nothing else is inherited. */
  readonly environment: Readonly<Record<string, string>>;
}

export interface RunOptions extends StartOptions {
  readonly timeoutMs: number;
  /** So much of its output is kept, in bytes; default 64 KB. */
  readonly mostOutput?: number;
}

/** How a program ended. `code` is null when it never started or was killed. */
export interface ProgramEnd {
  readonly code: number | null;
  /** Why it could not be started: `permission denied`. */
  readonly failure?: string;
}

export interface ProgramOutcome extends ProgramEnd {
  /** What it wrote to stdout, as bytes and as UTF-8, as far as it is kept. */
  readonly bytes: Uint8Array;
  readonly stdout: string;
  /** At most 64 KB. */
  readonly stderr: string;
  readonly timedOut: boolean;
}

export interface RunningProgram {
  /** Its descriptor 3. Errors of a broken pipe are silent: `exited` tells. */
  readonly input: NodeJS.WritableStream;
  /** Its descriptor 4. */
  readonly output: NodeJS.ReadableStream;
  /** Settles when it has ended and its pipes are closed; never rejects. */
  readonly exited: Promise<ProgramEnd>;
  /** What it has written to stderr so far, at most 64 KB. */
  stderr(): string;
  /** Ends it and all that it started, at once. Silent when it has ended. */
  kill(): void;
}

export interface WriteOptions {
  /** Mode bits, for an executable: 0o755. Default: what the umask allows. */
  readonly mode?: number;
  /** Rejects with a Node error (`code`: EEXIST) when something lies there already. */
  readonly isNew?: boolean;
  /** False: not flushed to the disk, for what may be lost when the power fails. Default: flushed. */
  readonly durable?: boolean;
}
