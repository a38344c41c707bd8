#!/usr/bin/env node
/**
 * The program: arguments in, exit code out. The only file that touches `process`; it hands the outside world
 * to the rest as a host and a terminal.
 */
import * as nodeModule from 'node:module';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startAhead } from './cli/ahead.ts';
import type { Terminal } from './cli/terminal.ts';
import { createNodeHost } from './host/node.ts';

const programFolder = dirname(fileURLToPath(import.meta.url));
const packageFolder = dirname(programFolder);
const host = createNodeHost({
  env: process.env,
  workingFolder: process.cwd(),
  platform: process.platform,
  arch: process.arch,
  isRoot: process.getuid?.() === 0,
  home: homedir(),
  packageFolder,
  threads: { folder: programFolder, cpuUsage: () => process.cpuUsage() },
  pid: process.pid,
  nodeVersion: process.versions.node,
  kill: (pid, signal) => process.kill(pid, signal),
});

// An interrupted run leaves no browser and no half-written file behind. The codes are the shell's: 128 and the signal's number.
for (const [signal, code] of [
  ['SIGHUP', 129],
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const) {
  process.once(signal, () => process.exit(code));
}

const terminal: Terminal = {
  out: (text) => void process.stdout.write(text),
  say: (text) => void (text !== '' && process.stderr.write(text)),
  interactive: process.stderr.isTTY === true && process.env.CI === undefined,
  colours: process.stderr.isTTY === true && !process.env.NO_COLOR,
  stream: process.stderr,
};

// However a run ends, `process.exit` included, it takes along what it started.
process.on('exit', () => host.abandon());

// A reader that goes away (`| head`) ends the program quietly.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 2));

// Where Node can (22.8 and newer), it keeps what it compiled, in the user's own cache folder and not in the shared temporary one.
const { enableCompileCache } = nodeModule as { enableCompileCache?: (folder: string) => unknown };
enableCompileCache?.(join(host.cacheFolder(), 'compiled'));

const argv = process.argv.slice(2);
const ahead = await startAhead(argv, host);
const { version } = JSON.parse(
  new TextDecoder().decode(await host.readFile(`${packageFolder}/package.json`)),
) as { version: string };
try {
  // Asked by scripts and editors each time they start: not worth loading the parser for.
  if (argv.length === 1 && (argv[0] === '--version' || argv[0] === '-V')) terminal.out(`${version}\n`);
  else {
    const { runCli } = await import('./cli/cli.ts');
    process.exitCode = await runCli(argv, { host, terminal, version, ahead });
  }
} catch (error) {
  // Only a bug of the program comes here; its trace helps nobody but who mends it.
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  terminal.say(`lectern: this is a bug of Lectern: ${message}\n  hint: LECTERN_DEBUG=1 shows where\n`);
  if (process.env.LECTERN_DEBUG) terminal.say(`${stack}\n`);
  process.exitCode = 2;
}
