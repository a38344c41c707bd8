#!/usr/bin/env node
/**
 * The command. Opens the compiled program that lies beside this file and lets `main.ts` run. What V8 makes of the program
 * is kept for each command by itself, so that no run reads code that it does not need.
 */
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cachedDataVersionTag } from 'node:v8';
import { commandOf } from './cli/command-names.ts';
import { cacheFolder } from './host/places.ts';
import type { RunMain } from './main.ts';
import type { CodePlace } from './program/kept-code.ts';
import { openProgram } from './program/program.ts';

/** Written in by `bootstrap.mjs`: a hash of the chunks. */
declare const PROGRAM_HASH: string;

const folder = dirname(fileURLToPath(import.meta.url));
const argv = process.argv.slice(2);
const command = commandOf(argv);
const program = openProgram(folder, command === undefined ? undefined : placeOf(command));
const { runMain } = program.load('main') as { readonly runMain: RunMain };
process.once('exit', (code) => {
  // A run that was interrupted has something else to do.
  if (code < 2) program.keepCode();
});
await runMain({ argv, programFolder: folder });

function placeOf(command: string): CodePlace {
  const env = (name: string) => process.env[name] || undefined;
  const { platform, version, arch, pid, getuid } = process;
  const root = cacheFolder({ platform, home: homedir(), env });
  const flags = cachedDataVersionTag().toString(36);
  return {
    folder: join(root, 'program'),
    name: `${PROGRAM_HASH}-${version}-${arch}-${flags}-${command}`,
    userId: getuid?.(),
    pid,
  };
}
