/**
 * A file → a source text, or what keeps it from being one. Every text that Lectern reads comes through here.
 * The path is looked at before it is opened: opening a pipe would wait forever. Decoding is strict, because a replaced
 * character would be printed on a slide without a word.
 */
import { basename } from 'node:path';
import type { Code } from '../diagnostics/codes.ts';
import { type Diagnostic, diagnose, type Outcome, type Place } from '../diagnostics/diagnostic.ts';
import type { Host } from '../host/host.ts';
import { placeAt, type SourceText, sourceText } from '../source/source-text.ts';

/** How the caller wants faults of the file itself to be told. */
export interface ReadOptions {
  /** The code for a folder, a pipe or a device; default `file-unreadable`. */
  readonly notFile?: Code;
  /** Where the file is named; default: the first line of the file. */
  readonly at?: Place;
  /** The largest size that is read; default 2 MB. */
  readonly mostBytes?: number;
}

const MAX_BYTES = 2 * 1024 * 1024;
const FOREIGN_MARKS = [
  { name: 'UTF-32', bytes: [0xff, 0xfe, 0, 0] },
  { name: 'UTF-32', bytes: [0, 0, 0xfe, 0xff] },
  { name: 'UTF-16', bytes: [0xff, 0xfe] },
  { name: 'UTF-16', bytes: [0xfe, 0xff] },
] as const;
const SAVE_AS_UTF8 = 'save the file as UTF-8';
const PUT_A_FILE = 'put a text file in its place';

/** Gives the text of a file; undefined without a diagnostic when there is no file, and with one when it cannot be read. */
export async function readText(
  host: Host,
  file: string,
  options: ReadOptions = {},
): Promise<Outcome<SourceText | undefined>> {
  const name = basename(file);
  const at = options.at ?? { file, line: 1, column: 1 };
  const refuse = (code: Code, message: string, hint: string): Outcome<undefined> => ({
    value: undefined,
    diagnostics: [diagnose(code, message, { at, hint })],
  });
  const notFile = options.notFile ?? 'file-unreadable';
  try {
    const entry = await host.stat(file);
    if (entry === undefined) return { value: undefined, diagnostics: [] };
    if (entry.kind === 'directory') return refuse(notFile, `"${name}" is a folder, not a file`, PUT_A_FILE);
    if (entry.kind === 'other')
      return refuse(notFile, `"${name}" is a pipe, a device or a link in a circle, not a file`, PUT_A_FILE);
    const { mostBytes = MAX_BYTES } = options;
    if (entry.size > mostBytes)
      return refuse(
        'file-too-big',
        `"${name}" has ${entry.size} bytes; ${mostBytes} are allowed`,
        'split it',
      );
    return decodeText(file, await host.readFile(file));
  } catch (error) {
    return refuse(
      'file-unreadable',
      `"${name}" cannot be read: ${systemReason(error)}`,
      'make it readable for you',
    );
  }
}

/** The words of the operating system in a Node error (`EACCES: permission denied, open …`); any other error is a bug and goes on. */
function systemReason(error: unknown): string {
  if (!(error instanceof Error && 'code' in error && typeof error.code === 'string')) throw error;
  return /^[A-Z]+: ([^,]+)/.exec(error.message)?.[1] ?? error.code;
}

/** Decodes the bytes of a file; undefined when they are not UTF-8 text. */
export function decodeText(file: string, bytes: Uint8Array): Outcome<SourceText | undefined> {
  const mark = FOREIGN_MARKS.find((one) => one.bytes.every((byte, index) => bytes[index] === byte));
  if (mark !== undefined)
    return encodingFault(`the file is ${mark.name}, not UTF-8`, { file, line: 1, column: 1 });
  const broken = firstBrokenByte(bytes);
  if (broken !== undefined) {
    const before = sourceText(file, utf8(bytes.subarray(0, broken), false));
    const message = `byte ${broken} is not UTF-8 (0x${(bytes[broken] ?? 0).toString(16)})`;
    return encodingFault(message, placeAt(before, before.text.length));
  }
  const source = sourceText(file, utf8(bytes, true));
  const nul = source.text.indexOf('\0');
  if (nul !== -1) return encodingFault('the text holds a NUL character', placeAt(source, nul));
  if (source.text.startsWith('\ufeff'))
    return encodingFault('the file begins with two byte order marks', placeAt(source, 0));
  return { value: source, diagnostics: hiddenCharacters(source) };
}

function encodingFault(message: string, at: Place): Outcome<undefined> {
  return { value: undefined, diagnostics: [diagnose('encoding', message, { at, hint: SAVE_AS_UTF8 })] };
}

function utf8(bytes: Uint8Array, whole: boolean): string {
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes, { stream: !whole });
}

/** The offset of the first byte that does not belong to a whole character; undefined when all do. */
function firstBrokenByte(bytes: Uint8Array): number | undefined {
  if (decodes(bytes, true)) return undefined;
  let good = 0;
  let bad = bytes.length + 1;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (decodes(bytes.subarray(0, middle), false) && middle <= bytes.length) good = middle;
    else bad = middle;
  }
  // A sequence breaks at a later byte than the one it begins with: count back to the last whole character.
  return new TextEncoder().encode(utf8(bytes.subarray(0, good), false)).length;
}

function decodes(bytes: Uint8Array, whole: boolean): boolean {
  try {
    utf8(bytes, whole);
    return true;
  } catch {
    return false;
  }
}

/** One warning for each line with characters that turn the direction of text, or with nothing that can be seen. */
function hiddenCharacters(source: SourceText): readonly Diagnostic[] {
  const warnings = new Map<number, Diagnostic>();
  for (const { pattern, words } of HIDDEN) {
    for (const match of source.text.matchAll(pattern)) {
      const at = placeAt(source, match.index + (match[1]?.length ?? 0));
      if (warnings.has(at.line)) continue;
      warnings.set(at.line, diagnose('hidden-characters', words, { at, hint: 'remove them' }));
    }
  }
  return [...warnings.values()];
}

const HIDDEN = [
  {
    pattern: /[\u202a-\u202e\u2066-\u2069]/g,
    words: 'this line holds characters that turn the direction of its text unseen',
  },
  {
    pattern: /^(#{0,6}[ \t]*)(?=[\u200b-\u200f\u2060\ufeff])[\u200b-\u200f\u2060\ufeff \t]+$/gm,
    words: 'this line holds nothing but characters without width',
  },
] as const;
