/**
 * A diagnostic is anything said to the author about the text. It is a value: phases return diagnostics,
 * only the command line prints them. Its words come from `codes.ts`; its place is always the author's file.
 */
import type { Severity } from './codes/entry.ts';
import { CODES, type Code } from './codes.ts';

export type { Severity };

/** A place in a file. `file` is an absolute path inside the program and relative in reports; `line` and `column` count from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** Length in characters of what is meant, for the marker of the code frame. Default 1. */
  readonly length?: number;
}

/** Another place that helps to understand a diagnostic, or a remark without a place. */
export interface Related {
  readonly message: string;
  readonly at?: Place;
}

/** What to write instead of what stands at a place, on one line. */
export interface Fix {
  readonly at: Place;
  /** What stands there; nothing to insert something. A file in which something else stands is left alone. */
  readonly was: string;
  readonly replacement: string;
}

export interface Diagnostic {
  readonly code: Code;
  readonly severity: Severity;
  /** What is wrong: lower case, no full stop, the author's own word in quotes. */
  readonly message: string;
  readonly at?: Place;
  /** What to do about it. */
  readonly hint?: string;
  readonly related?: readonly Related[];
  /** How to mend it without asking; only where there is one sound way. */
  readonly fix?: Fix;
}

/** What a phase gives back: what it made, and what it has to say about it. */
export interface Outcome<T> {
  readonly value: T;
  readonly diagnostics: readonly Diagnostic[];
}

type Details = Partial<Pick<Diagnostic, 'at' | 'hint' | 'related' | 'fix'>>;

/** Makes a diagnostic of `code` with the severity that the table of codes gives it. */
export function diagnose(code: Code, message: string, details: Details = {}): Diagnostic {
  return { code, severity: CODES[code].severity, message, ...details };
}

/** True when at least one of `diagnostics` is an error. */
export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((one) => one.severity === 'error');
}

/** True when a run with these ends with exit code 1: by an error or, where `strict`, by a warning. */
export function isFailure(diagnostics: readonly Diagnostic[], strict: boolean): boolean {
  return hasErrors(diagnostics) || (strict && diagnostics.some((one) => one.severity === 'warning'));
}

/** Orders by file, line, column, code and message, and drops exact repetitions, so that every run says the same in the same order. */
export function sortDiagnostics(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const key = (one: Diagnostic) =>
    [
      one.at?.file ?? '',
      String(one.at?.line ?? 0).padStart(7, '0'),
      String(one.at?.column ?? 0).padStart(7, '0'),
      one.code,
      one.message,
    ].join('\u0000');
  const byKey = new Map<string, Diagnostic>();
  for (const one of diagnostics) {
    const earlier = byKey.get(key(one));
    byKey.set(key(one), earlier ? mergeRelated(earlier, one) : one);
  }
  return [...byKey].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, one]) => one);
}

function mergeRelated(first: Diagnostic, second: Diagnostic): Diagnostic {
  const related = [...(first.related ?? [])];
  for (const one of second.related ?? []) {
    if (!related.some((known) => known.message === one.message)) related.push(one);
  }
  return related.length > 0 ? { ...first, related } : first;
}
