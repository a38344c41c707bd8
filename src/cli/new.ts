/** `lectern new`: files to begin with; their paths on stdout, what to do next on stderr. */
import type { CommandModule } from 'yargs';
import { Fault } from '../diagnostics/fault.ts';
import { suggestName } from '../diagnostics/nearest.ts';
import type { CommandContext } from './command.ts';
import { SAY_OPTIONS } from './options.ts';
import { sayDiagnostics, shorten } from './report/report.ts';

export function newCommand(context: CommandContext): CommandModule {
  return {
    command: 'new <kind> <name>',
    describe: 'Begin a deck, a section or a theme',
    builder: (yargs) =>
      yargs
        .positional('kind', { type: 'string', description: 'deck, section or theme' })
        .positional('name', {
          type: 'string',
          description: 'Small letters, digits and hyphens; shared/<name> is a section for all decks',
        })
        .option('deck', { type: 'string', description: 'The deck that a section is for', requiresArg: true })
        .option('quiet', SAY_OPTIONS.quiet)
        .example('$0 new deck talk', 'a deck with two sections, and audiences if there are none')
        .example('$0 new section prices --deck talk', 'a section of this deck')
        .example('$0 new section shared/contact', 'a section that every deck may use')
        .example('$0 new theme mine', 'the theme briefing in colours of your own')
        .epilogue('Nothing that exists is written over. In a folder without a project one begins here.'),
    handler: async (args) => context.finish(await run(args as unknown as Arguments, context)),
  };
}

interface Arguments {
  readonly kind: string;
  readonly name: string;
  readonly deck?: string;
  readonly quiet: boolean;
}

async function run(args: Arguments, { host, terminal }: CommandContext): Promise<number> {
  const { createNew, NEW_KINDS } = await import('../pipeline/new.ts');
  const kind = NEW_KINDS.find((one) => one === args.kind);
  if (kind === undefined) {
    const hint = suggestName(args.kind, NEW_KINDS, 'kinds');
    throw new Fault('usage', `there is no new "${args.kind}"`, hint);
  }
  const { name, deck, quiet } = args;
  const result = await createNew(host, { kind, name, ...(deck === undefined ? {} : { deck }) });
  await sayDiagnostics(result.diagnostics, { host, terminal, quiet });
  for (const file of result.files) terminal.out(`${shorten(host, file)}\n`);
  if (!quiet) terminal.say(result.files.length === 0 ? 'Nothing was written.\n' : `${result.next}\n`);
  return result.files.length === 0 ? 1 : 0;
}
