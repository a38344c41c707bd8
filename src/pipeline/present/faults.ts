/** Errors → what a page shows over its slides: short places, code frames, plain texts. */
import { codeFrame, textLines, visibleText } from '../../diagnostics/code-frame.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Host } from '../../host/host.ts';
import type { LiveFault } from '../../model/live.ts';
import { relativePath } from '../relative.ts';

/** More than fit on a screen help nobody. */
const MOST_FAULTS = 20;

/** Makes the faults of a page; files are read through `host`. */
export async function liveFaults(host: Host, errors: readonly Diagnostic[]): Promise<readonly LiveFault[]> {
  const shown = await Promise.all(errors.slice(0, MOST_FAULTS).map((one) => liveFault(host, one)));
  const rest = errors.length - shown.length;
  if (rest === 0) return shown;
  return [...shown, { place: '', code: '', message: `and ${rest} more`, frame: [], hint: '' }];
}

/** What went wrong while a page was made, and was no fault of the text. */
export function machineFault(error: unknown): LiveFault {
  const message = error instanceof Error ? error.message : String(error);
  const hint = error instanceof Error && 'hint' in error ? String(error.hint ?? '') : '';
  return { place: '', code: '', message: visibleText(message), frame: [], hint: visibleText(hint) };
}

async function liveFault(host: Host, { at, code, message, hint = '' }: Diagnostic): Promise<LiveFault> {
  const texts = { code, message: visibleText(message), hint: visibleText(hint) };
  if (at === undefined) return { place: '', frame: [], ...texts };
  const bytes = await host.readFile(at.file).catch(() => undefined);
  const line = bytes === undefined ? undefined : textLines(new TextDecoder().decode(bytes))[at.line - 1];
  const place = `${visibleText(relativePath(host.workingFolder, at.file))}:${at.line}:${at.column}`;
  return { place, frame: codeFrame(at, line), ...texts };
}
