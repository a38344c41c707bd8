/**
 * Starts the browser of a build before the arguments are parsed: it takes longest to start, and the parser takes
 * longest to load. Reads just enough of the arguments to know that a browser may be wanted and which.
 */
import type { Host } from '../host/host.ts';
import type { Printing } from '../pipeline/printing.ts';

/** A browser that is being started, and the value of `--browser` that it was started for. */
export interface Ahead {
  readonly browser: string | undefined;
  readonly printing: Promise<Printing>;
}

const NOT_A_BUILD = new Set([
  'plan',
  'themes',
  'check',
  'diff',
  'doctor',
  'explain',
  'new',
  'present',
  'schema',
  'completion',
]);

/** Starts a browser when the arguments look like those of a build that prints; undefined for all others. */
export function startAhead(argv: readonly string[], host: Host): Ahead | undefined {
  const command = argv.find((one) => !one.startsWith('-'));
  if (command !== undefined && NOT_A_BUILD.has(command)) return undefined;
  if (argv.some((one) => /^(-h|-V|--help|--version|--get-yargs-completions)$/.test(one))) return undefined;
  const formats = valuesOf(argv, ['-f', '--format']);
  if (formats.length > 0 && formats.every((one) => one === 'html')) return undefined;
  const browser = valuesOf(argv, ['--browser']).at(-1);
  const printing = import('../pipeline/printing.ts').then(({ startPrinting }) =>
    startPrinting(host, { formats: ['pdf'], ...(browser === undefined ? {} : { browser }) }),
  );
  return { browser, printing };
}

function valuesOf(argv: readonly string[], names: readonly string[]): readonly string[] {
  return argv.flatMap((one, index) => {
    const [name = '', ...value] = one.split('=');
    if (names.includes(one)) return argv[index + 1] ?? [];
    return names.includes(name) ? value.join('=') : [];
  });
}
