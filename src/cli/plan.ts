/** `lectern plan`: which section goes to which audience, and why. */
import type { CommandModule } from 'yargs';
import type { PlanResult } from '../pipeline/plan.ts';
import type { CommandContext } from './command.ts';
import { MERGE_OPTIONS, OPEN_OPTIONS, openRequest, SAY_OPTIONS } from './options.ts';
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
          ...SAY_OPTIONS,
        })
        .example('$0 plan', 'every deck, every audience')
        .example('$0 plan pricing --minutes 7', 'what would be kept in seven minutes')
        .example('$0 plan members --merge people.csv', 'which deck each row of a table gets, and its folder')
        .example('$0 plan --where shared/contact', 'every deck that uses a section'),
    handler: async (args) => context.finish(await run(args as unknown as Arguments, context)),
  };
}

type Arguments = Parameters<typeof openRequest>[0] & {
  readonly where?: string;
  readonly json: boolean;
  readonly quiet: boolean;
};

async function run(args: Arguments, context: CommandContext): Promise<number> {
  const { host, terminal } = context;
  const { planDecks } = await import('../pipeline/plan.ts');
  const result = await planDecks(host, {
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
