/** `lectern schema`: JSON Schemas of the project's files for editors: one on stdout, or all where VS Code finds them. */
import type { CommandModule } from 'yargs';
import { hasErrors } from '../diagnostics/diagnostic.ts';
import { Fault } from '../diagnostics/fault.ts';
import { suggestName } from '../diagnostics/nearest.ts';
import type { CommandContext } from './command.ts';
import { SAY_OPTIONS } from './options.ts';
import { sayDiagnostics, shorten } from './report/report.ts';

const KINDS = 'deck, section, audiences, sources, settings';

const EPILOGUE = `The schemas know the project's own sections, audiences, layouts, labels and themes. Write them again when these change.

In VS Code the extension "YAML" by Red Hat reads them, for lectern.yaml, decks/audiences.yaml and decks/sources.yaml: names are
completed and explained, slips are marked. It does not look into Markdown (https://github.com/redhat-developer/vscode-yaml/issues/207),
so VS Code neither completes nor checks the front matter of deck.md and of sections. The settings name these files all the same:
an editor that gives front matter to the YAML language server uses them. Without one, "lectern plan" reads all front matter in a
moment and says what is wrong with it.`;

export function schemaCommand(context: CommandContext): CommandModule {
  return {
    command: 'schema [kind]',
    describe: 'Give JSON Schemas of the files to editors',
    builder: (yargs) =>
      yargs
        .positional('kind', { type: 'string', description: `What to print the schema of: ${KINDS}` })
        .option('write', {
          type: 'boolean',
          default: false,
          description: 'Write all schemas to .vscode/lectern, and .vscode/settings.json that uses them',
        })
        .option('quiet', SAY_OPTIONS.quiet)
        .example('$0 schema --write', 'help and checks while typing in VS Code')
        .example('$0 schema section', 'one schema, on stdout')
        .epilogue(EPILOGUE),
    handler: async (args) => context.finish(await run(args as unknown as Arguments, context)),
  };
}

interface Arguments {
  readonly kind?: string;
  readonly write: boolean;
  readonly quiet: boolean;
}

async function run({ kind, write, quiet }: Arguments, { host, terminal }: CommandContext): Promise<number> {
  const { printSchema, SCHEMA_NAMES, writeSchemas } = await import('../pipeline/schema.ts');
  if ((kind === undefined) !== write)
    throw new Fault('usage', 'schema wants a kind of file, or --write for all', `kinds: ${KINDS}`);
  const name = SCHEMA_NAMES.find((one) => one === kind);
  if (kind !== undefined && name === undefined)
    throw new Fault('usage', `there is no schema of "${kind}"`, suggestName(kind, SCHEMA_NAMES, 'kinds'));
  if (name === undefined) {
    const { value, diagnostics } = await writeSchemas(host);
    await sayDiagnostics(diagnostics, { host, terminal, quiet });
    for (const file of value) terminal.out(`${shorten(host, file)}\n`);
    return hasErrors(diagnostics) ? 1 : 0;
  }
  const { value, diagnostics } = await printSchema(host, name);
  await sayDiagnostics(diagnostics, { host, terminal, quiet });
  terminal.out(value);
  return hasErrors(diagnostics) ? 1 : 0;
}
