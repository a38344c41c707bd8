/** Diagnostics to the terminal, in the form that was asked for. */
import { textLines } from '../../diagnostics/code-frame.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Host } from '../../host/host.ts';
import { relativePath } from '../../pipeline/relative.ts';
import type { Terminal } from '../terminal.ts';
import { formatPretty } from './pretty.ts';

/** Says diagnostics on stderr, for people. */
export async function sayDiagnostics(
  diagnostics: readonly Diagnostic[],
  given: { host: Host; terminal: Terminal; quiet: boolean },
): Promise<void> {
  const { host, terminal, quiet } = given;
  const shown = quiet ? diagnostics.filter((one) => one.severity === 'error') : diagnostics;
  const known = new Map<string, Promise<readonly string[] | undefined>>();
  const read = async (file: string) => {
    const bytes = await host.readFile(file).catch(() => undefined);
    return bytes === undefined ? undefined : textLines(new TextDecoder().decode(bytes));
  };
  const lines = (file: string) => {
    const found = known.get(file) ?? read(file);
    known.set(file, found);
    return found;
  };
  terminal.say(
    await formatPretty(shown, { colours: terminal.colours, shorten: (file) => shorten(host, file), lines }),
  );
}

/** A path as seen from the working folder. */
export function shorten(host: Host, file: string): string {
  return relativePath(host.workingFolder, file);
}
