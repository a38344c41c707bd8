/** `lectern build`: flags → build → paths, or JSON, and what there is to say about the text. */

import type { CommandModule } from 'yargs';
import { visibleText } from '../diagnostics/code-frame.ts';
import { hasErrors } from '../diagnostics/diagnostic.ts';
import { Fault } from '../diagnostics/fault.ts';
import type { Host } from '../host/host.ts';
import { FORMATS } from '../model/audience.ts';
import type { BuildRequest, BuildResult } from '../pipeline/build.ts';
import { cacheAt } from './ahead.ts';
import { type CommandContext, faultText } from './command.ts';
import { joinShards } from './merge-reports.ts';
import {
  DECKS_ARGUMENT,
  MERGE_OPTIONS,
  OPEN_OPTIONS,
  openRequest,
  readFormats,
  SAY_OPTIONS,
} from './options.ts';
import { OUTPUT_OPTIONS, type OutputArguments, outputOptions } from './output-options.ts';
import { createProgress, SILENT } from './progress.ts';
import { jsonDiagnostics } from './report/json.ts';
import { sayDiagnostics, shorten } from './report/report.ts';
import { SHARD_OPTION } from './shard.ts';

const OPTIONS = {
  ...OPEN_OPTIONS,
  ...MERGE_OPTIONS,
  format: { alias: 'f', type: 'string', array: true, description: `Files to make: ${FORMATS.join(', ')}` },
  browser: { type: 'string', description: 'Path of the browser that prints PDF', requiresArg: true },
  'browser-url': {
    type: 'string',
    description: 'Address of a browser that runs elsewhere (ws:, http:); also LECTERN_BROWSER_URL',
    requiresArg: true,
  },
  'allow-remote': {
    type: 'boolean',
    default: false,
    description: 'Fetch files from the network and put them inside',
  },
  strict: { type: 'boolean', default: false, description: 'Treat warnings as errors' },
  verify: {
    type: 'boolean',
    default: false,
    description: 'Write nothing; compare what is made with what lies in the output folder',
  },
  force: {
    type: 'boolean',
    default: false,
    description: 'Make everything anew, whatever earlier builds kept',
  },
  cache: {
    type: 'string',
    description:
      'Folder, or s3://bucket/folder, for what the next builds need not make again; --no-cache: none',
    requiresArg: true,
  },
  resume: {
    type: 'boolean',
    default: false,
    description: 'Go on where an interrupted build ended, as every build does unless it is told not to',
  },
  shard: SHARD_OPTION,
  'merge-reports': {
    type: 'boolean',
    default: false,
    description: 'Build nothing; join what the shards have made, or say what is missing',
  },
  watch: { alias: 'w', type: 'boolean', default: false, description: 'Build again what an edit touches' },
  ...OUTPUT_OPTIONS,
  ...SAY_OPTIONS,
} as const;

export function buildCommand(context: CommandContext): CommandModule {
  return {
    command: ['build [decks..]', '$0 [decks..]'],
    describe: 'Build decks for their audiences',
    builder: (yargs) =>
      yargs
        .positional('decks', DECKS_ARGUMENT)
        .options(OPTIONS)
        .example('$0 build', 'every deck, for every audience')
        .example('$0 build pricing -a press -f pdf', 'one deck for one audience, as PDF')
        .example('$0 build talk.md --theme-set theme.css', 'any Marp file')
        .example('$0 build members --merge people.csv', 'a deck for each row of a table')
        .example('$0 build --shard 2/4', 'one part of four, on this machine; then --merge-reports')
        .example('$0 build pricing --watch -f html', 'again after each edit, until Ctrl-C'),
    handler: async (args) => context.finish(await run(args as unknown as Arguments, context)),
  };
}

type Arguments = Parameters<typeof openRequest>[0] &
  OutputArguments & {
    readonly format?: readonly string[];
    readonly browser?: string;
    readonly 'browser-url'?: string;
    readonly 'allow-remote': boolean;
    readonly strict: boolean;
    readonly verify: boolean;
    readonly resume: boolean;
    readonly force: boolean;
    /** False with `--no-cache`. */
    readonly cache?: string | false;
    readonly 'merge-reports': boolean;
    readonly watch: boolean;
    readonly json: boolean;
    readonly quiet: boolean;
  };

async function run(args: Arguments, context: CommandContext): Promise<number> {
  const { host, terminal } = context;
  if (args['merge-reports']) return joinShards(args, context);
  const formats = readFormats(args.format);
  const { verify, force, cache } = args;
  if (args.resume && (verify || force || cache === false))
    throw new Fault(
      'usage',
      '--resume makes no file twice, and --verify, --force and --no-cache make each again',
    );
  const progress = args.quiet || args.json ? SILENT : await createProgress(terminal, () => host.now());
  const request = {
    ...openRequest(args, host),
    options: outputOptions(args),
    strict: args.strict,
    verify: args.verify,
    allowRemote: args['allow-remote'],
    ...(formats === undefined ? {} : { formats }),
    ...(args.browser === undefined ? {} : { browser: args.browser }),
    ...(args['browser-url'] === undefined ? {} : { browserUrl: args['browser-url'] }),
  };
  const { ahead } = context;
  const printing = ahead !== undefined && ahead.browser === args.browser ? ahead.printing : undefined;
  const given = { ...request, ...(printing === undefined ? {} : { printing }) };
  if (args.watch) return watch(given, args, context);
  const { buildUnlessDone } = await import('../pipeline/cached-build.ts');
  const cached = { ...given, ...cacheRequest(args, host) };
  const result = await buildUnlessDone(host, cached, progress).finally(() => progress.stop());
  if (args.json) terminal.out(`${JSON.stringify(jsonResult(result, context), null, 2)}\n`);
  else await sayResult(result, args, context);
  return result.refused || hasErrors(result.diagnostics) ? 1 : 0;
}

/** What `--verify` compares is made anew. */
function cacheRequest({ cache, force, verify }: Arguments, host: Host): Pick<BuildRequest, 'cache'> {
  if (cache === false || verify) return {};
  return {
    cache: {
      read: !force,
      ...(cache === undefined ? {} : { folder: cacheAt(cache, host) }),
    },
  };
}

/** Builds until a signal ends the program. */
async function watch(request: BuildRequest, args: Arguments, context: CommandContext): Promise<number> {
  const { terminal } = context;
  if (args.json) throw new Fault('usage', '--watch builds more than once, and --json prints one document');
  if (args.shard !== undefined)
    throw new Fault('usage', '--watch is for one who writes, --shard for many machines');
  if (args.verify) throw new Fault('usage', '--watch writes what --verify only compares');
  const { watchBuilds } = await import('../pipeline/watch-builds.ts');
  // A bar would stand between the lines of one build and those of the next.
  const progress = await createProgress({ ...terminal, interactive: false }, () => context.host.now());
  await watchBuilds(context.host, request, {
    progress: args.quiet ? SILENT : progress,
    built: (result) => sayResult(result, args, context),
    failed: async (error) => {
      if (!(error instanceof Fault)) throw error;
      terminal.say(faultText(error));
    },
  });
  if (!args.quiet) terminal.say('Watching for changes. Ctrl-C ends it.\n');
  return new Promise(() => undefined);
}

async function sayResult(result: BuildResult, args: Arguments, context: CommandContext): Promise<void> {
  const { host, terminal } = context;
  await sayDiagnostics(result.diagnostics, { host, terminal, quiet: args.quiet });
  for (const path of args.verify ? [] : pathsOf(result)) terminal.out(`${shorten(host, path)}\n`);
  if (!args.quiet) terminal.say(`${args.verify ? compared(result) : closing(result, context)}\n`);
}

function pathsOf({ decks, gallery, shardList }: BuildResult): readonly string[] {
  const files = decks.flatMap((deck) => deck.outputs.map((file) => file.path));
  return [...files, ...[gallery, shardList].filter((path) => path !== undefined)];
}

/** The last line of a run that wrote nothing. */
function compared(result: BuildResult): string {
  if (result.refused) return 'Nothing was compared.';
  const files = pathsOf(result).length;
  const differing = result.diagnostics.filter(({ code }) => code === 'output-differs').length;
  return `${differing === 0 ? 'None' : differing} of ${files} files differ${differing === 1 ? 's' : ''}.`;
}

/** The last line for people: what was made and where to look, or that nothing was. */
function closing(result: BuildResult, { host }: CommandContext): string {
  if (result.refused) return 'Nothing was written.';
  const count = result.decks.length;
  if (count === 0) return 'Every file is as it should be.';
  const page =
    result.gallery ??
    result.decks.flatMap((deck) => deck.outputs).find((file) => file.format === 'html')?.path;
  const look = page === undefined ? '' : ` Look at ${visibleText(shorten(host, page))} first.`;
  return `${count} deck${count === 1 ? '' : 's'} built.${look}`;
}

function jsonResult(result: BuildResult, { host }: CommandContext): unknown {
  return {
    decks: result.decks.map((deck) => ({
      deck: deck.deck,
      audience: deck.audience ?? null,
      row: deck.row ?? null,
      slides: deck.slides,
      minutes: deck.minutes,
      outputs: deck.outputs.map(({ format, path, bytes, cached }) => ({
        format,
        path: shorten(host, path),
        bytes,
        cached,
      })),
    })),
    gallery: result.gallery === undefined ? null : shorten(host, result.gallery),
    diagnostics: jsonDiagnostics(result.diagnostics, (file) => shorten(host, file)),
  };
}
