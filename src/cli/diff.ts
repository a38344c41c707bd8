/** `lectern diff`: one deck as two audiences get it, side by side. */
import { resolve } from 'node:path';
import type { CommandModule } from 'yargs';
import { hasErrors } from '../diagnostics/diagnostic.ts';
import { Fault } from '../diagnostics/fault.ts';
import type { DeckDifference, DiffResult } from '../pipeline/diff.ts';
import type { CommandContext } from './command.ts';
import { OPEN_OPTIONS, openRequest, SAY_OPTIONS } from './options.ts';
import { formatDiff, formatDiffMarkdown } from './report/diff.ts';
import { jsonDiagnostics } from './report/json.ts';
import { sayDiagnostics, shorten } from './report/report.ts';

const { minutes, var: variables, 'theme-set': themeSet } = OPEN_OPTIONS;

const OPTIONS = {
  minutes,
  var: variables,
  'theme-set': themeSet,
  format: {
    alias: 'f',
    type: 'string',
    choices: ['text', 'markdown', 'json'],
    default: 'text',
    requiresArg: true,
    description: 'Form of the answer',
  },
  pictures: {
    type: 'string',
    requiresArg: true,
    description: 'Write a page with pictures of both, side by side: --pictures out/diff.html',
  },
  browser: { type: 'string', description: 'Path of the browser that takes the pictures', requiresArg: true },
  ...SAY_OPTIONS,
} as const;

export function diffCommand(context: CommandContext): CommandModule {
  return {
    command: 'diff <deck> <left> <right>',
    describe: 'Show what two audiences of a deck do not share',
    builder: (yargs) =>
      yargs
        .positional('deck', { type: 'string', description: 'Name of a deck, or its file' })
        .positional('left', { type: 'string', description: 'An audience' })
        .positional('right', { type: 'string', description: 'Another audience' })
        .options(OPTIONS)
        .example('$0 diff pricing press board', 'slide by slide, word by word')
        .example('$0 diff pricing press board --pictures out/diff.html', 'a page to look at'),
    handler: async (args) => context.finish(await run(args as unknown as Arguments, context)),
  };
}

type Arguments = Parameters<typeof openRequest>[0] & {
  readonly deck: string;
  readonly left: string;
  readonly right: string;
  readonly format: 'text' | 'markdown' | 'json';
  readonly pictures?: string;
  readonly browser?: string;
  readonly json: boolean;
  readonly quiet: boolean;
};

async function run(args: Arguments, context: CommandContext): Promise<number> {
  const { host, terminal } = context;
  const { decks: _, ...request } = openRequest(args, host);
  const { diffDecks } = await import('../pipeline/diff.ts');
  const [deck, left, right] = [args.deck, args.left, args.right].map(String) as [string, string, string];
  const result = await diffDecks(host, { ...request, deck, left, right, allowRemote: false });
  const { difference, diagnostics } = result;
  const page = await writePage(result, args, context);
  if (args.json || args.format === 'json')
    terminal.out(`${JSON.stringify(jsonDiff(result, page, context), null, 2)}\n`);
  else {
    await sayDiagnostics(diagnostics, { host, terminal, quiet: args.quiet });
    if (difference !== undefined) terminal.out(textOf(difference, args.format, context));
    if (page !== undefined) terminal.say(`Look at ${shorten(host, page)}.\n`);
  }
  return hasErrors(diagnostics) ? 1 : 0;
}

function textOf(
  difference: DeckDifference,
  format: Arguments['format'],
  { terminal }: CommandContext,
): string {
  return format === 'markdown' ? formatDiffMarkdown(difference) : formatDiff(difference, terminal.colours);
}

/** The path of the page with pictures; undefined when none was asked for, or there is nothing to show. */
async function writePage(
  result: DiffResult,
  { pictures, browser }: Arguments,
  { host }: CommandContext,
): Promise<string | undefined> {
  if (pictures === undefined || result.difference === undefined) return undefined;
  const file = resolve(host.workingFolder, pictures);
  if (!/\.html?$/i.test(file)) throw new Fault('usage', '--pictures wants the name of an HTML file');
  const { writeDiffPage } = await import('../pipeline/diff-page.ts');
  await writeDiffPage(host, { file, result, ...(browser === undefined ? {} : { browser }) });
  return file;
}

function jsonDiff(
  { difference, diagnostics }: DiffResult,
  page: string | undefined,
  { host }: CommandContext,
): unknown {
  return {
    difference: difference ?? null,
    pictures: page === undefined ? null : shorten(host, page),
    diagnostics: jsonDiagnostics(diagnostics, (file) => shorten(host, file)),
  };
}
