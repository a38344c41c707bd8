/** Diagnostics with a fix → the author's own files, mended: whole or as they were, and only inside the project. */
import { sep } from 'node:path';
import type { Diagnostic, Fix } from '../diagnostics/diagnostic.ts';
import type { Host } from '../host/host.ts';
import { type MendedLine, mendText } from '../source/mend-text.ts';

export interface MendedFile {
  /** Absolute, as it is named in diagnostics. */
  readonly file: string;
  /** In their order. */
  readonly lines: readonly MendedLine[];
}

/** Mends what can be; with `dry`, says what would be done. */
export async function mendFiles(
  host: Host,
  diagnostics: readonly Diagnostic[],
  { root, dry }: { readonly root: string; readonly dry: boolean },
): Promise<readonly MendedFile[]> {
  const byFile = new Map<string, Fix[]>();
  for (const { fix } of diagnostics)
    if (fix !== undefined) byFile.set(fix.at.file, [...(byFile.get(fix.at.file) ?? []), fix]);
  const mended: MendedFile[] = [];
  for (const [file, fixes] of [...byFile].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const real = await ownFile(host, root, file);
    if (real === undefined) continue;
    const text = decode(await host.readFile(real));
    const done = text === undefined ? undefined : mendText(text, fixes);
    if (done === undefined || done.lines.length === 0) continue;
    const mode = (await host.stat(real))?.mode;
    if (!dry) await host.writeFile(real, done.text, mode === undefined ? {} : { mode });
    mended.push({ file, lines: done.lines });
  }
  return mended;
}

/** What was mended one after the other as one: each line as it was at first and as it is at last. */
export function joinMended(mended: readonly MendedFile[]): readonly MendedFile[] {
  const files = new Map<string, Map<number, MendedLine>>();
  for (const { file, lines } of mended) {
    const known = files.get(file) ?? new Map<number, MendedLine>();
    files.set(file, known);
    for (const one of lines)
      known.set(one.line, { ...one, before: known.get(one.line)?.before ?? one.before });
  }
  return [...files]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([file, lines]) => ({ file, lines: [...lines.values()].sort((a, b) => a.line - b.line) }));
}

/** Where a file of the project lies; undefined when it lies outside, or a link leads there. */
async function ownFile(host: Host, root: string, file: string): Promise<string | undefined> {
  const [real, realRoot] = await Promise.all([host.realPath(file), host.realPath(root)]);
  const isInside =
    real !== undefined &&
    realRoot !== undefined &&
    real.startsWith(`${realRoot.replace(/[\\/]$/, '')}${sep}`);
  return isInside ? real : undefined;
}

/** Undefined for what is not UTF-8, of which writing it again would change more than a line. */
function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
