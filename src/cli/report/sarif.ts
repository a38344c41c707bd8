/**
 * Diagnostics as a SARIF 2.1.0 log, which code hosts and editors read.
 * https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
import { CODES, type Code } from '../../diagnostics/codes.ts';
import type { Diagnostic, Fix, Place, Severity } from '../../diagnostics/diagnostic.ts';
import { summaryLines } from './summary.ts';

const LEVELS = { error: 'error', warning: 'warning', info: 'note' } as const satisfies Record<
  Severity,
  string
>;

export interface SarifContext {
  /** Makes a path relative to the folder that the log is about. */
  readonly shorten: (file: string) => string;
  /** Of this program. */
  readonly version: string;
}

/** The log as plain data, with a description of each code that it uses. */
export function sarifLog(diagnostics: readonly Diagnostic[], { shorten, version }: SarifContext) {
  const codes = [...new Set(diagnostics.map(({ code }) => code))].sort();
  const results = diagnostics.map((one) => ({
    ruleId: one.code,
    ruleIndex: codes.indexOf(one.code),
    level: LEVELS[one.severity],
    message: { text: summaryLines(one).join('\n') },
    locations: one.at === undefined ? [] : [{ physicalLocation: physicalLocation(one.at, shorten) }],
    relatedLocations: (one.related ?? []).flatMap(({ message, at }) =>
      at === undefined
        ? []
        : [{ message: { text: message }, physicalLocation: physicalLocation(at, shorten) }],
    ),
    ...(one.fix === undefined ? {} : { fixes: [sarifFix(one, one.fix, shorten)] }),
  }));
  const driver = { name: 'Lectern', version, rules: codes.map(ruleOf) };
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{ tool: { driver }, columnKind: 'utf16CodeUnits', results }],
  } as const;
}

function ruleOf(id: Code) {
  const { severity, title, explanation } = CODES[id];
  return {
    id,
    shortDescription: { text: `${title}.` },
    fullDescription: { text: explanation },
    defaultConfiguration: { level: LEVELS[severity] },
  };
}

function sarifFix(
  { hint = '' }: Diagnostic,
  { at, was, replacement }: Fix,
  shorten: SarifContext['shorten'],
) {
  const { artifactLocation, region } = physicalLocation(at, shorten);
  const deletedRegion = { ...region, endColumn: at.column + was.length };
  return {
    description: { text: hint },
    artifactChanges: [
      { artifactLocation, replacements: [{ deletedRegion, insertedContent: { text: replacement } }] },
    ],
  };
}

function physicalLocation({ file, line, column, length = 1 }: Place, shorten: SarifContext['shorten']) {
  const uri = shorten(file).split('/').map(encodeURIComponent).join('/');
  return {
    artifactLocation: { uri, uriBaseId: '%SRCROOT%' },
    region: { startLine: line, startColumn: column, endColumn: column + length },
  };
}
