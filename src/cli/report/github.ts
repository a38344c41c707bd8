/**
 * Diagnostics as workflow commands, which GitHub shows beside the lines of a change.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */
import type { Diagnostic, Place, Severity } from '../../diagnostics/diagnostic.ts';
import { summaryLines } from './summary.ts';

const COMMANDS = { error: 'error', warning: 'warning', info: 'notice' } as const satisfies Record<
  Severity,
  string
>;

/** One line for each diagnostic; paths are made relative by `shorten`. */
export function formatGithub(diagnostics: readonly Diagnostic[], shorten: (file: string) => string): string {
  return diagnostics
    .map((one) => {
      const place = one.at === undefined ? [] : placeProperties(one.at, shorten);
      const properties = [...place, ['title', one.code]].map(([name, value]) => `${name}=${property(value)}`);
      return `::${COMMANDS[one.severity]} ${properties.join(',')}::${data(summaryLines(one).join('\n'))}\n`;
    })
    .join('');
}

function placeProperties(at: Place, shorten: (file: string) => string): (readonly [string, string])[] {
  return [
    ['file', shorten(at.file)],
    ['line', String(at.line)],
    ['endLine', String(at.line)],
    ['col', String(at.column)],
    ['endColumn', String(at.column + (at.length ?? 1))],
  ];
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text = ''): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
