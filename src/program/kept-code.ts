/**
 * What V8 made of the program's chunks, kept in one file between runs. V8 takes such bytes on trust, so they are kept
 * where only the user can write, under a name that says what made them, and sealed with a checksum.
 */
import { lstatSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';

/** Where it is kept. */
export interface CodePlace {
  /** Of the user alone; made when it is missing. */
  readonly folder: string;
  /** Other programs, versions of Node and commands have other names. */
  readonly name: string;
  /** The number of the user who runs the program; undefined on systems without such numbers. */
  readonly userId: number | undefined;
  /** The number of this process. */
  readonly pid: number;
}

/** V8's bytes by the name of the chunk. */
export type KeptCode = ReadonlyMap<string, Buffer>;

/** Name and length, one after the other. */
type Index = readonly (readonly [name: string, length: number])[];

/** Before the index stand a checksum of all that follows it, and the length of the index: two numbers of four bytes. */
const INDEX_START = 8;
const MOST_FILES = 24;
const OTHERS_WRITE = 0o022;

/** What an earlier run kept; nothing when it is missing, broken, or where others could have written it. */
export function readKeptCode(place: CodePlace): KeptCode {
  try {
    if (!isOwn(place)) return new Map();
    const bytes = readFileSync(join(place.folder, place.name));
    if (crc32(bytes.subarray(4)) !== bytes.readUInt32LE(0)) return new Map();
    let at = INDEX_START + bytes.readUInt32LE(4);
    const index: Index = JSON.parse(bytes.toString('utf8', INDEX_START, at));
    return new Map(
      index.map(([name, length]) => {
        at += length;
        return [name, bytes.subarray(at - length, at)];
      }),
    );
  } catch {
    // Without it the program starts as it does the first time.
    return new Map();
  }
}

/** Replaces what is kept, in one step. Of many, those that were written first go. Never throws: the next run is slower, and that is all. */
export function writeKeptCode(place: CodePlace, code: KeptCode): void {
  const { folder, name } = place;
  const temporary = join(folder, `${name}.${place.pid}.tmp`);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    if (!isOwn(place)) return;
    removeOld(folder);
    const index: Index = [...code].map(([chunk, { length }]) => [chunk, length]);
    const indexed = Buffer.from(JSON.stringify(index));
    const bytes = Buffer.concat([Buffer.alloc(INDEX_START), indexed, ...code.values()]);
    bytes.writeUInt32LE(indexed.length, 4);
    bytes.writeUInt32LE(crc32(bytes.subarray(4)), 0);
    writeFileSync(temporary, bytes, { flag: 'wx', mode: 0o600 });
    try {
      renameSync(temporary, join(folder, name));
    } finally {
      rmSync(temporary, { force: true });
    }
  } catch {
    // The next run compiles what it needs once more.
  }
}

/** Whether nobody but the user, and who may do anything in any case, can write there. */
function isOwn({ folder, userId }: CodePlace): boolean {
  const found = lstatSync(folder, { throwIfNoEntry: false });
  if (found?.isDirectory() !== true) return false;
  return userId === undefined || (found.uid === userId && (found.mode & OTHERS_WRITE) === 0);
}

/** Whoever works on the program makes a new one with each edit. */
function removeOld(folder: string): void {
  const files = readdirSync(folder).map((name) => {
    const path = join(folder, name);
    return { path, written: lstatSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0 };
  });
  for (const { path } of files.sort((a, b) => b.written - a.written).slice(MOST_FILES - 1))
    rmSync(path, { force: true });
}
