/** Diagnostics for people: place, severity, code, message, code frame, hint. */
import { styleText } from 'node:util';
import type { Diagnostic, Place, Severity } from '../../diagnostics/diagnostic.ts';

/** Gives the lines of a file, or undefined when it cannot be read. */
export type LineReader = (file: string) => Promise<readonly string[] | undefined>;

export interface PrettyOptions {
  readonly colours: boolean;
  /** Makes a path short for people. */
  readonly shorten: (file: string) => string;
  readonly lines: LineReader;
}

const TONES = { error: 'red', warning: 'yellow', info: 'cyan' } as const satisfies Record<Severity, string>;
type Style = (typeof TONES)[Severity] | 'bold' | 'dim';

/** One text for all diagnostics, ended by a line that counts them; empty without diagnostics. */
export async function formatPretty(
  diagnostics: readonly Diagnostic[],
  options: PrettyOptions,
): Promise<string> {
  if (diagnostics.length === 0) return '';
  const blocks = await Promise.all(diagnostics.map((one) => formatOne(one, options)));
  return `${blocks.join('\n')}\n${countLine(diagnostics)}\n`;
}

async function formatOne(one: Diagnostic, options: PrettyOptions): Promise<string> {
  const paint = (style: Style, text: string) =>
    options.colours ? styleText(style, text, { validateStream: false }) : text;
  const place = one.at === undefined ? '' : `${paint('bold', formatPlace(one.at, options))} `;
  const lines = [
    `${place}${paint(TONES[one.severity], one.severity)} ${paint('dim', one.code)}`,
    `  ${visible(one.message)}`,
  ];
  if (one.at !== undefined)
    lines.push(...(await codeFrame(one.at, options)).map((line) => paint('dim', line)));
  if (one.hint !== undefined) lines.push(`  hint: ${visible(one.hint)}`);
  for (const related of one.related ?? []) {
    const where = related.at === undefined ? '' : `: ${formatPlace(related.at, options)}`;
    lines.push(paint('dim', `  ${visible(related.message)}${where}`));
  }
  return `${lines.join('\n')}\n`;
}

function formatPlace(at: Place, options: PrettyOptions): string {
  return `${visible(options.shorten(at.file))}:${at.line}:${at.column}`;
}

/** The line itself, with a marker below what is meant; cut to what fits beside it. */
async function codeFrame(at: Place, options: PrettyOptions): Promise<readonly string[]> {
  const line = (await options.lines(at.file))?.[at.line - 1];
  if (line === undefined || line.trim() === '') return [];
  const number = String(at.line).padStart(4);
  const from = Math.max(0, at.column - 61);
  const shown = visible(line.slice(from, from + 100).replaceAll('\t', ' '));
  const length = Math.max(1, Math.min(at.length ?? 1, line.length - at.column + 1, 100));
  return [
    `${number} | ${shown}`,
    `     | ${' '.repeat(Math.max(0, at.column - 1 - from))}${'^'.repeat(length)}`,
  ];
}

/** Control characters and direction marks of a text as visible signs, so that no text can move the cursor. */
function visible(text: string): string {
  return text.replace(
    /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function countLine(diagnostics: readonly Diagnostic[]): string {
  const count = (severity: Severity) => diagnostics.filter((one) => one.severity === severity).length;
  const words = (['error', 'warning', 'info'] as const).flatMap((severity) => {
    const number = count(severity);
    const plural = severity === 'info' ? 'remark' : severity;
    return number === 0 ? [] : [`${number} ${plural}${number === 1 ? '' : 's'}`];
  });
  return words.join(', ');
}
