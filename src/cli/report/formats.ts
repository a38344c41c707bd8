/** The forms of a report that holds nothing but diagnostics: for people, for programs, for GitHub, for code hosts. */
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { Fault } from '../../diagnostics/fault.ts';
import { suggestName } from '../../diagnostics/nearest.ts';
import type { MendedFile } from '../../pipeline/mend.ts';
import type { CommandContext } from '../command.ts';
import { jsonDiagnostics } from './json.ts';
import { jsonMended } from './mended.ts';
import { sayDiagnostics, shorten } from './report.ts';

export const REPORT_FORMATS = ['pretty', 'json', 'github', 'sarif'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

/** An unknown name is a fault of usage. */
export function readReportFormat(written: string): ReportFormat {
  const format = REPORT_FORMATS.find((one) => one === written);
  if (format !== undefined) return format;
  throw new Fault(
    'usage',
    `"${written}" is no form of a report`,
    suggestName(written, REPORT_FORMATS, 'forms'),
  );
}

export interface Reporting {
  readonly format: ReportFormat;
  /** Errors only. */
  readonly quiet: boolean;
  /** Of this program. */
  readonly version: () => Promise<string>;
  /** What was mended before, for programs; undefined when nobody asked for it. */
  readonly mended?: readonly MendedFile[];
}

/** Writes a report: for people on stderr, in every other form on stdout. */
export async function report(
  diagnostics: readonly Diagnostic[],
  { host, terminal }: CommandContext,
  { format, quiet, version, mended }: Reporting,
): Promise<void> {
  const short = (file: string) => shorten(host, file);
  const shown = quiet ? diagnostics.filter(({ severity }) => severity === 'error') : diagnostics;
  const printJson = (value: unknown) => terminal.out(`${JSON.stringify(value, null, 2)}\n`);
  switch (format) {
    case 'pretty':
      return sayDiagnostics(shown, { host, terminal, quiet });
    case 'json':
      return printJson({
        ...(mended === undefined ? {} : { mended: jsonMended(mended, short) }),
        diagnostics: jsonDiagnostics(shown, short),
      });
    case 'github': {
      const { formatGithub } = await import('./github.ts');
      return terminal.out(formatGithub(shown, short));
    }
    case 'sarif': {
      const { sarifLog } = await import('./sarif.ts');
      return printJson(sarifLog(shown, { shorten: short, version: await version() }));
    }
  }
}
