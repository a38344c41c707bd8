/** The names of the commands, for who must know the command before the arguments are parsed. `build` may be left out. */

const NOT_A_BUILD: ReadonlySet<string> = new Set([
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

/** The command that the arguments look like; undefined where they only ask for the version. */
export function commandOf(argv: readonly string[]): string | undefined {
  if (asksForVersion(argv)) return undefined;
  const first = argv.find((one) => !one.startsWith('-'));
  return first !== undefined && NOT_A_BUILD.has(first) ? first : 'build';
}

/** Asked by scripts and editors each time they start: not worth loading the parser for. */
export function asksForVersion(argv: readonly string[]): boolean {
  return argv.length === 1 && (argv[0] === '--version' || argv[0] === '-V');
}
