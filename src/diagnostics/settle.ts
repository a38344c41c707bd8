/**
 * What rules said → what the author is told: severities as the project sets them, without what is ignored. Ignores are not looked at
 * by the rules themselves, so that one filter serves all of them.
 */
import type { Code } from './codes.ts';
import { type Diagnostic, diagnose, type Severity } from './diagnostic.ts';

/** A code that is not said of some lines of a file; as `Ignore` in `model/`. */
interface Ignored {
  readonly code: Code;
  readonly at: { readonly file: string; readonly line: number; readonly column: number };
  readonly from: number;
  readonly to: number;
}

export interface Wishes<T extends Ignored> {
  readonly rules: ReadonlyMap<Code, Severity | 'off'>;
  readonly ignores: readonly T[];
}

/** The diagnostics as they are to be told. Doing it twice changes nothing. */
export function settleDiagnostics(
  diagnostics: readonly Diagnostic[],
  { rules, ignores }: Wishes<Ignored>,
): readonly Diagnostic[] {
  return diagnostics.flatMap((one) => {
    const weight = rules.get(one.code) ?? one.severity;
    if (weight === 'off' || ignores.some((ignore) => covers(ignore, one))) return [];
    return [weight === one.severity ? one : { ...one, severity: weight }];
  });
}

/** A warning for each ignore that covers none of `said`, all that a run has said before it was settled. */
export function unusedIgnores(
  said: readonly Diagnostic[],
  ignores: readonly Ignored[],
): readonly Diagnostic[] {
  return ignores
    .filter((ignore) => !said.some((one) => covers(ignore, one)))
    .map(({ code, at }) => {
      const hint = 'remove it, or see whether it stands on the right slide';
      return diagnose('unused-ignore', `"${code}" is ignored here, and nothing would be said`, { at, hint });
    });
}

function covers({ code, at, from, to }: Ignored, one: Diagnostic): boolean {
  return one.code === code && one.at?.file === at.file && from <= one.at.line && one.at.line <= to;
}
