/**
 * The real host: files of this machine, its environment, its clock, its programs. The only file that imports
 * `node:fs`, and only `main.ts` imports it. Files are written beside their target and renamed; what a killed run
 * left behind is swept when the folder is next written to (`temporaries.ts` tells whose it was).
 */
import {
  closeSync,
  constants,
  fstatSync,
  fsync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { link, lstat, mkdir, open, readdir, readFile, rename, rm, utimes } from 'node:fs/promises';
import { hostname, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { Entry, Host, Programs, WriteOptions } from './host.ts';
import { createLocks, type LockDisk } from './lock.ts';
import { type NewFileDisk, placeNew } from './new-file.ts';
import { outward } from './outward.ts';
import { cacheFolder, tempFolder } from './places.ts';
import { createProgramStarter, type Kill } from './programs.ts';
import { errorCode, systemError } from './system-reason.ts';
import {
  createTemporaries,
  hasEnded,
  processName,
  type Temporaries,
  type TemporaryDisk,
  type TemporaryOwner,
} from './temporaries.ts';
import { startThread, type ThreadOptions } from './threads.ts';
import { watchFolders } from './watcher.ts';
import { notFileFault, writeFault } from './write-fault.ts';

/** What only `main.ts` may take from `process`. */
export interface NodeHostOptions {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Absolute. */
  readonly workingFolder: string;
  readonly platform: NodeJS.Platform;
  readonly arch: string;
  readonly isRoot: boolean;
  /** The user's home folder. */
  readonly home: string;
  readonly packageFolder: string;
  readonly pid: number;
  /** `process.versions.node`. */
  readonly nodeVersion: string;
  /** `process.kill`. */
  readonly kill: Kill;
  /** How threads of the program are started; undefined: they are not. */
  readonly threads?: ThreadOptions;
}

export interface NodeHost extends Host {
  readonly programs: Programs;
  sweepTemporaries(folder: string): Promise<number>;
  /** For a run that is being interrupted: ends every program it started and removes its temporary files, at once. */
  abandon(): void;
}

const ABSENT = new Set(['ENOENT', 'ENOTDIR', 'ENAMETOOLONG', 'ERR_INVALID_ARG_VALUE']);

const DISK: TemporaryDisk = {
  list: (folder) => readdir(folder),
  ageMs: async (path) => {
    const found = await lstat(path).catch(absent);
    return found && Date.now() - found.mtimeMs;
  },
  // A browser that has just been ended may still hold its folder for a moment.
  remove: (path) => rm(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 }),
  removeNow: (path) => rmSync(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 }),
  join,
  processState: (pid) => readFile(`/proc/${pid}/stat`, 'latin1').catch(() => undefined),
};

/** Makes the host of this machine. */
export function createNodeHost(options: NodeHostOptions): NodeHost {
  const { workingFolder, platform, arch, isRoot, home, threads } = options;
  const env = (name: string) => options.env[name] || undefined;
  const { pid, kill } = options;
  const starter = createProgramStarter(kill, platform);
  const owner = { pid, hostname: hostname(), kill };
  const temporaries = createTemporaries(owner, DISK);
  const locks = createLocks(lockDisk(owner, temporaries));
  return {
    readFile: readRegularFile,
    stat: entryAt,
    list: listFolder,
    realPath: realPathOf,
    writeFile: (path, bytes, write) => writeWhole(temporaries, { path, bytes, ...write }),
    exclusively: locks.exclusively,
    touch: (path) => utimes(path, new Date(), new Date()).catch(absent),
    remove: async (path) => {
      await DISK.remove(path);
      temporaries.forget(path);
    },
    rename: async (from, to) => {
      await renameOver(from, to);
      temporaries.forget(from);
    },
    makeTempFolder: (parent, prefix) => makeFolder(temporaries, parent, prefix),
    ...outward(env),
    env,
    cacheFolder: () => cacheFolder({ platform, home, env }),
    packageFolder: () => options.packageFolder,
    workingFolder,
    platform,
    arch,
    isRoot,
    now: () => Date.now(),
    programs: {
      ...starter,
      isPrivate: (path) => isPrivate(path, platform),
      tempFolder: tempFolder({ platform, home, env }),
      nodeVersion: options.nodeVersion,
    },
    ...(threads === undefined
      ? {}
      : { startThread: (name, memoryMb) => startThread(threads, name, memoryMb) }),
    serve: async (request) => (await import('./http-server.ts')).serveHttp(request),
    watch: watchFolders,
    keepLean: () => void import('./lean-memory.ts').then((memory) => memory.keepLean()),
    openAddress: async (address) => (await import('./open-address.ts')).openAddress(address, platform),
    sweepTemporaries: temporaries.sweepOnce,
    abandon: () => {
      starter.killAll();
      temporaries.removeAll();
    },
  };
}

function absent(error: unknown): undefined {
  if (ABSENT.has(errorCode(error) ?? '') || errorCode(error) === 'ELOOP') return undefined;
  throw error;
}

// What is read and written is small and near: to wait for it takes a tenth of the time that Node needs to be told that it is done.

async function entryAt(path: string): Promise<Entry | undefined> {
  try {
    const found = statSync(path, { throwIfNoEntry: false });
    if (found === undefined) return undefined;
    const kind = found.isFile() ? 'file' : found.isDirectory() ? 'directory' : 'other';
    return { kind, size: found.size, modified: found.mtimeMs, mode: found.mode & 0o777 };
  } catch (error) {
    // Links that lead in a circle are something, but nothing that can be read.
    if (errorCode(error) === 'ELOOP') return { kind: 'other', size: 0, modified: 0 };
    return absent(error);
  }
}

async function realPathOf(path: string): Promise<string | undefined> {
  try {
    return realpathSync.native(path);
  } catch (error) {
    return absent(error);
  }
}

/** Opens without waiting: a pipe with no writer would keep an ordinary open waiting for ever. */
async function readRegularFile(path: string): Promise<Uint8Array> {
  const file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const found = fstatSync(file);
    if (found.isFile()) return readFileSync(file);
    throw systemError(found.isDirectory() ? 'EISDIR' : 'EINVAL', path);
  } finally {
    closeSync(file);
  }
}

async function listFolder(path: string): Promise<readonly string[]> {
  try {
    const names = readdirSync(path);
    // UTF-8 sorts as code points do; UTF-16, which JavaScript compares, does not.
    return names
      .map((name) => ({ name, key: Buffer.from(name) }))
      .sort((a, b) => Buffer.compare(a.key, b.key))
      .map(({ name }) => name);
  } catch (error) {
    absent(error);
    return [];
  }
}

async function renameOver(from: string, to: string): Promise<void> {
  const [source, target] = await Promise.all([lstat(from), lstat(to).catch(absent)]);
  // POSIX lets a folder replace an empty folder.
  if (source.isDirectory() && target !== undefined) {
    throw systemError('EEXIST', to);
  }
  await rename(from, to);
}

/** Ours or root's, no link, and closed to everyone else. */
async function isPrivate(path: string, platform: NodeJS.Platform): Promise<boolean> {
  if (platform === 'win32') return true;
  const found = await lstat(path).catch(absent);
  if (found === undefined || found.isSymbolicLink()) return false;
  return (found.uid === userInfo().uid || found.uid === 0) && (found.mode & 0o022) === 0;
}

async function makeFolder(temporaries: Temporaries, parent: string, purpose: string): Promise<string> {
  await mkdir(parent, { recursive: true, mode: 0o700 });
  await temporaries.sweepOnce(parent);
  // Nothing may come between making and remembering: a signal there would leave it behind.
  const path = mkdtempSync(join(parent, temporaries.folderPrefix(purpose)));
  temporaries.remember(path);
  return path;
}

function lockDisk(owner: TemporaryOwner, temporaries: Temporaries): LockDisk {
  return {
    create: async (path, text) => {
      const refuse = (error: unknown) => Promise.reject(writeFault(path, error));
      await mkdir(dirname(path), { recursive: true }).catch(refuse);
      try {
        // As with folders: made and remembered in one go.
        writeFileSync(path, text, { flag: 'wx' });
      } catch (error) {
        return errorCode(error) === 'EEXIST' ? Promise.reject(error) : refuse(error);
      }
      temporaries.remember(path);
    },
    read: (path) => readFile(path, 'utf8').catch(absent),
    ageMs: DISK.ageMs,
    rename,
    remove: async (path) => {
      // And given up in one go: from then on it may be another's.
      rmSync(path, { force: true });
      temporaries.forget(path);
    },
    besideName: (path) => temporaries.nameFile(dirname(path)),
    holder: processName(owner, DISK),
    hasEnded: (holder) => hasEnded(holder, owner, DISK),
  };
}

const PLACING: NewFileDisk = {
  link,
  claim: async (path) => (await open(path, 'wx')).close(),
  rename,
  remove: (path) => rm(path, { force: true }),
};

interface Writing extends WriteOptions {
  readonly path: string;
  readonly bytes: Uint8Array | string;
}

async function writeWhole(temporaries: Temporaries, writing: Writing): Promise<void> {
  const { path, bytes, mode, isNew, durable = true } = writing;
  const folder = dirname(path);
  let temporary: string | undefined;
  try {
    mkdirSync(folder, { recursive: true });
    await temporaries.sweepOnce(folder);
    if (isNew !== true) refuseOtherThanFile(path);
    temporary = temporaries.nameFile(folder);
    const file = openSync(temporary, 'wx', mode ?? 0o666);
    try {
      writeFileSync(file, bytes);
      // The one thing that takes long: others write meanwhile.
      if (durable) await promisify(fsync)(file);
    } finally {
      closeSync(file);
    }
    if (isNew === true) await placeNew(PLACING, temporary, path);
    else renameSync(temporary, path);
  } catch (error) {
    if (temporary !== undefined) await rm(temporary, { force: true }).catch(() => {});
    throw isNew === true && errorCode(error) === 'EEXIST' ? error : writeFault(path, error);
  } finally {
    if (temporary !== undefined) temporaries.forget(temporary);
  }
}

/** Renaming would replace a link silently, and the file that it leads to would go stale. */
function refuseOtherThanFile(path: string): void {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (found === undefined || found.isFile()) return;
  throw notFileFault(
    path,
    found.isDirectory() ? 'a folder' : found.isSymbolicLink() ? 'a link' : 'a device or a pipe',
  );
}
