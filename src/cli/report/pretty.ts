/** Diagnostics for people: place, severity, code, message, code frame, hint. */
import { styleText } from 'node:util';
import { codeFrame, visibleText } from '../../diagnostics/code-frame.ts';
import type { Diagnostic, Place, Severity } from '../../diagnostics/diagnostic.ts';
import { joinDecks } from './summary.ts';

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
    `  ${visibleText(one.message)}`,
  ];
  if (one.at !== undefined) lines.push(...(await frameOf(one.at, options)).map((line) => paint('dim', line)));
  if (one.hint !== undefined) lines.push(`  hint: ${visibleText(one.hint)}`);
  for (const related of joinDecks(one.related ?? [])) {
    const where = related.at === undefined ? '' : `: ${formatPlace(related.at, options)}`;
    lines.push(paint('dim', `  ${visibleText(related.message)}${where}`));
  }
  return `${lines.join('\n')}\n`;
}

function formatPlace(at: Place, options: PrettyOptions): string {
  return `${visibleText(options.shorten(at.file))}:${at.line}:${at.column}`;
}

async function frameOf(at: Place, options: PrettyOptions): Promise<readonly string[]> {
  return codeFrame(at, (await options.lines(at.file))?.[at.line - 1]);
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
