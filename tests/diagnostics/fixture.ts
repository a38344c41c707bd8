/**
 * One file → a whole small project and what must be said about it. The format is described in tests/README.md.
 * Expectations are taken out before the project is laid down, so their places are those of the text without them.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export interface Fixture {
  /** What the fixture shows, in one sentence without a full stop. */
  readonly sentence: string;
  /** Command and arguments: `build`, `-a`, `press`. */
  readonly command: readonly string[];
  readonly files: readonly FixtureFile[];
  /** `decks/fair/deck.md:3:9 error unknown-layout`, sorted. */
  readonly expected: readonly string[];
}

interface FixtureFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

const COMMAND = /^\$ lectern (.+)$/;
const HEAD_EXPECTATION = /^expect (?:(\S+) (\d+:\d+) )?(error|warning|info) ([a-z-]+)$/;
const EXPECTATION =
  /^\s*(?:<!--|#|\/\*|%)\s*expect (\d+):(\d+) (error|warning|info) ([a-z-]+)\s*(?:-->|\*\/)?$/;
const FILE = /^=== (\S+)(?: (.+))?$/;

/** Reads a fixture; throws when it is not written as it should be. */
export function readFixture(path: string): Fixture {
  const parts = partsOf(readFileSync(path, 'utf8').trimEnd().split('\n'));
  const [sentence = '', ...head] = parts.head.filter((line) => line !== '');
  const command = head.flatMap((line) => COMMAND.exec(line)?.[1] ?? []);
  const placeless = head.filter((line) => !COMMAND.test(line)).map(headExpectation);
  const files = parts.files.flatMap(({ name, way, lines }) => numbered(name, way, lines));
  return {
    sentence,
    command: (command[0] ?? 'build').split(' '),
    files: files.map(({ path: file, way, lines }) => ({ path: file, bytes: encode(textOf(lines), way) })),
    expected: [...placeless, ...files.flatMap((file) => expectationsOf(file))].sort(),
  };
}

/** Writes the project of a fixture into a folder. */
export function layDown(fixture: Fixture, folder: string): void {
  for (const { path, bytes } of fixture.files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
}

interface Part {
  readonly name: string;
  /** How the text becomes bytes; empty: as UTF-8. */
  readonly way: string;
  readonly lines: string[];
}

function partsOf(lines: readonly string[]): {
  readonly head: readonly string[];
  readonly files: readonly Part[];
} {
  const head: string[] = [];
  const files: Part[] = [];
  for (const line of lines) {
    const [, name, way = ''] = FILE.exec(line) ?? [];
    if (name !== undefined) files.push({ name, way, lines: [] });
    else (files.at(-1)?.lines ?? head).push(line);
  }
  return { head, files };
}

/** `acts/act-[1-40].md` is forty files; `[n]` in them is the number of each, `[n+7]` that of the seventh after it, in a ring. */
function numbered(
  name: string,
  way: string,
  lines: readonly string[],
): readonly (Part & { readonly path: string })[] {
  const [range, last] = /\[1-(\d+)\]/.exec(name) ?? [];
  if (range === undefined) return [{ name, path: name, way, lines: [...lines] }];
  const count = Number(last);
  return Array.from({ length: count }, (_, index) => ({
    name,
    path: name.replace(range, String(index + 1)),
    way,
    lines: lines.map((line) =>
      line.replace(/\[n(?:\+(\d+))?\]/g, (_all, more = '0') => String(((index + Number(more)) % count) + 1)),
    ),
  }));
}

function headExpectation(line: string): string {
  const [whole, file, place, severity, code] = HEAD_EXPECTATION.exec(line) ?? [];
  if (whole === undefined) throw new Error(`the head of a fixture holds "${line}"`);
  return `${file === undefined ? '' : `${file}:${place} `}${severity} ${code}`;
}

/** The expectations in a file; each must stand below the line that it speaks of. */
function expectationsOf({
  path,
  lines,
}: {
  readonly path: string;
  readonly lines: readonly string[];
}): readonly string[] {
  let above = 0;
  return lines.flatMap((line) => {
    const [whole, at, column, severity, code] = EXPECTATION.exec(line) ?? [];
    if (whole === undefined) {
      above += 1;
      return [];
    }
    if (Number(at) !== above) throw new Error(`${path}: "${line.trim()}" stands below line ${above}`);
    return [`${path}:${at}:${column} ${severity} ${code}`];
  });
}

/** The text as it is tested, without the blank lines that part it from the next file. */
function textOf(lines: readonly string[]): string {
  return `${lines
    .filter((line) => !EXPECTATION.test(line))
    .join('\n')
    .trimEnd()}\n`;
}

const WAYS: Readonly<Record<string, (text: string, count: number) => Uint8Array>> = {
  '': (text) => Buffer.from(text),
  base64: (text) => Buffer.from(text, 'base64'),
  latin1: (text) => Buffer.from(text, 'latin1'),
  utf16: (text) => Buffer.from(`\ufeff${text}`, 'utf16le'),
  /** `\u{202e}` for what an editor does not show. */
  escaped: (text) =>
    Buffer.from(
      text.replace(/\\u\{([0-9a-f]+)\}/g, (_, code) => String.fromCodePoint(Number.parseInt(code, 16))),
    ),
  repeated: (text, count) => Buffer.from(text.repeat(count)),
};

function encode(text: string, way: string): Uint8Array {
  const [name = '', count = '1'] = way.split(' ');
  const write = WAYS[name];
  if (write === undefined) throw new Error(`a file of a fixture cannot be written as "${way}"`);
  return write(text, Number(count));
}
