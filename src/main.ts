/**
 * The program: arguments in, exit code out. With `lectern.ts`, which starts it, the only file that touches `process`;
 * it hands the outside world to the rest as a host and a terminal.
 */
import * as nodeModule from 'node:module';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { startAhead } from './cli/ahead.ts';
import { asksForVersion } from './cli/command-names.ts';
import type { Terminal } from './cli/terminal.ts';
import { createNodeHost, type NodeHost } from './host/node.ts';

export type RunMain = typeof runMain;

/** What the start of the program knows. */
export interface Start {
  /** The arguments, without Node and the program. */
  readonly argv: readonly string[];
  /** Where the compiled program lies, in the package. */
  readonly programFolder: string;
}

/** Runs one command; resolves when `process.exitCode` is set. Never rejects. */
export async function runMain({ argv, programFolder }: Start): Promise<void> {
  const host = hostOf(programFolder);
  const terminal = terminalOf();
  endCleanly(host);
  try {
    const ahead = await startAhead(argv, host);
    const version = await versionOf(host);
    if (asksForVersion(argv)) return terminal.out(`${version}\n`);
    const { runCli } = await import('./cli/cli.ts');
    process.exitCode = await runCli(argv, { host, terminal, version, ahead });
  } catch (error) {
    // Only a bug of the program comes here; its trace helps nobody but who mends it.
    const { message, stack } = error instanceof Error ? error : new Error(String(error));
    terminal.say(`lectern: this is a bug of Lectern: ${message}\n  hint: LECTERN_DEBUG=1 shows where\n`);
    if (process.env.LECTERN_DEBUG) terminal.say(`${stack}\n`);
    process.exitCode = 2;
  }
}

function hostOf(programFolder: string): NodeHost {
  const host = createNodeHost({
    env: process.env,
    workingFolder: process.cwd(),
    platform: process.platform,
    arch: process.arch,
    isRoot: process.getuid?.() === 0,
    home: homedir(),
    packageFolder: dirname(programFolder),
    threads: { folder: programFolder, cpuUsage: () => process.cpuUsage() },
    pid: process.pid,
    nodeVersion: process.versions.node,
    kill: (pid, signal) => process.kill(pid, signal),
  });
  // Where Node can (22.8 and newer), it keeps what it compiled of the packages outside of the program, in the user's own
  // cache folder and not in the shared temporary one.
  const { enableCompileCache } = nodeModule as { enableCompileCache?: (folder: string) => unknown };
  enableCompileCache?.(join(host.cacheFolder(), 'compiled'));
  return host;
}

function terminalOf(): Terminal {
  return {
    out: (text) => void process.stdout.write(text),
    say: (text) => void (text !== '' && process.stderr.write(text)),
    interactive: process.stderr.isTTY === true && process.env.CI === undefined,
    colours: process.stderr.isTTY === true && !process.env.NO_COLOR,
    stream: process.stderr,
  };
}

/** Whatever ends the run, it takes along what it started. */
function endCleanly(host: NodeHost): void {
  // An interrupted run leaves no browser and no half-written file behind. The codes are the shell's: 128 and the signal's number.
  for (const [signal, code] of [
    ['SIGHUP', 129],
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const) {
    process.once(signal, () => process.exit(code));
  }
  // `process.exit` included.
  process.on('exit', () => host.abandon());
  // A reader that goes away (`| head`) ends the program quietly.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 2));
}

async function versionOf(host: NodeHost): Promise<string> {
  const bytes = await host.readFile(join(host.packageFolder(), 'package.json'));
  return (JSON.parse(new TextDecoder().decode(bytes)) as { readonly version: string }).version;
}
