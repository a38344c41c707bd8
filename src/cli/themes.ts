/** `lectern themes [theme] [layout]`: which themes there are, their layouts with slots, an example of a layout as Markdown. */
import { resolve } from 'node:path';
import type { CommandModule } from 'yargs';
import { hasErrors } from '../diagnostics/diagnostic.ts';
import { Fault } from '../diagnostics/fault.ts';
import { suggestName } from '../diagnostics/nearest.ts';
import type { LayoutEntry, ThemeEntry } from '../pipeline/themes.ts';
import type { CommandContext } from './command.ts';
import { OPEN_OPTIONS, SAY_OPTIONS } from './options.ts';
import { sayDiagnostics } from './report/report.ts';
import { themesText, themeText } from './report/themes.ts';

interface Arguments {
  readonly theme?: string;
  readonly layout?: string;
  readonly 'theme-set'?: readonly string[];
  readonly json: boolean;
  readonly quiet: boolean;
}

export function themesCommand(context: CommandContext): CommandModule {
  return {
    command: 'themes [theme] [layout]',
    describe: 'List themes, their layouts and slots',
    builder: (yargs) =>
      yargs
        .positional('theme', { type: 'string', description: 'Show the layouts of this theme' })
        .positional('layout', { type: 'string', description: 'Print an example of this layout as Markdown' })
        .options({ 'theme-set': OPEN_OPTIONS['theme-set'], ...SAY_OPTIONS })
        .example('$0 themes', 'every theme that a deck here may name')
        .example('$0 themes briefing', 'its layouts, and the slots of each')
        .example('$0 themes briefing two-columns', 'a slide to copy'),
    handler: async (args) => context.finish(await run(args as unknown as Arguments, context)),
  };
}

async function run(args: Arguments, { host, terminal }: CommandContext): Promise<number> {
  const { listThemes } = await import('../pipeline/themes.ts');
  const themeSet = (args['theme-set'] ?? []).map((path) => resolve(host.workingFolder, path));
  const { themes, diagnostics } = await listThemes(host, themeSet);
  await sayDiagnostics(diagnostics, { host, terminal, quiet: args.quiet });
  terminal.out(shown(themes, args));
  return hasErrors(diagnostics) ? 1 : 0;
}

function shown(themes: readonly ThemeEntry[], { theme, layout, json }: Arguments): string {
  if (theme === undefined) return json ? toJson(themes) : themesText(themes);
  const one = named(themes, theme, 'theme');
  if (layout === undefined) return json ? toJson(one) : themeText(one);
  const example: LayoutEntry = named(one.layouts, layout, 'layout');
  return json ? toJson(example) : `${example.example.trim()}\n`;
}

function named<T extends { readonly name: string }>(all: readonly T[], name: string, what: string): T {
  const found = all.find((one) => one.name === name);
  if (found !== undefined) return found;
  const names = all.map((one) => one.name);
  throw new Fault('usage', `there is no ${what} "${name}"`, suggestName(name, names, `${what}s`));
}

function toJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
