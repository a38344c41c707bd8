/** Arguments → the command that they name → an exit code. The only door to yargs. */
import yargs, { type Argv } from 'yargs';
import { Fault, systemFault } from '../diagnostics/fault.ts';
import type { Host } from '../host/host.ts';
import type { Ahead } from './ahead.ts';
import { buildCommand } from './build.ts';
import { checkCommand } from './check.ts';
import { type CommandContext, faultText } from './command.ts';
import { diffCommand } from './diff.ts';
import { doctorCommand } from './doctor.ts';
import { explainCommand } from './explain.ts';
import { newCommand } from './new.ts';
import { planCommand } from './plan.ts';
import { presentCommand } from './present.ts';
import { schemaCommand } from './schema.ts';
import type { Terminal } from './terminal.ts';
import { themesCommand } from './themes.ts';

/**
 * Runs the program. Gives 0 when all is well, 1 when the text has errors, 2 when it could not run.
 * Faults of the machine are told in one or two lines; anything else that is thrown is a bug of the program.
 */
export async function runCli(
  argv: readonly string[],
  given: { host: Host; terminal: Terminal; version: string; ahead?: Ahead | undefined },
): Promise<number> {
  const { host, terminal, version, ahead } = given;
  let exitCode = 0;
  const context: CommandContext = {
    host,
    terminal,
    ...(ahead === undefined ? {} : { ahead }),
    finish: (code) => {
      exitCode = code;
    },
  };
  try {
    await createParser(context, version).parseAsync([...argv]);
    return exitCode;
  } catch (error) {
    const fault = error instanceof Fault ? error : systemFault(error);
    if (fault === undefined) throw error;
    terminal.say(faultText(fault));
    return 2;
  } finally {
    await ahead?.printing.close();
  }
}

function createParser(context: CommandContext, version: string): Argv {
  return yargs()
    .scriptName('lectern')
    .usage('$0 <command>\n\nOne library of Markdown sections, a slide deck for each audience.')
    .command(buildCommand(context))
    .command(checkCommand(context))
    .command(planCommand(context))
    .command(diffCommand(context))
    .command(presentCommand(context))
    .command(themesCommand(context))
    .command(doctorCommand(context))
    .command(newCommand(context))
    .command(explainCommand(context))
    .command(schemaCommand(context))
    .completion('completion', 'Print a script for completion in bash or zsh')
    .version(version)
    .alias('version', 'V')
    .help()
    .alias('help', 'h')
    .middleware(withDecksBehindDashes)
    .strict()
    .recommendCommands()
    .parserConfiguration({
      'greedy-arrays': false,
      'camel-case-expansion': false,
      'dot-notation': false,
      'parse-positional-numbers': false,
      'populate--': true,
    })
    .wrap(null)
    .exitProcess(false)
    .fail((message, error) => {
      throw error ?? new Fault('usage', message, 'see lectern --help');
    });
}

/** Behind `--` stand names of decks and files, whatever they begin with; yargs leaves them out of the positional arguments. */
function withDecksBehindDashes(args: Record<string, unknown>): void {
  const [before, behind] = [args.decks, args['--']].map((list) => (Array.isArray(list) ? list : []));
  if (behind?.length) args.decks = [...(before ?? []), ...behind];
}
