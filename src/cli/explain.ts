/** `lectern explain <code>`: what a diagnostic means and how to mend it. */
import type { CommandModule } from 'yargs';
import { CODES, type Code } from '../diagnostics/codes.ts';
import { Fault } from '../diagnostics/fault.ts';
import { suggestName } from '../diagnostics/nearest.ts';
import type { CommandContext } from './command.ts';

export function explainCommand(context: CommandContext): CommandModule {
  return {
    command: 'explain [code]',
    describe: 'Say what a diagnostic means and how to mend it',
    builder: (yargs) =>
      yargs
        .positional('code', {
          type: 'string',
          description: 'The code, such as unknown-audience; none: list all',
        })
        .option('json', { type: 'boolean', default: false, description: 'Print one JSON document' })
        .example('$0 explain unknown-audience', ''),
    handler: (args) => {
      const { code, json } = args as unknown as { code?: string; json: boolean };
      context.terminal.out(code === undefined ? listAll(json) : explain(code, json));
      context.finish(0);
    },
  };
}

function explain(code: string, json: boolean): string {
  if (!isCode(code))
    throw new Fault('usage', `there is no code "${code}"`, suggestName(code, Object.keys(CODES), 'codes'));
  const { severity, title, explanation } = CODES[code];
  return json
    ? `${JSON.stringify({ code, severity, title, explanation }, null, 2)}\n`
    : `${code} (${severity})\n${title}.\n\n${explanation}\n`;
}

function listAll(json: boolean): string {
  const codes = Object.entries(CODES).sort(([a], [b]) => (a < b ? -1 : 1));
  if (json)
    return `${JSON.stringify(
      codes.map(([code, entry]) => ({ code, ...entry })),
      null,
      2,
    )}\n`;
  return codes
    .map(([code, { severity, title }]) => `${code.padEnd(24)} ${severity.padEnd(8)} ${title}\n`)
    .join('');
}

function isCode(code: string): code is Code {
  return Object.hasOwn(CODES, code);
}
