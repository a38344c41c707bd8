/** `lectern doctor`: what the program finds on this machine, and what to do about what is missing. */
import type { CommandModule } from 'yargs';
import type { DoctorReport } from '../pipeline/doctor.ts';
import type { CommandContext } from './command.ts';

export function doctorCommand(context: CommandContext): CommandModule {
  return {
    command: 'doctor',
    describe: 'Show the browser, fonts and project that were found',
    builder: (yargs) =>
      yargs
        .option('browser', {
          type: 'string',
          description: 'Path of the browser to look at',
          requiresArg: true,
        })
        .option('json', { type: 'boolean', default: false, description: 'Print one JSON document' })
        .example('$0 doctor', ''),
    handler: async (args) => {
      const { browser, json } = args as unknown as { browser?: string; json: boolean };
      const { examine } = await import('../pipeline/doctor.ts');
      const report = await examine(context.host, browser === undefined ? {} : { browser });
      context.terminal.out(json ? `${JSON.stringify(report, null, 2)}\n` : formatReport(report));
      context.finish(report.browser === null ? 2 : 0);
    },
  };
}

function formatReport(report: DoctorReport): string {
  const { browser, project } = report;
  const rows = [
    ['lectern', report.lectern],
    ['node', report.node ?? 'unknown'],
    [
      'browser',
      browser === null
        ? 'none'
        : `${browser.path} (${browser.kind} ${browser.version ?? 'that does not tell its version'})`,
    ],
    ...(browser === null ? [] : [['sandbox', browser.sandbox ? 'on' : 'off, because this is root']]),
    ['fonts', report.fonts ?? 'none'],
    ['project', project === null ? 'none here' : `${project.root}`],
    ...(project === null
      ? []
      : [
          ['decks', project.decks.join(', ') || 'none'],
          ['audiences', project.audiences.join(', ') || 'none'],
        ]),
  ];
  const table = rows.map(([name = '', text = '']) => `${name.padEnd(10)} ${text}`);
  const looked = report.looked.map((one) => {
    const where = one.path === undefined ? '' : `: ${one.path}`;
    return `  ${one.outcome.padEnd(10)} ${one.what}${where}${one.detail === undefined ? '' : ` (${one.detail})`}`;
  });
  const mend = (report.mend ?? []).map((one) => `  ${one}`);
  return `${[...table, '', 'Where a browser was looked for:', ...looked, ...(mend.length === 0 ? [] : ['', 'What to do:', ...mend])].join('\n')}\n`;
}
