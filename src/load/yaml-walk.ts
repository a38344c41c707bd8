/**
 * What is known while a YAML document becomes a tree: the text, the limits, what has been found wrong so far.
 * Faults are gathered, except those that make going on pointless (too big, too deep, aliases that grow): these stop the walk.
 */
import type { Code } from '../diagnostics/codes.ts';
import { type Diagnostic, diagnose, type Place } from '../diagnostics/diagnostic.ts';
import { placeAt, type SourceText } from '../source/source-text.ts';
import type { SyntaxFault } from './yaml-faults.ts';
import type { YamlNode, YamlScalar } from './yaml-tree.ts';

export interface YamlLimits {
  readonly characters: number;
  /** Keys and list items, those that aliases repeat included. */
  readonly entries: number;
}

export const FRONT_MATTER_LIMITS: YamlLimits = { characters: 64 * 1024, entries: 10_000 };
export const FILE_LIMITS: YamlLimits = { characters: 512 * 1024, entries: 20_000 };
export const MAX_DEPTH = 100;

const STOP_HINTS: Partial<Record<Code, string>> = {
  'fm-alias': 'write the values out',
  'fm-too-big': 'split it, or move what is data to files of its own',
  'fm-too-deep': 'give it fewer levels',
};

/** A part of the tree, and how many nodes it has when every alias in it is written out. */
export interface Built {
  readonly node: YamlNode;
  readonly size: number;
}

export class YamlWalk {
  readonly text: string;
  readonly diagnostics: Diagnostic[] = [];
  /** What anchors name; `open` while the walk is inside the value. */
  readonly anchors = new Map<string, Built | 'open'>();
  readonly #source: SourceText;
  readonly #start: number;
  readonly #limits: YamlLimits;
  #size = 0;
  #stopped = false;

  constructor(source: SourceText, start: number, end: number, limits: YamlLimits) {
    this.text = source.text.slice(start, end);
    this.#source = source;
    this.#start = start;
    this.#limits = limits;
    const { length } = this.text;
    if (length > limits.characters) {
      this.stop(
        'fm-too-big',
        `the YAML has ${length} characters; ${limits.characters} are allowed`,
        this.place([0]),
      );
    }
  }

  /** How many nodes have been counted, aliases written out. */
  get size(): number {
    return this.#size;
  }

  get stopped(): boolean {
    return this.#stopped;
  }

  /** The place of a range of offsets into `text`, its length cut at the end of the line. */
  place(range: readonly number[] | null | undefined): Place {
    const [from = 0, to = from] = range ?? [];
    const lineEnd = this.text.indexOf('\n', from);
    const end = Math.min(to, lineEnd === -1 ? this.text.length : lineEnd);
    return placeAt(this.#source, this.#start + from, Math.max(1, end - from));
  }

  report(code: Code, message: string, at: Place, hint?: string): void {
    this.diagnostics.push(diagnose(code, message, hint === undefined ? { at } : { at, hint }));
  }

  reportSyntax(fault: SyntaxFault): void {
    this.report(fault.code, fault.message, this.place([fault.start, fault.end]), fault.hint);
  }

  /** Says what makes going on pointless, and gives an empty value to stand in the tree. */
  stop(code: Code, message: string, at: Place): YamlScalar {
    this.report(code, message, at, STOP_HINTS[code]);
    this.#stopped = true;
    return emptyScalar(at);
  }

  tooDeep(at: Place): YamlScalar {
    return this.stop('fm-too-deep', `the YAML is nested more than ${MAX_DEPTH} levels deep`, at);
  }

  /** Counts a node; stops when there are too many. */
  countNode(at: Place): void {
    this.#size += 1;
    if (this.#size > this.#limits.entries) {
      this.stop('fm-too-big', `the YAML has more than ${this.#limits.entries} entries`, at);
    }
  }

  /** Counts the nodes that an alias repeats; false, and said, when they are too many. */
  countAlias(name: string, size: number, at: Place): boolean {
    this.#size += size;
    if (this.#size <= this.#limits.entries) return true;
    this.stop('fm-alias', `with "*${name}" the YAML grows to more than ${this.#limits.entries} entries`, at);
    return false;
  }
}

/** A value that is not there; `at` is the place of its key. */
export function emptyScalar(at: Place): YamlScalar {
  return { kind: 'scalar', value: null, text: '', at };
}

/** A key that stands twice: said at the second, with the first as a related place. */
export function duplicateKey(key: string, at: Place, first: Place): Diagnostic {
  const related = [{ message: `"${key}" stands here first`, at: first }];
  return diagnose('fm-duplicate-key', `the key "${key}" stands twice`, {
    at,
    hint: 'remove one of the two',
    related,
  });
}
