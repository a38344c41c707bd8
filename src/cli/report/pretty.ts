/** Diagnostics for people: place, severity, code, message, code frame, hint. */
import { styleText } from 'node:util';
import { codeFrame, visibleText } from '../../diagnostics/code-frame.ts';
import type { Diagnostic, Place, Severity } from '../../diagnostics/diagnostic.ts';
import { joinDecks } from '../../diagnostics/join-decks.ts';

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
  const { told, alike } = foldAlike(diagnostics);
  const blocks = await Promise.all(
    told.map(async (one) => {
      const more = alike.get(one) ?? [];
      return `${await formatOne(one, options)}${more.length === 0 ? '' : `\n${formatMore(more, options)}`}`;
    }),
  );
  return `${blocks.join('\n')}\n${countLine(diagnostics)}\n`;
}

const OTHERS_ALIKE = { most: 5, told: 3 };
/** Each must be mended, so only those are folded that nobody reads: what one slip brings about a thousand times. */
const ERRORS_ALIKE = { most: 100, told: 50 };
const MOST_LINES = 12;

/** Of more than five warnings or remarks of one code in one file, the first three are told; of more than a hundred errors fifty. The rest goes with the last of them. */
function foldAlike(diagnostics: readonly Diagnostic[]): {
  readonly told: readonly Diagnostic[];
  readonly alike: ReadonlyMap<Diagnostic, readonly Diagnostic[]>;
} {
  const groups = new Map<string, Diagnostic[]>();
  for (const one of diagnostics) {
    const key = JSON.stringify([one.code, one.severity, one.at?.file]);
    const group = groups.get(key) ?? [];
    group.push(one);
    groups.set(key, group);
  }
  const alike = new Map<Diagnostic, readonly Diagnostic[]>();
  for (const group of groups.values()) {
    const { most, told } = group[0]?.severity === 'error' ? ERRORS_ALIKE : OTHERS_ALIKE;
    const last = group[told - 1];
    if (group.length > most && last?.at !== undefined) alike.set(last, group.slice(told));
  }
  const folded = new Set([...alike.values()].flat());
  return { told: diagnostics.filter((one) => !folded.has(one)), alike };
}

function formatMore(more: readonly Diagnostic[], options: PrettyOptions): string {
  const [first] = more;
  const lines = [...new Set(more.map(({ at }) => at?.line ?? 1))];
  const shown = lines.slice(0, MOST_LINES).join(', ');
  const file = visibleText(options.shorten(first?.at?.file ?? ''));
  return `${file}: ${more.length} more ${first?.code}, on lines ${shown}${lines.length > MOST_LINES ? ', …' : ''}\n`;
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
