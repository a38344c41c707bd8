/** Chunks in a folder → what they export, with and without the code that an earlier run kept. */
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type CodePlace, readKeptCode, writeKeptCode } from '../../../src/program/kept-code.ts';
import { openProgram } from '../../../src/program/program.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lectern-program-'));
  mkdirSync(join(folder, 'chunks'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const place = (name = 'build'): CodePlace => ({
  folder: join(folder, 'kept'),
  name,
  userId: process.getuid?.(),
  pid: process.pid,
});
const chunk = (name: string, text: string) => writeFileSync(join(folder, 'chunks', `${name}.cjs`), text);
const keptFile = () => join(place().folder, place().name);

describe('a program of chunks', () => {
  it('loads each chunk once, when it is asked for, and names of other packages as Node does', () => {
    chunk('main', `exports.twice=n=>require("./other.js").double(n);exports.join=require("node:path").join`);
    chunk('other', `globalThis.__loads=(globalThis.__loads??0)+1;exports.double=n=>2*n`);
    const { twice, join: joined } = openProgram(folder).load('main') as {
      twice: (n: number) => number;
      join: typeof join;
    };
    expect((globalThis as { __loads?: number }).__loads).toBeUndefined();
    expect([twice(2), twice(3), (globalThis as { __loads?: number }).__loads]).toEqual([4, 6, 1]);
    expect(joined).toBe(join);
  });

  it('gives chunks that need each other what there is so far', () => {
    chunk('main', `exports.name='main';exports.other=require("./other.js").seen`);
    chunk('other', `exports.seen=require("./main.js").name`);
    expect(openProgram(folder).load('main')).toEqual({ name: 'main', other: 'main' });
  });

  it('imports later what is asked for later, a chunk or a package, also from kept code', async () => {
    chunk('main', `exports.later=()=>Promise.all([__import("./other.js"),__import("node:path")])`);
    chunk('other', `exports.name='other'`);
    for (const _ of ['compiled', 'kept']) {
      const program = openProgram(folder, place());
      const later = program.load('main').later as () => Promise<[object, { join: unknown }]>;
      const [other, path] = await later();
      expect([other, path.join]).toEqual([{ name: 'other' }, join]);
      program.keepCode();
    }
  });

  it('reads text in any script', () => {
    chunk('main', `exports.word='Ճանապարհ'`);
    expect(openProgram(folder).load('main').word).toBe('Ճանապարհ');
  });

  it('keeps what V8 made, and takes it the next time', () => {
    chunk('main', `exports.answer=()=>6*7`);
    const first = openProgram(folder, place());
    expect((first.load('main').answer as () => number)()).toBe(42);
    first.keepCode();
    const kept = readKeptCode(place());
    expect([...kept.keys()]).toEqual(['main']);
    const before = readFileSync(keptFile());
    utimesSync(keptFile(), 1, 1);
    const second = openProgram(folder, place());
    expect((second.load('main').answer as () => number)()).toBe(42);
    // All of it was taken, so nothing is written anew.
    second.keepCode();
    expect(readFileSync(keptFile())).toEqual(before);
  });

  it('adds a chunk that an earlier run did not need', () => {
    chunk('main', `exports.more=()=>require("./more.js").more`);
    chunk('more', `exports.more='more'`);
    const first = openProgram(folder, place());
    first.load('main');
    first.keepCode();
    const second = openProgram(folder, place());
    (second.load('main').more as () => string)();
    second.keepCode();
    expect([...readKeptCode(place()).keys()].sort()).toEqual(['main', 'more']);
  });

  it('runs what the file says when another text of another length was kept', () => {
    chunk('main', `exports.answer='old'`);
    const first = openProgram(folder, place());
    first.load('main');
    first.keepCode();
    chunk('main', `exports.answer='quite new'`);
    expect(openProgram(folder, place()).load('main').answer).toBe('quite new');
  });

  it('keeps nothing without a place, and runs where the place cannot be written', () => {
    chunk('main', `exports.answer=42`);
    const bare = openProgram(folder);
    bare.load('main');
    bare.keepCode();
    writeFileSync(join(folder, 'kept'), 'a file');
    const blocked = openProgram(folder, place());
    expect(blocked.load('main').answer).toBe(42);
    blocked.keepCode();
    expect(readdirSync(folder).sort()).toEqual(['chunks', 'kept']);
  });
});

describe('kept code', () => {
  const code = new Map([
    ['a.cjs', Buffer.from('bytes of a')],
    ['b.cjs', Buffer.from('and of b')],
  ]);

  it('comes back as it was written', () => {
    writeKeptCode(place(), code);
    expect(readKeptCode(place())).toEqual(code);
    expect(readKeptCode(place('another'))).toEqual(new Map());
  });

  it.each([0, 3, 10, 60, -1])('is not taken when a byte is another (%i)', (at) => {
    writeKeptCode(place(), code);
    const bytes = readFileSync(keptFile());
    const index = (at + bytes.length) % bytes.length;
    bytes.writeUInt8(bytes.readUInt8(index) ^ 1, index);
    writeFileSync(keptFile(), bytes);
    expect(readKeptCode(place())).toEqual(new Map());
  });

  it('is not taken when its end is missing', () => {
    writeKeptCode(place(), code);
    writeFileSync(keptFile(), readFileSync(keptFile()).subarray(0, -3));
    expect(readKeptCode(place())).toEqual(new Map());
  });

  it.skipIf(process.platform === 'win32')('is neither written nor taken where others can write', () => {
    writeKeptCode(place(), code);
    chmodSync(place().folder, 0o777);
    expect(readKeptCode(place())).toEqual(new Map());
    writeKeptCode(place('build-2'), code);
    expect(readdirSync(place().folder)).toEqual(['build']);
  });

  it('goes when there are two dozen that are newer', () => {
    for (let index = 0; index < 26; index += 1) {
      writeKeptCode(place(`build-${index}`), code);
      utimesSync(join(place().folder, `build-${index}`), 100 + index, 100 + index);
    }
    const left = readdirSync(place().folder);
    expect(left).toHaveLength(24);
    expect([left.includes('build-1'), left.includes('build-2')]).toEqual([false, true]);
  });
});
