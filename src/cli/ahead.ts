/**
 * Starts the browser of a build before the arguments are parsed: it takes longest to start, and the parser takes
 * longest to load. Reads just enough of the arguments to know that a browser may be wanted and which.
 */
import { resolve } from 'node:path';
import type { Host } from '../host/host.ts';
import { wasBuiltHere } from '../pipeline/cache/here.ts';
import type { Printing } from '../pipeline/printing.ts';
import { commandOf } from './command-names.ts';

/** A browser that is being started, and the value of `--browser` that it was started for. */
export interface Ahead {
  readonly browser: string | undefined;
  readonly printing: Printing;
}

/**
 * Starts a browser when the arguments look like those of a build that prints; undefined for all others, and where an
 * earlier build may have left nothing to do.
 */
export async function startAhead(argv: readonly string[], host: Host): Promise<Ahead | undefined> {
  if (commandOf(argv) !== 'build') return undefined;
  if (argv.some((one) => /^(-h|-V|--help|--version|--get-yargs-completions)$/.test(one))) return undefined;
  const formats = valuesOf(argv, ['-f', '--format']);
  if (formats.length > 0 && formats.every((one) => one === 'html')) return undefined;
  if (valuesOf(argv, ['--browser-url']).length > 0) return undefined;
  const browser = valuesOf(argv, ['--browser']).at(-1);
  if (!isAnew(argv) && (await wasBuiltHere(host, cacheOf(argv, host)))) return undefined;
  const { startPrinting } = await import('../pipeline/printing.ts');
  const printing = startPrinting(host, { formats: ['pdf'], ...(browser === undefined ? {} : { browser }) });
  await printing.begin();
  return { browser, printing };
}

/** Whether nothing that is kept will be used. */
function isAnew(argv: readonly string[]): boolean {
  return argv.some((one) => /^--(?:force|no-cache|verify|watch)$|^-w$/.test(one));
}

function cacheOf(argv: readonly string[], host: Host): string | undefined {
  const folder = valuesOf(argv, ['--cache']).at(-1);
  return folder === undefined ? undefined : cacheAt(folder, host);
}

/** The value of `--cache`: a path counts from the working folder, a bucket is named whole. */
export function cacheAt(named: string, host: Host): string {
  return named.startsWith('s3://') ? named : resolve(host.workingFolder, named);
}

function valuesOf(argv: readonly string[], names: readonly string[]): readonly string[] {
  return argv.flatMap((one, index) => {
    const [name = '', ...value] = one.split('=');
    if (names.includes(one)) return argv[index + 1] ?? [];
    return names.includes(name) ? value.join('=') : [];
  });
}
