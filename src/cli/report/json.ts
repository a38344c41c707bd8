/** Diagnostics and results for programs: one JSON document. */
import type { Diagnostic, Fix } from '../../diagnostics/diagnostic.ts';

/** Diagnostics as plain data, paths made relative by `shorten`. */
export function jsonDiagnostics(
  diagnostics: readonly Diagnostic[],
  shorten: (file: string) => string,
): readonly unknown[] {
  return diagnostics.map(({ code, severity, message, at, hint, related, fix }) => ({
    code,
    severity,
    message,
    at: at === undefined ? null : { file: shorten(at.file), line: at.line, column: at.column },
    hint: hint ?? null,
    related: (related ?? []).map((one) => ({
      message: one.message,
      at:
        one.at === undefined
          ? null
          : { file: shorten(one.at.file), line: one.at.line, column: one.at.column },
    })),
    ...(fix === undefined ? {} : { fix: jsonFix(fix, shorten) }),
  }));
}

function jsonFix({ at, was, replacement }: Fix, shorten: (file: string) => string) {
  return { at: { file: shorten(at.file), line: at.line, column: at.column }, was, replacement };
}
