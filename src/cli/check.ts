/** `lectern check`: flags → all rules over all decks → a report. Writes no file, but with `--fix` the author's own. */
import { resolve } from 'node:path';
import type { CommandModule } from 'yargs';
import { Fault } from '../diagnostics/fault.ts';
import type { CommandContext } from './command.ts';
import { DECKS_ARGUMENT, MERGE_OPTIONS, OPEN_OPTIONS, openRequest, SAY_OPTIONS } from './options.ts';
import { createProgress, MANY, SILENT } from './progress.ts';
import { REPORT_FORMATS, readReportFormat, report } from './report/formats.ts';
import { formatMended } from './report/mended.ts';
import { shorten } from './report/report.ts';

const { audience, minutes, var: variables, 'theme-set': themeSet } = OPEN_OPTIONS;

const OPTIONS = {
  audience,
  minutes,
  var: variables,
  'theme-set': themeSet,
  ...MERGE_OPTIONS,
  format: {
    alias: 'f',
    type: 'string',
    default: 'pretty',
    requiresArg: true,
    description: `Form of the report: ${REPORT_FORMATS.join(', ')}`,
  },
  'allow-remote': {
    type: 'boolean',
    default: false,
    description: 'Fetch files from the network to check them',
  },
  strict: { type: 'boolean', default: false, description: 'Treat warnings as errors' },
  shown: {
    type: 'boolean',
    default: true,
    description: 'Look at every slide in a browser; --no-shown leaves that out',
  },
  stress: {
    type: 'boolean',
    default: false,
    description: 'Look once more, with the longest value of each variable over all audiences and rows',
  },
  report: {
    type: 'string',
    requiresArg: true,
    description: 'Write a page with a picture of each fault: out/check.html',
  },
  browser: {
    type: 'string',
    requiresArg: true,
    description: 'Chrome, Chromium or Edge to look with; also LECTERN_BROWSER',
  },
  links: {
    type: 'boolean',
    default: false,
    description: 'Ask the network whether something lies behind links that lead outside',
  },
  fix: {
    type: 'boolean',
    default: false,
    description:
      'Mend what has one sound answer in your files: names, capital letters in paths, places for texts of pictures',
  },
  'dry-run': {
    type: 'boolean',
    default: false,
    description: 'With --fix: show the lines before and after, and write nothing',
  },
  ...SAY_OPTIONS,
} as const;

export function checkCommand(context: CommandContext): CommandModule {
  return {
    command: 'check [decks..]',
    describe: 'Check decks by all rules, and write nothing',
    builder: (yargs) =>
      yargs
        .positional('decks', DECKS_ARGUMENT)
        .options(OPTIONS)
        .example('$0 check', 'every deck, for every audience')
        .example('$0 check --strict --format github', 'in a workflow, shown beside the lines')
        .example('$0 check --fix --dry-run', 'what would be mended in your files')
        .example('$0 check talk.md --format sarif > talk.sarif', 'any Marp file, for a code host'),
    handler: async (args) => context.finish(await run(args as unknown as Arguments, context)),
  };
}

type Arguments = Parameters<typeof openRequest>[0] & {
  readonly format: string;
  readonly 'allow-remote': boolean;
  readonly strict: boolean;
  readonly shown: boolean;
  readonly stress: boolean;
  readonly report?: string;
  readonly browser?: string;
  readonly links: boolean;
  readonly fix: boolean;
  readonly 'dry-run': boolean;
  readonly json: boolean;
  readonly quiet: boolean;
};

async function run(args: Arguments, context: CommandContext): Promise<number> {
  const { host, terminal } = context;
  if (args.stress && !args.shown)
    throw new Fault('usage', '--stress looks at slides, and --no-shown does not');
  const page = args.report === undefined ? undefined : resolve(host.workingFolder, args.report);
  if (page !== undefined && !/\.html?$/i.test(page))
    throw new Fault('usage', '--report wants the name of an HTML file');
  const format = args.json ? 'json' : readReportFormat(args.format);
  const request = {
    ...openRequest(args, host),
    allowRemote: args['allow-remote'],
    strict: args.strict,
    shown: args.shown,
    links: args.links,
    stress: args.stress,
    ...(page === undefined ? {} : { report: page }),
    ...(args.browser === undefined ? {} : { browser: args.browser }),
  };
  const dry = args['dry-run'];
  if (dry && !args.fix)
    throw new Fault('usage', '--dry-run is of use with --fix only', 'add --fix: check alone writes nothing');
  const { checkDecks, mendDecks } = await import('../pipeline/check.ts');
  const mended = args.fix ? await mendDecks(host, request, dry) : undefined;
  if (format !== 'json' && mended !== undefined) {
    const short = (file: string) => shorten(host, file);
    terminal.say(formatMended(mended, { colours: terminal.colours, shorten: short, dry }));
  }
  const isSilent = args.quiet || format !== 'pretty';
  const progress = isSilent ? SILENT : await createProgress(terminal, () => host.now());
  const { decks, diagnostics, failed, fault } = await checkDecks(host, {
    ...request,
    // A few decks are looked at before anybody wonders.
    looked: (done, all) => (all < MANY ? undefined : progress.look?.(done, all)),
  }).finally(() => progress.stop());
  const version = async () => (await import('../pipeline/version.ts')).lecternVersion(host);
  const changes = mended === undefined ? {} : { mended };
  await report(diagnostics, context, { format, quiet: args.quiet, version, ...changes });
  if (fault !== undefined) throw fault;
  if (format === 'pretty' && page !== undefined) terminal.out(`${shorten(host, page)}\n`);
  if (format === 'pretty' && !args.quiet) terminal.say(`${closing(decks, diagnostics.length)}\n`);
  return failed ? 1 : 0;
}

function closing(decks: number, said: number): string {
  const checked = `${decks} deck${decks === 1 ? '' : 's'} checked`;
  return said === 0 ? `${checked}, nothing to say.` : `${checked}.`;
}
