/** `lectern plan`: which section goes to which audience, and why. */
import type { CommandModule } from 'yargs';
import { hasErrors } from '../diagnostics/diagnostic.ts';
import { Fault } from '../diagnostics/fault.ts';
import { planUnlessKnown } from '../pipeline/cached-plan.ts';
import type { PlanResult } from '../pipeline/plan.ts';
import type { CommandContext } from './command.ts';
import { MERGE_OPTIONS, OPEN_OPTIONS, openRequest, SAY_OPTIONS } from './options.ts';
import { formatImpact, formatImpactMarkdown } from './report/impact.ts';
import { jsonDiagnostics } from './report/json.ts';
import { formatPlan, formatUses } from './report/plan.ts';
import { sayDiagnostics, shorten } from './report/report.ts';

export function planCommand(context: CommandContext): CommandModule {
  const { audience, minutes, var: variables } = OPEN_OPTIONS;
  return {
    command: 'plan [decks..]',
    describe: 'Show which section goes to which audience, and why',
    builder: (yargs) =>
      yargs
        .positional('decks', {
          type: 'string',
          array: true,
          description: 'Deck names or paths; none: all decks',
        })
        .options({
          audience,
          minutes,
          var: variables,
          ...MERGE_OPTIONS,
          where: {
            type: 'string',
            description: 'Show where this section is used: its id or its file',
            requiresArg: true,
          },
          since: {
            type: 'string',
            description: 'Show which decks and slides were touched since this commit, branch or tag',
            requiresArg: true,
          },
          format: {
            alias: 'f',
            type: 'string',
            choices: ['text', 'markdown'],
            default: 'text',
            requiresArg: true,
            description: 'Form of what --since says',
          },
          ...SAY_OPTIONS,
        })
        .example('$0 plan', 'every deck, every audience')
        .example('$0 plan pricing --minutes 7', 'what would be kept in seven minutes')
        .example('$0 plan members --merge people.csv', 'which deck each row of a table gets, and its folder')
        .example('$0 plan --where shared/contact', 'every deck that uses a section')
        .example('$0 plan --since main --format markdown', 'what an edit touches, for a pull request'),
    handler: async (args) => context.finish(await run(args as unknown as Arguments, context)),
  };
}

type Arguments = Parameters<typeof openRequest>[0] & {
  readonly where?: string;
  readonly since?: string;
  readonly format: 'text' | 'markdown';
  readonly json: boolean;
  readonly quiet: boolean;
};

async function run(args: Arguments, context: CommandContext): Promise<number> {
  const { host, terminal } = context;
  const { since, where, format } = args;
  if (since !== undefined) {
    if (where !== undefined || args.merge !== undefined)
      throw new Fault('usage', '--since goes together with neither --where nor --merge');
    return runSince({ ...args, since }, context);
  }
  if (format !== 'text') throw new Fault('usage', `--format ${format} is a form of what --since says`);
  const result = await planUnlessKnown(host, {
    ...openRequest(args, host),
    ...(args.where === undefined ? {} : { where: args.where }),
  });
  if (args.json) terminal.out(`${JSON.stringify(jsonPlan(result, context), null, 2)}\n`);
  else {
    terminal.out(
      result.uses === undefined ? formatPlan(result.tables) : formatUses(result.uses, args.where ?? ''),
    );
    await sayDiagnostics(result.diagnostics, { host, terminal, quiet: args.quiet });
  }
  return result.failed ? 1 : 0;
}

function jsonPlan(result: PlanResult, { host }: CommandContext): unknown {
  const show = (file: string) => shorten(host, file);
  const uses = result.uses?.map((use) => ({ ...use, audience: use.audience ?? null, file: show(use.file) }));
  return {
    ...(uses === undefined ? result.document : { uses }),
    diagnostics: jsonDiagnostics(result.diagnostics, show),
  };
}

/** What was touched since a commit. */
async function runSince(
  args: Arguments & { readonly since: string },
  context: CommandContext,
): Promise<number> {
  const { host, terminal } = context;
  const { impactSince } = await import('../pipeline/since.ts');
  const { impact, diagnostics } = await impactSince(host, { ...openRequest(args, host), since: args.since });
  const show = (file: string) => shorten(host, file);
  if (args.json) {
    const document = { impact: impact ?? null, diagnostics: jsonDiagnostics(diagnostics, show) };
    terminal.out(`${JSON.stringify(document, null, 2)}\n`);
  } else {
    if (impact !== undefined)
      terminal.out(args.format === 'markdown' ? formatImpactMarkdown(impact) : formatImpact(impact));
    await sayDiagnostics(diagnostics, { host, terminal, quiet: args.quiet });
  }
  return hasErrors(diagnostics) ? 1 : 0;
}
