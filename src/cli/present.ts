/** `lectern present`: flags → a server on this machine that follows what is written, and the addresses to open. */
import type { CommandModule } from 'yargs';
import { Fault } from '../diagnostics/fault.ts';
import { deckLabel } from '../model/deck.ts';
import type { Presenting, Rebuilt } from '../pipeline/present.ts';
import type { CommandContext } from './command.ts';
import { DECKS_ARGUMENT, OPEN_OPTIONS, openRequest, SAY_OPTIONS } from './options.ts';
import { jsonDiagnostics } from './report/json.ts';
import { sayDiagnostics, shorten } from './report/report.ts';

const OPTIONS = {
  audience: OPEN_OPTIONS.audience,
  minutes: OPEN_OPTIONS.minutes,
  var: OPEN_OPTIONS.var,
  'theme-set': OPEN_OPTIONS['theme-set'],
  port: {
    type: 'number',
    description: 'Port to listen at; default: 4321 or the next free',
    requiresArg: true,
  },
  host: {
    type: 'string',
    description: 'Address to listen at, such as 0.0.0.0, for other machines too; default: this machine only',
    requiresArg: true,
  },
  open: { type: 'boolean', default: false, description: 'Open the audience’s page in your browser' },
  'allow-remote': {
    type: 'boolean',
    default: false,
    description: 'Fetch files from the network and put them inside',
  },
  ...SAY_OPTIONS,
} as const;

const EPILOGUE = `The speaker's page has notes, clock and the next slide; its address holds a secret. The audience's page never holds a note.
Both follow what is written while they are open. An error is shown over the last good deck until it is mended.
Ctrl-C ends the server.`;

export function presentCommand(context: CommandContext): CommandModule {
  return {
    command: 'present [decks..]',
    describe: 'Show decks in the browser while you write and speak',
    builder: (yargs) =>
      yargs
        .positional('decks', DECKS_ARGUMENT)
        .options(OPTIONS)
        .example('$0 present', 'every deck, for every audience')
        .example('$0 present pricing -a press --open', 'one deck for one audience, at once')
        .example('$0 present talk.md --port 8080', 'any Marp file, at this port')
        .example('$0 present --host 0.0.0.0', 'for other machines of this network too')
        .epilogue(EPILOGUE),
    handler: async (args) => context.finish(await run(args as unknown as Arguments, context)),
  };
}

type Arguments = Parameters<typeof openRequest>[0] & {
  readonly port?: number;
  readonly host?: string;
  readonly open: boolean;
  readonly 'allow-remote': boolean;
  readonly json: boolean;
  readonly quiet: boolean;
};

async function run(args: Arguments, context: CommandContext): Promise<number> {
  const { host, terminal } = context;
  const { port, host: address, json, quiet } = args;
  if (port !== undefined && !(Number.isInteger(port) && port >= 0 && port < 65_536))
    throw new Fault('usage', '--port wants a number from 0 to 65535');
  const { presentDecks } = await import('../pipeline/present.ts');
  const request = {
    ...openRequest(args, host),
    allowRemote: args['allow-remote'],
    ...(port === undefined ? {} : { port }),
    ...(address === undefined ? {} : { address }),
  };
  const { value, diagnostics } = await presentDecks(host, request, (one) => sayBuild(one, context, quiet));
  if (value === undefined) {
    if (json)
      terminal.out(`${JSON.stringify({ decks: [], diagnostics: shown(diagnostics, context) }, null, 2)}\n`);
    else await sayDiagnostics(diagnostics, { host, terminal, quiet });
    return 1;
  }
  const origin = `http://${hostName(address, context)}:${value.port}`;
  if (json) terminal.out(`${JSON.stringify(jsonAddresses(value, origin), null, 2)}\n`);
  else terminal.out(addressLines(value, origin));
  if (!quiet) sayWhere(value, args, context);
  const [only] = value.decks.length === 1 ? value.decks : [];
  if (args.open) void showInBrowser(`${origin}${(only?.path ?? value.lists).audience}`, context);
  // A signal ends the program.
  return new Promise(() => undefined);
}

function shown(diagnostics: Parameters<typeof jsonDiagnostics>[0], { host }: CommandContext): unknown {
  return jsonDiagnostics(diagnostics, (file) => shorten(host, file));
}

/** The name that goes into the addresses: one by which other machines can call, where they may. */
function hostName(address: string | undefined, { host }: CommandContext): string {
  if (address === undefined) return '127.0.0.1';
  if (address === '0.0.0.0' || address === '::') return host.networkAddresses?.()[0] ?? '127.0.0.1';
  return address.includes(':') ? `[${address}]` : address;
}

/** Whoever sits at a machine without a browser can still open the address elsewhere. */
async function showInBrowser(address: string, { host, terminal }: CommandContext): Promise<void> {
  const opened = (await host.openAddress?.(address)) ?? false;
  if (!opened) terminal.say(`No browser could be opened here. Open ${address} yourself.\n`);
}

/** One deck: its two pages. Several: the two lists. */
function addressLines({ decks, lists }: Presenting, origin: string): string {
  const [only] = decks.length === 1 ? decks : [];
  const { speaker, audience } = only?.path ?? lists;
  return `speaker   ${origin}${speaker}\naudience  ${origin}${audience}\n`;
}

function jsonAddresses({ decks, lists, port }: Presenting, origin: string): unknown {
  const both = (path: Presenting['lists']) => ({
    speaker: `${origin}${path.speaker}`,
    audience: `${origin}${path.audience}`,
  });
  return {
    port,
    ...both(lists),
    decks: decks.map(({ deck, audience, title, path }) => ({
      deck,
      audienceId: audience ?? null,
      title,
      ...both(path),
    })),
  };
}

function sayWhere({ port, wantedPort }: Presenting, args: Arguments, { terminal }: CommandContext): void {
  if (port !== wantedPort && wantedPort !== 0)
    terminal.say(`Port ${wantedPort} is in use; ${port} is the next free one.\n`);
  if (args.host !== undefined)
    terminal.say(
      'warning: other machines can reach this server. Whoever knows an address above sees what is behind it; keep the speaker’s to yourself. The connection is not encrypted.\n',
    );
  terminal.say('Ctrl-C ends it.\n');
}

/** A line for each build that changed something, or what is wrong. */
async function sayBuild(one: Rebuilt, { host, terminal }: CommandContext, quiet: boolean): Promise<void> {
  if (one.same) return;
  await sayDiagnostics(one.diagnostics, { host, terminal, quiet });
  if (quiet || one.failed) return;
  const { id, audience } = one.deck;
  const label = deckLabel({ id, audience: audience === undefined ? undefined : { id: audience } });
  const { slides } = one;
  const what = slides === 0 ? '' : `${slides} slide${slides === 1 ? '' : 's'} `;
  terminal.say(`${label}: ${what}${one.first ? 'built' : 'changed'}\n`);
}
