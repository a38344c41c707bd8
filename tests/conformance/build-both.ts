/**
 * Builds all fixtures with Lectern and with marp-cli, each in one run, side by side and with the same browser:
 * the one that Lectern finds. marp-cli gets it by way of a script, since it takes no flags for a browser: without
 * network, and with Lectern's flags for the rendering of fonts.
 */
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { findBrowsers } from '../../src/export/find-browser.ts';
import type { FoundBrowser } from '../../src/model/browser.ts';
import { ownHost } from '../host.ts';
import { FIXTURES_FOLDER, fixtureFile, THEMES_FOLDER } from './fixtures.ts';
import { runProgram } from './run-program.ts';

export interface BuiltFixtures {
  /** Where Lectern wrote the PDF of a fixture. */
  lecternPdf(name: string): string;
  /** Where marp-cli wrote it. */
  marpPdf(name: string): string;
}

const ROOT = join(import.meta.dirname, '..', '..');
const LECTERN = join(ROOT, 'dist', 'lectern.js');
const MARP = join(ROOT, 'node_modules', '@marp-team', 'marp-cli', 'marp-cli.js');
const ENGINE = join(import.meta.dirname, 'marp-engine.mjs');

/** Builds the named fixtures into folders below `work`. */
export async function buildBoth(names: readonly string[], work: string): Promise<BuiltFixtures> {
  const browser = await findBrowser();
  const folders = { lectern: join(work, 'lectern'), marp: join(work, 'marp') };
  await Promise.all([
    buildWithLectern(names, folders.lectern, browser),
    buildWithMarp(folders.marp, browser, work),
  ]);
  return {
    lecternPdf: (name) => join(folders.lectern, name, 'deck.pdf'),
    marpPdf: (name) => join(folders.marp, `${name}.pdf`),
  };
}

async function findBrowser(): Promise<FoundBrowser> {
  const host = ownHost();
  const { chosen } = await findBrowsers(host);
  if (chosen === undefined)
    throw new Error('there is no browser: lectern doctor says where one was looked for');
  return chosen;
}

async function buildWithLectern(names: readonly string[], out: string, browser: FoundBrowser): Promise<void> {
  const themes = ['--theme-set', THEMES_FOLDER];
  const output = ['--format', 'pdf', '--out', out, '--browser', browser.path, '--quiet'];
  await runProgram(process.execPath, {
    arguments: [LECTERN, 'build', ...names.map(fixtureFile), ...themes, ...output],
    folder: ROOT,
    environment: { ...process.env, ...browser.environment },
  });
}

async function buildWithMarp(out: string, browser: FoundBrowser, work: string): Promise<void> {
  const home = join(work, 'home');
  await mkdir(home, { recursive: true });
  await runProgram(process.execPath, {
    arguments: [
      ...[MARP, '--input-dir', FIXTURES_FOLDER, '--output', out, '--pdf', '--theme-set', THEMES_FOLDER],
      ...['--engine', ENGINE, '--allow-local-files', '--no-stdin', '--no-config-file'],
    ],
    folder: ROOT,
    environment: {
      ...process.env,
      ...browser.environment,
      // It writes its temporary pages into the home folder.
      HOME: home,
      CHROME_PATH: await offlineBrowser(browser.path, home),
      ...(process.getuid?.() === 0 ? { CHROME_NO_SANDBOX: '1' } : {}),
    },
  });
}

async function offlineBrowser(path: string, folder: string): Promise<string> {
  if (delimiter === ';') return path;
  const script = join(folder, 'browser');
  const flags = ["--host-resolver-rules='MAP * ~NOTFOUND'", '--font-render-hinting=none'];
  await writeFile(script, `#!/bin/sh\nexec '${path.replaceAll("'", `'\\''`)}' ${flags.join(' ')} "$@"\n`);
  await chmod(script, 0o755);
  return script;
}
